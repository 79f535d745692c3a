"""HTML pages: body, headline, authors, dates, and shapes that must not reach a parser."""

import time

import pytest

from tests.parse.pages import PARAGRAPHS, body_of
from transforms.parse.bylines import author_names
from transforms.parse.metadata import read_metadata
from transforms.parse.page import parse_tree, read_page
from transforms.parse.page_guard import PageLimits, too_complex
from transforms.parse.titles import choose_title, without_site

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ministers meet | Harbour Post</title>
<link rel="canonical" href="https://h.example/1">
<meta property="og:site_name" content="Harbour Post"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article>
<h1>Ministers meet in Vienna</h1><p class="byline">By <a href="/staff/ana">Ana Ruiz</a></p>
<p class="date">14 February 2025, 10.00 GMT</p>{PARAGRAPHS}<p>Read more: Ministers met before</p>
</article><footer>Copyright Harbour Post</footer></body></html>"""


def metadata_of(head: str, body: str = ""):
    tree = parse_tree(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return read_metadata(tree)


def test_a_page() -> None:
    page = read_page(PAGE)
    assert page.text.count("\n") == 4
    assert page.text.startswith("Paragraph 1")
    assert "Read more" not in page.text
    assert page.metadata.canonical_urls[0] == "https://h.example/1"
    assert page.shown_date is not None
    assert page.shown_date.at.isoformat() == "2025-02-14T10:00:00+00:00"
    assert "Ana Ruiz" in author_names(page.metadata.authors)


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_json_ld_in_a_graph() -> None:
    found = metadata_of(
        json_ld(
            '{"@graph": [{"@type": "Person", "@id": "#a", "name": "Ana Ruiz"}, {"@type": "WebSite",'
            '"name": "Post"}, {"@type": ["NewsArticle"], "headline": "H", "author": {"@id": "#a"},'
            '"datePublished": "2025-02-14", "inLanguage": "en"}]}'
        )
    )
    assert found.titles[0] == "H"
    assert found.authors[0] == ("Ana Ruiz",)
    assert found.dates[0] == "2025-02-14"
    assert found.languages[0] == "en"


@pytest.mark.parametrize(
    "text",
    [
        '//<![CDATA[\n{"@type": "Article", "headline": "H"}\n//]]>',
        '{"@type": "Article", "headline": "H",}',
        '{"@type": "Article", "headline": "H", "description": "two\nlines"};',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;H&quot;}",
    ],
)
def test_json_ld_as_pages_write_it(text: str) -> None:
    assert metadata_of(json_ld(text)).titles == ("H",)


def test_broken_or_deep_json_ld_is_passed_over_at_once() -> None:
    started = time.process_time()
    for text in ('{"a": "' + '\\"' * 50_000, '{"a":' * 50_000, '"' * 100_000, "[" * 100_000):
        assert metadata_of(json_ld(text) + "<title>T</title>").titles == ("T",)
    assert time.process_time() - started < 5


def test_json_ld_with_much_white_space_takes_no_time() -> None:
    page = "<script type='application/ld+json'>{" + " " * 500_000 + "</script>"
    started = time.process_time()
    metadata_of(page)
    assert time.process_time() - started < 5


def test_metas_and_microdata() -> None:
    found = metadata_of(
        '<meta property="og:title" content="A &amp;amp; B"><meta name="author" content="Bo Li">'
        '<meta name="DC.date.issued" content="2025-02-14">',
        '<span itemprop="author"><b itemprop="name">Ana Ruiz</b></span>'
        '<time itemprop="datePublished" datetime="2025-02-13">x</time>',
    )
    assert found.titles[0] == "A & B"
    assert author_names(found.authors) == ("Bo Li",)
    assert found.dates == ("2025-02-14",)
    shown = metadata_of("", '<time itemprop="datePublished" datetime="2025-02-13">x</time>')
    assert shown.dates == ("2025-02-13",)


@pytest.mark.parametrize(
    ("structured", "headings", "title"),
    [
        (("Talks: what we know | Post",), ("Talks in Vienna: what we know",),
         "Talks in Vienna: what we know"),
        (("Ministers meet in Vienna - Post",), ("Harbour Post",), "Ministers meet in Vienna"),
        (("Ministers meet",), ("Newsletter",), "Ministers meet"),
        ((), ("Ministers meet",), "Ministers meet"),
        (("Ministers meet in Vienna » World News", "Ministers meet in Vienna"), (),
         "Ministers meet in Vienna"),
        (("Ministers meet in Vienna",), ("The ministers in Vienna", "Ministers meet in Vienna"),
         "Ministers meet in Vienna"),
        (("Ministers meet in Vienna", "Ministers meet in Vienna » The Bay"),
         ("Ministers meet in ViennaThe Bay",), "Ministers meet in Vienna"),
        (("Ministers meet in old", "Ministers meet in old Vienna - The Bay"),
         ("Ministers meet in old Vienna",), "Ministers meet in old Vienna"),
        (("Harbour Post | Ministers meet in Vienna",), (), "Ministers meet in Vienna"),
        ((), (), None),
    ],
)  # fmt: skip
def test_titles(structured: tuple, headings: tuple, title: str | None) -> None:
    assert choose_title(structured, headings, ("Harbour Post", "post.example")) == title


def test_a_headline_with_a_dash_stays_whole() -> None:
    assert without_site("Peace - at last", ("Post",)) == "Peace - at last"
    assert without_site("Ministers meet again: what it means", ("Post",)).endswith("means")


@pytest.mark.parametrize(
    ("groups", "names"),
    [
        ([["By Ana Ruiz and Bo Li, Political Editor"]], ("Ana Ruiz", "Bo Li")),
        ([["Harbour Post"], ["Ana Ruiz"]], ("Ana Ruiz",)),
        ([["anar"], ["Ana Ruiz"]], ("Ana Ruiz",)),
        ([["https://h.example/ana"], ["Newsdesk"]], ("Newsdesk",)),
        ([["Ana Ruiz", "ANA RUIZ"]], ("Ana Ruiz",)),
        ([["Ana Ruiz in Vienna"]], ("Ana Ruiz",)),
        ([["Written by: Ana Ruiz | Reporter"]], ("Ana Ruiz",)),
        ([[], ["12 minutes ago", "a@b.example"]], ()),
    ],
)
def test_author_names(groups: list, names: tuple) -> None:
    assert author_names(groups, ("Harbour Post",)) == names


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000,
        "<p>x" * 200_000,
        "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
        "<font>" * 20_000,
        "x" * 9_000_000,
        "<a" * 100_000,
    ],
    ids=["deep", "paragraphs", "attributes", "formatting", "long", "broken tags"],
)
def test_pages_that_must_not_reach_a_parser(page: str) -> None:
    started = time.process_time()
    assert too_complex(page, PageLimits())
    assert time.process_time() - started < 2


def test_ordinary_pages_pass_the_guard() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 100_000}">'
    assert too_complex(PAGE + picture + "<div>" * 200 + "<p>x" * 2000, PageLimits()) is None


@pytest.mark.parametrize("page", ["", " ", "<!-- -->", "<>", "\x00\x01", "plain words", "<html>"])
def test_pages_of_nothing(page: str) -> None:
    # Nothing is raised, and nothing invented.
    assert set(read_page(page).text.split()) <= set(page.split())


def test_deep_pages_lose_no_text() -> None:
    deep = "<div>" * 400 + PARAGRAPHS + "</div>" * 400
    assert "Paragraph 5" in read_page(f"<html><body>{deep}</body></html>").text


def test_a_heading_that_links_to_the_front_page_is_no_headline() -> None:
    body = '<h1><a href="https://b.example/">Notes from the Bay</a></h1><h3>A wolf was shot</h3>'
    metadata = metadata_of("<title>Notes from the Bay: A wolf was shot</title>", body)
    assert metadata.headings == ("A wolf was shot",)


def test_an_old_page_shows_headline_authors_and_date() -> None:
    head = "<title>The Bay Mercury: Ferry returns to islands</title>"
    body = (
        "<font><b>Ferry returns to islands</b></font><br>"
        "<font>By Ana Ruiz<br>Friday, April 4, 2025</font>" + PARAGRAPHS
    )
    page = read_page(f"<html><head>{head}</head><body>{body}</body></html>")
    assert page.metadata.headings == ("Ferry returns to islands",)
    assert author_names(page.metadata.authors) == ("Ana Ruiz",)
    assert page.shown_date is not None
    assert page.shown_date.at.date().isoformat() == "2025-04-04"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "<p>Submitted by <b>Ana Ruiz</b> on Wednesday, 5 February 2025 - 14:40</p>",
            ("Ana Ruiz",),
        ),
        ("<p><b>Nation</b> · <b>Ana Ruiz</b> · <b>3 May 2025</b></p>", ("Ana Ruiz",)),
        ("<p>Home · World News · 3 May 2025</p>", ()),
    ],
)
def test_authors_near_the_headline(line: str, names: tuple) -> None:
    metadata = metadata_of("", f"<h1>A headline of a story</h1>{line}")
    assert author_names(metadata.authors) == names


def test_an_organization_gives_way_to_a_byline() -> None:
    author = '"author": {"@type": "NewsMediaOrganization", "name": "National Service Company"}'
    head = json_ld('{"@type": "NewsArticle", "headline": "A", ' + author + "}")
    byline = '<p class="byline"><a>Ana Ruiz</a></p>'
    assert author_names(metadata_of(head, byline).authors) == ("Ana Ruiz",)
    assert author_names(metadata_of(head).authors) == ("National Service Company",)


def test_the_date_of_a_teaser_is_not_the_article_s() -> None:
    scope = 'itemscope itemtype="https://schema.org/NewsArticle"'
    body = (
        f'<div {scope}><time itemprop="datePublished" datetime="2025-03-27">27 March</time>'
        f'<div {scope}><meta itemprop="datePublished" content="2025-02-24"></div></div>'
    )
    assert metadata_of("", body).dates[0] == "2025-03-27"


def test_a_page_laid_out_by_a_table() -> None:
    menu = "<td><a href=/1>Home</a><br><a href=/2>National</a></td>"
    text = body_of(f"<table><tr>{menu}<td>{PARAGRAPHS}</td></tr></table>")
    assert text.startswith("Paragraph 1")
    assert text.count("\n") == 4
    assert "|" not in text


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By Ana Ruiz", "Updated by Tom Ash"], ("Ana Ruiz",)),
        (["By Ana Ruiz. Reviewed by Tom Ash, MD"], ("Ana Ruiz",)),
        (["Ana Ruiz | Photographs by Tom Ash"], ("Ana Ruiz",)),
        (["Categories: World News"], ()),
        (["The 11 Best Ports"], ("The 11 Best Ports",)),
    ],
)
def test_who_wrote_it(lines: list[str], names: tuple[str, ...]) -> None:
    assert author_names([lines]) == names


def test_authors_that_are_shown() -> None:
    box = '<div class="author-info"><span class="name">Ana Ruiz</span></div>'
    assert author_names(metadata_of("", box).authors) == ("Ana Ruiz",)
    comment = '<ol class="comment-list"><li><span class="author-name">Old Salt</span></li></ol>'
    assert author_names(metadata_of("", comment).authors) == ()
    account = '<meta name="author" content="Super User">'
    assert author_names(metadata_of(account, box).authors) == ("Ana Ruiz",)
    links = '<p class="byline">By <a>Ana Ruiz</a><a>Tom Ash</a></p>'
    assert author_names(metadata_of("", links).authors) == ("Ana Ruiz", "Tom Ash")


def test_headings_that_do_not_say_what_the_metadata_say() -> None:
    declared = ["Fishing talks: ministers meet in Vienna again"]
    assert choose_title(declared, ["Two old rivals meet in a grand hotel"], []) == (
        "Two old rivals meet in a grand hotel"
    )
    assert choose_title(declared, ["Our blog"], []) == declared[0]
    assert choose_title(declared, ["Something that has no word shared"], []) == declared[0]
    assert choose_title(declared, [f"Analysis{declared[0]}"], []) == declared[0]
    assert choose_title(["Ministers meet in Vienna"], ["The ministers meet in Vienna"], []) == (
        "The ministers meet in Vienna"
    )


def test_words_of_a_heading_do_not_run_together() -> None:
    found = metadata_of("", "<h1>Ministers meet<br>in <b>V</b>ienna<div>again</div></h1>")
    assert found.headings == ("Ministers meet in Vienna again",)


def test_a_page_that_was_encoded_twice() -> None:
    text = "The ministers’ answer — “no” — is known, says José, and so it stays for the whole day."
    page = f"<html><body><p>{text}</p><p>Ç was here.</p></body></html>"
    twice = page.encode().decode("latin-1")
    assert read_page(twice).text.split("\n") == [text, "Ç was here."]
    assert read_page(page).text.split("\n") == [text, "Ç was here."]


def nested(start: str, end: str, depth: int, inner: str = "text") -> str:
    return start * depth + inner + end * depth


@pytest.mark.parametrize(
    "body",
    [
        nested("<ul><li>a ", "</li></ul>", 200) * 36,
        nested("<table><tr><td>a ", "</td></tr></table>", 60) * 90,
        "<table>" + "<tr><td colspan=100 rowspan=100>1</td></tr>" * 190 + "</table>",
        "<h3><a href=x>Another story</a></h3>" * 14_000,
        nested("<div class=author>", "</div>", 900, "<a class=name>Ana Ruiz</a>" * 370),
        "<pre>" + "line of text\n" * 300_000 + "</pre>",
    ],
    ids=["lists", "tables", "spans", "headings", "authors", "lines"],
)
def test_heavy_pages_take_no_longer_than_pages_may(body: str) -> None:
    page = f"<html><body>{body}</body></html>"
    assert too_complex(page, PageLimits()) is None
    started = time.process_time()
    read_page(page)
    assert time.process_time() - started < 10
