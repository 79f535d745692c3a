"""Verification: how much text two articles really share, and whether that makes one a copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from transforms.deduplicate.boilerplate import Boilerplate
from transforms.deduplicate.fingerprint import Location
from transforms.deduplicate.shingles import SHINGLE_WORDS, Hashes, Shingles

MIN_SHARED = 20
NEAR_JACCARD = 0.3
RELATED_JACCARD = 0.2
CONTAINED = 0.8
# Shorter texts that agree in a phrase or two are templates more often than copies.
SHORT_TEXT = 150
SHORT_JACCARD = 0.5
MIN_NUMBERS_AGREE = 0.5
# Of two texts of which one holds the other, it is called contained if it is so much shorter.
CONTAINED_SIZE = 0.75
# Matched stretches closer than this are one stretch: a changed word breaks five shingles.
SPAN_GAP = 2 * SHINGLE_WORDS

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """An article ready to be compared: its own distinct shingles, sorted, and where each stands."""

    hashes: Hashes
    places: NDArray[np.int64]
    numbers: Hashes
    names: Hashes

    def __len__(self) -> int:
        return len(self.hashes)


def prepare(shingles: Shingles, site: int = 0, boilerplate: Boilerplate | None = None) -> Text:
    """Remove boilerplate and sort; done once for each article that is a candidate."""
    places = np.arange(len(shingles.hashes))
    if boilerplate is not None:
        places = places[boilerplate.mask(shingles, site)]
    hashes, first = np.unique(shingles.hashes[places], return_index=True)
    return Text(hashes, places[first], shingles.numbers, shingles.names)


class Relation(Enum):
    """What two texts are to each other."""

    NEAR = "NEAR"
    CONTAINED = "CONTAINED"
    RELATED = "RELATED"


@dataclass(frozen=True, slots=True)
class Edge:
    """Two articles that share text, with the evidence.

    ``jaccard`` is shared over all distinct shingles, ``containment`` shared over those of the
    smaller text. Spans are the matched stretches, as ranges of tokens in either text.
    """

    left: Location
    right: Location
    relation: Relation
    jaccard: float
    containment: float
    shared: int
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]
    left_shingles: int
    right_shingles: int
    names_agree: float

    @property
    def similarity(self) -> float:
        """Containment for a contained text, else Jaccard."""
        return self.containment if self.relation is Relation.CONTAINED else self.jaccard

    def other(self, location: Location) -> Location:
        return self.right if location == self.left else self.left


def verify(left: Location, a: Text, right: Location, b: Text) -> Edge | None:
    """Compare two texts: an edge if they share enough to be duplicates or related, else None."""
    if len(a) > len(b):
        edge = verify(right, b, left, a)
        return edge and _turned(edge)
    if len(a) < MIN_SHARED:
        return None
    at = np.searchsorted(b.hashes, a.hashes)
    at[at == len(b)] = 0
    hit = b.hashes[at] == a.hashes
    shared = int(np.count_nonzero(hit))
    jaccard = shared / (len(a) + len(b) - shared)
    containment = shared / len(a)
    if shared < MIN_SHARED or (jaccard < RELATED_JACCARD and containment < CONTAINED):
        return None
    return Edge(
        left=left,
        right=right,
        relation=_relation(a, b, jaccard, containment),
        jaccard=round(jaccard, 4),
        containment=round(containment, 4),
        shared=shared,
        left_spans=_spans(a.places[hit]),
        right_spans=_spans(b.places[at[hit]]),
        left_shingles=len(a),
        right_shingles=len(b),
        names_agree=_agreement(a.names, b.names),
    )


def _relation(a: Text, b: Text, jaccard: float, containment: float) -> Relation:
    """The operating point, measured on edited copies and read by hand on real pairs."""
    if containment >= CONTAINED:
        return Relation.CONTAINED if len(a) < CONTAINED_SIZE * len(b) else Relation.NEAR
    if jaccard < NEAR_JACCARD:
        return Relation.RELATED
    if (
        len(a) < SHORT_TEXT
        and jaccard < SHORT_JACCARD
        and _agreement(a.numbers, b.numbers) < MIN_NUMBERS_AGREE
    ):
        return Relation.RELATED
    return Relation.NEAR


def _agreement(a: Hashes, b: Hashes) -> float:
    """Share of the smaller set that the other has as well; 1 for an empty set."""
    if len(a) > len(b):
        a, b = b, a
    if not len(a):
        return 1.0
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    return float(np.count_nonzero(b[at] == a)) / len(a)


def _spans(places: NDArray[np.int64]) -> tuple[Span, ...]:
    """Ranges of tokens that the shingles at these places cover, small gaps closed."""
    places = np.sort(places)
    breaks = np.flatnonzero(np.diff(places) > SPAN_GAP + SHINGLE_WORDS)
    starts = places[np.r_[0, breaks + 1]]
    ends = places[np.r_[breaks, len(places) - 1]] + SHINGLE_WORDS
    return tuple(zip(starts.tolist(), ends.tolist(), strict=True))


def _turned(edge: Edge) -> Edge:
    return Edge(
        edge.right, edge.left, edge.relation, edge.jaccard, edge.containment, edge.shared,
        edge.right_spans, edge.left_spans, edge.right_shingles, edge.left_shingles,
        edge.names_agree,
    )  # fmt: skip
