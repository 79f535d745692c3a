"""Fitting the confidence: the fit, its measures, and the table that it writes."""

from __future__ import annotations

import pytest

from bench.confidence import Judged, area_under_curve, fit, held_out, predicted, report, table_with
from transforms.extract.confidence import BASE, TABLE, read_weights


def material(article: str, terms: set[str], right: int, wrong: int) -> list[Judged]:
    true = frozenset({BASE, *terms})
    judged = [Judged("running_text", f"{article}{n}", true, 1.0) for n in range(right)]
    return judged + [Judged("running_text", f"{article}{n}", true, 0.0) for n in range(wrong)]


MIXED = material("plain", set(), 80, 20) + material("clause", {"clause"}, 40, 60)


def test_the_fit_gives_nearly_the_shares_that_it_saw() -> None:
    found = fit(MIXED, [BASE, "clause"])  # 0.8 and 0.4, drawn together by the ridge
    assert predicted(MIXED[0], found) == pytest.approx(0.8, abs=0.05)
    assert predicted(MIXED[-1], found) == pytest.approx(0.4, abs=0.05)


def test_a_term_that_nothing_shows_weighs_nothing() -> None:
    assert fit(MIXED, [BASE, "clause", "comma"])["comma"] == 0.0


def test_order_does_not_matter() -> None:
    assert fit(MIXED, [BASE, "clause"]) == fit(MIXED[::-1], [BASE, "clause"])


def test_every_mention_is_held_out_once() -> None:
    scored = held_out(MIXED, [BASE, "clause"])
    assert len(scored) == len(MIXED)
    assert area_under_curve([(one.right, p) for one, p in scored]) == pytest.approx(0.71, abs=0.05)


@pytest.mark.parametrize(
    ("scored", "area"),
    [
        ([(1.0, 0.9), (0.0, 0.1)], 1.0),
        ([(1.0, 0.1), (0.0, 0.9)], 0.0),
        ([(1.0, 0.5), (0.5, 0.5), (0.0, 0.5)], 0.5),
    ],
)
def test_the_area_under_the_curve(scored, area) -> None:
    assert area_under_curve(scored) == area


def test_calibration_is_told_per_tenth() -> None:
    lines = list(report([(1.0, 0.82), (0.0, 0.88), (1.0, 1.0)]))
    assert lines[1].split() == ["from", "0.8", "2", "0.850", "0.500"]
    assert lines[2].split() == ["from", "0.9", "1", "1.000", "1.000"]


def test_the_shipped_table_is_as_the_fit_writes_tables() -> None:
    assert table_with(read_weights()) == TABLE.read_text(encoding="utf-8")
