"""Dates that name their day, month or year: "31 March 2025", "March 3-5", "in 2014", "mid-2019"."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from transforms.extract.dates.anchor import Anchor, Rule, nearest_month, nearest_year
from transforms.extract.dates.expressions import (
    Precision,
    Span,
    day,
    month,
    months,
    safe_date,
    year_of,
)
from transforms.extract.dates.known import day_of_event
from transforms.extract.dates.vocabulary import (
    DAY,
    MONTH,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
    weekday_number,
)

Outcome = Span | Precision | None
_DASH = r"\s*(?:-|–|—|to|through|until|till|and)\s*"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_QUARTERS = {"first": 1, "1st": 1, "second": 4, "2nd": 4, "third": 7, "3rd": 7, "fourth": 10,
             "4th": 10, "last": 10, "final": 10, "q1": 1, "q2": 4, "q3": 7, "q4": 10}  # fmt: skip


def _one_day(number: int, of_month: int, year: str | None, anchor: Anchor) -> Outcome:
    if year is not None:
        found = safe_date(int(year), number, of_month)
        return day(found) if found else None
    if safe_date(2000, number, of_month) is None:
        return None
    near = nearest_year(anchor, number, of_month)
    return day(near) if near else "DAY"


def _iso(match: Match[str], anchor: Anchor) -> Outcome:
    found = safe_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return day(found) if found else None


def _figures(match: Match[str], anchor: Anchor) -> Outcome:
    """31/03/2025 or 03/31/2025: the order that is a date; of two, the one nearer to the article."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    found = [d for d in (safe_date(year, b, a), safe_date(year, a, b)) if d is not None]
    if not found:
        return None
    if len(set(found)) == 1 or match["s"] == ".":
        return day(found[0])
    if anchor.published is None:
        return day(found[1])
    published = anchor.published
    return day(min(found, key=lambda d: (abs((d - published).days), d)))


def _written(match: Match[str], anchor: Anchor) -> Outcome:
    number, of_month = month_number(match["m"]), day_number(match["d"])
    named = match["w"]
    if match["y"] is None:  # "the September 11 attacks", "the October 7 attack by Hamas"
        full = f"{date(2000, number, 1):%B} {match.string[match.end() : match.end() + 40]}"
        known = day_of_event(full)
        told = known is not None and (anchor.published is None or known <= anchor.published)
        if known is not None and told and (known.month, known.day) == (number, of_month):
            return day(known)
    if match["y"] is None and named is not None and anchor.published is not None:
        fitting = [
            found
            for year in range(anchor.published.year - 3, anchor.published.year + 2)
            if (found := safe_date(year, number, of_month)) is not None
            and found.weekday() == weekday_number(named)
        ]
        near = nearest_year(anchor, number, of_month)
        if fitting and near not in fitting:
            published = anchor.published
            closest = min(fitting, key=lambda d: (abs((d - published).days), d))
            if abs((closest - published).days) < 400:
                return day(closest)
    return _one_day(number, of_month, match["y"], anchor)


def _days_of_month(match: Match[str], anchor: Anchor) -> Outcome:
    """March 3-5: two days of one month."""
    number = month_number(match["m"])
    first = _one_day(number, day_number(match["d"]), match["y"], anchor)
    last = _one_day(number, day_number(match["e"]), match["y"], anchor)
    return _joined(_of_one_year(first, last, match["y"]), last)


def _of_one_year(first: Outcome, last: Outcome, year: str | None) -> Outcome:
    """The first day in the year of the last, where no year is written: a stretch that has begun
    ends soon, it does not begin a year from now."""
    if year is not None or not isinstance(first, Span) or not isinstance(last, Span):
        return first
    start = first.first
    same = safe_date(last.first.year, start.month, start.day)
    return day(same) if same is not None and same <= last.first < start else first


def _two_days(match: Match[str], anchor: Anchor) -> Outcome:
    """From March 3 to April 5; "March 3 and April 5" are two dates."""
    if _two_of_them(match):
        return None
    year = match["y"] or match["z"]
    last = _one_day(month_number(match["n"]), day_number(match["e"]), match["z"] or year, anchor)
    first = _one_day(month_number(match["m"]), day_number(match["d"]), match["y"] or year, anchor)
    return _joined(_of_one_year(first, last, year), last)


def _joined(first: Outcome, last: Outcome) -> Outcome:
    if not isinstance(first, Span) or not isinstance(last, Span):
        return first
    if last.first < first.first:
        return first
    return Span(first.first, last.last, first.precision)


def _month(match: Match[str], anchor: Anchor) -> Outcome:
    number = month_number(match["m"])
    if match["y"] is not None:
        return month(int(match["y"]), number)
    year = nearest_month(anchor, number)
    return month(year, number) if year is not None else "MONTH"


def _two_of_them(match: Match[str]) -> bool:
    text = match.group().lower()
    return " and " in text and not text.startswith("between")


def _month_range(match: Match[str], anchor: Anchor) -> Outcome:
    if _two_of_them(match):
        return None
    year = int(match["z"])
    started = int(match["y"]) if match["y"] else year
    first, last = month(started, month_number(match["m"])), month(year, month_number(match["n"]))
    return Span(first.first, last.last, "MONTH") if first.first <= last.first else None


def _year(match: Match[str], anchor: Anchor) -> Outcome:
    return year_of(int(match["y"]))


def _years(match: Match[str], anchor: Anchor) -> Outcome:
    first, second = match["y"], match["z"]
    last = int(second) if len(second) == 4 else int(first[: 4 - len(second)] + second)
    if last <= int(first):
        return None
    return Span(date(int(first), 1, 1), date(last, 12, 31), "YEAR")


def _decade(match: Match[str], anchor: Anchor) -> Outcome:
    text = match["y"]
    first = int(text) if len(text) == 4 else 1900 + int(text)
    return Span(date(first, 1, 1), date(first + 9, 12, 31), "YEAR")


def _part_of_year(match: Match[str], anchor: Anchor) -> Outcome:
    year, part = int(match["y"]), match["p"].lower().strip(" -")
    if part.startswith(("early", "beginning", "start", "the beginning", "the start")):
        return months(year, 1, 4)
    if part.startswith(("mid", "the middle", "middle")):
        return months(year, 5, 4)
    if part.startswith(("late", "end", "the end")):
        return months(year, 9, 4)
    half = "second" in part or "latter" in part
    return months(year, 7 if half else 1, 6)


def _season(match: Match[str], anchor: Anchor) -> Outcome:
    first = _SEASONS[match["s"].lower()]
    return season(int(match["y"]), first)


def season(year: int, first_month: int) -> Span:
    """Three months in the precision of months; a winter begins in the December before its year."""
    if first_month == 12:
        january = months(year, 1, 2)
        return Span(date(year - 1, 12, 1), january.last, "MONTH")
    return months(year, first_month, 3)


def _quarter(match: Match[str], anchor: Anchor) -> Outcome:
    """A quarter of a named year, else the last one of the article's year or of the year before."""
    first = _QUARTERS[(match["q"] or match["k"]).lower()]
    if match["y"] is not None:
        return months(int(match["y"]), first, 3)
    published = anchor.published
    if published is None:
        return "MONTH"
    past = anchor.tense != "future"
    year = published.year - 1 if past and first > published.month else published.year
    return months(year, first, 3)


_YEAR_END = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?"
_COUNTED = (
    r"(?:people|troops|soldiers|civilians|men|women|children|tons|tonnes|km|miles|met(?:re|er)s"
    r"|hectares|dollars|euros|refugees|migrants|workers|employees|seats|votes|members|prisoners)"
)
_BEFORE_YEAR = (
    r"(?i:in|since|of|until|till|by|from|during|before|after|between|for|the year|year|back in|and"
    r"|around|throughout|late in|early in|circa|as early as|as late as|through)"
)
_BEFORE_MONTH = (
    r"(?i:in|since|until|till|by|from|to|during|before|after|between|for|of|early|late|mid|through"
    r"|early in|late in|the end of|the beginning of|the start of|the middle of|throughout|around)"
)

RULES: list[Rule] = [
    (re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?!\d)"), _iso),
    (
        re.compile(r"(?<![\d/])(?P<a>\d\d?)(?P<s>[/.])(?P<b>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)"),
        _figures,
    ),
    (
        re.compile(
            rf"\b(?:(?:from|between)\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY})(?:,?\s+(?P<y>{YEAR}))?"
            rf"{_DASH}(?P<n>{MONTH})\s+(?P<e>{DAY})(?:,?\s+(?P<z>{YEAR}))?"
        ),
        _two_days,
    ),
    (
        re.compile(
            rf"\b(?:(?:from|between)\s+)?(?P<d>{DAY})\s+(?P<m>{MONTH})(?:\s+(?P<y>{YEAR}))?"
            rf"{_DASH}(?P<e>{DAY})\s+(?P<n>{MONTH})(?:,?\s+(?P<z>{YEAR}))?"
        ),
        _two_days,
    ),
    (
        re.compile(rf"\b(?P<m>{MONTH})\s+(?P<d>{DAY}){_DASH}(?P<e>{DAY})(?!\s*{MONTH}){_YEAR_END}"),
        _days_of_month,
    ),
    (
        re.compile(
            rf"\b(?:from\s+)?(?P<d>{DAY}){_DASH}(?P<e>{DAY})\s+(?:of\s+)?(?P<m>{MONTH}){_YEAR_END}"
        ),
        _days_of_month,
    ),
    (
        re.compile(
            rf"\b(?:(?P<w>{WEEKDAY})\s*,?\s+(?:the\s+)?)?(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})"
            rf"{_YEAR_END}"
        ),
        _written,
    ),
    (
        re.compile(
            rf"\b(?:(?P<w>{WEEKDAY})\s*,?\s+)?(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})(?!\s*(?:%|per"
            rf"|people|percent|million|billion|troops)){_YEAR_END}"
        ),
        _written,
    ),
    (
        re.compile(
            rf"\b(?:(?:from|between)\s+)?(?P<m>{MONTH})(?:\s+(?P<y>{YEAR}))?{_DASH}(?P<n>{MONTH})"
            rf"\s+(?P<z>{YEAR})"
        ),
        _month_range,
    ),
    (re.compile(rf"\b(?P<m>{MONTH})(?:,)?\s+(?:of\s+)?(?P<y>{YEAR})"), _month),
    (
        re.compile(
            rf"\b(?P<p>early|mid|late|(?:the\s+)?(?:beginning|start|end|middle) of|(?:the\s+)?"
            rf"(?:first|second|latter) half of)[\s-]+(?P<y>{YEAR})",
            re.IGNORECASE,
        ),
        _part_of_year,
    ),
    (
        re.compile(
            rf"\b(?:the\s+)?(?:early |mid|late )?-?(?P<s>spring|summer|autumn|fall|winter)"
            rf"\s+(?:of\s+)?(?P<y>{YEAR})",
            re.IGNORECASE,
        ),
        _season,
    ),
    (
        re.compile(
            rf"\b(?:the\s+)?(?:(?P<q>first|second|third|fourth|[1-4](?:st|nd|rd|th))[\s-]+"
            rf"quarter|(?P<k>Q[1-4]))(?:\s+(?:of\s+)?(?P<y>{YEAR}))?(?!\w)",
            re.IGNORECASE,
        ),
        _quarter,
    ),
    (re.compile(rf"(?<!\d)(?P<y>{YEAR})\s*[-–—]\s*(?P<z>\d{{4}}|\d\d)(?![\d-])"), _years),
    (
        re.compile(rf"\b(?:from|between)\s+(?P<y>{YEAR})\s+(?:to|and|until|till|through)\s+(?P<z>{YEAR})"),
        _years,
    ),
    (re.compile(r"\b(?:the\s+)?(?:early |mid-?|late )?(?P<y>(?:1[89]|20)\d0)['’]?s\b"), _decade),
    (re.compile(rf"(?<!fiscal )(?<!financial )(?<!tax )(?<!school )(?<=\b)(?:{_BEFORE_YEAR})\s+"
                rf"(?P<y>{YEAR})\b(?!\s+{_COUNTED})"), _year),
    (re.compile(r"(?<![\d/])9/11(?![\d/])"), lambda m, a: day(date(2001, 9, 11))),
    (re.compile(rf"\((?P<y>{YEAR})\)"), _year),
    (re.compile(rf"\b(?:[Tt]he|an?|its|their|his|her)\s+(?P<y>{YEAR})\s+(?!{_COUNTED})"
                r"(?=[A-Za-z])"), _year),
    (re.compile(rf"(?P<y>{YEAR})(?=['’]s\b|\s+(?:election|elections|coup|war|invasion|uprising"
                r"|agreement|deal|treaty|accord|attack|attacks|massacre|revolution|ceasefire"
                r"|bombing|earthquake|referendum|summit|constitution|law|report|peace|nuclear"
                r"|Olympics|World Cup|presidential|parliamentary)\b)"), _year),
    (
        re.compile(rf"\b(?:{_BEFORE_MONTH})[\s-]+(?P<m>{MONTH})(?P<y>)?(?!\s*\d)(?!\s+[A-Z])"),
        lambda m, a: _month_only(m, a),
    ),
]  # fmt: skip


def _month_only(match: Match[str], anchor: Anchor) -> Outcome:
    number = month_number(match["m"])
    year = nearest_month(anchor, number)
    return month(year, number) if year is not None else "MONTH"
