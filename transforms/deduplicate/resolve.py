"""Resolution: from verified edges to one decision for each article.

Articles with one address or one text come together first. Then, inside each connected component,
an article joins the best leader that it matches, else becomes one, so that chains of ever weaker
likeness do not run away. Earlier runs lead, then the earliest published, then the texts that hold
most others. The first of a cluster in order (earlier run, published, longest, id) is canonical.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from schemas.ids import content_id
from schemas.vocabulary import DuplicateKind
from transforms.deduplicate.candidates import collapse
from transforms.deduplicate.fingerprint import Fingerprint, Location, OrderKey, Role
from transforms.deduplicate.roundups import find_roundups
from transforms.deduplicate.verify import Edge, Relation

# A member that shares so much with its leader, or holds it, may stand for it.
DELEGATE_JACCARD = 0.5
# One text holds another if so much of the smaller one stands in it.
HELD = 0.97


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one article of this run is: a canonical article, or a copy of one.

    ``article_id`` is unique in the run. ``cluster_id`` is the canonical article's id. ``related``
    are canonical articles that share less text. ``copies``, the ``publishers`` of the copies
    (sorted) and when the last of them was published (microseconds, UTC) stand on canonical
    articles only. ``role`` tells later runs what the article is to their texts. ``story_id`` is
    found after deduplication and empty until then.
    """

    location: Location
    article_id: str
    duplicate_of: str | None = None
    duplicate_kind: DuplicateKind | None = None
    similarity: float | None = None
    cluster_id: str
    related: tuple[str, ...] = ()
    copies: int = 0
    publishers: tuple[str, ...] = ()
    last_published: int | None = None
    role: Role = "LEADER"
    story_id: str = ""


@dataclass(frozen=True, slots=True)
class _Copy:
    """Whom an article repeats (an index), how, and how much of it.

    A delegate may stand for its leader: what repeats the delegate repeats the leader.
    """

    of: int
    kind: DuplicateKind
    similarity: float
    delegate: bool = False


def resolve(
    fingerprints: Sequence[Fingerprint],
    edges: Iterable[Edge],
    run: str = "",
    exact: bool = True,
) -> list[Decision]:
    """One decision for each fingerprint of this run, in the order of the fingerprints.

    Entries of earlier runs (``canonical`` set) always win and get no decision. ``run`` tells a
    new article apart from an earlier one of the same id. Without ``exact``, equal addresses and
    equal texts stay apart: nothing is a duplicate, ids are made unique all the same.
    """
    indexes = {f.location: i for i, f in enumerate(fingerprints)}
    links: dict[int, list[tuple[int, Edge]]] = defaultdict(list)
    related: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        i, j = indexes[edge.left], indexes[edge.right]
        if edge.relation is Relation.RELATED:
            related[i].add(j)
            related[j].add(i)
        else:
            links[i].append((j, edge))
            links[j].append((i, edge))
    roots = collapse(fingerprints) if exact else range(len(fingerprints))
    roundups = find_roundups(fingerprints, links)
    joined = _leaders(fingerprints, roots, links, roundups)
    copies = _renamed(fingerprints, links, joined)
    equal = _collapsed(fingerprints, roots, copies)
    roles: dict[int, Role] = {i: "DELEGATE" if c.delegate else "COPY" for i, c in joined.items()}
    roles.update((i, "ROUNDUP") for i in roundups if roles.get(i) != "COPY")
    roles.update(dict.fromkeys(equal, "EQUAL"))
    return _decisions(fingerprints, copies | equal, related, roles, run)


def _leaders(
    fingerprints: Sequence[Fingerprint],
    roots: Sequence[int],
    links: dict[int, list[tuple[int, Edge]]],
    roundups: set[int],
) -> dict[int, _Copy]:
    """Whom each article joins: the best leader, or the leader of the best delegate.

    Entries of earlier runs lead, then the earliest published; of those published together, or
    undated, what holds most others or is held by them: edited copies differ more from each other
    than from what they were made of. A delegate is a member that shares most of its leader's
    text or holds it: a cut of a rewritten article is found by the original that the rewritten one
    stands for. What joins by a delegate is none itself, so that no text is more than two steps
    from its leader. Round-ups join round-ups only.
    """

    def rank(i: int) -> tuple[bool, bool, int, int, OrderKey]:
        own = fingerprints[i]
        held = sum(
            edge.aligned >= HELD and fingerprints[j].published == own.published
            for j, edge in links[i]
        )
        return own.canonical is None, own.published is None, own.published or 0, -held, own.order

    copies: dict[int, _Copy] = {}
    ranks = {i: rank(i) for i, root in enumerate(roots) if i == root and links.get(i)}
    for i in sorted(ranks, key=ranks.__getitem__):
        if fingerprints[i].canonical is not None:
            continue
        choices = [
            (j, edge)
            for j, edge in links[i]
            if ranks[j] < ranks[i]
            and (i in roundups) == (j in roundups)
            and fingerprints[j].role != "COPY"
            and (j not in copies or copies[j].delegate)
        ]
        if choices:
            # Ties go by what an earlier run's entry tells as well, lest days decide otherwise.
            j, edge = min(
                choices,
                key=lambda c: (
                    *_strength(c[1]),
                    c[0] in copies or fingerprints[c[0]].role == "DELEGATE",
                    fingerprints[c[0]].order,
                ),
            )
            copies[i] = _join(j, edge, copies.get(j), fingerprints[j])
    return copies


def _join(j: int, edge: Edge, above: _Copy | None, entry: Fingerprint) -> _Copy:
    """The article joins ``j``, or what ``j`` itself repeats: then the likeness is an estimate."""
    if above is not None:
        return _Copy(above.of, _kind(edge), round(edge.similarity * above.similarity, 4))
    leads = entry.role in (None, "LEADER") or (
        entry.role == "ROUNDUP" and entry.canonical == entry.article_id
    )
    theirs, own = edge.left_shingles, edge.right_shingles
    if edge.left != entry.location:
        theirs, own = own, theirs
    stands_for = edge.jaccard >= DELEGATE_JACCARD or (own > theirs and edge.aligned >= HELD)
    return _Copy(j, _kind(edge), edge.similarity, leads and stands_for)


def _kind(edge: Edge) -> DuplicateKind:
    return "NEAR" if edge.relation is Relation.NEAR else "CONTAINED"


def _renamed(
    fingerprints: Sequence[Fingerprint],
    links: dict[int, list[tuple[int, Edge]]],
    copies: dict[int, _Copy],
) -> dict[int, _Copy]:
    """The same clusters under the first of each in order, which need not be its leader."""
    groups: dict[int, list[int]] = defaultdict(list)
    for i, copy in copies.items():
        groups[copy.of].append(i)
    renamed: dict[int, _Copy] = {}
    for leader, members in groups.items():
        first = min([leader, *members], key=lambda i: fingerprints[i].order)
        if first == leader:
            renamed.update((i, copies[i]) for i in members)
            continue
        first_copy = copies[first]
        renamed[leader] = replace(first_copy, of=first, delegate=True)
        edges = dict(links[first])
        for i in members:
            if i != first:
                likeness = round(copies[i].similarity * first_copy.similarity, 4)
                direct = edges.get(i)
                renamed[i] = (
                    replace(copies[i], of=first, similarity=likeness)
                    if direct is None
                    else replace(
                        copies[i], of=first, kind=_kind(direct), similarity=direct.similarity
                    )
                )
    return renamed


def _strength(edge: Edge) -> tuple[float, float]:
    """Sorts the strongest edge first."""
    return -max(edge.aligned, edge.containment), -edge.jaccard


def _collapsed(
    fingerprints: Sequence[Fingerprint], roots: Sequence[int], copies: dict[int, _Copy]
) -> dict[int, _Copy]:
    """Copies by address or by text, of their group's first or of what that one repeats."""
    found: dict[int, _Copy] = {}
    for i, root in enumerate(roots):
        if i == root:
            continue
        head, own = fingerprints[root], fingerprints[i]
        same_url = own.url_key is not None and own.url_key == head.url_key
        above = copies.get(root)
        target, similarity = (root, 1.0) if above is None else (above.of, above.similarity)
        found[i] = _Copy(target, "URL" if same_url else "EXACT", similarity)
    return found


def _decisions(
    fingerprints: Sequence[Fingerprint],
    copies: dict[int, _Copy],
    related: dict[int, set[int]],
    roles: dict[int, Role],
    run: str,
) -> list[Decision]:
    ids = unique_ids(fingerprints, run)

    def canonical(i: int) -> str:
        entry = fingerprints[copies[i].of if i in copies else i]
        return entry.canonical or ids[entry.location]

    members: dict[int, list[int]] = defaultdict(list)
    for i, found in copies.items():
        members[found.of].append(i)
    decisions = []
    for i, entry in enumerate(fingerprints):
        if entry.canonical is not None:
            continue
        copy = copies.get(i)
        own = members.get(i, ())
        publishers = {fingerprints[m].publisher for m in own}
        published = [fingerprints[m].published for m in own]
        decisions.append(
            Decision(
                location=entry.location,
                article_id=ids[entry.location],
                duplicate_of=canonical(i) if copy else None,
                duplicate_kind=copy.kind if copy else None,
                similarity=copy.similarity if copy else None,
                cluster_id=canonical(i),
                related=tuple(sorted({canonical(j) for j in related.get(i, ())} - {canonical(i)})),
                copies=len(own),
                publishers=tuple(sorted(name for name in publishers if name)),
                last_published=max((p for p in published if p is not None), default=None),
                role=roles.get(i, "LEADER"),
            )
        )
    return decisions


def unique_ids(fingerprints: Sequence[Fingerprint], run: str = "") -> dict[Location, str]:
    """An id for each article of this run that no other has.

    The first in order keeps the id that its content gave it, unless an earlier run has it; the
    others get one derived from it, their text and their number.
    """
    taken = {f.article_id for f in fingerprints if f.canonical is not None}
    groups: dict[str, list[Fingerprint]] = defaultdict(list)
    for entry in fingerprints:
        if entry.canonical is None:
            groups[entry.article_id].append(entry)
    ids: dict[Location, str] = {}
    for base, group in groups.items():
        group.sort(key=lambda f: f.order)
        for ordinal, entry in enumerate(group):
            if base in taken:
                name = content_id(base, entry.content_hash, str(ordinal), run)
            elif ordinal:
                name = content_id(base, entry.content_hash, str(ordinal))
            else:
                name = base
            ids[entry.location] = name
    return ids
