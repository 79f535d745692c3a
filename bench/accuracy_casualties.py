"""How often killed and injured are counted right: `python -m bench.accuracy_casualties [CASES]`.

CASES is a CSV like bench/cases/casualties.csv. Printed: the share of sentences with the right
number of killed, of injured and of both, the same where a number is wanted or where none is, and
the share of right numbers that are rightly (not) marked as lower bounds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from bench.accuracy_actors import read_cases
from transforms.extract.casualties import CasualtyCount, find_casualties

CASES = Path(__file__).parent / "cases" / "casualties.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="print the sentences that went wrong")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for row in read_cases(options.cases):
        found = find_casualties(row["sentence"])
        killed = _score("killed", row, found.killed, counts)
        injured = _score("injured", row, found.injured, counts)
        counts["both all"] += 1
        counts["both right"] += killed and injured
        if options.errors and not (killed and injured):
            wanted = f"{row['killed']} {row['injured']}"
            print(f"{row['sentence']}: {wanted}, not {_text(found.killed)} {_text(found.injured)}")
    print(f"cases {counts['both all']}")
    for name in ("both", "killed", "no killed", "injured", "no injured", "bound"):
        total = counts[f"{name} all"]
        print(f"{name} {counts[f'{name} right'] / total:.3f} of {total}" if total else f"{name} -")


def _score(
    kind: str, row: dict[str, str], found: CasualtyCount | None, counts: Counter[str]
) -> bool:
    """Count one number; whether it is right."""
    right = _text(found) == row[kind]
    name = kind if row[kind] != "-" else f"no {kind}"
    counts[f"{name} all"] += 1
    counts[f"{name} right"] += right
    if right and found is not None:
        counts["bound all"] += 1
        counts["bound right"] += found.bound == (row[f"{kind}_bound"] == "yes")
    return right


def _text(count: CasualtyCount | None) -> str:
    return str(count.value) if count is not None else "-"


if __name__ == "__main__":
    main()
