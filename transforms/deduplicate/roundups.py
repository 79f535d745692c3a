"""Round-ups: pages that string several articles together, and must not make one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from transforms.deduplicate.alignment import Span
from transforms.deduplicate.fingerprint import Fingerprint
from transforms.deduplicate.verify import Edge

# Of the names in a cut of an article the rest of the article repeats many, another article few.
MAX_RECURRING = 0.25
# Of three pieces, no two of which share a stretch, each may repeat more: a story has few such cuts.
MAX_RECURRING_OF_THREE = 0.5
# Shorter pieces name too little to be told from cuts of one article: it takes three of them.
LONG_PIECE = 150
# Of a piece so much must stand in the page.
HELD = 0.8
# A story that thousands carry is told by the first of its cuts as well as by all.
MAX_HELD = 60
# Of the shorter of two stretches, how much may overlap the other.
MAX_OVERLAP = 0.2


def find_roundups(
    fingerprints: Sequence[Fingerprint], links: dict[int, list[tuple[int, Edge]]]
) -> set[int]:
    """The articles that hold others which have nothing to do with each other.

    ``links`` gives for each index its verified neighbours. Two long ones or three short ones must
    be contained in the article, in stretches that do not overlap, without being linked to one
    another themselves. What was published later is a cut of the article and no source of it. What
    an earlier run found stays.
    """
    roundups = set()
    for i, neighbours in links.items():
        if fingerprints[i].role == "ROUNDUP":
            roundups.add(i)
        if fingerprints[i].role is not None:
            continue
        location = fingerprints[i].location
        held = [
            (j, edge)
            for j, edge in neighbours
            if _holds(edge, location) and not _later(fingerprints[j], fingerprints[i])
        ]
        held = sorted(held, key=lambda h: fingerprints[h[0]].order)[:MAX_HELD]
        linked = {j: {k for k, _ in links[j]} for j, _ in held}
        strangers: dict[int, set[int]] = {j: set() for j, _ in held}
        for (a, edge_a), (b, edge_b) in combinations(held, 2):
            recurring = (edge_a.recurring + edge_b.recurring) / 2
            long = min(_piece(edge_a), _piece(edge_b)) >= LONG_PIECE
            if (
                b not in linked[a]
                and recurring <= (MAX_RECURRING_OF_THREE if long else MAX_RECURRING)
                and _disjoint(_spans_in(edge_a, location), _spans_in(edge_b, location))
            ):
                if (long and recurring <= MAX_RECURRING) or strangers[a] & strangers[b]:
                    roundups.add(i)
                    break
                strangers[a].add(b)
                strangers[b].add(a)
    return roundups


def _piece(edge: Edge) -> int:
    """The shingles of the smaller text."""
    return min(edge.left_shingles, edge.right_shingles)


def _later(one: Fingerprint, other: Fingerprint) -> bool:
    return (
        one.published is not None
        and other.published is not None
        and one.published > other.published
    )


def _holds(edge: Edge, location: tuple[str, int]) -> bool:
    """Whether the other text of the edge stands in this one as something apart from the rest."""
    mine, other = edge.left_shingles, edge.right_shingles
    if location == edge.right:
        mine, other = other, mine
    return edge.aligned >= HELD and other < HELD * mine


def _spans_in(edge: Edge, location: tuple[str, int]) -> tuple[Span, ...]:
    return edge.left_spans if location == edge.left else edge.right_spans


def _disjoint(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    common = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    shorter = min(sum(e - s for s, e in a), sum(e - s for s, e in b))
    return common <= MAX_OVERLAP * shorter
