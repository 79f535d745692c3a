"""Killed and injured in a sentence: "at least 37 people, including 12 children, were killed".

A number belongs to the killed (or the injured) where the words around it say so: the verb in front
("killed 37 people"), behind ("37 people were killed", "37 dead") or a noun ("a death toll of 37").
Numbers may be spelled out; "dozens" and the like count as their least meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    word: 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SMALL = {word: n for n, word in enumerate(_UNITS)} | _TENS | {"a": 1, "an": 1}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 3,
    "a dozen": 12, "dozen": 12, "two dozen": 24, "three dozen": 36, "half a dozen": 6,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "a few": 3,
    "a couple": 2, "a score": 20, "several dozen": 36, "several hundred": 300,
}  # fmt: skip

_WORDS = "|".join(sorted((*_SMALL, *_SCALES), key=len, reverse=True))
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s+(?:thousand|million))?"
    r"|(?:tens|hundreds) of thousands|(?:two|three|several|half a|a) dozen"
    r"|several hundred|a (?:few|couple|score)(?: of)?|dozens|scores|hundreds|thousands|several"
    rf"|(?:{_WORDS})(?:(?:\s+|-)(?:and\s+)?(?:{_WORDS}))*)"
)
_HEDGE = (
    r"(?:at least |more than |over |about |around |some |nearly |almost |up to |as many as |an? "
    r"estimated |approximately |roughly |no fewer than |no less than |fewer than |less than |only "
    r"|another |a further |a total of |all |the |other )*"
)
_PEOPLE_NOUN = (
    r"(?:people|persons?|civilians?|soldiers?|troops|fighters?|militants?|rebels?|insurgents?"
    r"|policem[ae]n|police(?: officers?)?|officers?|children|child|wom[ae]n|m[ae]n|boys?|girls?"
    r"|others?"
    r"|protesters?|demonstrators?|residents?|villagers?|passengers?|students?|workers?|journalists?"
    r"|servicem[ae]n|personnel|members?|gunm[ae]n|guards?|officials?|refugees?|migrants?"
    r"|peacekeepers?|prisoners?|inmates?|tourists?|worshippers?|pilgrims?|terrorists?|attackers?"
    r"|guerrillas?|bystanders?|citizens?|nationals?|victims?|paramedics?|medics?|doctors?|nurses?"
    r"|teachers?|pupils?|firefighters?|rescuers?|miners?|farmers?|herders?|recruits?|cadets?"
    r"|Palestinians?|Israelis?|Ukrainians?|Russians?|Americans?|Iraqis?|Afghans?|Syrians?|Somalis?"
    r"|(?-i:[A-Z])[a-z]+(?:ans?|is?|ese|ish))"
)
_WHO = rf"(?:(?:[A-Za-z'’-]+\s+){{0,4}}?{_PEOPLE_NOUN})"
_AUX = (
    r"(?:\s+(?:were|was|have|has|had|have been|has been|had been|are|is|being|be"
    r"|were reportedly|reportedly"
    r"|also|confirmed|believed|feared|left|been|to have been|are reported|were reported))*"
)
_ASIDE = r"(?:,[^,;]{2,60},|\s+\([^)]*\)|\s+(?:in|at|on|near|aboard)\s+[^,;]{2,40}?)?"
_KILLED = (
    r"(?:killed|dead|died|slain|murdered|massacred|executed|beheaded|shot dead|perished"
    r"|lost their lives|martyred|drowned)"
)
_INJURED = r"(?:wounded|injured|hurt|hospitali[sz]ed|maimed)"
_KILL_ACTIVE = (
    r"(?:kill(?:ed|ing|s)?|slaughter(?:ed|ing)|murder(?:ed|ing)|massacr(?:ed|ing)|execut(?:ed|ing)"
    r"|behead(?:ed|ing)|claim(?:ed|ing)? the lives of|shot dead|left|leaving|gunned down)"
)
_WOUND_ACTIVE = r"(?:wound(?:ed|ing|s)?|injur(?:ed|ing|es?)|hurt(?:ing)?)"


_A_PERSON = re.compile(rf"\s+{_WHO}\b|\s+(?:priest|bishop|man|woman|general|colonel|captain|judge"
                       r"|politician|lawmaker|activist|commander|leader|suspect|driver|pilot)\b",
                       re.IGNORECASE)  # fmt: skip
_AN_AGE = re.compile(r"[- ](?:year|month|week|day|hour|mile|km|kilomet)", re.IGNORECASE)
_NOBODY = re.compile(r"\bno[ -]one$", re.IGNORECASE)


@dataclass(frozen=True)
class CasualtyCount:
    """One number: its value, whether it is a lower bound or vague, and its span in the sentence."""

    value: int
    start: int
    end: int
    text: str
    bound: bool = False


@dataclass(frozen=True)
class Casualties:
    """Killed and injured of one sentence; the total is the first number, not the "including"."""

    killed: CasualtyCount | None = None
    injured: CasualtyCount | None = None

    def __bool__(self) -> bool:
        return self.killed is not None or self.injured is not None


def number_value(text: str) -> int | None:
    """The value of a number in figures or words: 1,400, "thirty-seven", "two hundred and six"."""
    lowered = re.sub(r"\s+of$", "", text.lower().strip())
    if lowered in _VAGUE:
        return _VAGUE[lowered]
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


def find_casualties(sentence: str) -> Casualties:
    """The killed and injured that a sentence reports; empty (false) where it reports none."""
    return Casualties(_first(sentence, _KILLED_RULES), _first(sentence, _INJURED_RULES))


def _rules(passive: str, active: str, nouns: str) -> list[re.Pattern[str]]:
    number = rf"(?P<h>{_HEDGE})(?P<n>{_NUMBER})"
    of_them = r"(?:\s+of (?:them|whom|the \w+))?"
    return [
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b{active}\s+(?:and\s+(?:wounding|wounded|injuring|injured|killing|killed)\s+)?{number}"
            rf"(?![\d.,]*\d|\s*(?:%|per ?cent|days?|years?|hours?|months?|weeks?|million dollars"
            rf"|attempts?|homes|houses|buildings|times))\b",
            rf"\b{number}(?:\s+{_WHO})?{of_them}{_ASIDE}{_AUX}\s+(?:(?:and|or)\s+\w+\s+)?{passive}\b",
            rf"\b{nouns}\s+(?:(?:had|has|have)\s+)?(?:of|to|at|rose to|risen to|reached|stands at"
            rf"|stood at|climbed to|hit|is|was|now)\s+(?:now\s+|stands at\s+)?{number}\b",
            rf"\b{number}\s+(?:civilian |military |confirmed |more )*{nouns}\b",
        )
    ]


_KILLED_RULES = _rules(
    _KILLED, _KILL_ACTIVE, r"(?:death toll|deaths?|fatalities|dead|casualties|lives|toll)"
)
_INJURED_RULES = _rules(_INJURED, _WOUND_ACTIVE, r"(?:injuries|wounded|injured|number of injured)")


def _first(sentence: str, rules: list[re.Pattern[str]]) -> CasualtyCount | None:
    found: list[tuple[int, CasualtyCount]] = []
    for rule in rules:
        for match in rule.finditer(sentence):
            value = number_value(match["n"])
            if _AN_AGE.match(sentence, match.end("n")):
                continue
            if value is None or _is_part(sentence, match.start("n")):
                continue
            if match["n"].lower() in ("a", "an") and not _A_PERSON.match(sentence, match.end("n")):
                continue
            if _NOBODY.search(sentence, 0, match.end("n")):
                continue
            if re.fullmatch(r"(?:1[89]|20)\d\d", match["n"]) and not match["h"]:
                continue
            text = match["n"]
            vague = text.lower() in _VAGUE
            hedge = (match["h"] or "").lower()
            bound = vague or any(w in hedge for w in ("least", "more", "over", "fewer", "less"))
            count = CasualtyCount(value, match.start("n"), match.end("n"), text, bound)
            found.append((match.start("n"), count))
    if not found:
        return None
    return min(found, key=lambda f: (f[0], -f[1].end))[1]


def _is_part(sentence: str, at: int) -> bool:
    """Whether a number only details another: "including 12 children", "among them two nurses"."""
    before = sentence[max(0, at - 40) : at].lower()
    return bool(
        re.search(r"(?:including|among them|of them|of whom|among whom)\s+(?:at least )?$", before)
    )
