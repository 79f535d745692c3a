"""Every sentence of gold_sentences.csv is coded as it says: type, mode, modality and roles."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from schemas.tables import Mention
from schemas.vocabulary import INTENSITIES, MODE_INTENSITIES
from tests.extract.gold import coded_alone, fits
from transforms.extract.tables import read_rows

Row = dict[str, str]


def _by_sentence() -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(Path(__file__).with_name("gold_sentences.csv")):
        grouped[row["sentence"]].append(row)
    return dict(grouped)


GOLD = _by_sentence()


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Mention]]:
    return coded_alone(GOLD)


@pytest.mark.parametrize("sentence", GOLD)
def test_sentence_is_coded_as_the_gold_says(sentence: str, coded: dict[str, list[Mention]]) -> None:
    mentions = coded[sentence]
    found = [
        (m.event_type, m.event_mode, m.modality, m.source_text, m.target_text) for m in mentions
    ]
    rows = GOLD[sentence]
    if rows[0]["type"] == "NONE":
        assert found == []
    for row in rows:
        if row["type"] != "NONE":
            assert any(fits(row, m) for m in mentions), found


def test_gold_covers_every_type_and_mode() -> None:
    rows = [row for rows in GOLD.values() for row in rows]
    assert len(GOLD) >= 200
    assert all(row["modality"] for row in rows if row["type"] != "NONE")
    assert {row["type"] for row in rows} == {*INTENSITIES, "NONE"}
    coded_modes = {(row["type"], row["mode"]) for row in rows if row["mode"]}
    assert {(t, m) for t, modes in MODE_INTENSITIES.items() for m in modes} <= coded_modes
