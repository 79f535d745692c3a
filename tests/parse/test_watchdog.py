"""Heavy pages are parsed elsewhere, and given up in time."""

import time

import pytest

from schemas.tables import Article, Reject
from transforms.parse import ParseOptions, parse
from transforms.parse.page import read_page
from transforms.parse.page_guard import HEAVY_TAGS, is_heavy
from transforms.parse.watchdog import PageTimeout, read_page_within
from transforms.read import Record

HEAVY = "<html><body>" + "<p>Ministers met in Vienna and spoke about trade.</p>" * HEAVY_TAGS


def test_ordinary_pages_are_not_heavy() -> None:
    assert not is_heavy("<p>Ministers met.</p>" * 1000)
    assert is_heavy(HEAVY)
    assert is_heavy("<div><a href='/1'>More</a>" * 700)


def test_a_heavy_page_gives_the_same_as_any_other() -> None:
    assert read_page_within(HEAVY, None, 60) == read_page(HEAVY)


def test_a_stuck_page_is_ended_and_the_next_is_parsed() -> None:
    started = time.monotonic()
    with pytest.raises(PageTimeout, match=r"0\.01 s"):
        read_page_within(HEAVY, None, 0.01)
    assert time.monotonic() - started < 30
    assert read_page_within(HEAVY, None, 60).text


def test_the_record_of_a_stuck_page_is_a_reject() -> None:
    record = Record("a.html", "", "html", HEAVY, "html")
    outcome = parse(record, ParseOptions(seconds=0.01))
    assert isinstance(outcome, Reject)
    assert outcome.reason == "timeout"
    assert isinstance(parse(record), Article)
