"""Records that take long are parsed elsewhere, and given up in time."""

import time

import pytest

from schemas.tables import Article, Reject
from transforms.parse import ParseOptions, parse
from transforms.parse.article import LONG_TEXT, parse_decoded
from transforms.parse.page_guard import HEAVY_TAGS, is_heavy
from transforms.parse.watchdog import RecordTimeout, parse_within
from transforms.read import Record

PAGE = "<html><body>" + "<p>Ministers met in Vienna and spoke about trade.</p>" * HEAVY_TAGS
SENTENCE = "Ministers met in Vienna and spoke about trade.\n"
RECORDS = {
    "page": Record("a.html", "", "html", PAGE, "html"),
    "fragment": Record("a.xml", "", "feed", PAGE.removeprefix("<html><body>"), "html"),
    "text": Record("a.txt", "", "text", SENTENCE * (LONG_TEXT // len(SENTENCE) + 1), "text"),
}
OPTIONS = ParseOptions()


def test_ordinary_pages_are_not_heavy() -> None:
    assert not is_heavy("<p>Ministers met.</p>" * 1000)
    assert is_heavy(PAGE)
    assert is_heavy("<div><a href='/1'>More</a>" * 700)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_long_record_gives_the_same_as_any_other(kind: str) -> None:
    assert parse_within(RECORDS[kind], OPTIONS) == parse_decoded(RECORDS[kind], OPTIONS)


def test_a_stuck_record_is_ended_and_the_next_is_parsed() -> None:
    started = time.monotonic()
    with pytest.raises(RecordTimeout, match=r"0\.01 s"):
        parse_within(RECORDS["page"], ParseOptions(seconds=0.01))
    assert time.monotonic() - started < 30
    assert isinstance(parse_within(RECORDS["page"], OPTIONS), Article)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_stuck_record_is_a_reject(kind: str) -> None:
    outcome = parse(RECORDS[kind], ParseOptions(seconds=0.01))
    assert isinstance(outcome, Reject)
    assert outcome.reason == "timeout"
    assert isinstance(parse(RECORDS[kind]), Article)


def test_a_record_that_takes_all_memory_is_a_reject() -> None:
    """As a page that a parser cannot cope with: here, an object that fills memory on arrival."""
    outcome = parse(Record("a.txt", "", "text", Greedy("a " * LONG_TEXT), "text"))
    assert isinstance(outcome, Reject)
    assert outcome.reason == "too_complex"
    assert isinstance(parse(RECORDS["text"]), Article)


class Greedy(str):
    """Becomes two gigabytes where it is unpickled."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[int]]:
        return bytes, (2_000_000_000,)
