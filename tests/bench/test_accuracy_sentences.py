"""The measure over single sentences: how far a mention agrees with the gold, and its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.accuracy_actors import read_cases
from bench.accuracy_sentences import CASES, agreement
from schemas.tables import Mention
from schemas.vocabulary import INTENSITIES, MODE_INTENSITIES

VISIT = {"type": "CONSULT", "mode": "visit", "modality": "ASSERTED", "source": "Ada", "target": ""}


def mention(**columns: object) -> Mention:
    base: dict[str, object] = {
        "mention_id": "m", "article_id": "a", "sentence_index": 0, "sentence": "Ada visited Bo.",
        "sentence_start": 0, "sentence_end": 15, "trigger": "visited", "trigger_start": 4,
        "trigger_end": 11, "event_type": "CONSULT", "base_type": "CONSULT", "event_mode": "visit",
        "modality": "ASSERTED", "historical": False, "source_text": "President Ada",
        "confidence": 0.8, "rule": "", "coder_version": "",
    }  # fmt: skip
    return Mention(**{**base, **columns})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("columns", "agreed"),
    [
        ({}, 4),
        ({"source_text": "Eve"}, 3),
        ({"modality": "FUTURE"}, 2),
        ({"event_mode": None}, 1),
        ({"event_type": "AGREE"}, 0),
        ({"event_type": "AGREE", "source_text": "Eve"}, 0),
    ],
)
def test_agreement_stops_at_the_first_difference(columns: dict[str, object], agreed: int) -> None:
    assert agreement(VISIT, mention(**columns)) == agreed


@pytest.mark.parametrize("file", ["sentences_blind.csv", "sentences_later.csv"])
def test_cases_have_types_modes_and_actors_of_their_sentence(file: str) -> None:
    rows = read_cases(Path(CASES).with_name(file))
    assert len({row["sentence"] for row in rows}) == len(rows)
    for row in rows:
        modes = MODE_INTENSITIES.get(row["type"], {})
        assert row["type"] in {*INTENSITIES, "NONE"}, row
        assert not row["mode"] or row["mode"] in modes, row
        for side in (row["source"], row["target"]):
            assert side.lower() in row["sentence"].lower(), row
