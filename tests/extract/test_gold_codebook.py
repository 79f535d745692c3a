"""Rules of the codebook that are easily missed, each on several sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from schemas.tables import Mention
from schemas.vocabulary import INTENSITIES
from tests.extract.gold import coded_alone, fits
from transforms.extract.tables import read_rows

Row = dict[str, str]
ROWS = read_rows(Path(__file__).with_name("gold_codebook.csv"))
GOLD: dict[str, list[Row]] = defaultdict(list)
for _row in ROWS:
    GOLD[_row["sentence"]].append(_row)


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Mention]]:
    return coded_alone(GOLD)


@pytest.mark.parametrize("sentence", GOLD)
def test_sentence_is_coded_by_the_codebook(sentence: str, coded: dict[str, list[Mention]]) -> None:
    mentions = coded[sentence]
    found = [
        (m.event_type, m.event_mode, m.modality, m.source_text, m.target_text) for m in mentions
    ]
    for row in GOLD[sentence]:
        if row["type"] == "NONE":
            assert found == []
        elif row["type"].startswith("not "):
            assert row["type"][4:] not in {m.event_type for m in mentions}, found
        else:
            assert any(fits(row, m) for m in mentions), found


def test_every_rule_has_several_sentences_and_known_types() -> None:
    rules = Counter(row["rule"] for row in {r["sentence"]: r for r in ROWS}.values())
    assert len(rules) >= 20
    assert min(rules.values()) >= 4
    assert {row["type"].removeprefix("not ") for row in ROWS} <= {*INTENSITIES, "NONE"}
