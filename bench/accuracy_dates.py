"""How often dates are found and resolved right.

`python -m bench.accuracy_dates [CASES] [--errors] [--without-tense]`; CASES is a CSV like
bench/cases/dates.csv. Printed: the share of day-level cases with the right day, of all resolvable
cases with the right first day, with first day and precision, and the share of cases that must stay
unresolved or hold no date where that is so.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from pathlib import Path

from bench.accuracy_actors import read_cases
from transforms.extract.dates import DateExpression, find_dates

CASES = Path(__file__).parent / "cases" / "dates.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="print the cases that went wrong")
    parser.add_argument("--without-tense", action="store_true", help="do not give the tense")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for row in read_cases(options.cases):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        tense = None if options.without_tense else row["tense"] or None
        found = find_dates(row["sentence"], published, tense)  # type: ignore[arg-type]
        right = _score(row, found, counts)
        if options.errors and not right:
            got = [(e.text, str(e.date), e.precision) for e in found]
            wanted = f"{row['expression']} {row['first']}"
            print(f"{row['sentence']} ({row['published']}): {wanted}, not {got}")
    print(f"cases {counts['cases']}")
    _print("day-level dates", counts, "day")
    _print("first day, any precision", counts, "first")
    _print("first day and precision", counts, "precision")
    _print("left unresolved", counts, "open")
    _print("no date found where there is none", counts, "none")


def _score(row: dict[str, str], found: list[DateExpression], counts: Counter[str]) -> bool:
    """Count one case; whether it is right in every respect."""
    counts["cases"] += 1
    if row["expression"] == "-":
        return _count(counts, "none", not found)
    named = [e for e in found if _same(e.text, row["expression"])]
    if row["first"] == "-":
        return _count(counts, "open", any(e.date is None for e in named))
    first = any(str(e.date) == row["first"] for e in named)
    precise = any(str(e.date) == row["first"] and e.precision == row["precision"] for e in named)
    if row["precision"] == "DAY":
        _count(counts, "day", precise)
    _count(counts, "first", first)
    return _count(counts, "precision", precise)


def _same(text: str, wanted: str) -> bool:
    """Whether the spans agree, but for an article or preposition at their edges."""
    return text.lower() in wanted.lower() or wanted.lower() in text.lower()


def _count(counts: Counter[str], name: str, right: bool) -> bool:
    counts[f"{name} all"] += 1
    counts[f"{name} right"] += right
    return right


def _print(label: str, counts: Counter[str], name: str) -> None:
    total = counts[f"{name} all"]
    print(f"{label} {counts[f'{name} right'] / total:.3f} of {total}" if total else f"{label} -")


if __name__ == "__main__":
    main()
