"""How likely type and actors are right: a documented sum of features, as a probability.

A logistic model over what is known when a finding is made: how specific the frame is, whether the
word is ambiguous, whether the act is a noun of its own, what kind the actors are, the modality, and
how many tokens lie between source and act. The weights were set by hand, in round figures, against
the calibration table that ``python -m bench.accuracy dyads`` prints; on sentences without an act
they say too much.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transforms.extract.wordlists import words

if TYPE_CHECKING:
    from transforms.extract.actors import Actor
    from transforms.extract.findings import Finding

BASE = 0.75
SPECIFICITY = 0.05
WEAK = -0.5
NOUN = -0.6
DISTANCE = -0.09
SOURCE = {
    "political": 1.0, "name": 0.6, "person": 0.4, "thing": -0.1, "business": -0.2,
    "pronoun": -0.3, "": -1.2,
}  # fmt: skip
TARGET = {
    "political": 0.45, "name": 0.4, "person": 0.1, "thing": -0.7, "business": 0.0,
    "pronoun": -0.3, "": 0.2,
}  # fmt: skip
MODALITY = {"ASSERTED": 0.0, "FUTURE": -0.5, "HYPOTHETICAL": -0.5, "NEGATED": -0.5}


@dataclass(frozen=True)
class Features:
    """What the confidence of a finding rests on.

    ``source`` and ``target`` are values of ``ActorKind``, empty where nobody is named; ``distance``
    is in tokens.
    """

    specificity: float
    weak: bool
    noun: bool
    source: str
    target: str
    modality: str
    distance: int


def confidence(features: Features) -> float:
    """A probability between 0 and 1, rounded to three digits."""
    score = BASE + SPECIFICITY * min(features.specificity, 4.0)
    score += SOURCE[features.source] + TARGET[features.target] + MODALITY[features.modality]
    score += WEAK * features.weak + NOUN * features.noun
    score += DISTANCE * min(features.distance, 25)
    return round(1.0 / (1.0 + math.exp(-score)), 3)


UNKNOWN_SOURCE = -0.5
CONTEXT_COUNTRY = -0.25
UNPOLITICAL = -0.6
POLITICAL_SECTORS = words("political_sectors")


def with_actors(finding: Finding, source: Actor | None, target: Actor | None) -> float:
    """The confidence of a finding, lower where little is known of those who act.

    Three things count against it: a source that no table and no article knows; a country that only
    the article's leading country or place gave; and that neither side is a state or political body.
    """
    score = math.log(finding.confidence / (1.0 - finding.confidence))
    if finding.source is not None and (source is None or not (source.country or source.sectors)):
        score += UNKNOWN_SOURCE
    for actor in (source, target):
        if actor is not None and any(cue in actor.how for cue in FROM_CONTEXT):
            score += CONTEXT_COUNTRY
    if not any(_is_political(actor) for actor in (source, target)):
        score += UNPOLITICAL
    return round(1.0 / (1.0 + math.exp(-score)), 3)


FROM_CONTEXT = ("the article's country", "where it happens")


def _is_political(actor: Actor | None) -> bool:
    if actor is None:
        return False
    if not actor.sectors:
        return actor.country is not None and not actor.person
    return bool(POLITICAL_SECTORS.intersection(actor.sectors))
