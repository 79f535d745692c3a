"""Consolidation of one block: one event for all mentions that report the same act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TypeVar

from schemas.ids import content_id
from schemas.tables import Event
from schemas.vocabulary import QUAD_CLASSES, intensity
from transforms.consolidate.agreement import specificity
from transforms.consolidate.cluster import PRECISIONS, cluster, crossed
from transforms.consolidate.known import KnownEvent
from transforms.consolidate.mention_key import RECIPROCAL, Actor, Location, MentionKey

Value = TypeVar("Value", bound=Hashable)
EventIds = list[tuple[Location, str]]


def consolidate(
    keys: Iterable[MentionKey], known: Iterable[KnownEvent] = (), run: str = ""
) -> list[tuple[Event, Location, EventIds]]:
    """The events of one block, sorted by id.

    For each: the event without its sentence (empty, to be read from the best mention), where the
    best mention stands, and the event id of every mention. What reports one of the ``known``
    events of earlier runs keeps its id; counts and facts are those of the mentions given.
    """
    known = list(known)
    taken = {event.event_id for event in known}
    events = []
    for found in cluster(keys, known):
        members = sorted(found.members, key=lambda k: k.order)
        event, best = summarize(members)
        if found.known is not None:
            event_id, first_run = found.known.event_id, found.known.first_run
        else:
            event_id, first_run = event.event_id, run
            if event_id in taken:
                # An article that came again after the lookback, of an act that went on meanwhile.
                event_id = content_id("event", members[0].mention_id, run)
        event = replace(event, event_id=event_id, first_run=first_run, run=run)
        events.append((event, best.location, [(k.location, event_id) for k in members]))
    return sorted(events, key=lambda e: e[0].event_id)


def summarize(members: Sequence[MentionKey]) -> tuple[Event, MentionKey]:
    """One event of its mentions, given in canonical order, and the mention that tells it best.

    Where mentions differ, the value with the greatest sum of confidence stands, each article
    counting once per value with all its copies; casualties are the largest number named.
    """
    canonical = members[0]
    best = min(members, key=lambda k: (-k.confidence, -_exactness(k), k.order))
    aligned = [_aligned(best, k) for k in members]
    source = _majority_actor(aligned, lambda k: k.source)
    target = _majority_actor(aligned, lambda k: k.target)
    # What was planned and then reported as done is done, however often the plan was told.
    done = [k for k in aligned if k.modality == "ASSERTED"] or aligned
    modality, event_type = _majority(done, lambda k: (k.modality, k.event_type)) or (
        best.modality,
        best.event_type,
    )
    mode = _majority(aligned, lambda k: k.mode or None)
    precision = min((k.precision for k in aligned), key=PRECISIONS.index)
    dated = [k for k in aligned if k.precision == precision]
    first_day, last_day = _majority(dated, _days) or (None, None)
    located = [k for k in aligned if k.place.geonames_id is not None] or [
        k for k in aligned if k.place.name
    ]
    place = _majority(located or aligned, lambda k: k.place) or best.place
    articles = {k.article_id: k for k in members}.values()
    publishers = {name for k in articles for name in k.publishers}
    event = Event(
        event_id=content_id("event", canonical.mention_id),
        story_id=_majority(members, lambda k: k.story_id or None),
        event_type=event_type,
        base_type=best.base_type,
        event_mode=mode,
        quad_class=QUAD_CLASSES[event_type],
        intensity=intensity(event_type, mode),
        contexts=tuple(sorted({context for k in members for context in k.contexts})),
        modality=modality,
        historical=all(k.historical for k in members),
        event_date=_date(first_day),
        event_date_end=_date(last_day),
        event_date_precision=precision,
        source_name=source.name or None,
        source_country=source.country or None,
        source_sectors=source.sectors,
        target_name=target.name or None,
        target_country=target.country or None,
        target_sectors=target.sectors,
        place_name=place.name or None,
        place_country=place.country or None,
        place_admin1=place.admin1 or None,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        killed=max((k.killed for k in members if k.killed is not None), default=None),
        injured=max((k.injured for k in members if k.injured is not None), default=None),
        mention_count=len(members),
        article_count=sum(1 + k.copies for k in articles),
        publisher_count=len(publishers),
        first_published_at=_moment(
            min((k.published for k in articles if k.published is not None), default=None)
        ),
        last_published_at=_moment(
            max((k.last_published for k in articles if k.last_published is not None), default=None)
        ),
        confidence=best.confidence,
        best_mention_id=best.mention_id,
        sentence="",
    )
    return event, best


def _aligned(best: MentionKey, key: MentionKey) -> MentionKey:
    """The mention with its parties in the order in which the best mention names them."""
    if key.base_type in RECIPROCAL and crossed(best, key):
        return replace(key, source=key.target, target=key.source)
    return key


def _exactness(key: MentionKey) -> int:
    dated = len(PRECISIONS) - PRECISIONS.index(key.precision)
    return specificity(key.source) + specificity(key.target) + dated + bool(key.place.name)


def _majority_actor(keys: Sequence[MentionKey], side: Callable[[MentionKey], Actor]) -> Actor:
    """The most exact name that is told; among equally exact ones the most confident."""
    exact = max(specificity(side(k)) for k in keys)
    return _majority([k for k in keys if specificity(side(k)) == exact], side) or Actor()


def _majority(
    keys: Sequence[MentionKey], value: Callable[[MentionKey], Value | None]
) -> Value | None:
    weights: dict[Value, dict[str, float]] = defaultdict(dict)
    for key in keys:
        told = value(key)
        if told is not None:
            weight = key.confidence * (1 + key.copies)
            by_article = weights[told]
            by_article[key.article_id] = max(weight, by_article.get(key.article_id, 0.0))
    if not weights:
        return None
    totals = {told: round(sum(w[a] for a in sorted(w)), 6) for told, w in weights.items()}
    return min(totals, key=lambda told: (-totals[told], repr(told)))


def _days(key: MentionKey) -> tuple[int, int] | None:
    """First and last day."""
    if key.first_day is None:
        return None
    return key.first_day, key.first_day if key.last_day is None else key.last_day


def _date(day: int | None) -> date | None:
    return None if day is None else date(1970, 1, 1) + timedelta(days=day)


def _moment(micros: int | None) -> datetime | None:
    if micros is None:
        return None
    return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=micros)
