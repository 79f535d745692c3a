"""The screen passes what can be coded and leaves out what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.extract.lexicon_tables import lexicon
from transforms.extract.screen import Screen, introduced_names
from transforms.extract.tables import read_rows


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen(lexicon())


def test_every_gold_sentence_with_an_event_passes(screen: Screen) -> None:
    rows = read_rows(Path(__file__).with_name("gold_sentences.csv"))
    lost = [
        r["sentence"]
        for r in rows
        if r["type"] != "NONE"
        and not screen.may_hold_event(r["sentence"], introduced_names(r["sentence"]))
    ]
    assert lost == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The soup needs forty minutes on a low flame.",
        "Shares of the retailer rose two percent.",
        "It will rain in the afternoon.",
        "The company rejected the offer.",
        "",
    ],
)
def test_sentences_without_act_or_actor_are_left_out(screen: Screen, sentence: str) -> None:
    assert not screen.may_hold_event(sentence)


def test_names_that_the_article_introduces_are_actors(screen: Screen) -> None:
    sentence = "Holm resigned on Monday after a vote."
    names = introduced_names("Finance Minister Eva Holm is under pressure.")
    assert names == {"Eva", "Holm"}
    assert not screen.may_hold_event(sentence)
    assert screen.may_hold_event(sentence, names)
