"""Killed and injured in a sentence: "at least 37 people, including 12 children, were killed".

Victims stand as a list of people ("two policemen and 11 militants", "the governor and his two
sons") behind a verb ("killed ..."), before one ("... were killed", "... dead"), or behind a noun
("the killing of ..."); or as a number beside a noun ("a death toll of 37"). A part of another
number ("two of them children"), what was only threatened, and what a war or a year has cost so far
("bringing the toll to 40", "has killed thousands since") are no casualties of the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.extract.quantities import HEDGE, NUMBER, is_bound, number_value

__all__ = ["Casualties", "CasualtyCount", "find_casualties", "number_value"]

_PERSON = (
    r"(?:person|civilian|soldier|trooper|fighter|militant|rebel|insurgent|policeman|policewoman"
    r"|police officer|officer|child|woman|man|boy|girl|teenager|toddler|baby|infant|protester"
    r"|protestor|demonstrator|marcher|resident|villager|passenger|student|worker|journalist|reporter"
    r"|cameraman|photographer|serviceman|guard|bodyguard|official|refugee|migrant|peacekeeper"
    r"|prisoner|inmate|hostage|tourist|worshipper|pilgrim|terrorist|attacker|gunman|guerrilla"
    r"|bystander|pedestrian|citizen|national|victim|paramedic|medic|doctor|nurse|teacher|pupil"
    r"|firefighter|rescuer|miner|farmer|herder|recruit|cadet|driver|pilot|priest|bishop|pastor|imam"
    r"|cleric|general|colonel|captain|major|sergeant|judge|prosecutor|politician|lawmaker|senator"
    r"|activist|commander|leader|suspect|deputy|mayor|governor|minister|president|ambassador|diplomat"
    r"|aide|candidate|councillor|lawyer|editor|blogger|wife|husband|son|daughter|mother|father"
    r"|brother|sister|cousin|relative|family member|settler|trader|shopkeeper|athlete|singer|king"
    r"|contractor|trainee|conscript|reservist|sailor|marine|airman|member|agent|suicide bomber"
    r"|bomber)"
)
_PLURAL = (
    r"(?:people|persons|troops|police|policemen|policewomen|children|women|men|babies|wives"
    r"|servicemen|gunmen|cameramen|personnel|others|bodies|victims|relatives|airmen|elderly|dead"
    r"|Palestinians|Israelis|Ukrainians|Russians|Americans|Afghans|Somalis|Iraqis|Syrians|Yemenis"
    r"|(?-i:[A-Z])[a-z]+(?:ans?|is|ese|ish|i|s))"
)
_NO_GAP = (
    r"(?:were|was|is|are|be|been|have|has|had|and|or|of|in|at|on|by|to|for|from|when|who|that|while"
    r"|as|after|before|during|with|a|an|the|killed|wounded|injured|died|killing|wounding|injuring)"
)
_GAP = rf"(?:(?!{_NO_GAP}\b)[A-Za-z'’-]+\s+){{0,4}}?"
_WHO = rf"(?:{_GAP}(?:{_PERSON}s?|{_PLURAL})\b)"
_OWNER = r"(?:a|an|the|his|her|its|their|one|another)"
_AGE = r"(?:(?:\d{1,3}|\w+)-(?:year|month|week|day)-old\s+)?"
# Titles and the words of a personal name.
_NAME = r"(?-i:(?:[A-Z][\w.'’-]+\s+){1,3}(?:(?:al|el|bin|de|von|van)[ -])?[A-Z][\w'’-]+)"
_NOT_A_NAME = re.compile(
    r"\b(?:State|Army|Front|Forces?|Party|Movement|Brigades?|Haram|Shabaab|Qaeda|Taliban|Tigers"
    r"|Police|Guards?|Council|Union|Street|Square|Airport|Hospital|City|County|University|School"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)

_ITEM = re.compile(
    rf"(?P<between>between\s+(?P<low>{NUMBER})\s+and\s+{NUMBER}(?:\s+{_WHO})?)"
    rf"|(?P<h>{HEDGE})(?P<n>{NUMBER})(?:\s+more)?"
    rf"(?:\s+of\s+(?:the|its|his|her|their)\s+(?:{NUMBER}\s+)?)?(?P<who>\s*{_WHO})?"
    rf"|(?P<one>\b{_OWNER}\s+{_AGE}{_GAP}{_PERSON}\b)(?!s)"
    rf"|(?P<name>\b{_NAME})",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+|\s+along with\s+)")
_SAYING = re.compile(r"\s+(?:said|says|told|added|reported|announced|warned|called)\b")
_ASIDE = (
    r"(?:,[^,;]{2,60},|\s+\([^)]*\)|\s+(?:in|at|on|near|aboard|from|of|outside)\s+[^,;]{2,40}?"
    r"|\s+who\s+[^,;]{2,40}?)?"
)
_BESIDE = (
    r"(?:(?:also|reportedly|confirmed|believed|feared|left|lightly|slightly|seriously|critically"
    r"|badly|severely|fatally|brutally|allegedly|later|instantly|to have been|more"
    r"|(?:shot|stabbed|beaten|hacked|burned|burnt|crushed|trampled|blown up|killed|wounded|injured"
    r"|ambushed|abducted|tortured|arrested|hurt|sick|missing|trapped)(?: and| or|,)?)\s+)*"
)
_AUX = (
    r"(?:were|was|have been|has been|had been|have|has|had|are|is|being|may have|might have"
    r"|could have|got)\s+(?:been\s+)?"
)
_KILLED = (
    r"(?:killed|dead|die[ds]?|slain|murdered|massacred|executed|beheaded|shot dead|perished"
    r"|assassinated|lynched|martyred|drowned|gunned down|to death"
    r"|lost (?:their|his|her) li(?:ves|fe)|(?<=bodies were )(?:found|recovered|discovered|pulled))"
)
_INJURED = (
    r"(?:wounded|injured|hurt|hospitali[sz]ed|maimed|stabbed(?! to)|shot and wounded"
    r"|(?:sustain|suffer|receiv)(?:ed|ing)? (?:\w+ )?(?:injuries|wounds))"
)
_SUFFERING = r"(?:sustained|suffered|received) (?:\w+ )?(?:injuries|wounds)"
_DYING = r"(?:died|perished|drowned|lost (?:his|her) life)"
_KILLING = (
    r"(?:(?:killing|deaths?|murders?|massacre|assassination|execution|loss) of|kill(?:ed|ing|s)?"
    r"|slaughter(?:ed|ing)|murder(?:ed|ing)|massacr(?:ed|ing)|execut(?:ed|ing)"
    r"|behead(?:ed|ing)|assassinat(?:ed|ing)|claim(?:ed|ing)? the lives of|claim(?:ed|ing)?"
    r"|shot dead|gunned down|shot and killed|stabbed to death|beat to death)"
)
_LEAVING = r"(?:left|leaving|leaves)"
_WOUNDING = (
    r"(?:(?:wounding|injuring|injury) of|wound(?:ed|ing|s)?|injur(?:ed|ing|es?)|hurt(?:ing)?)"
)
_TOLL = (
    r"(?:death toll|number of (?:dead|deaths|people killed)|deaths|fatalities|dead|casualties|lives"
    r"|toll)"
)
_INJURIES = r"(?:injuries|wounded|injured|number of (?:injured|wounded))"
_REACHED = (
    r"(?:of|to|at|(?:has |had |have )?(?:rose|risen|climbed|reached|grew|grown|jumped|hit)(?: to)?"
    r"|stands at|stood at|is|was|now stands at)"
)

_BRINGING = re.compile(
    r"\b(?:bring|brought|rais|tak|took|push|lift)\w*\s+(?:the|its|their|to)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:to|would|could|will|might|may|can|not|never|can't|cannot)\s+(?:have\s+)?$"
)
_SO_FAR = re.compile(
    r"\bsince\b|\bover the (?:past|last)\b|\bso far this\b|\bin recent (?:years|months)\b"
    r"|\bin (?:\w+ ){0,3}(?:years|decades) of\b"
)
_PERFECT = re.compile(r"\b(?:has|have)\b")
_PART = re.compile(r"(?:including|among them|of them|of whom|among whom)\s+(?:at least )?$")
_OF_THEM = re.compile(r"\s+of (?:them|whom)\b")
_AN_AGE = re.compile(
    r"[- ](?:year|month|week|day|hour|mile|km|kilomet)|\s*(?:%|per ?cent|million dollars|attempts?"
    r"|homes|houses|buildings|times|jobs|cases|cattle|animals|birds)",
    re.IGNORECASE,
)
_LONGEST_LIST = 6
# Characters beside a number that can tell what it counts.
BESIDE = 40
# A number behind the act is preferred to one that stands up to so many characters nearer before it.
BEHIND_FIRST = 15
_ANY = re.compile(
    r"kill|dead|death|die|dying|slain|murder|massacr|execut|behead|perish|assassin|lynch|martyr|drown"
    r"|gunned|li(?:fe|ves)\b|shot|casualt|fatal|toll|bodies|slaughter|wound|injur|hurt|hospitali|maim"
    r"|stab|left|leav",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\bno[ -]one$", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")


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


@dataclass(frozen=True)
class _Rules:
    behind: re.Pattern[str]  # a verb or noun, behind which victims stand
    before: re.Pattern[str]  # what follows a number of victims
    before_one: re.Pattern[str]  # what follows one victim: "a bomber killed" is none
    noun: re.Pattern[str]  # a number beside a noun


def find_casualties(sentence: str, act: tuple[int, int] | None = None) -> Casualties:
    """The killed and injured that a sentence reports; empty (false) where it reports none.

    act: start and end of the words for the act; of several numbers the one nearest to them counts,
    what follows them before what precedes; without it the first.
    """
    if _ANY.search(sentence) is None:
        return Casualties()
    return Casualties(_chosen(sentence, _OF_KILLED, act), _chosen(sentence, _OF_INJURED, act))


def _rules(active: str, passive: str, alone: str, nouns: str, left: bool) -> _Rules:
    other = r"(?:and\s+(?:wound|injur|kill)(?:ed|ing)\s+)?"
    subject_left = rf"|\b{_LEAVING}\s+(?=[^.;]{{0,120}}\b{passive}\b)" if left else ""
    told = rf"{_AUX}{_BESIDE}"
    number = rf"(?P<h>{HEDGE})(?P<n>{NUMBER})"
    return _Rules(
        re.compile(rf"\b{active}\s+{other}{subject_left}", re.IGNORECASE),
        re.compile(rf"{_ASIDE}\s+(?:{told}|(?:also |more )?){passive}\b", re.IGNORECASE),
        re.compile(rf"{_ASIDE}\s+(?:{told}{passive}|{alone})\b", re.IGNORECASE),
        re.compile(
            rf"\b{nouns}(?:\s+(?:from|in|of)\s+[^,.;\d]{{2,40}}?)?\s+{_REACHED}\s+{number}"
            rf"|\b{number.replace('<h>', '<g>').replace('<n>', '<m>')}\s+"
            rf"(?:civilian |military |confirmed |more )*{nouns}\b",
            re.IGNORECASE,
        ),
    )


_OF_KILLED = _rules(_KILLING, _KILLED, _DYING, _TOLL, left=True)
_OF_INJURED = _rules(_WOUNDING, _INJURED, _SUFFERING, _INJURIES, left=False)


def _chosen(sentence: str, rules: _Rules, act: tuple[int, int] | None) -> CasualtyCount | None:
    found = [_of_number(sentence, count) for count in _candidates(sentence, rules)]
    if not found:
        return None
    if act is None:
        return min(found, key=lambda c: (c.start, -c.end))

    def away(count: CasualtyCount) -> tuple[int, int]:
        behind = count.start >= act[1]
        gap = count.start - act[1] if behind else act[0] - count.end + BEHIND_FIRST
        return max(gap, 0), count.start

    return min(found, key=away)


def _candidates(sentence: str, rules: _Rules) -> Iterator[CasualtyCount]:
    for match in rules.behind.finditer(sentence):
        if _UNREAL.search(sentence, 0, match.start()):
            continue
        count = _victims(sentence, match.end())
        if count is not None and not _is_cumulative(sentence, count):
            yield count
    taken = 0
    for item in _ITEM.finditer(sentence):
        if item.start() < taken:
            continue
        count = _victims(sentence, item.start())
        if count is None:
            continue
        before = rules.before if item["n"] or item["between"] else rules.before_one
        if before.match(sentence, count.end) and not _is_cumulative(sentence, count):
            yield count
            taken = count.end
    for match in rules.noun.finditer(sentence):
        hedge, number = (match["h"], match["n"]) if match["n"] else (match["g"], match["m"])
        start = match.start("n") if match["n"] else match.start("m")
        count = _number(sentence, hedge or "", number, start)
        bringing = _BRINGING.search(sentence, 0, match.start())
        if count is not None and not bringing and not _is_cumulative(sentence, count):
            yield count


def _victims(sentence: str, at: int) -> CasualtyCount | None:
    """The people that a list beginning at a place names, as one count that spans the list."""
    total: CasualtyCount | None = None
    for _ in range(_LONGEST_LIST):
        match = _ITEM.match(sentence, at)
        count = _of_item(sentence, match) if match else None
        if match is None or count is None:
            return total
        if total is None:
            total = count
        elif _ends_list(sentence, match):
            return total
        else:
            total = CasualtyCount(
                total.value + count.value,
                total.start,
                count.end,
                sentence[total.start : count.end],
                total.bound or count.bound,
            )
        total = CasualtyCount(total.value, total.start, match.end(), total.text, total.bound)
        joint = _JOINT.match(sentence, match.end())
        if joint is None or (joint.group().strip() == "," and not match["n"]):
            return total
        at = joint.end()
    return total


def _ends_list(sentence: str, match: re.Match[str]) -> bool:
    """Whether a further item is no victim: who speaks, a part of those before, a bare number."""
    if match["n"] and (not match["who"] or _OF_THEM.match(sentence, match.end("n"))):
        return True
    return _SAYING.match(sentence, match.end()) is not None


def _of_item(sentence: str, match: re.Match[str]) -> CasualtyCount | None:
    if match["between"]:
        return _number(sentence, "between", match["low"], match.start("low"))
    if match["n"]:
        return _number(sentence, match["h"] or "", match["n"], match.start("n"))
    text = match["one"] or match["name"]
    start = match.start("one") if match["one"] else match.start("name")
    if match["name"] and (_NOT_A_NAME.search(text) or not _ends_name(sentence, match.end())):
        return None
    if match["one"] and _PART.search(sentence[max(0, start - BESIDE) : start].lower()):
        return None
    return CasualtyCount(1, start, match.end(), text)


def _ends_name(sentence: str, end: int) -> bool:
    """Whether no noun follows a name: "Islamic Jihad fighters" are not one person."""
    following = sentence[end : end + 12]
    return (
        re.match(
            r"\s*(?:$|[.,;:)]|(?:and|in|at|on|near|outside|was|were|has|had|as|after|by|when|who|with"
            r"|during|before|died|dead)\b)",
            following,
        )
        is not None
    )


def _number(sentence: str, hedge: str, text: str, start: int) -> CasualtyCount | None:
    """A number of people; None where it is an age, a year, a part of another number or nobody."""
    end = start + len(text)
    value = number_value(text)
    if value is None or value == 0 or _AN_AGE.match(sentence, end):
        return None
    if text.lower() in ("a", "an") or _NOBODY.search(sentence, 0, end):
        return None
    if _A_YEAR.fullmatch(text) and not hedge:
        return None
    before = sentence[max(0, start - BESIDE) : start].lower()
    detail = re.search(r",\s*(?:and )?(?:at least )?$", before) and _OF_THEM.match(sentence, end)
    if _PART.search(before) or detail:
        return None
    return CasualtyCount(value, start, end, text, is_bound(hedge, text))


def _of_number(sentence: str, count: CasualtyCount) -> CasualtyCount:
    """A count whose span is that of its number, where it is one."""
    end = count.start + len(count.text)
    return CasualtyCount(count.value, count.start, end, sentence[count.start : end], count.bound)


def _is_cumulative(sentence: str, count: CasualtyCount) -> bool:
    """Whether a number is what a long time has cost: "has killed thousands since 2014"."""
    around = sentence[max(0, count.start - BESIDE) : count.end + BESIDE]
    return bool(_PERFECT.search(around)) and bool(_SO_FAR.search(sentence, count.start))
