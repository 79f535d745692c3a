"""How likely type and actors are right: a documented sum of features, as a probability.

The features are known when a finding is made: how specific the frame is (number of conditions
that held), whether the word is ambiguous, whether the act is a noun of its own, what kind the
actors are, modality, and how far the source stands from the act. The weights were set by hand
against the calibration table that ``bench/accuracy_dyads.py`` prints.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

ACTOR_WEIGHT = {
    "political": 0.5,
    "name": 0.1,
    "pronoun": 0.1,
    "person": 0.0,
    "business": -0.3,
    "thing": -0.5,
    "": -0.7,
}


@dataclass(frozen=True)
class Features:
    """What the confidence of a finding rests on; ``distance`` is in tokens."""

    specificity: float
    weak: bool
    noun: bool
    source: str
    target: str
    modality: str
    distance: int


def confidence(features: Features) -> float:
    """A probability between 0 and 1, rounded to three digits."""
    score = 0.7 + 0.15 * min(features.specificity, 4.0)
    score += ACTOR_WEIGHT[features.source] + ACTOR_WEIGHT[features.target]
    score -= 0.8 if features.weak else 0.0
    score -= 0.6 if features.noun else 0.0
    score -= 0.4 if features.modality in ("HYPOTHETICAL", "NEGATED") else 0.0
    score -= 0.02 * min(features.distance, 25)
    return round(1.0 / (1.0 + math.exp(-score)), 3)
