"""The measure over whole articles: what counts as right, missed and false."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bench.accuracy_articles import CASES, Gold, Tally, read_articles, read_gold, score_sentence
from schemas.tables import Mention
from transforms.parse import sentences

LOTS = ("more_articles", "running_text", "paragraphs")  # beside CASES

VISIT = Gold("a", "Ada", ("CONSULT",), ("Ada",), "NOR", ("Bo",), "SWE|FIN", ("ASSERTED",), True)
RAID = Gold("a", "Ada", ("ASSAULT",), ("-",), "*", ("camp",), "*", ("*",), False)


def mention(**columns: object) -> Mention:
    base = Mention(
        mention_id="m", article_id="a", sentence_index=0, sentence="Ada met Bo.",
        sentence_start=0, sentence_end=11, trigger="met", trigger_start=4, trigger_end=7,
        event_type="CONSULT", base_type="CONSULT", modality="ASSERTED", historical=False,
        source_text="Ada", source_country="NOR", target_text="Bo", target_country="FIN",
        confidence=0.8, rule="", coder_version="",
    )  # fmt: skip
    return dataclasses.replace(base, **columns)  # type: ignore[arg-type]


def tally_of(mentions: list[Mention], gold: list[Gold]) -> tuple[Tally, list[str]]:
    tally = Tally()
    return tally, list(score_sentence(mentions, gold, tally))


def test_a_mention_that_fits_is_right() -> None:
    tally, errors = tally_of([mention()], [VISIT, RAID])
    assert errors == []
    assert tally == Tally(1, 1, 1, 1, 1, 1, 0)


def test_another_country_is_found_but_not_placed() -> None:
    tally, errors = tally_of([mention(target_country="DNK")], [VISIT])
    assert (tally.right, tally.placed) == (1, 0)
    assert errors[0].startswith("half")


def test_another_target_is_typed_but_not_right() -> None:
    tally, _ = tally_of([mention(target_text="Cy")], [VISIT])
    assert (tally.typed, tally.right, tally.mentions_right, tally.mentions_false) == (1, 0, 0, 0)


def test_what_no_gold_reports_is_false_and_what_none_found_is_missed() -> None:
    tally, errors = tally_of([mention(event_type="AID")], [VISIT])
    assert (tally.typed, tally.mentions_false) == (0, 1)
    assert [e.split()[0] for e in errors] == ["false", "missed"]


def test_a_repetition_is_false_and_a_second_party_is_not() -> None:
    assert tally_of([mention(), mention()], [VISIT])[0].mentions_false == 1
    both = dataclasses.replace(VISIT, source=("Ada", "Eve"))
    assert tally_of([mention(), mention(source_text="Eve")], [both])[0].mentions_false == 0


@pytest.mark.parametrize("folder", [CASES, *(CASES.parent / lot for lot in LOTS)])
def test_every_gold_event_stands_in_one_sentence_of_its_article(folder: Path) -> None:
    texts = {article.article_id: article.text for article in read_articles(folder)}
    for gold in read_gold(folder):
        text = texts[gold.article]
        reporting = [s for s in sentences(text) if gold.reported_by(text[s[0] : s[1]])]
        assert len(reporting) == 1, gold
