"""Expressions that count from the day last spoken of: "the next day", "three weeks later".

Without such a day (`Anchor.reference`) they stay unresolved.
"""

from __future__ import annotations

import re
from datetime import timedelta
from re import Match

from transforms.extract.dates.anchor import Anchor, Rule
from transforms.extract.dates.expressions import Precision, Span, day, moved, precision_of
from transforms.extract.dates.vocabulary import COUNT, UNIT, WEEKDAY, count, weekday_number

Outcome = Span | Precision | None


def _day(match: Match[str], anchor: Anchor) -> Outcome:
    """The same, next or previous day of what was last spoken of."""
    if anchor.reference is None:
        return "DAY"
    step = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}
    return day(anchor.reference + timedelta(days=step[match["l"].lower()]))


def _weekday(match: Match[str], anchor: Anchor) -> Outcome:
    """The following Tuesday: the next one after what was last spoken of."""
    if anchor.reference is None:
        return "DAY"
    ahead = (weekday_number(match["w"]) - anchor.reference.weekday() - 1) % 7 + 1
    back = match["l"].lower() == "previous"
    return day(anchor.reference + timedelta(days=ahead - (7 + (ahead == 7) * 7 if back else 0)))


def _later(match: Match[str], anchor: Anchor) -> Outcome:
    """Three days later, two weeks earlier: from what was last spoken of."""
    unit = match["u"].lower()
    if anchor.reference is None:
        return precision_of(unit)
    sign = -1 if match["l"].lower() in ("earlier", "before", "previously") else 1
    return moved(anchor.reference, sign * count(match["n"]), unit)


RULES: list[Rule] = [
    (
        re.compile(
            r"\b(?:on )?(?:the )?(?P<l>same|that|next|following|previous|preceding) day\b",
            re.IGNORECASE,
        ),
        _day,
    ),
    (
        re.compile(rf"\bthe (?P<l>following|next|previous) (?P<w>{WEEKDAY})(?!\w)"),
        _weekday,
    ),
    (
        re.compile(
            rf"\b(?P<n>{COUNT}) (?P<u>{UNIT})s? (?P<l>later|earlier|afterwards|previously)\b",
            re.IGNORECASE,
        ),
        _later,
    ),
]
