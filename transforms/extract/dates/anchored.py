"""Expressions that count from an event: anniversaries, "ten days before ...", "the eve of ..."."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from re import Match

from transforms.extract.dates.anchor import Anchor
from transforms.extract.dates.expressions import Precision, Span, Tense, add_months, day
from transforms.extract.dates.relative import moved
from transforms.extract.dates.vocabulary import COUNT, ORDINAL, UNIT, count, ordinal

Outcome = Span | Precision | None
Inner = Callable[[str], "Span | None"]

_ANNIVERSARY = re.compile(
    rf"\b(?:on |marking |ahead of |by )?(?:the |its )?(?P<o>{ORDINAL})[\s-](?:year )?anniversary"
    rf"(?: of| since)?(?P<e>[^.;:,]{{0,80}})"
    rf"|\b(?P<c>{COUNT}) years? (?:after|since|to the day after)(?P<f>[^.;:,]{{0,80}})",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    rf"\b(?:(?P<n>{COUNT}) (?P<u>{UNIT})s?|(?P<x>the day|a day|the eve)) "
    rf"(?P<d>before|after|ahead of|prior to|of) (?P<e>[^.;:]{{2,110}})",
    re.IGNORECASE,
)


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


def anniversary(match: Match[str], anchor: Anchor, sentence: str) -> tuple[Outcome, int] | None:
    """An anniversary and where its expression ends.

    The day of a known event counts; otherwise the expression stays unresolved: that an article
    speaks of an anniversary does not say that it is today.
    """
    if match["c"] is not None:
        when = day_of_event(match["f"])
        if when is None:
            return None
        found = moved(when, count(match["c"]), "year")
        return found, match.end("c") + len(" years")
    number = ordinal(match["o"])
    if number is None:
        return None
    when = day_of_event(match["e"])
    end = match.start("e")
    if when is None and re.match(r"\s*(?:the |russia\S* |full-scale )*invasion\b", match["e"]):
        when = day_of_event(f"{match['e']} {sentence}")
    if when is None:
        return "DAY", end
    return day(add_months(when, 12 * number)), end


def distance(
    match: Match[str], anchor: Anchor, sentence: str, inner: Inner
) -> tuple[Outcome, int] | None:
    """A distance from a date or a known event: "ten days before the third anniversary of ..."."""
    if (match["x"] or "").lower() == "the eve":
        if match["d"].lower() != "of":
            return None
        amount, unit = -1, "day"
    elif match["d"].lower() == "of":
        return None
    else:
        sign = 1 if match["d"].lower() == "after" else -1
        amount = sign * (count(match["n"]) if match["n"] else 1)
        unit = (match["u"] or "day").lower()
    rest = match["e"]
    origin = inner(rest)
    if origin is None:
        known = day_of_event(rest)
        if known is None:
            return None
        origin = day(known)
    if origin.precision != "DAY":
        return None
    if unit in ("week", "fortnight"):
        exact = origin.first + timedelta(days=amount * (7 if unit == "week" else 14))
        return day(exact), match.end("d")
    return moved(origin.first, amount, unit), match.end("d")


ANNIVERSARY = _ANNIVERSARY
DISTANCE = _DISTANCE
__all__ = ["ANNIVERSARY", "DISTANCE", "Tense", "anniversary", "day_of_event", "distance"]
