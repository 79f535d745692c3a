"""Who wrote a page and when, as pages show it near the headline."""

import pytest

from tests.parse.pages import PARAGRAPHS
from transforms.parse.bylines import author_names, by_line, is_agency, is_person
from transforms.parse.metadata import read_metadata
from transforms.parse.page import parse_tree, read_page
from transforms.parse.plain import read_plain
from transforms.parse.words import agencies, name_particles


def authors_of(body: str, head: str = "") -> tuple[str, ...]:
    tree = parse_tree(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    metadata = read_metadata(tree)
    return author_names(metadata.authors, metadata.publishers)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Ruiz Senior Political Correspondent", ("Ana Ruiz",)),
        (
            "By ANA RUIZ and TOM ASH - AP Technology Writers | AP – 1 hr ago",
            ("ANA RUIZ", "TOM ASH"),
        ),
        ("Par Ana Ruiz et Tom Ash", ("Ana Ruiz et Tom Ash",)),
        ("Por Ana Ruiz", ("Ana Ruiz",)),
        ("Von der Leyen", ("Von der Leyen",)),
        ("This post was written by Ana Ruiz, Head of Sales and Growth", ("Ana Ruiz",)),
        ("Ana Ruiz, Associated Press", ("Ana Ruiz",)),
        ("By Associated Press", ("Associated Press",)),
        ("AFP", ("AFP",)),
        ("by Ana · Dec 20, 2025 at 3:00 am · One comment so far", ("Ana",)),
        ("The Harbour editors", ("The Harbour editors",)),
        ("harbour-post.example.net", ()),
    ],
)
def test_names_in_a_by_line(line: str, names: tuple[str, ...]) -> None:
    assert author_names([[line]]) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by Ana Ruiz", ("Ana Ruiz",)),
        ("BY ANA RUIZ and TOM ASH, AP", ("ANA RUIZ", "TOM ASH")),
        ("Story by Ana de la Ruiz, Tom Ash, and Bo Li", ("Ana de la Ruiz", "Tom Ash", "Bo Li")),
        ("By Ana Ruiz (Agency)", ("Ana Ruiz",)),
        ("By Ana Ruiz - 14 February 2025", ("Ana Ruiz",)),
        ("By Ana Ruiz @anaruiz", ("Ana Ruiz",)),
        ("By Ana Ruiz ana@post.example", ("Ana Ruiz",)),
        ("By Ana Ruiz for Harbour Post", ("Ana Ruiz",)),
        ("Published 14 February 2025 by Ana Ruiz", ("Ana Ruiz",)),
        ("By the Associated Press", ("Associated Press",)),
        ("By Monday, the city had fallen", ()),
        ("Ports blocked by the army in 2025", ()),
        ("By Ana Ruiz, the minister was told.", ()),
    ],
)
def test_by_lines_of_plain_texts(line: str, names: tuple[str, ...]) -> None:
    assert by_line(line) == names


def test_a_by_line_written_small_does_not_go_on_with_the_headline() -> None:
    story = "Ministers of the two countries met on Monday. The talks will go on next week."
    for blank in ("\n", "\n\n"):
        plain = read_plain(f"Ministers meet in Vienna{blank}by Ana Ruiz\n\n{story}")
        assert (plain.title, plain.authors) == ("Ministers meet in Vienna", ("Ana Ruiz",))
    agency = read_plain(f"Ministers meet in Vienna\n\nReuters\n\n{story}")
    assert (agency.title, agency.agency) == ("Ministers meet in Vienna", "Reuters")


def test_a_site_s_own_name_is_not_taken_apart() -> None:
    assert author_names([["Ruiz & Ash"]], ("Ruiz & Ash",)) == ("Ruiz & Ash",)
    assert author_names([["Ruiz & Ash"], ["Tom Reed"]], ("Ruiz & Ash",)) == ("Tom Reed",)


def test_words_of_the_tables() -> None:
    for name in agencies():
        assert is_agency(name.upper())
    for word in name_particles():
        assert is_person(f"Ana {word} Ruiz")
    assert not is_person("Ana gibt Ruiz")


def test_authors_of_other_stories_stay_out() -> None:
    other = '<li><span class="author">Par Tom Ash</span><p>Another story of the day.</p></li>'
    story = (
        f'<article><h1>Ministers meet</h1><div><span class="author">AFP</span></div>{PARAGRAPHS}'
    )
    assert authors_of(f"{story}<aside><ul>{other * 3}</ul></aside></article>") == ("AFP",)


def test_roles_that_run_into_names() -> None:
    box = '<p class="author">&amp; <a>Ana Ruiz</a><span>Writer, Hardware</span></p>'
    assert authors_of(box) == ("Ana Ruiz",)
    bold = '<div class="author">Par <b>Ana Ruiz</b>, <b>Tom Ash</b> Envoyés spéciaux à Vienne</div>'
    assert authors_of(bold) == ("Ana Ruiz", "Tom Ash")
    half = '<p class="byline">By Tom Ash and <a>Ana Ruiz</a></p>'
    assert authors_of(half) == ("Tom Ash", "Ana Ruiz")
    reviewed = '<div class="author">By <a>Ana Ruiz</a>. Reviewed by <a>Tom Ash</a></div>'
    assert authors_of(reviewed) == ("Ana Ruiz",)


def test_a_name_above_the_date_is_the_last_resort() -> None:
    shown = "<h1>Ministers meet in the old town</h1><p>Ana Ruiz</p><p>3 May 2025</p>"
    assert authors_of(shown + PARAGRAPHS) == ("Ana Ruiz",)
    assert authors_of(shown + PARAGRAPHS, '<meta name="author" content="Newsdesk">') == (
        "Newsdesk",
    )
    section = "<h1>Ministers meet in the old town</h1><p>World News</p><p>3 May 2025</p>"
    assert authors_of(section + PARAGRAPHS) == ()


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<ul><li>The harbour was opened by the old king on August 14, 1935</li></ul>", None),
        ("<p>Updated 5 May 2025</p><p>Ana Ruiz, 3 May 2025</p>", "2025-05-03"),
        ("<p>Updated 5 May 2025</p>", "2025-05-05"),
        ("<p>Current time: 6 May 2025</p><p>Ana Ruiz, 3 May 2025</p>", "2025-05-03"),
        ("<p>Current time: 6 May 2025</p><p>Updated 5 May 2025</p>", "2025-05-05"),
    ],
)
def test_dates_near_the_headline(body: str, day: str | None) -> None:
    page = read_page(f"<html><body><h1>Ministers meet</h1>{body}{PARAGRAPHS}</body></html>")
    assert (page.shown_date and page.shown_date.at.date().isoformat()) == day


def test_a_text_that_begins_with_its_date() -> None:
    body = PARAGRAPHS.replace("<p>", "<p>April 17, 2025 -- ", 1)
    page = read_page(f"<html><body><h1>Ministers meet</h1>{body}</body></html>")
    assert page.shown_date is not None
    assert page.shown_date.at.date().isoformat() == "2025-04-17"


def test_the_headline_is_what_the_title_says() -> None:
    head = "<head><title>Ministers meet in Vienna | Ana Ruiz</title></head>"
    body = "<h1>Ana Ruiz</h1><h2>Writer in Leeds</h2>" + "<a>link</a>" * 70
    body += f"<h2>Ministers meet in Vienna</h2><p>3 May 2025</p>{PARAGRAPHS}"
    page = read_page(f"<html>{head}<body>{body}</body></html>")
    assert page.shown_date is not None
    assert page.shown_date.at.date().isoformat() == "2025-05-03"
