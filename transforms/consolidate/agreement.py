"""Agreement: whether two mentions can report one act, and how much speaks for it.

Every comparison gives a number from 0 (nothing known) to 1 (the same), or None for a conflict.
Missing facts never agree: two acts without a date are not acts of the same date.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, hypot, radians

import pycountry

from transforms.consolidate.mention_key import LOCAL, RECIPROCAL, Actor, MentionKey, Place

DAY = 86_400_000_000  # microseconds
KILOMETRES_PER_DEGREE = 111.2
SAME_PLACE_KM = 25.0
OTHER_PLACE_KM = 75.0
# Counts of casualties rise while an attack is reported; beyond this it is another attack. Of one
# place and day, first reports know a few of many.
CASUALTIES_RATIO = 3.0
CASUALTIES_RATIO_THERE = 5.0
# Without a date in the sentence, what articles of neighbouring days report as news is recent.
NEWS_DAYS = 1.5

# Sectors of groups that reports name by what was seen of them: gunmen, bandits, militants; and
# villagers, students, farmers.
ARMED_GROUPS = frozenset({"CRM", "REB", "UAF", "SPY"})
PEOPLE = frozenset({"CVL", "AGR", "EDU", "LAB", "REF"})

# Names that ISO 3166 does not have, of countries and of what is coded like one.
OTHER_NAMES = {
    "CIV": "Ivory Coast",
    "EUR": "European Union Europe",
    "MMR": "Burma",
    "NLD": "Holland",
    "SWZ": "Swaziland",
    "TLS": "East Timor",
    "UNO": "United Nations",
    "XKX": "Kosovo",
}

MODE_FAMILIES = (
    frozenset({"aerial", "drone", "heavy-weapons", "explosives", "destroy", "targeted"}),
    frozenset({"firearms", "targeted", "beat", "crowd-control"}),
    frozenset({"explosives", "suicide-attack"}),
    frozenset({"demo", "riot", "obstruct", "vandalize"}),
    frozenset({"visit", "multilateral", "third-party"}),
    frozenset({"seize", "arrest", "restrict"}),
    frozenset({"disapprove", "allege"}),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What speaks for two mentions being one act, each from 0 to 1.

    ``named`` tells whether both name the same person or body on one side at least.
    """

    actors: float
    named: bool
    time: float
    place: float
    numbers: float

    @property
    def score(self) -> float:
        """The weight of all that speaks for one act."""
        return self.actors + self.time + self.place + self.numbers


@lru_cache(maxsize=1)
def institutions() -> frozenset[str]:
    """The words that tell an office or a body from a person."""
    lines = files("transforms.consolidate").joinpath("institutions.txt").read_text("utf-8")
    return frozenset(word for line in lines.splitlines() if line[:1] != "#" for word in _fold(line))


@lru_cache(maxsize=50_000)
def _fold(name: str) -> tuple[str, ...]:
    return Actor(name).words


@lru_cache(maxsize=50_000)
def specificity(actor: Actor) -> int:
    """0 unknown, 1 a country, 2 an office or a group of it, 3 a person or a body of one name."""
    if not actor:
        return 0
    if not actor.name or _is_country(actor, whole=True):
        return 1
    if _described(actor) or institutions().intersection(_fold(actor.name)):
        return 2 if actor.sectors else 1
    return 1 if not actor.sectors and _is_country(actor) else 3


@lru_cache(maxsize=50_000)
def actor_agreement(a: Actor, b: Actor) -> float | None:
    """1 for one name, 0.5 where one is the less exact name of the other, 0 where one is missing."""
    if not a or not b:
        return 0.0
    if a.country and b.country and a.country != b.country:
        return None
    words_a, words_b = set(_fold(a.name)), set(_fold(b.name))
    low, high = sorted((specificity(a), specificity(b)))
    if words_a and words_b and (words_a <= words_b or words_b <= words_a):
        return 1.0 if low > 1 or (a.sectors and a.sectors == b.sectors) else 0.7
    alike = bool(set(a.sectors) & set(b.sectors))
    if not (a.country and b.country):
        # "The air force" is that of a country which another sentence names.
        vague = all(actor.country or _described(actor) for actor in (a, b))
        return 0.3 if alike and vague else None
    if low == 1:
        return 0.5
    if low == 2 and alike:
        return 0.5 if high == 3 or _described(a) or _described(b) else None
    return 0.3 if _seen_alike(a, b) else None


def _seen_alike(a: Actor, b: Actor) -> bool:
    """Whether both are groups of people, of which one is told by a general word for any of them."""
    for family, general in ((ARMED_GROUPS, "CRM"), (PEOPLE, "CVL")):
        if set(a.sectors) & family and set(b.sectors) & family:
            return any(_described(actor) and general in actor.sectors for actor in (a, b))
    return False


def _described(actor: Actor) -> bool:
    """Whether the name ends in a common noun: the Turkish police, unions, the government."""
    return actor.name.split(" ")[-1].islower()


def _is_country(actor: Actor, whole: bool = False) -> bool:
    """Whether the name is one of the country's own: a word of it, or with ``whole`` each of them,
    begins like one of theirs.
    """
    names = OTHER_NAMES.get(actor.country, "")
    country = pycountry.countries.get(alpha_3=actor.country) if actor.country else None
    if country is not None:
        names += f" {country.name} {getattr(country, 'official_name', '')}"
    known = {word[:4] for word in _fold(names)}
    found = [word[:4] in known for word in _fold(actor.name) if len(word) > 3]
    return any(found) and (not whole or all(found))


def time_agreement(a: MentionKey, b: MentionKey) -> float | None:
    """1 for the same day, less for ranges that meet and for neighbouring days."""
    if a.first_day is None or b.first_day is None:
        return _news_agreement(a, b)
    last_a, last_b = a.last_day or a.first_day, b.last_day or b.first_day
    gap = max(a.first_day - last_b, b.first_day - last_a)
    if gap > 1:
        return None
    precise = {a.precision, b.precision}
    if gap == 1:
        return 0.4 if precise == {"DAY"} and not _told_day_by_day(a, b) else None
    for precision, value in (("UNKNOWN", 0.0), ("YEAR", 0.1), ("MONTH", 0.3), ("WEEK", 0.6)):
        if precision in precise:
            return value
    return 1.0


def _told_day_by_day(a: MentionKey, b: MentionKey) -> bool:
    """Whether the later of two days is told later: the same act would have kept its day."""
    if a.published is None or b.published is None or a.first_day is None or b.first_day is None:
        return False
    return (a.first_day - b.first_day) * (a.published // DAY - b.published // DAY) > 0


def _news_agreement(a: MentionKey, b: MentionKey) -> float | None:
    """What publication tells about undated acts that are reported as news."""
    dated, undated = (a, b) if a.first_day is not None else (b, a)
    if undated.published is None or a.historical or b.historical:
        return 0.0
    if dated.first_day is not None:
        age = undated.published / DAY - dated.first_day
        return 0.5 if dated.precision == "DAY" and -0.5 <= age <= 1 + NEWS_DAYS else 0.0
    if dated.published is None or abs(dated.published - undated.published) > NEWS_DAYS * DAY:
        return 0.0
    return 0.5


def place_agreement(a: Place, b: Place) -> float | None:
    """1 for one place, 0.5 where one lies in the other, None for places far from each other."""
    if not (a.name and b.name):
        return 0.0 if not (a.country and b.country) or a.country == b.country else None
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return 1.0
    if a.country and b.country and a.country != b.country:
        return None
    if _fold(a.name) == _fold(b.name):
        return 1.0
    apart = _kilometres(a, b)
    if apart is not None and apart <= SAME_PLACE_KM:
        return 0.8
    if not (a.admin1 and b.admin1):
        return 0.3
    if a.admin1 != b.admin1 or apart is None or apart > OTHER_PLACE_KM:
        return None
    return 0.3


def _kilometres(a: Place, b: Place) -> float | None:
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return None
    north = float(a.latitude or 0) - float(b.latitude or 0)
    east = float(a.longitude or 0) - float(b.longitude or 0)
    return KILOMETRES_PER_DEGREE * hypot(north, east * cos(radians(float(a.latitude or 0))))


def number_agreement(a: MentionKey, b: MentionKey, ratio: float = CASUALTIES_RATIO) -> float | None:
    """1 for equal casualties, 0.3 for close ones, None for those that differ by ``ratio``."""
    best = 0.0
    for mine, other in ((a.killed, b.killed), (a.injured, b.injured)):
        if not mine or not other:
            continue
        if mine == other:
            best = max(best, 1.0 if mine > 1 else 0.5)
        elif max(mine, other) > ratio * min(mine, other):
            return None
        else:
            best = max(best, 0.3)
    return best


def agreement(a: MentionKey, b: MentionKey) -> Agreement | None:
    """All that speaks for two mentions being one act; None if anything speaks against it."""
    if a.base_type != b.base_type or not _modes_agree(a.mode, b.mode) or not _modal(a, b):
        return None
    actors = _dyad_agreement(a, b)
    if actors is None:
        return None
    time = time_agreement(a, b)
    place = place_agreement(a.place, b.place)
    there = time == place == 1.0
    numbers = number_agreement(a, b, CASUALTIES_RATIO_THERE if there else CASUALTIES_RATIO)
    if time is None or numbers is None:
        return None
    if place is None:
        if a.base_type in LOCAL:
            return None
        place = 0.0
    return Agreement(*actors, time, place, numbers)


def _dyad_agreement(a: MentionKey, b: MentionKey) -> tuple[float, bool] | None:
    straight = _sides(a.source, a.target, b.source, b.target)
    if a.base_type not in RECIPROCAL:
        return straight
    crossed = _sides(a.source, a.target, b.target, b.source)
    return max((x for x in (straight, crossed) if x is not None), default=None)


def _sides(
    source: Actor, target: Actor, other_source: Actor, other_target: Actor
) -> tuple[float, bool] | None:
    """How well both parties agree, and whether one of them is named alike."""
    from_source = actor_agreement(source, other_source)
    from_target = actor_agreement(target, other_target)
    if from_source is None or from_target is None:
        return None
    named = (from_source == 1.0 and min(specificity(source), specificity(other_source)) == 3) or (
        from_target == 1.0 and min(specificity(target), specificity(other_target)) == 3
    )
    if not target and not other_target:
        return from_source, named
    if not source and not other_source:
        return from_target, named
    return (from_source + from_target) / 2, named


def _modes_agree(a: str, b: str) -> bool:
    return not a or not b or a == b or any(a in f and b in f for f in MODE_FAMILIES)


def _modal(a: MentionKey, b: MentionKey) -> bool:
    """Whether both are reported alike: an announced act may be one that then took place."""
    if a.modality == b.modality:
        return True
    if {a.modality, b.modality} != {"FUTURE", "ASSERTED"}:
        return False
    plan, act = (a, b) if a.modality == "FUTURE" else (b, a)
    if plan.precision not in ("DAY", "WEEK") or act.precision != "DAY":
        return False
    first, last, day = plan.first_day, plan.last_day, act.first_day
    return first is not None and day is not None and first <= day <= (last or first)
