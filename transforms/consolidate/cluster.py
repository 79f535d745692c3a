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

from schemas.tables import Mention
from transforms.consolidate.agreement import (
    DAY,
    Agreement,
    actor_agreement,
    agreement,
    specificity,
)
from transforms.consolidate.known import KnownEvent
from transforms.consolidate.mention_key import (
    LOCAL,
    RECIPROCAL,
    Actor,
    MentionKey,
    Place,
    block_of,
    mention_key,
)

PRECISIONS = ("DAY", "WEEK", "MONTH", "YEAR", "UNKNOWN")
# Longer ranges find others by place and numbers only.
LONGEST_RANGE = 62
NEWS_REACH = 3
# What seldom befalls a person twice in a month or a year.
ONCE = (("COERCE", "arrest"), ("RETREAT", "resign"))
# A sentence that names nobody speaks of an act that was told so many sentences before or after.
NEAR_SENTENCES = 2

# Stands for any country, named or not.
ANY = "*"
Index = tuple[str, int, str, str]


@dataclass(slots=True)
class Cluster:
    """Mentions of one act, and what they say together; ``known`` if earlier runs told of it."""

    profile: MentionKey
    members: list[MentionKey]
    known: KnownEvent | None = None


def cluster(keys: Iterable[MentionKey], known: Iterable[KnownEvent] = ()) -> list[Cluster]:
    """Partition the mentions of one block into acts, in the order of their leaders.

    The acts that earlier runs told of lead before all others.
    """
    articles: dict[str, list[MentionKey]] = defaultdict(list)
    for key in keys:
        articles[key.cluster_id].append(key)
    reports = [
        report
        for name in sorted(articles)
        for report in _group([Cluster(k, [k]) for k in articles[name]], _same_in_article, None)
    ]
    acts = _group(reports, _same_across_articles, _indexes, _known_acts(known))
    return [act for act in acts if act.members]


def _known_acts(known: Iterable[KnownEvent]) -> list[Cluster]:
    """One cluster without members for each event_id, of all that earlier runs say of it."""
    acts: dict[str, Cluster] = {}
    for event in sorted(known, key=lambda e: (e.event_id, e.run)):
        act = acts.setdefault(event.event_id, Cluster(event.profile, [], event))
        if act.known is not event:
            act.profile = _merged(act.profile, event.profile)
    return list(acts.values())


def article_blocks(mentions: Sequence[Mention]) -> list[str]:
    """The block of each mention of one article, given all of them.

    What the article tells of an act in several sentences is put together first, so that a sentence
    that names nobody stays with the one that does.
    """
    keys = [mention_key(mention, ("", n)) for n, mention in enumerate(mentions)]
    blocks = [""] * len(keys)
    for act in _group([Cluster(key, [key]) for key in keys], _same_in_article, None):
        known = act.profile
        block = block_of(known.base_type, known.source, known.target, known.place)
        for key in act.members:
            blocks[key.location[1]] = block
    return blocks


def _group(
    reports: Sequence[Cluster],
    same: Callable[[MentionKey, MentionKey, Agreement], bool],
    indexes: Callable[[MentionKey, bool], Iterator[Index]] | None,
    first: Sequence[Cluster] = (),
) -> list[Cluster]:
    """Leaders: each report joins the leader that agrees best with it, else becomes one.

    With ``indexes``, only leaders that share an index are compared. ``first`` lead from the start.
    """
    leaders = list(first)
    found: dict[Index, list[int]] = defaultdict(list)
    for n, leader in enumerate(leaders):
        for key in indexes(leader.profile, True) if indexes else ():
            found[key].append(n)
    for report in sorted(reports, key=lambda r: _rank(r.profile)):
        if indexes is None:
            near: Iterable[int] = range(len(leaders))
        else:
            near = sorted({n for key in indexes(report.profile, False) for n in found[key]})
        best, best_score = None, -1.0
        for n in near:
            evidence = agreement(leaders[n].profile, report.profile)
            if evidence is None:
                continue
            score = evidence.score + _nearness(leaders[n].profile, report.profile)
            if (
                score > best_score
                and same(leaders[n].profile, report.profile, evidence)
                and not _told_apart(leaders[n], report)
            ):
                best, best_score = n, score
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


def _told_apart(act: Cluster, report: Cluster) -> bool:
    """Whether one article names a day for the act and another day for the reported one."""
    other = report.profile
    return other.precision == "DAY" and any(
        key.cluster_id == other.cluster_id
        and key.precision == "DAY"
        and key.first_day != other.first_day
        for key in act.members
    )


def _nearness(a: MentionKey, b: MentionKey) -> float:
    """Of two acts in one article, the nearer one is meant."""
    if a.article_id != b.article_id:
        return 0.0
    return 1 / (1 + abs(a.sentence_index - b.sentence_index))


def _rank(key: MentionKey) -> tuple[object, ...]:
    exactness = specificity(key.source) + specificity(key.target) + bool(key.place.name)
    return (PRECISIONS.index(key.precision), -exactness, key.order)


def _same_in_article(a: MentionKey, b: MentionKey, evidence: Agreement) -> bool:
    """One article seldom tells two acts of one type between the same parties."""
    if a.modality != b.modality:
        return False
    if a.first_day is not None and b.first_day is not None and evidence.time < 1.0:
        exact = a.precision == b.precision == "DAY"
        there = evidence.place >= 0.5 and not exact
        return evidence.actors >= 0.5 and (there or evidence.numbers >= 0.5)
    if b.source or b.target:
        return evidence.actors >= 0.35
    if evidence.place > 0 and evidence.numbers >= 1.0:
        return True
    return abs(a.sentence_index - b.sentence_index) <= NEAR_SENTENCES


def _same_across_articles(a: MentionKey, b: MentionKey, evidence: Agreement) -> bool:
    """Two of actors, time, place and numbers; the weaker the time, the more of the others."""
    actors, time, place = evidence.actors, evidence.time, evidence.place
    # What two articles on one happening report without a day is what happened.
    one_story = a.story_id != "" and a.story_id == b.story_id and a.modality == b.modality
    background = a.historical or b.historical
    undated = a.first_day is None or b.first_day is None
    local = a.base_type in LOCAL
    elsewhere = place >= 0.5 or evidence.numbers >= 0.5
    if time >= 0.6:
        if local and bool(a.place.name) != bool(b.place.name):
            if evidence.named or actors >= 0.85:
                return True
            # Troops of a country: where they are is seldom told.
            same_mode = bool(a.mode) and a.mode == b.mode and a.base_type == "MOBILIZE"
            return actors >= 0.5 and (evidence.numbers >= 1.0 or same_mode)
        return actors >= 0.5 or (actors >= 0.2 and elsewhere) or (local and place >= 0.8)
    if actors < 0.5:
        return False
    if time >= 0.4:
        if elsewhere:
            return True
        if not undated:
            return False
        if one_story:
            return True
        same_mode = bool(a.mode) and a.mode == b.mode
        return actors >= 0.85 or (actors >= 0.7 and same_mode and not local)
    if place >= 0.8 and evidence.numbers >= 1.0:
        return True
    if time > 0 and evidence.named and (a.base_type, a.mode) == (b.base_type, b.mode) in ONCE:
        return True
    if one_story and undated and not background:
        return actors >= 0.7
    # A visit of that month, an attack of that year: told of one place, it is the known one.
    known = not local or (a.historical and b.historical)
    return time >= 0.3 and place >= 0.8 and actors >= 0.7 and known


def _indexes(key: MentionKey, as_leader: bool) -> Iterator[Index]:
    """Under what a leader is found, and what is looked up for a report.

    A time, a place with casualties or a story, and the countries of both parties.
    """
    parties = _leader_parties(key) if as_leader else _wanted_parties(key)
    story = (f"story {key.story_id}", 0)
    for known in (*_times(key, as_leader), *_places(key), *([story] if key.story_id else [])):
        for pair in parties:
            yield (*known, *pair)


def _times(key: MentionKey, as_leader: bool) -> Iterator[tuple[str, int]]:
    if key.first_day is not None:
        last = key.last_day or key.first_day
        if last - key.first_day <= LONGEST_RANGE:
            reach = 0 if as_leader else 1
            for day in range(key.first_day - reach, last + reach + 1):
                yield "day", day
            if not as_leader:
                for day in range(key.first_day - 1, last + NEWS_REACH + 1):
                    yield "news", day
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
