"""The page on accuracy says what was measured, in tables that are whole."""

from collections import Counter

from bench.accuracy_dyads import NOTHING, Figures
from bench.tables import page, table

FIGURES = Figures(
    count=1200,
    type_accuracy=0.75,
    f1={"AID": 0.5, "YIELD": 0.8},
    confusion={"AID": Counter({"AID": 400, "YIELD": 200}), "YIELD": Counter({NOTHING: 600})},
    calibration=[(0.6, 7, 0.25)],
)


def test_a_table_has_as_many_rules_as_columns() -> None:
    assert table(("a", "b"), [(1, 2)]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_the_page_counts_by_type_and_by_confidence() -> None:
    lines = page(FIGURES, 40, 0.1).splitlines()
    assert "| type right | 0.750 |" in lines
    assert "| sentences with a mention | 0.500 |" in lines
    assert "| sentences without event on which it fires | 0.100 (4) |" in lines
    assert "| AID | 600 | 400 | 1.00 | 0.67 | 0.50 |" in lines
    assert "| YIELD | 600 | 200 | 0.00 | 0.00 | 0.80 |" in lines
    assert f"|  | AID | YIELD | {NOTHING} |" in lines
    assert "| AID | 400 | 200 |  |" in lines
    assert "| from 0.6 | 7 | 0.250 |" in lines
