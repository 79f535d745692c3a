"""Numbers of people as written: 1,400, "thirty-seven", "two hundred and six", "dozens".

Vague words count as their least meaning.
"""

from __future__ import annotations

import re

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = (
    {word: n for n, word in enumerate(_UNITS)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1}
)
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3,
    "a dozen": 12, "dozen": 12, "two dozen": 24, "three dozen": 36, "half a dozen": 6,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "a few": 3,
    "a couple": 2, "a score": 20, "several dozen": 36, "several hundred": 300,
}  # fmt: skip
# Vague words that are as good as a figure.
_EXACT = frozenset({"a dozen", "dozen", "two dozen", "three dozen", "half a dozen", "a couple"})

_WORDS = "|".join(sorted((*_SMALL, *_SCALES), key=len, reverse=True))
# "A" alone is no number; "a hundred" is.
NUMBER = (
    r"(?<![\w-])(?!an?\s+(?!hundred|thousand|million|dozen|few|couple|score))"
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s+(?:thousand|million))?"
    r"|(?:tens|hundreds) of thousands|(?:two|three|several|half a|a) dozen"
    r"|several hundred|a (?:few|couple|score)(?: of)?|dozens|scores|hundreds|thousands|several"
    rf"|(?:{_WORDS})(?:(?:\s+|-)(?:and\s+)?(?:{_WORDS})){{0,8}})(?![\w-])"
)
HEDGE = (
    r"(?:at least |more than |over |upwards of |about |around |some |nearly |almost |up to "
    r"|as many as |an? estimated |approximately |roughly |(?:no|not) fewer than |(?:no|not) less "
    r"than |fewer than |less than |only |another |a further |a total of |all |the |other "
    r"|his |her |its |their ){0,4}"
)
_BOUND = re.compile(r"\b(?:least|more|over|upwards|fewer|less|between)\b", re.IGNORECASE)


def number_value(text: str) -> int | None:
    """The value of a number in figures or words; None where it is none."""
    lowered = re.sub(r"\s+of$", "", text.lower().strip())
    if lowered in VAGUE:
        return VAGUE[lowered]
    figures = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)(?:\s+(thousand|million))?", lowered)
    if figures:
        base = float(figures[1].replace(",", ""))
        return int(base * _SCALES[figures[2]] if figures[2] else base)
    total = current = 0
    for word in re.split(r"[\s-]+", lowered):
        if word == "and":
            continue
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        else:
            return None
    return total + current


def is_bound(hedge: str, number: str) -> bool:
    """Whether a number is only a lower bound, or vague."""
    lowered = re.sub(r"\s+of$", "", number.lower().strip())
    return bool(_BOUND.search(hedge)) or (lowered in VAGUE and lowered not in _EXACT)
