"""What an extraction lost is found by its place among what it kept."""

from lxml.html import HtmlElement

from transforms.parse.page import parse_tree
from transforms.parse.recovery import blocks_of, letters, lost_prose, recover


def sentence(n: int) -> str:
    return (
        f"Sentence {n}: the two ministers met again in the old town and spoke about fishing rights "
        "and about the long border that their countries share."
    )


def tree_of(body: str) -> HtmlElement:
    tree = parse_tree(f"<html><body>{body}</body></html>")
    assert tree is not None
    return tree


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{sentence(n)}</p>" for n in numbers)


def lines(*numbers: int) -> str:
    return "\n".join(map(sentence, numbers))


def test_blocks_hold_no_blocks() -> None:
    tree = tree_of(f"<div><h2>Head</h2><div>{paragraphs(1)}</div><ul><li>item</li></ul></div>")
    assert [b.element.tag for b in blocks_of(tree)] == ["h2", "p", "li"]


def test_headings_and_items_between_kept_paragraphs_come_back() -> None:
    tree = tree_of(
        f"<div>{paragraphs(1)}<h2>What was agreed</h2>{paragraphs(2)}<ul><li>Cod</li>"
        f"<li>Herring</li></ul>{paragraphs(3)}<h2>Leads nowhere</h2></div>"
    )
    found = recover(blocks_of(tree), lines(1, 2, 3)).split("\n")
    assert found == [
        sentence(1),
        "What was agreed",
        sentence(2),
        "Cod",
        "Herring",
        sentence(3),
    ]


def test_links_and_what_is_named_as_around_stay_out() -> None:
    tree = tree_of(
        f'<div>{paragraphs(1)}<h3><a href="/x">Another story</a></h3>'
        f'<div class="related"><h3>Related</h3><p>{sentence(9)}</p></div>{paragraphs(2)}</div>'
    )
    assert recover(blocks_of(tree), lines(1, 2)) == lines(1, 2)


def test_initials_and_transcripts_stay_out() -> None:
    tree = tree_of(
        f"<div>{paragraphs(1)}<h2>S</h2>{paragraphs(2)}"
        f'<div class="video-transcript">{sentence(8)} {sentence(9)}</div>{paragraphs(3)}</div>'
    )
    assert recover(blocks_of(tree), lines(1, 2, 3)) == lines(1, 2, 3)


def test_a_lost_part_of_the_story_comes_back() -> None:
    tree = tree_of(
        f"<main><div class='part'>{paragraphs(1)}</div><div class='part two'>{paragraphs(2, 3)}"
        f"<ul><li>Cod</li></ul></div><div class='part'>{paragraphs(4)}</div></main>"
    )
    blocks = blocks_of(tree)
    assert lost_prose(blocks, lines(1, 4)) == len(sentence(2) + sentence(3))
    found = recover(blocks, lines(1, 4))
    assert found == "\n".join([lines(1, 2, 3), "Cod", sentence(4)])
    assert lost_prose(blocks, found) == 0


def test_strays_around_the_core_go() -> None:
    story = paragraphs(*range(1, 26))
    tree = tree_of(
        f"<p>4 minutes</p><p>{sentence(0)}</p><article>{story}</article>"
        f"<div class='offer'><p>{sentence(99)}</p></div>"
    )
    text = "\n".join(["4 minutes", lines(*range(26)), sentence(99)])
    assert recover(blocks_of(tree), text) == lines(*range(26))


def test_a_last_part_that_looks_like_the_others_stays() -> None:
    tree = tree_of(
        f"<div><div class='body'>{paragraphs(*range(1, 26))}</div></div>"
        f"<div><div class='body'>{paragraphs(26)}</div></div>"
    )
    text = lines(*range(1, 27))
    assert recover(blocks_of(tree), text) == text


def test_a_text_that_is_not_of_the_page_stays() -> None:
    tree = tree_of(f"<div>{paragraphs(1, 2)}</div>")
    assert recover(blocks_of(tree), "Nothing of this\nis on the page") == (
        "Nothing of this\nis on the page"
    )
    assert letters("Æ-b_C 1.") == "æbc1"
