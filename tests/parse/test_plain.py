"""Plain text: title, by-line, dateline, and what of it is coded."""

import re
from dataclasses import replace

import pytest

from schemas.tables import Article
from transforms.parse import parse
from transforms.parse.boilerplate import is_boilerplate, is_promotion, patterns
from transforms.parse.plain import dateline_of, read_plain, sentences
from transforms.read import Fields, Record

BODY = "Ministers met in Vienna on Monday.\nThey spoke about trade.\n"


def coded(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_headline_is_the_title() -> None:
    for text in (f"Ministers meet in Vienna\n\n{BODY}", f"Ministers meet in Vienna\n{BODY}"):
        plain = read_plain(text)
        assert plain.title == "Ministers meet in Vienna"
        assert plain.text == BODY.strip()


@pytest.mark.parametrize(
    "first",
    [
        "Ministers met in Vienna on Sunday, as a truce neared.",
        "Ministers of four countries meet in Vienna to speak of trade, fish, steel and the rain",
        "By Ana Ruiz",
        "VIENNA, Feb 14 (Agency) - Ministers met.",
        "The US President",
    ],
)
def test_what_is_no_headline_stays_in_the_body(first: str) -> None:
    plain = read_plain(f"{first}\n{BODY}")
    assert plain.title is None
    assert plain.text.startswith(first)


def test_a_given_title_is_not_repeated() -> None:
    plain = read_plain(f"Ministers Meet\n{BODY}", title="Ministers meet")
    assert plain.text == BODY.strip()
    assert plain.title == "Ministers meet"


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("KYIV, Feb 14 (Reuters) - The", "KYIV", "Feb 14", "Reuters"),
        ("WASHINGTON (AP) — The", "WASHINGTON", None, "AP"),
        ("TEL AVIV, Israel (AP) -- The", "TEL AVIV, Israel", None, "AP"),
        ("PARIS, 3 March 2025 (AFP) - The", "PARIS", "3 March 2025", "AFP"),
        ("Kyiv, Ukraine (CNN) - The", "Kyiv, Ukraine", None, "CNN"),
        ("MOSCOW/KYIV, Feb 14 (Reuters) - The", "MOSCOW/KYIV", "Feb 14", "Reuters"),
        ("Feb 14 (Reuters) - The", None, "Feb 14", "Reuters"),
        ("(Reuters) - The", None, None, "Reuters"),
        ("LONDON - The", "LONDON", None, None),
    ],
)
def test_datelines(line: str, place: str | None, date: str | None, agency: str | None) -> None:
    dateline = dateline_of(line)
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)
    assert line[dateline.end :] == "The"


@pytest.mark.parametrize(
    "line",
    [
        "The minister - a former judge - left.",
        "NATO and the EU met.",
        "Ministers (and others) - five in all - met.",
        "A - B",
        "NATO-led troops entered the town.",
        "VAB-Index 294.2 -4.83",
    ],
)
def test_no_dateline(line: str) -> None:
    assert dateline_of(line) is None


def test_dateline_and_byline_become_metadata() -> None:
    plain = read_plain(
        "Ministers meet\n\nBy Ana Ruiz and Bo Li\n\nVIENNA, 14 Feb 2025 (Agency) - Ministers met.\n"
    )
    assert plain.authors == ("Ana Ruiz", "Bo Li")
    assert plain.agency == "Agency"
    assert plain.moment is not None
    assert plain.moment.at.date().isoformat() == "2025-02-14"


def test_what_else_a_byline_and_an_agency_line_say_is_left_out() -> None:
    plain = read_plain(
        "Ministers meet\n\nBy Ana Ruiz, at the Congress Centre\n\n"
        "VIENNA, Feb 14, 2025 (Agency, with local material) - Ministers met.\n"
    )
    assert plain.authors == ("Ana Ruiz",)
    assert plain.agency == "Agency"
    assert plain.moment is not None
    assert coded(plain.text) == ["Ministers met."]


def test_lines_of_a_database_above_the_story() -> None:
    plain = read_plain(
        "Title: Ministers meet\nDate: 2025-02-14\nAuthor: Ana Ruiz\nSource: Post\n\n" + BODY
    )
    assert (plain.title, plain.authors, plain.agency) == ("Ministers meet", ("Ana Ruiz",), "Post")
    assert plain.moment is not None
    assert plain.text == BODY.strip()
    assert read_plain("Source: the ministry.\n" + BODY).text.startswith("Source")


def test_marks_of_markdown_go() -> None:
    plain = read_plain(f"# Ministers meet\n\n*By Ana Ruiz*\n\n{BODY}\n## What next\n\n3 * 4 # 5.")
    assert plain.title == "Ministers meet"
    assert plain.text == f"By Ana Ruiz\n{BODY}What next\n3 * 4 # 5."


def test_a_section_above_the_headline() -> None:
    plain = read_plain(f"WORLD\n\nMinisters meet in Vienna\n\n{BODY}")
    assert plain.title == "Ministers meet in Vienna"


def test_a_heading_of_a_list_is_no_headline() -> None:
    assert read_plain(f"Key points\n- Ministers meet\n\n{BODY}").title is None


def test_what_is_coded() -> None:
    text = (
        "By Ana Ruiz\nVIENNA, Feb 14 (Agency) - Ministers met. They left.\nNothing was signed.\n"
        "(Reporting by Ana Ruiz; Editing by Bo Li)\nSign up for our newsletter.\n"
        "Copyright 2025 Agency. All rights reserved."
    )
    assert coded(text) == ["Ministers met.", "They left.", "Nothing was signed."]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ministers meet again", "Sign up for our newsletter", "Follow us on Facebook",
        "Also read: The week ahead", "Advertisement", "Share this article", "Related stories",
        "Subscribe now for full access", "5 min read", "Related: What the ministers want",
        "1,693 views", "37 commentaires", "Contents:", "Awesome, you're subscribed!",
        "We may earn a commission when you buy through links on our site.",
        "By entering your email address you agree to our terms and to receive emails from us.",
        "We know the city. Sign up for our newsletter for the best of it.",
        "Please consider supporting our independent journalism by subscribing.",
        "This story is funded by readers like you", "If you enjoyed this article, please share it.",
        "Posted by: Florian, 27 Sep 2011 | 15:22", "Already a subscriber? Log in",
        "Get unlimited access for 1 a week. Cancel anytime.", "To continue reading, sign in.",
        "This story is for subscribers only", "You've read your last free article this month.",
    ],
)  # fmt: skip
def test_promotion(line: str) -> None:
    assert is_promotion(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, the minister said.", "Sign language was used at the meeting.",
        "Share prices fell by 3 percent on Monday.", "Related talks were held in Oslo.",
        "Join the army, he told them, and they did.", "Get out of Gaza, he told the soldiers.",
        "Editing by hand takes time, and ministers have none.", "Save the children, she said.",
        "Reading more than a page was too much for him.", "Subscribers fell to 3 million.",
        "Photographs showed the damage.", "By Monday, the city had fallen.",
        "Contact with the ship was lost on Friday.", "Support for the president has fallen.",
        "Trending upwards, prices rose.", "Recommended by the envoy, the plan was accepted.",
        "Watch towers were built along the border.", "Latest figures show 31 dead.",
        "Subscribe to the view of the president or leave, he told ministers on Monday in Kyiv.",
        "The broker earned a commission on each purchase, the court heard.",
        "The minister signed up to receive the envoy on Monday.",
        "Posted by the border, he waited.",
        '"We must support our journalism and those who risk their lives," she said.',
        "Courtesy of the army, the road was closed.", "Photos by the police show the square.",
        "Lawmakers voted to support local newsrooms.",
        "In this article of the treaty, war is banned.",
        "By signing the treaty, the ministers accept the border.", "Contents of the letter leaked.",
    ],
)  # fmt: skip
def test_news_is_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize("line", ["14 February 2025", "Friday, March 9, 2025 | 10:00 GMT"])
def test_a_line_of_a_date_is_not_coded(line: str) -> None:
    assert is_boilerplate(line)
    assert not is_boilerplate(f"{line} was a day of mourning")


def test_every_pattern_compiles_and_matches_no_empty_line() -> None:
    assert set(patterns()) == {"promotion", "credit", "notice", "closing", "end"}
    for pattern in patterns().values():
        assert isinstance(pattern, re.Pattern)
        assert not pattern.fullmatch("")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "They met in Vienna. He left. (Reporting by Ana Ruiz; Editing by Bo Li)",
            ["They met in Vienna.", "He left."],
        ),
        ("They met in Vienna. Additional reporting by Ana Ruiz.", ["They met in Vienna."]),
        (
            "They met in Vienna, an aide said. © 2025 Kestrel. All rights reserved.",
            ["They met in Vienna, an aide said."],
        ),
        ("The reporting by Ana Ruiz won. He left.", ["The reporting by Ana Ruiz won.", "He left."]),
        ("(Reporting by A. Doe in Kyiv. Editing by B. Roe)", []),
        ("OSLO (Kestrel) - They met. Editing by Bo Li.", ["They met."]),
    ],
)
def test_credits_behind_a_sentence_are_not_told(line: str, told: list[str]) -> None:
    text = "Norway's cabinet sat on Monday.\n" + line
    assert [text[a:b] for a, b in sentences(text)] == ["Norway's cabinet sat on Monday.", *told]


def test_a_headline_above_a_story_with_a_credit_behind_it() -> None:
    story = "OSLO - They met on Monday. They left. (Reporting by Ana Ruiz; Editing by Bo Li)"
    plain = read_plain(f"Ministers meet in Oslo\n\nBy Ana Ruiz\n\n{story}")
    assert plain.title == "Ministers meet in Oslo"
    assert plain.text == f"By Ana Ruiz\n{story}"


def test_the_address_and_the_id_above_a_text() -> None:
    header = "Title: Ministers meet\nURL: https://post.example/a?utm_source=x\nID: 77\n"
    record = Record("a.txt", "", "text", f"{header}Language: en\n\n{BODY}", "text")
    found = parse(record)
    assert isinstance(found, Article)
    assert (found.canonical_url, found.source_id) == ("https://post.example/a", "77")
    given = parse(replace(record, fields=Fields(url="https://other.example/b", source_id="8")))
    assert isinstance(given, Article)
    assert (given.canonical_url, given.source_id) == ("https://other.example/b", "8")
