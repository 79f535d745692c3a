"""What stands around a story on its page goes: promotion, labels, captions, cards, notices."""

import pytest

from tests.parse.pages import PARAGRAPHS, body_of
from transforms.parse.boilerplate import is_about_author, is_promotion
from transforms.parse.page import post_filter, read_page


def test_post_filter() -> None:
    text = "A Title\nFirst line.\nSign up for our newsletter\nSecond line.\nThe title again."
    assert post_filter(text, ("A title",)) == "First line.\nSecond line.\nThe title again."


def test_what_stands_around_a_story_is_taken_out() -> None:
    teasers = "".join(
        f'<article><h3><a href="/{n}">Another story {n}</a></h3>'
        f"<p>Its teaser {n} is long enough to look like a paragraph of the story.</p></article>"
        for n in range(3)
    )
    text = body_of(
        f"<main><section><h1>Ministers meet</h1>{PARAGRAPHS}"
        '<blockquote class="twitter-tweet"><p>A post from elsewhere.</p></blockquote>'
        f'<div class="kg-signup-card"><h2>Get the letter</h2><p>Join us.</p></div></section>'
        f"<section><h2>Keep reading</h2>{teasers}</section></main>"
    )
    assert text.count("\n") == 4
    assert "teaser" not in text
    assert "post from elsewhere" not in text


def cards(date: str, link: str = "/story-{}") -> str:
    said = "Its summary is a sentence of some length that tells what another story is about."
    return "".join(
        f'<div class="post"><h4><a href="{link.format(n)}">Story {n}</a></h4>'
        f"{date}<p>{said}</p></div>"
        for n in range(3)
    )


def test_lists_of_other_stories_go() -> None:
    story = f"<div><h1>Ministers meet</h1>{PARAGRAPHS}</div><p>Write to us in Leeds.</p>"
    for date in ("<span>3 May 2025</span>", "<time>today</time>", "2 hours ago", "05/03/2025"):
        text = body_of(f"{story}<div>{cards(date)}</div>{PARAGRAPHS.replace('5', '6')}")
        assert "summary" not in text
        assert "Paragraph 5" in text


@pytest.mark.parametrize(
    "listing",
    [
        cards(""),
        cards("<time>10.05</time>", "#post-{}"),
        cards("<time>10.05</time>", "?post={}"),
        cards("<time>10.05</time>", "https://h.example/live?post={}"),
        cards("<time>10.05</time>", "https://other.example/{}"),
    ],
    ids=["no date", "place in the page", "query", "own address", "another site"],
)
def test_lists_that_are_the_story_stay(listing: str) -> None:
    head = '<link rel="canonical" href="https://h.example/live">'
    text = body_of(f"<article><h1>Ministers meet</h1>{PARAGRAPHS}{listing}</article>", head)
    assert "summary" in text


@pytest.mark.parametrize(
    "names",
    ['class="comments"', 'id="comments-area"', 'class="box" id="sf_comment_list"',
     'id="comentarios"', 'class="visitors_comment_block"', 'id="disqus_thread"'],
)  # fmt: skip
def test_what_readers_wrote_goes(names: str) -> None:
    said = "<p>I read this whole story and do not agree with a single word of what is said.</p>"
    text = body_of(f"<div><h1>Ministers meet</h1>{PARAGRAPHS}<div {names}>{said * 2}</div></div>")
    assert "agree" not in text
    assert "Paragraph 5" in text


def test_comments_stay_where_they_are_the_page() -> None:
    thread = f'<h1>A thread</h1><div class="visitors_comment_block">{PARAGRAPHS}</div>'
    assert "Paragraph 3" in body_of(thread)


def test_a_genre_named_comment_is_no_comment() -> None:
    text = body_of(
        f'<div class="content tone-comment article--comment"><h1>X</h1>{PARAGRAPHS}</div>'
    )
    assert text.count("\n") == 4


def test_a_standfirst_that_repeats_the_description_goes() -> None:
    head = '<meta name="description" content="The ministers agreed on nothing.">'
    story = "<p{}>The ministers agreed on nothing.</p>" + PARAGRAPHS
    assert "agreed" not in body_of(f"<article>{story.format(' class=standfirst')}</article>", head)
    assert "agreed" in body_of(f"<article>{story.format('')}</article>", head)


@pytest.mark.parametrize(
    ("line", "promotes"),
    [
        ("Log in to post comments", True),
        ("A man waits. MERIDIAN/Omar Haddad Purchase Licensing Rights, opens new tab", True),
        ("By Ana Ruiz | Published February 12, 2025 | 5:00 p.m.", True),
        ("[ Photo | Video | Print | Close ]", True),
        ("Reporting by Ana Ruiz; Editing by Tom Reed", False),
        ("The letter appears in print on Friday, the minister said.", False),
        ("Log in the river blocks the port.", False),
        ("A" * 290, False),
    ],
)
def test_promotion(line: str, promotes: bool) -> None:
    assert is_promotion(line) == promotes


@pytest.mark.parametrize(
    "line",
    [
        "About the author",
        "Jane Doe is a reporter in Leeds.",
        "Jane Doe, our man in Leeds, covers the courts.",
        "Jane Doe covers the courts",
        "Jane Doe",
    ],
)
def test_lines_about_the_author(line: str) -> None:
    assert is_about_author(line, ("Jane Doe",))


@pytest.mark.parametrize("line", ["Jane Doelle is a judge.", "Jane Doe and her sons fled.", "Jane"])
def test_lines_about_others(line: str) -> None:
    assert not is_about_author(line, ("Jane Doe",))


def test_what_is_said_about_the_author_goes_only_at_the_end() -> None:
    lines = ["Jane Doe", "A first.", "Jane Doe is here.", "1", "2", "3", "Jane Doe is a reporter."]
    found = post_filter("\n".join(lines), (), ("Jane Doe",))
    assert found.split("\n") == ["A first.", "Jane Doe is here.", "1", "2", "3"]


STORY = [
    f"Sentence {n}: the ministers met in the old town and spoke about the fishing rights of both."
    for n in range(20)
]


def test_labels_above_the_lead_go() -> None:
    assert post_filter("\n".join(["World", "Listen", *STORY]), ()) == "\n".join(STORY)
    book = ["Circular Motion", "Alex Forster (2024)", *STORY]
    assert post_filter("\n".join(book), ()) == "\n".join(book)
    for first in ("VIENNA", "What was agreed on Friday in the town", "It rained."):
        assert post_filter("\n".join([first, *STORY]), ()) == "\n".join([first, *STORY])


def test_what_follows_a_heading_of_other_matter_goes() -> None:
    tail = ["Press contacts", "The spokesperson", "Phone 555 0104"]
    assert post_filter("\n".join([*STORY, *tail]), ()) == "\n".join(STORY)
    tail = ["Other opinion columns", "A lamp that lasts", "Leave the town alone"]
    assert post_filter("\n".join([*STORY, *tail]), ()) == "\n".join(STORY)
    kept = [STORY[0], "Comments?", *STORY[1:]]
    assert post_filter("\n".join(kept), ()) == "\n".join(kept)
    # Where most of the text follows it, the heading is the story's own.
    kept = [*STORY[:3], "Disclaimer", *STORY[3:]]
    assert post_filter("\n".join(kept), ()) == "\n".join(kept)


def test_closing_notices_go_and_credits_stay() -> None:
    credit = "(Reporting by Ana Ruiz; Editing by Tom Ash)"
    tail = [credit, "Copyright 2025 The Post Inc. All rights reserved.", "Last updated 7 May 2025"]
    assert post_filter("\n".join([*STORY, *tail]), ()) == "\n".join([*STORY, credit])


def page_of(body: str) -> str:
    return f"<html><body><article><h1>Ministers meet again</h1>{body}</article></body></html>"


def test_a_gallery_tells_its_story_in_captions() -> None:
    slides = PARAGRAPHS.replace("<p>", "<figure><img><figcaption>").replace(
        "</p>", "</figcaption></figure>"
    )
    text = body_of(f"<article><h1>Ministers meet</h1><p>In pictures.</p>{slides}</article>")
    assert [line[:11] for line in text.split("\n")[-5:]] == [f"Paragraph {n}" for n in range(1, 6)]
    with_text = body_of(f"<article>{PARAGRAPHS}<p>More of it was said.</p>{slides}</article>")
    assert with_text.count("Paragraph 1") == 1


def test_a_text_in_one_line_is_taken_apart() -> None:
    said = "".join(f"<p>Minister number {n} spoke of trade and of fish.</p>" for n in range(5))
    box = f'<div class="gallery">{said}<p><a href="/">Home</a></p></div>'
    assert body_of(f"<article><h1>Ministers meet</h1>{box}</article>").split("\n") == [
        f"Minister number {n} spoke of trade and of fish." for n in range(5)
    ]


def test_a_video_is_told_by_its_description() -> None:
    said = "A clip shows the two ministers who meet in the old town and shake hands."
    data = '{"@type": "VideoObject", "name": "Ministers meet", "description": "' + said + '"}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert body_of("<h1>Ministers meet</h1><div class=player></div>", head) == said
    assert said not in body_of(PARAGRAPHS, head)


def test_captions_go_unless_they_are_the_story() -> None:
    story = "".join(f"<p>{line}</p>" for line in STORY)
    caption = '<div class="pic"><p class="imageCaption">The two ministers in the town.</p></div>'
    assert read_page(page_of(story[:500] + caption + story[500:])).text.count("ministers in") == 0
    slides = "".join(f'<p class="imageCaption">{line}</p>' for line in STORY)
    assert read_page(page_of(slides)).text.split("\n") == STORY


def test_a_card_of_another_story_between_paragraphs_goes() -> None:
    halves = ["".join(f"<p>{line}</p>" for line in part) for part in (STORY[:10], STORY[10:])]
    card = (
        '<div class="c"><h3><a href="/x">Rail strike called off</a></h3><p>In two days.</p></div>'
    )
    assert read_page(page_of(card.join(halves))).text.split("\n") == STORY
    # A list of things that are described is the story, though their names are links.
    item = '<h3><a href="/x">{}</a></h3><p>{}</p>'
    listed = "".join(item.format(f"The boat {n}", line) for n, line in enumerate(STORY))
    assert "The boat 7" in read_page(page_of(listed)).text


def test_thousands_of_headings_of_other_matter_go() -> None:
    story = "The ministers met in Oslo and agreed on nothing but another meeting in spring."
    text = "\n".join([story, *["Press contacts"] * 3000])
    assert post_filter(text, ()) == story
