"""Dates as inputs write them: ISO 8601, RFC 2822, epoch numbers, and words.

A date is never guessed: 02/03/2025 and "2 hours ago" give none, and no clock is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from schemas.vocabulary import TimePrecision
from transforms.parse.words import rows

FIRST_YEAR, LAST_YEAR = 1800, 2100
_EPOCH_FIRST, _EPOCH_LAST = 315_532_800, 4_102_444_800  # 1980 to 2100, in seconds
_MONTHS = {row["name"]: int(row["number"]) for row in rows("months.csv")}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_TIME = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
_ZONE = r"(?P<zone>Z|[+-]\d\d:?\d\d|[+-]\d\d(?!\d)|\b[A-Za-z]{1,4}\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?)"
_CLOCK = re.compile(
    rf"(?:{_TIME}|\b(?P<hour12>1[0-2]|0?[1-9])(?=\s?[ap]\.?m\b))\s?(?P<half>[ap]\.?m\b\.?)?\s?\(?{_ZONE}?",
    re.I,
)
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"(?:(?:T|\s+|\s?-\s?)(?P<time>\d\d:?\d\d.*))?$",
    re.I,
)
_ISO_TIME = re.compile(
    r"(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.I,
)
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?[\s.-]*(?:of\s+|de\s+|d')?{_MONTH},?[\s-]*(?:de\s+)?(?P<year>\d{{4}}|\d\d(?=\s\d\d:))\b",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,|\s)\s*(?P<year>\d{{4}})\b", re.I
)
# "Sat Mar 15 12:30:00 UTC 2025", as C libraries write it.
_CTIME = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\s+(?P<time>\d\d:\d\d(?::\d\d)?(?:\s[A-Z]{{2,4}})?)\s+(?P<year>\d{{4}})\b",
    re.I,
)
_SLASHED = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?![./-]?\d)"
)
_ISO_INSIDE = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?:T\d\d:\d\d\S*)?")


@dataclass(frozen=True)
class Moment:
    """A point in time in UTC, or a day (its midnight) where the time is not known.

    ``offset`` is how many minutes east of UTC the time was given, None where it came without zone;
    it tells the day on the publisher's calendar, and no two moments apart.
    """

    at: datetime
    precision: TimePrecision
    offset: int | None = field(default=None, compare=False)

    @property
    def local_day(self) -> date:
        """The day where it was published; that in UTC where no offset came."""
        return (self.at + timedelta(minutes=self.offset or 0)).date()


def parse_date(value: str | int | float | datetime | date | None) -> Moment | None:
    """The moment that a value of a record or of metadata stands for; None if it is no date.

    A time without a zone is taken as UTC.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    if isinstance(value, (int, float)):
        return _from_number(value)
    text = " ".join(value.split())[:200]
    if re.fullmatch(r"\d{8}|\d{14}", text):
        return _from_digits(text)
    if re.fullmatch(r"-?\d{9,19}(?:\.\d+)?", text):
        return _from_number(float(text))
    return _from_iso(text) or written_date(text)


def written_date(text: str) -> Moment | None:
    """The first date in words, numbers or ISO form inside a text, with its time if one follows."""
    found = []
    for pattern in (_DAY_MONTH, _MONTH_DAY, _CTIME, _SLASHED, _ISO_INSIDE):
        match = pattern.search(text)
        if match:
            found.append((match.start(), match))
    for _, match in sorted(found, key=lambda item: item[0]):
        if match.re is _ISO_INSIDE:
            moment = _from_iso(match.group())
            day = (moment.at.year, moment.at.month, moment.at.day) if moment else None
            if moment and moment.precision == "SECOND":
                return moment
        elif match.re is _SLASHED:
            day = _slashed(match)
        else:
            year = int(match["year"])
            year += 2000 if year < 70 else 1900 if year < 100 else 0
            day = (year, _MONTHS[match["month"].lower()], int(match["day"]))
        if day and _day(*day):
            after, before = text[match.end() : match.end() + 40], text[: match.start()][-60:]
            if match.re is _CTIME:
                after = match["time"]
            return _with_clock(day, after, before)
    return None


def _slashed(match: re.Match[str]) -> tuple[int, int, int] | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return year, second, first
    if second > 12:
        return year, first, second
    return None


def _with_clock(day: tuple[int, int, int], after: str, before: str) -> Moment | None:
    """The day with the time of day beside it, where one is written."""
    clock = _CLOCK.match(re.sub(r"^[\s,|/•·–—-]*(?:at|um|à)?\s*", "", after))
    if clock is None:
        before = re.sub(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*$", "", before, flags=re.I)
        matches = [m for m in _CLOCK.finditer(before) if not before[m.end() :].strip(" ,|/•·–—-on")]
        clock = matches[-1] if matches else None
    if clock is None:
        return _day(*day)
    hour = int(clock["hour"] or clock["hour12"])
    minute, second = int(clock["minute"] or 0), int(clock["second"] or 0)
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0].lower() == "p" else 0)
    return _at(day, hour, minute, second, clock["zone"])


def _from_iso(text: str) -> Moment | None:
    match = _ISO.match(text)
    if not match:
        return None
    day = int(match["year"]), int(match["month"]), int(match["day"])
    time = _ISO_TIME.match(match["time"]) if match["time"] else None
    if time is None:
        return _day(*day)
    return _at(day, int(time["hour"]), int(time["minute"]), int(time["second"] or 0), time["zone"])


def _from_digits(text: str) -> Moment | None:
    day = int(text[:4]), int(text[4:6]), int(text[6:8])
    if len(text) == 8:
        return _day(*day)
    return _at(day, int(text[8:10]), int(text[10:12]), int(text[12:]), None)


def _from_number(value: float) -> Moment | None:
    """Epoch in seconds, milliseconds, microseconds or nanoseconds, or a number like 20250214."""
    if isinstance(value, int) and FIRST_YEAR * 10_000 < value < LAST_YEAR * 10_000:
        return _from_digits(str(value))
    for divisor in (1, 1_000, 1_000_000, 1_000_000_000):
        if _EPOCH_FIRST <= value / divisor < _EPOCH_LAST:
            seconds = int(value // divisor)
            return Moment(datetime.fromtimestamp(seconds, timezone.utc), "SECOND")
    return None


def _at(
    day: tuple[int, int, int], hour: int, minute: int, second: int, zone: str | None
) -> Moment | None:
    try:
        local = datetime(*day, hour, minute, min(second, 59))
        offset = timedelta(minutes=offset_minutes(zone))
        return _moment(local.replace(tzinfo=timezone(offset) if zone else None))
    except (ValueError, OverflowError):
        return _day(*day)


def _moment(at: datetime) -> Moment | None:
    shift = at.utcoffset()
    offset = None if shift is None else int(shift.total_seconds()) // 60
    at = at.replace(tzinfo=timezone.utc) if shift is None else at.astimezone(timezone.utc)
    return Moment(at.replace(microsecond=0), "SECOND", offset) if _plausible(at.year) else None


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        at = datetime(year, month, day, tzinfo=timezone.utc)
    except ValueError:
        return None
    return Moment(at, "DAY") if _plausible(year) else None


def _plausible(year: int) -> bool:
    return FIRST_YEAR <= year < LAST_YEAR


def offset_minutes(zone: str | None) -> int:
    """Minutes east of UTC of "+02:00", "EST", "GMT+1"; 0 for none and for unknown names."""
    if not zone:
        return 0
    name, sign, digits = re.fullmatch(r"([A-Za-z]*)\s?([+-]?)([\d:]*)", zone).groups()  # type: ignore[union-attr]
    minutes = _zones().get(name.lower(), 0)
    if sign and digits:
        hours, rest = digits.replace(":", "")[:2], digits.replace(":", "")[2:]
        shift = int(hours) * 60 + int(rest or 0)
        minutes += -shift if sign == "-" else shift
    return minutes


@lru_cache(maxsize=1)
def _zones() -> dict[str, int]:
    return {row["zone"]: int(row["minutes"]) for row in rows("zones.csv")}
