"""The words that dates are written with, as patterns and as numbers."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
NUMBERS = {word: value for value, word in enumerate(_SMALL)} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
}
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS, start=1)} | {
    "twenty-fifth": 25,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "seventy-fifth": 75,
    "eightieth": 80,
    "hundredth": 100,
    "centenary": 100,
}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\."
    r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?= (?:morning|afternoon|evening|night)\b))"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:1[6-9]\d\d|20\d\d)(?!\d|,\d|-?\w*(?:people|troops|soldiers))"
COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|a couple of|a hundred|one hundred)"
)
UNIT = r"(?:hour|day|week|fortnight|month|year|decade)"
ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)"


def month_number(text: str) -> int:
    """1 to 12 of a month's name or abbreviation."""
    return MONTHS[text.rstrip(".").lower()]


def weekday_number(text: str) -> int:
    """0 (Monday) to 6 of a weekday's name or abbreviation."""
    return WEEKDAYS[text.rstrip(".").lower()]


def day_number(text: str) -> int:
    """The day of a month, with or without the ordinal's ending."""
    return int(re.sub(r"\D", "", text))


def count(text: str) -> int:
    """A count in figures or words."""
    lowered = text.lower()
    if lowered.isdigit():
        return int(lowered)
    if "hundred" in lowered:
        return 100
    if "couple" in lowered:
        return 2
    return NUMBERS[lowered]


def ordinal(text: str) -> int | None:
    """The value of "third" or "3rd"; None for another word."""
    lowered = text.lower()
    if lowered[:1].isdigit():
        return day_number(lowered)
    return ORDINALS.get(lowered)
