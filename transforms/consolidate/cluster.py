"""Clusters: which mentions of a block report one act.

First inside each article, where one act told twice needs no more than agreeing actors; then across
articles, where two of actors, time, place and numbers must agree. Leaders are named in a fixed
order, the best dated and most exact first, so that the order of input changes nothing; a leader
takes on what its members add, so that no cluster holds two dates or two places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from transforms.consolidate.agreement import (
    DAY,
    Agreement,
    actor_agreement,
    agreement,
    specificity,
)
from transforms.consolidate.mention_key import RECIPROCAL, Actor, MentionKey, Place

PRECISIONS = ("DAY", "WEEK", "MONTH", "YEAR", "UNKNOWN")
# Longer ranges find others by place and numbers only.
LONGEST_RANGE = 31
NEWS_REACH = 3

# Stands for any country, named or not.
ANY = "*"
Index = tuple[str, int, str, str]


@dataclass(slots=True)
class Cluster:
    """Mentions of one act, and what they say together."""

    profile: MentionKey
    members: list[MentionKey]


def cluster(keys: Iterable[MentionKey]) -> list[Cluster]:
    """Partition the mentions of one block into acts, in the order of their leaders."""
    articles: dict[str, list[MentionKey]] = defaultdict(list)
    for key in keys:
        articles[key.cluster_id].append(key)
    reports = [
        report
        for name in sorted(articles)
        for report in _group([Cluster(k, [k]) for k in articles[name]], _same_in_article, None)
    ]
    return _group(reports, _same_across_articles, _indexes)


def _group(
    reports: Sequence[Cluster],
    same: Callable[[MentionKey, MentionKey, Agreement], bool],
    indexes: Callable[[MentionKey, bool], Iterator[Index]] | None,
) -> list[Cluster]:
    """Leaders: each report joins the leader that agrees best with it, else becomes one.

    With ``indexes``, only leaders that share an index are compared.
    """
    leaders: list[Cluster] = []
    found: dict[Index, list[int]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: _rank(r.profile)):
        if indexes is None:
            near: Iterable[int] = range(len(leaders))
        else:
            near = sorted({n for key in indexes(report.profile, False) for n in found[key]})
        best, best_score = None, 0.0
        for n in near:
            evidence = agreement(leaders[n].profile, report.profile)
            if evidence is None or evidence.score <= best_score:
                continue
            if same(leaders[n].profile, report.profile, evidence):
                best, best_score = n, evidence.score
        if best is None:
            best = len(leaders)
            leaders.append(report)
        else:
            leaders[best].members += report.members
            leaders[best].profile = _merged(leaders[best].profile, report.profile)
        if indexes is not None:
            for key in indexes(leaders[best].profile, True):
                if best not in found[key]:
                    found[key].append(best)
    return leaders


def _rank(key: MentionKey) -> tuple[object, ...]:
    exactness = specificity(key.source) + specificity(key.target) + bool(key.place.name)
    return (PRECISIONS.index(key.precision), -exactness, key.order)


def _same_in_article(a: MentionKey, b: MentionKey, evidence: Agreement) -> bool:
    return evidence.actors >= 0.5 and a.modality == b.modality


def _same_across_articles(a: MentionKey, b: MentionKey, evidence: Agreement) -> bool:
    """Two of actors, time, place and numbers; the weaker the time, the more of the others."""
    actors, time = evidence.actors, evidence.time
    elsewhere = evidence.place >= 0.5 or evidence.numbers >= 0.5
    if time >= 0.6:
        # One names a place and the other none: only exact actors can tell that it is this one.
        one_place = bool(a.place.name) != bool(b.place.name)
        return (actors >= (0.85 if one_place else 0.7)) or (actors >= 0.35 and elsewhere)
    if time >= 0.4:
        dated = a.first_day is not None and b.first_day is not None
        return (actors >= 0.5 and elsewhere) or (actors >= 1.0 and not dated)
    return actors >= 0.5 and evidence.place >= 0.8 and evidence.numbers >= 1.0


def _indexes(key: MentionKey, as_leader: bool) -> Iterator[Index]:
    """Under what a leader is found, and what is looked up for a report.

    A time or a place with casualties, and the countries of both parties.
    """
    parties = _leader_parties(key) if as_leader else _wanted_parties(key)
    for time_or_place in (*_times(key, as_leader), *_places(key)):
        for pair in parties:
            yield (*time_or_place, *pair)


def _times(key: MentionKey, as_leader: bool) -> Iterator[tuple[str, int]]:
    if key.first_day is not None:
        last = key.last_day or key.first_day
        if last - key.first_day <= LONGEST_RANGE:
            reach = 0 if as_leader else 1
            for day in range(key.first_day - reach, last + reach + 1):
                yield "day", day
    elif key.published is not None and not key.historical:
        day = key.published // DAY
        reach = 0 if as_leader else NEWS_REACH
        for other in range(day - reach, day + reach + 1):
            yield "news", other
            if not as_leader:
                yield "day", other


def _places(key: MentionKey) -> Iterator[tuple[str, int]]:
    if key.place.name:
        if key.killed:
            yield f"killed in {key.place.name}", key.killed
        if key.injured:
            yield f"injured in {key.place.name}", key.injured


def _leader_parties(key: MentionKey) -> set[tuple[str, str]]:
    source, target = key.source.country, key.target.country
    pairs = {(source, target), (source, ANY), (ANY, target), (ANY, ANY)}
    return {_unordered(p) for p in pairs} if key.base_type in RECIPROCAL else pairs


def _wanted_parties(key: MentionKey) -> set[tuple[str, str]]:
    """Countries that do not contradict: the same, or none where a leader names none."""
    sources = (key.source.country, "") if key.source.country else (ANY,)
    targets = (key.target.country, "") if key.target.country else (ANY,)
    pairs = set(product(sources, targets))
    return {_unordered(p) for p in pairs} if key.base_type in RECIPROCAL else pairs


def _unordered(pair: tuple[str, str]) -> tuple[str, str]:
    return min(pair), max(pair)


def _merged(a: MentionKey, b: MentionKey) -> MentionKey:
    """What two mentions of one act say together; ``a`` decides where both know."""
    if a.base_type in RECIPROCAL and crossed(a, b):
        b = replace(b, source=b.target, target=b.source)
    dated = a if PRECISIONS.index(a.precision) <= PRECISIONS.index(b.precision) else b
    return replace(
        a,
        source=_more_exact(a.source, b.source),
        target=_more_exact(a.target, b.target),
        mode=a.mode or b.mode,
        first_day=dated.first_day,
        last_day=dated.last_day,
        precision=dated.precision,
        place=a.place if _place_exactness(a.place) >= _place_exactness(b.place) else b.place,
        killed=max((n for n in (a.killed, b.killed) if n is not None), default=None),
        injured=max((n for n in (a.injured, b.injured) if n is not None), default=None),
    )


def crossed(a: MentionKey, b: MentionKey) -> bool:
    """Whether b names the parties of a in the other order."""

    def fit(source: Actor, target: Actor) -> float:
        sides = (actor_agreement(a.source, source), actor_agreement(a.target, target))
        return -1.0 if None in sides else sum(side or 0 for side in sides)

    return fit(b.target, b.source) > fit(b.source, b.target)


def _more_exact(a: Actor, b: Actor) -> Actor:
    return a if specificity(a) >= specificity(b) else b


def _place_exactness(place: Place) -> int:
    return bool(place.name) + bool(place.admin1) + (place.geonames_id is not None)
