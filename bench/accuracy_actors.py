"""How often actors are resolved right: `python -m bench.accuracy_actors [CASES] [--errors]`.

CASES is a CSV like bench/cases/actors.csv: phrase, date, country, sectors (a dash for none).
Printed: the share of phrases with the right country, with country and primary sector, and with
country and the whole list of sectors.
"""

from __future__ import annotations

import argparse
import csv
from datetime import date
from pathlib import Path

from transforms.extract.actors import ActorResolver

CASES = Path(__file__).parent / "cases" / "actors.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="print the phrases that went wrong")
    options = parser.parse_args()
    resolver = ActorResolver()
    total = country = primary = whole = 0
    for row in read_cases(options.cases):
        on = date.fromisoformat(row["date"]) if row["date"] else None
        actor = resolver.resolve(row["phrase"], on)
        wanted = _sectors(row["sectors"])
        got_country = (actor.country if actor else None) or "-"
        got = actor.sectors if actor else ()
        right_country = got_country == row["country"]
        right_primary = right_country and got[:1] == wanted[:1]
        total += 1
        country += right_country
        primary += right_primary
        whole += right_country and got == wanted
        if options.errors and not right_primary:
            wanted_text = f"{row['country']} {row['sectors']}"
            print(
                f"{row['phrase']} ({row['date']}): {wanted_text}, not {got_country} {'|'.join(got)}"
            )
    print(f"cases {total}")
    print(f"country {country / total:.3f}")
    print(f"country and primary sector {primary / total:.3f}")
    print(f"country and all sectors {whole / total:.3f}")


def read_cases(path: Path) -> list[dict[str, str]]:
    """The rows of a file of cases; lines that start with # are comments."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _sectors(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(text.split("|"))


if __name__ == "__main__":
    main()
