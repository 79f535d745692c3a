"""Round-ups: pages that string several articles together, and must not make one of them."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.deduplicate.fingerprint import Fingerprint
from transforms.deduplicate.verify import CONTAINED, Edge, Span

# Two parts of one article speak of the same names; two articles do not.
MAX_NAMES_AGREE = 0.5
# Of the shorter of two stretches, how much may overlap the other.
MAX_OVERLAP = 0.2


def find_roundups(
    fingerprints: Sequence[Fingerprint], links: dict[int, list[tuple[int, Edge]]]
) -> set[int]:
    """The articles that hold two others which have nothing to do with each other.

    ``links`` gives for each index its verified neighbours. Both must be contained in the article,
    in stretches that do not overlap, without being linked to one another themselves.
    """
    roundups = set()
    for i, neighbours in links.items():
        location = fingerprints[i].location
        held = [(j, _spans_in(edge, location)) for j, edge in neighbours if _holds(edge, location)]
        linked = {j: {k for k, _ in links[j]} for j, _ in held}
        if any(
            b not in linked[a] and _disjoint(spans_a, spans_b)
            for n, (a, spans_a) in enumerate(held)
            for b, spans_b in held[n + 1 :]
        ):
            roundups.add(i)
    return roundups


def _holds(edge: Edge, location: tuple[str, int]) -> bool:
    """Whether the other text of the edge stands in this one, and is clearly the smaller."""
    mine, other = edge.left_shingles, edge.right_shingles
    if location == edge.right:
        mine, other = other, mine
    return edge.containment >= CONTAINED and other < CONTAINED * mine


def _spans_in(edge: Edge, location: tuple[str, int]) -> tuple[Span, ...]:
    return edge.left_spans if location == edge.left else edge.right_spans


def _disjoint(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    common = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    shorter = min(sum(e - s for s, e in a), sum(e - s for s, e in b))
    return common <= MAX_OVERLAP * shorter
