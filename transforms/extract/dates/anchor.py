"""What relative expressions are relative to, and the choice between past and future."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match, Pattern

from transforms.extract.dates.expressions import Precision, Span, Tense, safe_date


@dataclass(frozen=True)
class Anchor:
    """The article's date, the tense of the act, and the date last spoken of ("that day")."""

    published: date | None
    tense: Tense | None = None
    reference: date | None = None


# A handler gives a Span, or the precision of an expression that stays unresolved, or None where
# the words are no date after all.
Handler = Callable[[Match[str], Anchor], "Span | Precision | None"]
Rule = tuple[Pattern[str], Handler]


def nearest_weekday(published: date, weekday: int, tense: Tense | None) -> date:
    """The same day, else the most recent; the next one where the act is to come."""
    back = (published.weekday() - weekday) % 7
    if back == 0:
        return published
    if tense == "future":
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back)


def nearest_year(anchor: Anchor, number: int, of_month: int) -> date | None:
    """A day without its year: the last one for the past, the next for the future, else nearest.

    Two weeks of tolerance: a wire story of 3 March can tell in the past tense of "March 4" (time
    zones), and an act announced in January for "December 30" is the past one.
    """
    published = anchor.published
    if published is None:
        return None
    candidates = [
        found
        for year in (published.year - 1, published.year, published.year + 1)
        if (found := safe_date(year, number, of_month)) is not None
    ]
    if not candidates:
        return None
    slack = timedelta(days=2)
    if anchor.tense == "past":
        past = [c for c in candidates if c <= published + slack]
        return max(past) if past else None
    if anchor.tense == "future":
        future = [c for c in candidates if c >= published]
        return min(future) if future else None
    return min(
        candidates, key=lambda c: (abs((c - published).days) * (1 if c <= published else 1.5), c)
    )


def nearest_month(anchor: Anchor, number: int) -> int | None:
    """The year of a month that is named without one; the current month is itself."""
    published = anchor.published
    if published is None:
        return None
    year = published.year
    if number == published.month:
        return year
    if anchor.tense == "future":
        return year if number > published.month else year + 1
    if anchor.tense == "past" or number < published.month:
        return year if number < published.month else year - 1
    ahead, behind = number - published.month, published.month + 12 - number
    return year if ahead * 1.5 <= behind else year - 1
