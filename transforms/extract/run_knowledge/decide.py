"""Which claim about a name holds on a day: by weight of evidence and nearness in time.

An office is held from ``BEFORE`` ahead of the first article that says so to ``AFTER`` behind the
last one. Claims that place one name in several countries, or in several sectors, must be settled
by a clear majority; otherwise nothing is known of the name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.extract.run_knowledge.evidence import Supported

BEFORE = timedelta(days=30)
AFTER = timedelta(days=365)
# A claim counts half for each so many days between its articles and the day asked for: a minister
# who was named prime minister last week is prime minister.
HALF_LIFE_DAYS = 30
MAJORITY = 2 / 3  # of the weight: a country
PLURALITY = 1 / 2  # of the weight: a sector
# Offices that one person of a country holds: who is named later has succeeded.
SINGLE = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "vice president",
     "supreme leader", "foreign minister", "defence minister", "interior minister",
     "finance minister", "justice minister", "army chief"}
)  # fmt: skip

# Other claims to a single office of a country, by (country, office).
Holders = Callable[[str, str], Sequence[Supported]]


@dataclass(frozen=True)
class Decision:
    """The claim that holds and the strongest one against it; ``successor`` has the office now."""

    holds: Supported
    rival: Supported | None = None
    successor: Supported | None = None

    @property
    def sectors(self) -> tuple[str, ...]:
        """Those of the claim; of one who was succeeded, those of former officials."""
        return ("ELI",) if self.successor is not None else self.holds.claim.sectors


def decide(
    claims: Iterable[Supported], on: date | None, holders: Holders = lambda *_: ()
) -> Decision | None:
    """What holds of one name on a day; None where nothing does, or no majority says so.

    Without a day, on the last one of which anything is told.
    """
    known = list(claims)
    if not known:
        return None
    day = on or max(claim.last for claim in known)
    scores = {
        claim: score for claim in known if (score := claim.weight * _nearness(claim, day)) > 0
    }
    if not scores:
        return None
    ranked = sorted(scores, key=lambda claim: (-scores[claim], claim.order))
    best = ranked[0]
    if not _leads(scores, best, MAJORITY, lambda claim: claim.claim.country):
        return None
    if not _leads(scores, best, PLURALITY, lambda claim: claim.claim.sectors[:1]):
        return None
    rival = next((each for each in ranked if _differs(each, best)), None)
    return Decision(best, rival, _successor(best, day, holders))


def _nearness(claim: Supported, day: date) -> float:
    """1 on the days of the articles, halved with each month from them, 0 outside the slack."""
    if not claim.first - BEFORE <= day <= claim.last + AFTER:
        return 0.0
    distance = max((claim.first - day).days, (day - claim.last).days, 0)
    return 0.5 ** (distance / HALF_LIFE_DAYS)


def _leads(
    scores: dict[Supported, float],
    best: Supported,
    share: float,
    part: Callable[[Supported], object],
) -> bool:
    """Whether the claims that agree with the best one have at least a share of the weight."""
    total = sum(scores[claim] for claim in sorted(scores, key=lambda claim: claim.order))
    agreeing = [c for c in sorted(scores, key=lambda c: c.order) if part(c) == part(best)]
    return sum(scores[claim] for claim in agreeing) >= share * total


def _differs(claim: Supported, other: Supported) -> bool:
    one, two = claim.claim, other.claim
    return (one.country, one.sectors[:1]) != (two.country, two.sectors[:1])


def _successor(best: Supported, day: date, holders: Holders) -> Supported | None:
    """Somebody else of at least the same weight who is said to hold the office only later."""
    claim = best.claim
    if claim.office not in SINGLE or claim.sectors[:1] == ("ELI",):
        return None
    later = [
        other
        for other in holders(claim.country, claim.office)
        if other.key != best.key
        and other.claim.sectors[:1] != ("ELI",)
        and best.last < other.first <= day
        and other.weight >= min(best.weight, 2)
    ]
    return max(later, key=lambda other: (other.first, other.weight, other.order), default=None)
