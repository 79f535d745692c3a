"""Expressions that count from the article's date: "Monday", "last week", "three days ago"."""

from __future__ import annotations

import re
from datetime import timedelta
from re import Match

from transforms.extract.dates.absolute import _SEASONS, season
from transforms.extract.dates.anchor import Anchor, Rule, nearest_month, nearest_weekday
from transforms.extract.dates.expressions import (
    Precision,
    Span,
    add_months,
    day,
    month,
    moved,
    part_of,
    precision_of,
    safe_date,
    unit_beside,
    week_of,
    weekend_of,
)
from transforms.extract.dates.vocabulary import (
    COUNT,
    MONTH,
    UNIT,
    WEEKDAY,
    YEAR,
    count,
    day_number,
    month_number,
    weekday_number,
)

Outcome = Span | Precision | None
_PART = r"(?:morning|afternoon|evening|night|noon|midnight)"
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
         "following": 1, "upcoming": 1}  # fmt: skip


_WEEK = timedelta(days=7)
_LASTS = re.compile(r"\b(?:to|will|would|could|can|may|might|should)\s+$")  # "to last two days"
_TITLE = re.compile(r"\s+(?:Times|Mosque|Telegraph|Mirror|Post|Mail|Express|Standard|Tribune|Club"
                    r"|Agreement|Accord|Movement|Group|Island|School)\b")  # fmt: skip


def _shift(match: Match[str], anchor: Anchor, days: int) -> Outcome:
    return day(anchor.published + timedelta(days=days)) if anchor.published else "DAY"


def _weekday(match: Match[str], anchor: Anchor) -> Outcome:
    """Monday; last, next, this Monday; Monday last week. "The Sunday Times" is no date."""
    after = match.string[match.end() : match.end() + 16]
    if not match["l"] and not match["k"] and _TITLE.match(after):
        return None
    published = anchor.published
    if published is None:
        return "DAY"
    number = weekday_number(match["w"])
    week = (match["k"] or "").lower()
    if week == "before last":
        return day(nearest_weekday(published, number, None) - timedelta(days=7))
    if week == "last":
        return day(published - timedelta(days=(published.weekday() - number) % 7 or 7))
    monday = published - timedelta(days=published.weekday())
    if week:
        step = 7 * _STEP[week.split()[0]]
        return day(monday + timedelta(days=number + step))
    which = (match["l"] or "").lower()
    back = (published.weekday() - number) % 7
    if which in ("last", "past", "previous"):
        return day(published - timedelta(days=back or 7))
    if which in ("next",):
        ahead = 7 - back
        same_week = number > published.weekday()
        return day(published + timedelta(days=ahead + (7 if same_week else 0)))
    if which in ("coming", "upcoming", "following"):
        return day(published + timedelta(days=7 - back))
    if which == "this":
        return day(monday + timedelta(days=number))
    return day(nearest_weekday(published, number, anchor.tense))


def _weekday_week(match: Match[str], anchor: Anchor) -> Outcome:
    """Saturday week: seven days after the next Saturday (British)."""
    if anchor.published is None:
        return "DAY"
    return day(nearest_weekday(anchor.published, weekday_number(match["w"]), "future") + _WEEK)


def _weekday_range(match: Match[str], anchor: Anchor) -> Outcome:
    published = anchor.published
    if published is None:
        return "DAY"
    if anchor.tense == "future":
        first = nearest_weekday(published, weekday_number(match["w"]), "future")
        gap = (weekday_number(match["v"]) - first.weekday()) % 7
        return Span(first, first + timedelta(days=gap), "DAY")
    last = nearest_weekday(published, weekday_number(match["v"]), anchor.tense)
    gap = (last.weekday() - weekday_number(match["w"])) % 7
    return Span(last - timedelta(days=gap), last, "DAY")


def _named_unit(match: Match[str], anchor: Anchor) -> Outcome:
    unit = match["u"].lower()
    if anchor.published is None:
        return precision_of(unit)
    which = match["l"].lower().split()[-1]
    span = unit_beside(_STEP[which], unit, anchor.published)
    part = (match["p"] or "").lower()
    if not part or unit in ("weekend",):
        return span
    return part_of(span, part, unit)


def _weekend(match: Match[str], anchor: Anchor) -> Outcome:
    """At, over, during the weekend: the current one from Friday on, else the last (or next)."""
    published = anchor.published
    if published is None:
        return "DAY"
    this = weekend_of(published)
    if published.weekday() >= 5 or anchor.tense == "future":
        return this
    return weekend_of(published - timedelta(days=7))


def _ago(match: Match[str], anchor: Anchor) -> Outcome:
    unit = match["u"].lower()
    if anchor.published is None:
        return precision_of(unit)
    amount = count(match["n"])
    if match["x"]:
        weekday = match["x"].split()[-1].lower()
        exact = anchor.published - timedelta(days=7 * amount) if unit == "week" else None
        if unit == "year":
            exact = add_months(anchor.published, -12 * amount)
        elif unit == "month":
            exact = add_months(anchor.published, -amount)
        if exact is not None:
            if weekday == "today":
                return day(exact)
            return day(nearest_weekday(exact, weekday_number(weekday), None))
    return moved(anchor.published, -amount, unit)


def _half_ago(match: Match[str], anchor: Anchor) -> Outcome:
    """Half a year ago, a year and a half ago, two and a half months ago."""
    halves = (1 if match["h"] or match["k"] else 0) if match["n"].lower() != "half a" else None
    unit = match["u"].lower()
    if halves == 0 or unit not in ("month", "year"):
        return None
    if anchor.published is None:
        return "MONTH"
    whole = 0 if halves is None else count(match["n"])
    if unit == "year":
        found = add_months(anchor.published, -12 * whole - 6)
        return month(found.year, found.month)
    return week_of(add_months(anchor.published, -whole) - timedelta(days=15))


def _ahead(match: Match[str], anchor: Anchor) -> Outcome:
    unit = match["u"].lower()
    if anchor.published is None:
        return precision_of(unit)
    return moved(anchor.published, count(match["n"]), unit)


def _in_units(match: Match[str], anchor: Anchor) -> Outcome:
    """ "in three days": a date only where the act is to come ("killed in three days" is a span)."""
    if anchor.tense != "future":
        return None
    return _ahead(match, anchor)


def _stretch(match: Match[str], anchor: Anchor) -> Outcome:
    """The past three days, the last two weeks, the next five years."""
    unit = match["u"].lower()
    if _LASTS.search(match.string, 0, match.start()):
        return None
    if anchor.published is None:
        return precision_of(unit)
    amount = count(match["n"]) if match["n"] else 1
    back = match["l"].lower() in ("past", "last", "previous", "preceding")
    sign = -1 if back else 1
    if unit in ("hour", "day", "week", "fortnight"):
        size = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}[unit]
        other = anchor.published + timedelta(days=max(1, round(amount * size)) * sign)
    else:
        size_months = {"month": 1, "year": 12, "decade": 120}[unit]
        other = add_months(anchor.published, amount * size_months * sign)
    first, last = sorted((anchor.published, other))
    return Span(first, last, precision_of(unit))


def _season(match: Match[str], anchor: Anchor) -> Outcome:
    if anchor.published is None:
        return "MONTH"
    first = _SEASONS[match["s"].lower()]
    span = season(anchor.published.year, first)
    which = match["l"].lower()
    if which == "last" and span.last >= anchor.published:
        return season(anchor.published.year - 1, first)
    if which == "next" and span.first <= anchor.published:
        return season(anchor.published.year + 1, first)
    if which == "this" and first == 12 and anchor.published.month > 6:
        return season(anchor.published.year + 1, first)
    return span


def _month_of(match: Match[str], anchor: Anchor) -> Outcome:
    """Last March, next June, this May."""
    published = anchor.published
    if published is None:
        return "MONTH"
    number, which = month_number(match["m"]), match["l"].lower()
    if which in ("last", "past"):
        year = published.year if number < published.month else published.year - 1
    elif which in ("next", "coming"):
        year = published.year if number > published.month else published.year + 1
    else:
        year = published.year
    return month(year, number)


def _day_of_month(match: Match[str], anchor: Anchor) -> Outcome:
    """On the 15th; the 15th of last month, of this month."""
    published = anchor.published
    if published is None:
        return "DAY"
    of_month = day_number(match["d"])
    which = (match["l"] or "").lower()
    start = published.replace(day=1)
    if which:
        start = add_months(start, _STEP[which])
    elif anchor.tense == "future" and of_month < published.day:
        start = add_months(start, 1)
    elif anchor.tense != "future" and of_month > published.day:
        start = add_months(start, -1)
    found = safe_date(start.year, start.month, of_month)
    return day(found) if found else None


def _weekdays_ago(match: Match[str], anchor: Anchor) -> Outcome:
    """Two Sundays ago: the second one before the article's day."""
    if anchor.published is None:
        return "DAY"
    back = (anchor.published.weekday() - weekday_number(match["w"])) % 7 or 7
    return day(anchor.published - timedelta(days=back + 7 * (count(match["n"]) - 1)))


def _week_of_month(match: Match[str], anchor: Anchor) -> Outcome:
    """The first (second, last) seven days of a month."""
    number = month_number(match["m"])
    year = int(match["y"]) if match["y"] else nearest_month(anchor, number)
    if year is None:
        return "WEEK"
    whole = month(year, number)
    nth = {"first": 0, "second": 7, "third": 14, "fourth": 21}.get(match["n"].lower())
    first = whole.last - timedelta(days=6) if nth is None else whole.first + timedelta(days=nth)
    return Span(first, first + timedelta(days=6), "WEEK")


def _same_unit(match: Match[str], anchor: Anchor) -> Outcome:
    """The end of the month, the start of the year: of the article's."""
    unit = match["u"].lower()
    if anchor.published is None:
        return precision_of(unit)
    span = unit_beside(_STEP[(match["l"] or "this").lower()], unit, anchor.published)
    return part_of(span, match["p"].lower(), unit)


def _rules(table: list[tuple[str, object]]) -> list[Rule]:
    return [(re.compile(pattern, re.IGNORECASE), handler) for pattern, handler in table]  # type: ignore[misc]


_DAYS = [
    (r"\bthe day before yesterday\b", -2),
    (r"\bthe day after tomorrow\b", 2),
    (rf"\byesterday(?:\s+{_PART})?\b", -1),
    (r"\blast night\b", -1),
    (rf"\btomorrow(?:\s+{_PART})?\b", 1),
    (r"\b(?:earlier |later )?today\b", 0),
    (rf"\b(?:earlier |later )?this {_PART}\b|\btonight\b", 0),
    (r"\bovernight\b", 0),
]

RULES: list[Rule] = [
    *(
        (re.compile(pattern, re.IGNORECASE), lambda m, a, days=days: _shift(m, a, days))
        for pattern, days in _DAYS
    ),
    *_rules(
        [
            (rf"\b(?P<w>{WEEKDAY}) week\b", _weekday_week),
            (rf"\bfrom (?P<w>{WEEKDAY}) (?:to|until|till|through) (?P<v>{WEEKDAY})\b",
             _weekday_range),
            (rf"\bbetween (?P<w>{WEEKDAY}) and (?P<v>{WEEKDAY})\b", _weekday_range),
            (
                r"\b(?:a few|several|some|many|a number of|recent) (?P<u>hour|day|week|month"
                r"|year|decade)s (?:ago|earlier)\b",
                lambda m, a: "UNKNOWN",
            ),
            (
                rf"\b(?P<n>{COUNT}|half a) (?:(?P<h>and a half) )?(?P<u>{UNIT})s?"
                r"(?P<k> and a half)? ago\b",
                lambda m, a: _half_ago(m, a),
            ),
            (
                rf"\b(?P<n>{COUNT}) (?P<u>{UNIT})s? ago(?: on)?(?P<x> today| {WEEKDAY})?(?!\w)",
                _ago,
            ),
            (
                rf"\b(?:(?P<l>last|past|previous|this(?: coming| past)?|next|coming|upcoming) )?"
                rf"(?:early |late |mid-)?(?P<w>{WEEKDAY})(?!s\b)(?:\s+{_PART})?"
                rf"(?: of)?(?: (?P<k>(?:last|this|next) week|before last|last(?=[.,;]|$)))?(?!\w)",
                lambda m, a: _weekday_with(m, a),
            ),
            (
                r"\b(?:(?P<p>earlier|later|early|late|mid|end of|start of|beginning of)[\s-]+)?"
                r"(?:in )?(?P<l>last|this|this past|this coming|next|the coming|the current"
                r"|the past|the previous) (?P<u>week|weekend|month|year|quarter|decade)(?!\w)",
                _named_unit,
            ),
            (r"\b(?:at|over|during|on|throughout) the weekend\b", _weekend),
            (
                r"\b(?:over|during|in|for|throughout) the (?P<l>last|past)(?P<n>) "
                r"(?P<u>week|month|year|decade)(?!\w)",
                _stretch,
            ),
            (
                rf"\b(?P<n>two|three|four|five|six) (?P<w>{WEEKDAY})s ago\b",
                lambda m, a: _weekdays_ago(m, a),
            ),
            (
                rf"\bthe (?P<n>first|second|third|fourth|last|final) week (?:of|in) (?P<m>{MONTH})"
                rf"(?:,? (?P<y>{YEAR}))?",
                lambda m, a: _week_of_month(m, a),
            ),
            (
                rf"\b(?:the )?(?P<l>last|past|previous|preceding|next|coming|following)"
                rf"(?: (?P<n>{COUNT}))? (?P<u>{UNIT})s\b",
                _stretch,
            ),
            (rf"\b(?:with)?in (?:the )?(?:next )?(?P<n>{COUNT}) (?P<u>{UNIT})(?:s?['’]?|['’]s)"
             r" time\b", _ahead),
            (rf"\b(?P<n>{COUNT}) (?P<u>{UNIT})s? from (?:now|today)\b", _ahead),
            (rf"\bin (?P<n>{COUNT}) (?P<u>{UNIT})s?\b", _in_units),
            (r"\b(?P<l>last|this|next) (?P<s>spring|summer|autumn|fall|winter)\b", _season),
            (
                r"\b(?:the )?(?P<p>end|start|beginning|middle) of (?:the|(?P<l>this|next|last)) "
                r"(?P<u>month|year|week|quarter)\b",
                _same_unit,
            ),
            (
                r"\b(?:on )?the (?P<d>[1-3]?\d(?:st|nd|rd|th))"
                r"(?: of (?P<l>last|this|next) month)?"
                r"(?= of (?:last|this|next) month|[.,;]|$| and\b)",
                _day_of_month,
            ),
        ]
    ),
    (re.compile(rf"\b(?P<l>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast) (?P<m>{MONTH})(?!\s*\d)"),
     _month_of),
]  # fmt: skip


def _weekday_with(match: Match[str], anchor: Anchor) -> Outcome:
    """A weekday must be written with a capital: "sun" and "sat" are words."""
    return _weekday(match, anchor) if match["w"][0].isupper() else None
