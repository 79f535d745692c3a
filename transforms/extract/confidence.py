"""How likely type and actors are right: a documented sum of features, as a probability.

A logistic model over what is known when a finding is made: how specific the frame is, whether the
word is ambiguous, whether the act is a noun of its own or stands in a clause that only adds to the
sentence, what kind the actors are, the modality, the type, how many tokens lie between source and
act, and how much the article speaks of the market.

The weights come from a logistic regression (Newton's method, ridge 0.8), rounded. Its material was
running text above all: 130 mentions of business news that one reader judged, where type,
modality, source and target all had to be right (weight 1 each, about 62 % right); 80 mentions of
modern news written for the purpose (0.6); and marked pairs of actors (0.12 each, 961 of them), which
all report an act. On fifths of the business news that a fit had not seen, its mentions from 0.6
up were right in 77 of 100 cases and those below in 42. A change of the frames makes the weights a
little older; the calibration table of ``python -m bench.accuracy dyads`` shows whether they hold.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.extract.actors import Actor
    from transforms.extract.findings import Finding

BASE = 1.3
SPECIFICITY = 0.2
WEAK = -0.2
NOUN = -0.6
CLAUSE = -0.5
DISTANCE = -0.08
MARKET = -0.3
SOURCE = {
    "political": 0.6, "name": 0.0, "person": -0.4, "thing": -0.8, "business": -0.2,
    "pronoun": -0.5, "": 0.3,
}  # fmt: skip
TARGET = {
    "political": 0.35, "name": -0.1, "person": 0.25, "thing": -0.4, "business": 0.0,
    "pronoun": 0.0, "": 0.0,
}  # fmt: skip
MODALITY = {"ASSERTED": 0.0, "FUTURE": -0.5, "HYPOTHETICAL": -0.5, "NEGATED": -0.5}
TYPE = {
    "AGREE": -0.7, "THREATEN": -0.7, "CONCEDE": -0.7, "CONSULT": -0.4,
    "SUPPORT": -0.3, "COOPERATE": -0.3, "AID": -0.3,
}  # fmt: skip
UNKNOWN_SOURCE = -0.2


@dataclass(frozen=True)
class Features:
    """What the confidence of a finding rests on.

    ``source`` and ``target`` are values of ``ActorKind``, empty where nobody is named; ``distance``
    is in tokens; ``market`` counts the different words of the market that the article has.
    """

    event_type: str
    specificity: float
    weak: bool
    noun: bool
    clause: bool
    source: str
    target: str
    modality: str
    distance: int
    market: int


def confidence(features: Features) -> float:
    """A probability between 0 and 1, rounded to three digits."""
    score = BASE + SPECIFICITY * min(features.specificity, 4.0)
    score += SOURCE[features.source] + TARGET[features.target] + MODALITY[features.modality]
    score += TYPE.get(features.event_type, 0.0)
    score += WEAK * features.weak + NOUN * features.noun + CLAUSE * features.clause
    score += DISTANCE * min(features.distance, 25) + MARKET * min(features.market, 8)
    return round(1.0 / (1.0 + math.exp(-score)), 3)


def with_actors(finding: Finding, source: Actor | None, target: Actor | None) -> float:
    """The confidence of a finding, lower where no table and no article knows its source."""
    score = math.log(finding.confidence / (1.0 - finding.confidence))
    if finding.source is not None and (source is None or not (source.country or source.sectors)):
        score += UNKNOWN_SOURCE
    return round(1.0 / (1.0 + math.exp(-score)), 3)
