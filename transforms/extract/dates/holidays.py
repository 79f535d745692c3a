"""Days that are known by a name: Christmas, Labor Day, Good Friday, Eid al-Fitr.

Most have a rule; those of other calendars stand in feast_days.csv.
"""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from pathlib import Path
from re import Match

from transforms.extract.dates.anchor import Anchor, Rule
from transforms.extract.dates.expressions import Precision, Span, day
from transforms.extract.dates.vocabulary import YEAR

Outcome = Span | Precision | None


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical
    Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * j) // 433
    number = (h + j - 7 * m + 90) // 25
    return date(year, number, (h + j - 7 * m + 33 * number + 19) % 32)


def _nth_weekday(year: int, number: int, weekday: int, nth: int) -> date:
    first = date(year, number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def holiday(name: str, year: int) -> date:
    """The day of a holiday that ``HOLIDAY`` matches; KeyError for any other name."""
    key = re.sub(r"[^a-z]", "", name.lower())
    if key in _FIXED:
        return date(year, *_FIXED[key])
    if key in ("thanksgiving", "thanksgivingday"):
        return _nth_weekday(year, 11, 3, 4)
    if key == "blackfriday":
        return _nth_weekday(year, 11, 3, 4) + timedelta(days=1)
    if key in ("memorialday", "patriotsday"):
        last = date(year, 5, 31) if key == "memorialday" else date(year, 4, 21)
        return last - timedelta(days=last.weekday())
    if key in _NTH:
        return _nth_weekday(year, *_NTH[key])
    return easter(year) + timedelta(days=_AFTER_EASTER[key])


# Month and day, by the letters of the name in lower case.
_FIXED = {
    "christmas": (12, 25), "christmasday": (12, 25), "christmaseve": (12, 24),
    "boxingday": (12, 26), "newyearseve": (12, 31), "newyearsday": (1, 1),
    "newyearday": (1, 1), "newyeareve": (12, 31), "valentinesday": (2, 14), "mayday": (5, 1),
    "bastilleday": (7, 14), "halloween": (10, 31), "veteransday": (11, 11),
    "remembranceday": (11, 11), "armisticeday": (11, 11), "juneteenth": (6, 19),
    "victoryday": (5, 9), "internationalwomensday": (3, 8), "stpatricksday": (3, 17),
    "allsaintsday": (11, 1), "labourday": (5, 1), "fourthofjuly": (7, 4), "julyfourth": (7, 4),
    "canadaday": (7, 1), "australiaday": (1, 26), "anzacday": (4, 25), "earthday": (4, 22),
    "worldaidsday": (12, 1), "humanrightsday": (12, 10), "bonfirenight": (11, 5),
    "cincodemayo": (5, 5), "aprilfoolsday": (4, 1),
    "dayofthedead": (11, 2), "worldpressfreedomday": (5, 3),
    "europeday": (5, 9), "veday": (5, 8),
    "worldrefugeeday": (6, 20),
}  # fmt: skip
# Month, weekday (Monday is 0) and which of the month, in the USA.
_NTH = {
    "laborday": (9, 0, 1), "columbusday": (10, 0, 2), "indigenouspeoplesday": (10, 0, 2),
    "martinlutherkingday": (1, 0, 3), "martinlutherkingjrday": (1, 0, 3), "mlkday": (1, 0, 3),
    "presidentsday": (2, 0, 3), "mothersday": (5, 6, 2), "fathersday": (6, 6, 3),
    "superbowlsunday": (2, 6, 2),
}  # fmt: skip
# Days from Easter Sunday.
_AFTER_EASTER = {
    "easter": 0, "eastersunday": 0, "eastermonday": 1, "goodfriday": -2, "palmsunday": -7,
    "ashwednesday": -46, "pentecost": 49,
}  # fmt: skip
HOLIDAY = (
    r"(?:Black Friday|Memorial Day|Patriots['’]? Day|Columbus Day|Indigenous Peoples['’]? Day"
    r"|Martin Luther King(?:,? Jr\.?)? Day|MLK Day|Presidents['’]? Day|Mother['’]s Day"
    r"|Father['’]s Day|Super Bowl Sunday|Canada Day|Australia Day|Anzac Day|Earth Day"
    r"|World AIDS Day|Human Rights Day|Bonfire Night|Cinco de Mayo|Day of the Dead"
    r"|April Fools['’]? Day|World Press Freedom Day|Europe Day|VE Day|World Refugee Day"
    r"|Christmas(?:\s+(?:Day|Eve))?|Boxing Day|New Year['’]?s?(?:\s+(?:Day|Eve))"
    r"|Valentine['’]s Day"
    r"|May Day|Bastille Day|Halloween|Veterans['’]? Day|Remembrance Day|Armistice Day|Juneteenth"
    r"|Victory Day|International Women['’]s Day|St\.? Patrick['’]s Day|Thanksgiving(?:\s+Day)?"
    r"|Labou?r Day|Good Friday|Easter(?:\s+(?:Sunday|Monday))?|Palm Sunday|Ash Wednesday|Pentecost"
    r"|All Saints['’]? Day|Fourth of July|July Fourth)"
)


def _holiday(match: Match[str], anchor: Anchor) -> Outcome:
    if match["y"]:
        return day(holiday(match["h"], int(match["y"])))
    published = anchor.published
    if published is None:
        return "DAY"
    return _nearest([holiday(match["h"], published.year + step) for step in (-1, 0, 1)], anchor)


def _feast(days: tuple[date, ...], match: Match[str], anchor: Anchor) -> Outcome:
    if match["y"]:
        return next((day(d) for d in days if d.year == int(match["y"])), "DAY")
    if anchor.published is None:
        return "DAY"
    near = [d for d in days if abs((d - anchor.published).days) < 366]
    return _nearest(near, anchor) if near else "DAY"


def _nearest(candidates: list[date], anchor: Anchor) -> Outcome:
    """The last one for the past, the next one for the future, else the nearest."""
    published = anchor.published
    if published is None:
        return "DAY"
    if anchor.tense == "past":
        return day(max((c for c in candidates if c <= published), default=candidates[0]))
    if anchor.tense == "future":
        return day(min((c for c in candidates if c >= published), default=candidates[-1]))
    return day(min(candidates, key=lambda c: (abs((c - published).days), c)))


def _feasts() -> list[Rule]:
    """The rules of feast_days.csv."""
    path = Path(__file__).parent / "feast_days.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    rules: list[Rule] = []
    for row in rows:
        days = tuple(date.fromisoformat(each) for each in row["days"].split("|"))
        pattern = re.compile(rf"\b(?:{row['name']})(?!\w)(?:,?\s+(?P<y>{YEAR}))?")
        rules.append((pattern, lambda m, a, days=days: _feast(days, m, a)))  # type: ignore[misc]
    return rules


RULES: list[Rule] = [
    *_feasts(),
    (re.compile(rf"\b(?P<h>{HOLIDAY})(?!\w)(?:,?\s+(?P<y>{YEAR}))?"), _holiday),
]
