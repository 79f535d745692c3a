"""What a date expression resolves to, and the arithmetic of days, weeks, months and years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["DAY", "WEEK", "MONTH", "YEAR", "UNKNOWN"]
Tense = Literal["past", "future"]


@dataclass(frozen=True)
class Span:
    """A stretch of days with the precision in which it was named; both ends inclusive."""

    first: date
    last: date
    precision: Precision


@dataclass(frozen=True)
class DateExpression:
    """An expression of time in a sentence.

    start, end: code points of the sentence; text: the expression itself. date, date_end: first and
    last day, both None where it cannot be resolved (a relative expression without an article date).
    """

    start: int
    end: int
    text: str
    date: datetime.date | None
    date_end: datetime.date | None
    precision: Precision


def day(value: date) -> Span:
    """One day."""
    return Span(value, value, "DAY")


def week_of(value: date) -> Span:
    """The week (Monday to Sunday) that holds a day."""
    monday = value - timedelta(days=value.weekday())
    return Span(monday, monday + timedelta(days=6), "WEEK")


def weekend_of(value: date) -> Span:
    """Saturday and Sunday of the week that holds a day."""
    saturday = value - timedelta(days=value.weekday()) + timedelta(days=5)
    return Span(saturday, saturday + timedelta(days=1), "DAY")


def month(year: int, number: int) -> Span:
    """One month of a year."""
    return Span(date(year, number, 1), last_of_month(year, number), "MONTH")


def months(year: int, first: int, count: int) -> Span:
    """`count` months of one year, such as a quarter, in the precision of months."""
    return Span(date(year, first, 1), last_of_month(year, first + count - 1), "MONTH")


def year_of(value: int) -> Span:
    """One year."""
    return Span(date(value, 1, 1), date(value, 12, 31), "YEAR")


def last_of_month(year: int, number: int) -> date:
    """The last day of a month."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return following - timedelta(days=1)


def add_months(value: date, count: int) -> date:
    """The same day `count` months later, or the last day of a shorter month."""
    index = value.year * 12 + value.month - 1 + count
    year, number = divmod(index, 12)
    last = last_of_month(year, number + 1)
    return min(date(year, number + 1, 1) + timedelta(days=value.day - 1), last)


def safe_date(year: int, number: int, of_month: int) -> date | None:
    """A date, or None where the calendar has none (31 April)."""
    try:
        return date(year, number, of_month)
    except ValueError:
        return None


def moved(origin: date, amount: int, unit: str) -> Span:
    """`amount` units after a day (before it where negative), in the precision of the unit."""
    if unit == "hour":
        return day(origin + timedelta(days=int(amount / 24)))
    if unit == "day":
        return day(origin + timedelta(days=amount))
    if unit in ("week", "fortnight"):
        return week_of(origin + timedelta(days=amount * (7 if unit == "week" else 14)))
    if unit == "month":
        found = add_months(origin, amount)
        return month(found.year, found.month)
    return year_of(origin.year + amount * (10 if unit == "decade" else 1))


def precision_of(unit: str) -> Precision:
    """The precision in which a unit counts."""
    if unit in ("hour", "day", "weekend"):
        return "DAY"
    if unit in ("week", "fortnight"):
        return "WEEK"
    return "MONTH" if unit in ("month", "quarter") else "YEAR"


def unit_beside(step: int, unit: str, published: date) -> Span:
    """The week, month, year, weekend, quarter or decade of a day (0), before or after it."""
    if unit == "week":
        return week_of(published + timedelta(days=7 * step))
    if unit == "weekend":
        return weekend_of(published + timedelta(days=7 * step))
    if unit == "month":
        there = add_months(published.replace(day=1), step)
        return month(there.year, there.month)
    if unit == "quarter":
        there = add_months(published.replace(day=1), 3 * step)
        return months(there.year, (there.month - 1) // 3 * 3 + 1, 3)
    if unit == "decade":
        first = (published.year // 10 + step) * 10
        return Span(date(first, 1, 1), date(first + 9, 12, 31), "YEAR")
    return year_of(published.year + step)


def part_of(span: Span, part: str, unit: str) -> Span:
    """Early, mid or late in a stretch; "earlier this month" is the stretch itself."""
    if part.startswith(("earlier", "later")):
        return span
    if unit == "year":
        first = {"e": 1, "m": 5, "l": 9}.get(part[0], 1)
        if part.startswith(("beginning", "start")):
            first = 1
        if part.startswith("end"):
            first = 10
            return months(span.first.year, 10, 3)
        return months(span.first.year, first, 4)
    return span
