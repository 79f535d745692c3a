"""Nothing that repeats takes the parser long: the time of all its rules grows with the text."""

import time
from collections.abc import Callable

import pytest

from schemas.tables import Article, Reject
from transforms.parse import ParseOptions, sentences
from transforms.parse.article import parse_decoded
from transforms.read import Fields, Record

SIZE = 20_000
# Linear rules take a tenth of it; one that takes the square of the size, ten times as long.
SECONDS = 2.0
STORY = "Ministers met in Vienna on Monday.\n"
UNITS = [
    " ", "\t", "a", "A ", "A/", "A-", "é", "1", "12:", "2025-01-01 ", ".", "A.B ", "... ", "-",
    " - ", "(", "(A ", "[", '"', "'", ", ", ";", ":", "//", "<", "<a ", "&", "&#1;", "http://",
    "a@", "@", "By ", "By A B, ", "A and ", "1 Jan ", "LONDON, ", "LONDON (A", "U.S. ", "|", "·",
    "*", "- a ", "1. ", "said ", "St. ", "gmt+", "ﷺ", "\u0301", "â€™", "\x85", "中", "photos by ",
    "{", "\\",
]  # fmt: skip


def text(content: str) -> Record:
    return Record("a.txt", "", "text", content, "text")


def page(markup: str) -> Record:
    return Record("a.html", "", "html", f"<html>{markup}</html>", "html")


def meta(name: str, unit: str) -> str:
    return f'<meta name="{name}" content="{of(unit, 1900)}">' * 8


def of(unit: str, size: int = SIZE) -> str:
    return unit * (size // len(unit))


SHAPES: dict[str, Callable[[str], Record]] = {
    "one line": lambda unit: text(of(unit)),
    "inside a story": lambda unit: text(STORY + of(unit) + "\n" + STORY),
    "short lines": lambda unit: text((of(unit, 75) + "\n") * (SIZE // 75)),
    "long lines": lambda unit: text((of(unit, 299) + "\n") * (SIZE // 299)),
    "paragraphs": lambda unit: text(("x" + of(unit, 70) + "\n\n") * (SIZE // 75)),
    "page": lambda unit: page(f"<body><h1>{of(unit, 400)}</h1><p>{of(unit)}</p>"),
    "headline": lambda unit: page(
        f"<head><title>{of(unit)}</title><body><p class='byline'>{of(unit, 400)}</p>{STORY}"
    ),
    "metadata": lambda unit: page(
        "<head>" + "".join(meta(n, unit) for n in ("author", "date", "og:title")) + f"<body>{STORY}"
    ),
    "JSON-LD": lambda unit: page(
        '<script type="application/ld+json">{"@type":"Article",'
        + ",".join(f'"{name}":"{of(unit)}"' for name in ("articleBody", "author", "headline"))
        + f"}}</script><body>{STORY}"
    ),
    "fields": lambda unit: Record(
        "a.jsonl", "", "jsonl", STORY, "text",
        Fields(of(unit), "http:" + of(unit), of(unit), (of(unit, 2000),) * 15, of(unit), of(unit)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_what_repeats_takes_linear_time(shape: str) -> None:
    parse_decoded(text(STORY), ParseOptions())  # loads tables and models
    for unit in UNITS:
        started = time.process_time()
        row = parse_decoded(SHAPES[shape](unit), ParseOptions())
        if isinstance(row, Article):
            sentences(row.text)
        taken = time.process_time() - started
        assert taken < SECONDS, f"{unit!r} took {taken:.1f} s"
        assert not isinstance(row, Reject) or row.reason != "parse_error", (unit, row.detail)
