"""Sentences that are no sentences: lists without an end, phrases within phrases."""

from __future__ import annotations

import pytest

from transforms.extract import ArticleText, EventCoder
from transforms.extract.articles import LONGEST


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return EventCoder()


def test_what_is_longer_than_any_sentence_is_not_read(coder: EventCoder) -> None:
    act = "The rebels attacked the army"
    listed = act + " and the police" * (LONGEST // len(" and the police")) + "."
    short, long = coder.code([ArticleText("short", f"{act}."), ArticleText("long", listed)])
    assert [mention.event_type for mention in short] == ["ASSAULT"]
    assert len(listed) > LONGEST
    assert long == []


def test_phrases_within_phrases_are_read_once_each(coder: EventCoder) -> None:
    deep = "The rebels attacked the " + "army of the " * 150 + "state."
    (mentions,) = coder.code([ArticleText("deep", deep)])
    assert len(deep) < LONGEST
    assert [mention.event_type for mention in mentions] == ["ASSAULT"]


def test_acts_within_acts_have_an_end(coder: EventCoder) -> None:
    deep = "The army agreed" + " to agree" * 210 + " to attack the rebels."
    (mentions,) = coder.code([ArticleText("deep", deep)])
    assert len(deep) < LONGEST
    assert {mention.event_type for mention in mentions} <= {"AGREE"}
