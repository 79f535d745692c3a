"""What the confidence rests on: the table of terms, and which of them are true of a mention."""

from __future__ import annotations

import math

import pytest

from schemas.tables import Mention
from schemas.vocabulary import INTENSITIES
from transforms.extract import ArticleText, EventCoder
from transforms.extract.assembly import Assembler
from transforms.extract.confidence import BASE, TABLE, confidence, read_weights, terms, weights
from transforms.extract.findings import Finding
from transforms.extract.tables import read_rows


@pytest.fixture(scope="module")
def coded():
    """The terms that are true of the first mention of a text, None where nothing is coded."""
    seen: list[frozenset[str]] = []

    def score(finding: Finding, mention: Mention) -> float:
        seen.append(terms(finding, mention))
        return confidence(seen[-1])

    coder = EventCoder()
    coder.component.assembler = Assembler(score)

    def first(text: str) -> frozenset[str] | None:
        seen.clear()
        list(coder.code([ArticleText("a", text)]))
        return seen[0] if seen else None

    return first


def test_every_term_has_a_finite_weight_and_a_meaning() -> None:
    rows = read_rows(TABLE)
    assert len({row["term"] for row in rows}) == len(rows)
    for row in rows:
        assert row["meaning"], row
        assert abs(float(row["weight"])) < 5, row


def test_the_table_has_every_type() -> None:
    types = {term.removeprefix("type ") for term in weights() if term.startswith("type ")}
    assert types == set(INTENSITIES)


def test_a_weight_that_is_no_number_is_refused(tmp_path) -> None:
    table = tmp_path / "confidence.csv"
    table.write_text("term,weight,meaning\nbase,much,true of every mention\n")
    with pytest.raises(ValueError, match="much"):
        read_weights(table)


def test_weights_add_up_to_log_odds() -> None:
    true = [BASE, "clause", "type AID"]
    odds = math.exp(sum(weights()[term] for term in true))
    assert confidence(true) == pytest.approx(odds / (1 + odds), abs=1e-3)


@pytest.mark.parametrize(
    ("text", "true", "untrue"),
    [
        (
            "Turkish warplanes bombed a Kurdish camp, killing nine people.",
            {"base", "type ASSAULT", "casualties", "source is an institution"},
            {"clause", "not told in the past", "no target", "comma"},
        ),
        (
            "France expelled two Russian diplomats, officials said.",
            {"base"},
            {"clause", "not told in the past", "quotation"},
        ),
        ("Chile said that Peru had expelled its ambassador.", {"clause"}, {"quotation"}),
        ("Finland will send tanks to Ukraine.", {"not told in the past"}, {"clause"}),
        ('"Rebels attacked the town," the army said.', {"quotation"}, {"no target"}),
        (
            "Norway, which has long backed them, recognised the rebels.",
            {"comma"},
            {"casualties", "source unknown"},
        ),
        ("Thousands of students went on strike.", {"no target"}, {"target is a thing"}),
    ],
)
def test_what_is_true_of_a_mention(coded, text, true, untrue) -> None:
    found = coded(text)
    assert found is not None
    assert found >= true
    assert found.isdisjoint(untrue)
    assert found <= set(weights())
