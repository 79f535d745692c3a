"""Events of recent history whose day is known: the table known_days.csv."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def known_days() -> tuple[tuple[tuple[frozenset[str], ...], date], ...]:
    """The table known_days.csv: groups of alternative words, and the day."""
    path = Path(__file__).parent / "known_days.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return tuple(
        (
            tuple(
                frozenset(w.split("/")) if w != "9/11" else frozenset({w})
                for w in row["words"].split()
            ),
            date.fromisoformat(row["day"]),
        )
        for row in rows
    )


def day_of_event(text: str) -> date | None:
    """The day of a known event that a text names; the row with the most words wins."""
    found = set(re.findall(r"[a-z0-9/-]+", re.sub(r"['’]s\b", "", text.lower())))
    best: tuple[int, date] | None = None
    for groups, when in known_days():
        if all(group & found for group in groups) and (best is None or len(groups) > best[0]):
            best = (len(groups), when)
    return best[1] if best else None
