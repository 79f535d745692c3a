"""Expressions that count from an event: anniversaries, "ten days before ...", "the eve of ..."."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from re import Match

from transforms.extract.dates.anchor import Anchor
from transforms.extract.dates.expressions import Precision, Span, Tense, add_months, day, moved
from transforms.extract.dates.known import day_of_event
from transforms.extract.dates.vocabulary import COUNT, ORDINAL, UNIT, count, ordinal

Outcome = Span | Precision | None
Inner = Callable[[str], "Span | None"]

_ANNIVERSARY = re.compile(
    rf"\b(?:on |marking |ahead of |by )?(?:the |its )?(?P<o>{ORDINAL})[\s-](?:year )?anniversary"
    rf"(?: of| since)?(?P<e>(?:[^.;:,]|\.(?= \d)){{0,80}})"
    rf"|\b(?P<c>{COUNT}) years? (?:after|since|to the day after)(?P<f>[^.;:,]{{0,80}})",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    rf"\b(?:(?P<n>{COUNT}) (?P<u>{UNIT})s?|(?P<x>the day|a day|the eve)) "
    rf"(?P<d>before|after|ahead of|prior to|of) (?P<e>[^.;:]{{2,110}})",
    re.IGNORECASE,
)


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
