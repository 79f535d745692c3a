"""Verification: how much text two articles really share, and whether that makes one a copy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from transforms.deduplicate.boilerplate import Boilerplate
from transforms.deduplicate.fingerprint import Location
from transforms.deduplicate.shingles import SHINGLE_WORDS, Hashes, Shingles

MIN_SHARED = 20
NEAR_JACCARD = 0.3
CONTAINED = 0.8
ALIGNED = 0.7
RELATED_JACCARD = 0.2
# A page of which the greater part is something else is no copy, though it holds an excerpt.
LEAST_OF_PAGE = 0.65
# Below this share of the smaller text no alignment can reach ALIGNED.
MIN_CONTAINMENT = 0.25
# Shorter texts that agree in a phrase or two are templates more often than copies.
SHORT_TEXT = 150
SHORT_JACCARD = 0.5
# Reports made from one template share their words and differ in their numbers.
MIN_NUMBERS = 3
TEMPLATE_NUMBERS = 1 / 3
AGREEING_NUMBERS = 0.5
# Of two texts of which one holds the other, it is called contained if it is so much shorter.
CONTAINED_SIZE = 0.75
# Between two matched shingles, so many tokens may differ, if nearly as many stand in either text.
MAX_GAP = 10
MAX_SHIFT = 4

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """An article ready to be compared: its own distinct shingles, sorted, and where each stands.

    ``tokens`` counts the whole page, boilerplate included.
    """

    hashes: Hashes
    places: NDArray[np.int64]
    tokens: int
    numbers: Hashes
    names: Hashes
    name_places: Hashes

    def __len__(self) -> int:
        return len(self.hashes)


def prepare(shingles: Shingles, site: int = 0, boilerplate: Boilerplate | None = None) -> Text:
    """Remove boilerplate and sort; done once for each article that is a candidate."""
    places = np.arange(len(shingles.hashes))
    if boilerplate is not None:
        places = places[boilerplate.mask(shingles, site)]
    hashes, first = np.unique(shingles.hashes[places], return_index=True)
    tokens = len(shingles.hashes) + SHINGLE_WORDS - 1
    return Text(
        hashes, places[first], tokens, shingles.numbers, shingles.names, shingles.name_places
    )


class Relation(Enum):
    """What two texts are to each other."""

    NEAR = "NEAR"
    CONTAINED = "CONTAINED"
    RELATED = "RELATED"


@dataclass(frozen=True, slots=True)
class Edge:
    """Two articles that share text, with the evidence.

    ``jaccard`` is shared over all distinct shingles, ``containment`` shared over those of the
    smaller text, ``aligned`` the share of the smaller text's tokens that stand in matched
    stretches. Spans are these stretches, as ranges of tokens in either text. ``recurring`` is the
    share of the smaller text's naming words that the larger one repeats outside its stretches.
    """

    left: Location
    right: Location
    relation: Relation
    jaccard: float
    containment: float
    aligned: float
    shared: int
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]
    left_shingles: int
    right_shingles: int
    recurring: float

    @property
    def similarity(self) -> float:
        """Containment for a contained text, else Jaccard."""
        return self.containment if self.relation is Relation.CONTAINED else self.jaccard


def verify(
    left: Location, a: Text, right: Location, b: Text, least: float = LEAST_OF_PAGE
) -> Edge | None:
    """Compare two texts: an edge if they share enough to be duplicates or related, else None.

    ``least`` is the share of the shorter page, boilerplate included, that must stand in the
    longer one for a copy; more than the default makes the finding stricter.
    """
    if len(a) > len(b):
        edge = verify(right, b, left, a, least)
        return edge and _turned(edge)
    if len(a) < MIN_SHARED:
        return None
    at = np.searchsorted(b.hashes, a.hashes)
    at[at == len(b)] = 0
    hit = b.hashes[at] == a.hashes
    shared = int(np.count_nonzero(hit))
    jaccard = shared / (len(a) + len(b) - shared)
    containment = shared / len(a)
    if shared < MIN_SHARED or containment < MIN_CONTAINMENT:
        return None
    in_a, in_b = a.places[hit], b.places[at[hit]]
    left_spans = _spans(in_a, in_b)
    matched = _length(left_spans)
    aligned = min(1.0, matched / _length(_spans(a.places, a.places)))
    mostly = matched >= least * a.tokens
    relation = _relation(a, b, jaccard, containment, aligned if mostly else 0.0)
    if relation is None:
        return None
    right_spans = _spans(in_b, in_a)
    return Edge(
        left=left,
        right=right,
        relation=relation,
        jaccard=round(jaccard, 4),
        containment=round(containment, 4),
        aligned=round(aligned, 4),
        shared=shared,
        left_spans=left_spans,
        right_spans=right_spans,
        left_shingles=len(a),
        right_shingles=len(b),
        recurring=_recurring(a, b, right_spans),
    )


def _relation(
    a: Text, b: Text, jaccard: float, containment: float, aligned: float
) -> Relation | None:
    """The operating point, measured on edited copies and read by hand on real pairs.

    ``aligned`` is 0 for a page that is mostly something else.
    """
    numbers = _agreement(a.numbers, b.numbers)
    template = numbers < TEMPLATE_NUMBERS and min(len(a.numbers), len(b.numbers)) >= MIN_NUMBERS
    if aligned and not template:
        if containment >= CONTAINED:
            return Relation.CONTAINED if len(a) < CONTAINED_SIZE * len(b) else Relation.NEAR
        agreeing = numbers >= AGREEING_NUMBERS
        if jaccard >= NEAR_JACCARD and (
            len(a) >= SHORT_TEXT or jaccard >= SHORT_JACCARD or agreeing
        ):
            return Relation.NEAR
        if aligned >= ALIGNED and agreeing:
            return Relation.CONTAINED if len(a) < CONTAINED_SIZE * len(b) else Relation.NEAR
    return Relation.RELATED if jaccard >= RELATED_JACCARD else None


def _agreement(a: Hashes, b: Hashes) -> float:
    """Share of the smaller set that the other has as well; 1 for an empty set."""
    if len(a) > len(b):
        a, b = b, a
    if not len(a):
        return 1.0
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    return float(np.count_nonzero(b[at] == a)) / len(a)


def _spans(places: NDArray[np.int64], others: NDArray[np.int64]) -> tuple[Span, ...]:
    """Ranges of tokens that the shingles at ``places`` cover, short gaps closed.

    A changed word breaks five shingles, so a gap belongs to a stretch if the other text (where the
    shingles stand at ``others``) has nearly as many tokens there.
    """
    order = np.argsort(places, kind="stable")
    places, others = places[order], others[order]
    steps, other_steps = np.diff(places), np.diff(others)
    joined = steps <= SHINGLE_WORDS
    joined |= (
        (steps <= MAX_GAP + SHINGLE_WORDS)
        & (other_steps > 0)
        & (np.abs(steps - other_steps) <= MAX_SHIFT)
    )
    breaks = np.flatnonzero(~joined)
    starts = places[np.r_[0, breaks + 1]]
    ends = places[np.r_[breaks, len(places) - 1]] + SHINGLE_WORDS
    return tuple(zip(starts.tolist(), ends.tolist(), strict=True))


def _recurring(a: Text, b: Text, spans: tuple[Span, ...]) -> float:
    """Share of a's naming words that b has outside of these stretches; 0 without any."""
    if not len(a.names):
        return 0.0
    bounds = np.array(spans).ravel()
    outside = b.names[np.searchsorted(bounds, b.name_places, side="right") % 2 == 0]
    return round(float(np.isin(a.names, outside).mean()), 4)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)


def _turned(edge: Edge) -> Edge:
    return replace(
        edge,
        left=edge.right,
        right=edge.left,
        left_spans=edge.right_spans,
        right_spans=edge.left_spans,
        left_shingles=edge.right_shingles,
        right_shingles=edge.left_shingles,
    )
