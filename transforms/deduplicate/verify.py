"""Verification: how much text two articles really share, and whether that makes one a copy.

A copy may be cut, framed, noisy or have a new beginning or end, but what it keeps it keeps
together: where sentences were added, they were added to one of the two. Two articles that both have
many sentences of their own between those that they share are versions of a story, or two stories.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from transforms.deduplicate.alignment import Side, Span, Text, align
from transforms.deduplicate.fingerprint import Location
from transforms.deduplicate.shingles import DECIMALS, Words

MIN_SHARED = 12
# A page of which the greater part is something else is no copy, though it holds an excerpt.
LEAST_OF_PAGE = 0.65
# Of a copy or of its original, so much at most is its own in between what they share.
MAX_INSIDE = 0.06
# Where more than this share of the words is changed in place, a scanner or a rewriter was at work.
WORKED_OVER = 0.05
# Texts that share so much are copies though a sentence here and there was replaced in both.
COPY_JACCARD = 0.65
RELATED_JACCARD = 0.2
CONTAINED = 0.8
# Below this share of the smaller text no alignment can reach LEAST_OF_PAGE.
MIN_CONTAINMENT = 0.1
# Shorter texts that agree in a phrase or two are templates more often than copies.
SHORT_TEXT = 150
SHORT_JACCARD = 0.5
# Reports made from one template share their words and differ in their numbers.
MIN_NUMBERS = 3
TOKENS_PER_NUMBER = 50
TEMPLATE_NUMBERS = 1 / 3
AGREEING_NUMBERS = 0.5
# Of two texts of which one holds the other, it is called contained if it is so much shorter.
CONTAINED_SIZE = 0.75


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
    share of the smaller text's names that the larger one repeats outside its stretches.
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
    shared = int(np.count_nonzero(b.hashes[at] == a.hashes))
    jaccard = shared / (len(a) + len(b) - shared)
    containment = shared / len(a)
    if shared < MIN_SHARED or containment < MIN_CONTAINMENT:
        return None
    mine, theirs = align(a, b)
    aligned = mine.matched / mine.size
    relation = None
    if mine.matched >= least * len(a.tokens) and (
        jaccard >= COPY_JACCARD or _in_one_piece(mine, theirs)
    ):
        relation = _relation(a, b, jaccard, containment)
    if relation is None:
        if jaccard < RELATED_JACCARD:
            return None
        relation = Relation.RELATED
    return Edge(
        left=left,
        right=right,
        relation=relation,
        jaccard=round(jaccard, 4),
        containment=round(containment, 4),
        aligned=round(aligned, 4),
        shared=shared,
        left_spans=mine.spans,
        right_spans=theirs.spans,
        left_shingles=len(a),
        right_shingles=len(b),
        recurring=_recurring(a, b, theirs.spans),
    )


def _in_one_piece(a: Side, b: Side) -> bool:
    """Whether only one of the texts, if any, has sentences of its own between shared ones.

    Where words are changed throughout, some changes run together and look like own sentences: two
    for each one beyond what an agency changes from version to version.
    """
    changed = min(a.changed / max(1, a.matched), b.changed / max(1, b.matched))
    return min(a.inside / a.size, b.inside / b.size) <= max(MAX_INSIDE, 2 * (changed - WORKED_OVER))


def _relation(a: Text, b: Text, jaccard: float, containment: float) -> Relation | None:
    """What a text is to another one in which it stands; None for reports from one template."""
    numbers = _agreement(a.numbers, b.numbers)
    many = max(MIN_NUMBERS, len(a.tokens) / TOKENS_PER_NUMBER)
    if numbers < TEMPLATE_NUMBERS and min(len(a.numbers), len(b.numbers)) >= many:
        return None
    alike = max(jaccard / SHORT_JACCARD, containment / CONTAINED) >= 1
    if len(a) < SHORT_TEXT and not alike and numbers < AGREEING_NUMBERS:
        return None
    return Relation.CONTAINED if len(a) < CONTAINED_SIZE * len(b) else Relation.NEAR


def _agreement(a: Words, b: Words) -> float:
    """Share of the smaller set of numbers that the other has as well; 1 for an empty set.

    Fractions are rounded by editors, so whole numbers tell more where there are some.
    """
    whole_a, whole_b = a[a >= DECIMALS], b[b >= DECIMALS]
    if min(len(whole_a), len(whole_b)) >= MIN_NUMBERS:
        a, b = whole_a, whole_b
    fewest = min(len(a), len(b))
    return float(np.isin(a, b, assume_unique=True).sum()) / fewest if fewest else 1.0


def _recurring(a: Text, b: Text, spans: tuple[Span, ...]) -> float:
    """Share of a's names that b has outside of these stretches; 0 without any."""
    if not len(a.name_places):
        return 0.0
    bounds = np.array(spans).ravel()
    outside = np.searchsorted(bounds, b.name_places, side="right") % 2 == 0
    names = b.tokens[b.name_places[outside]]
    return round(float(np.isin(a.tokens[a.name_places], names).mean()), 4)


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
