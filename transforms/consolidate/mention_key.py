"""Mention keys: what consolidation must know of a mention, without its text.

Keys of about 400 bytes are grouped by block; sentences stay in the mention parts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from datetime import date, datetime, timezone
from typing import Any
from zlib import crc32

from schemas.tables import Mention
from schemas.vocabulary import DatePrecision, EventType, Modality

Location = tuple[str, int]

# Both parties stand on both sides of these acts: who is named first says nothing.
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# These are told by where they happen and whom they hit; the actor is often not named.
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SPELLINGS = (
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile("[ij]?[yij]+"), "i"),
    (re.compile("kh"), "h"),
)


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """Who acts or is acted upon: one name for all spellings, country, sectors (primary first)."""

    name: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.name or self.country)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded for comparison."""
        return fold(self.name)


@dataclass(frozen=True, slots=True)
class Place:
    """Where: every part may be missing (empty, or None for numbers)."""

    name: str = ""
    country: str = ""
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionKey:
    """One mention. Days are counted from 1970 (None where unknown), times in microseconds UTC.

    ``location`` is the caller's and never looked into. ``block`` names the one group of mentions
    that it is compared with. ``publishers`` are those of the article and its ``copies``.
    """

    location: Location
    block: str
    mention_id: str
    article_id: str
    cluster_id: str
    story_id: str
    copies: int
    publishers: tuple[str, ...]
    published: int | None
    last_published: int | None
    sentence_index: int
    event_type: EventType
    base_type: EventType
    mode: str
    contexts: tuple[str, ...]
    modality: Modality
    historical: bool
    source: Actor
    target: Actor
    first_day: int | None
    last_day: int | None
    precision: DatePrecision
    place: Place
    killed: int | None
    injured: int | None
    confidence: float

    @property
    def order(self) -> tuple[bool, int, str, int, str]:
        """The first of an event's mentions in this order is the canonical one."""
        return (
            self.published is None,
            self.published or 0,
            self.article_id,
            self.sentence_index,
            self.mention_id,
        )

    def to_tuple(self) -> tuple[Any, ...]:
        """Plain values, for a shuffle."""
        values = [getattr(self, f.name) for f in fields(self)]
        return tuple(_plain(v) if isinstance(v, (Actor, Place)) else v for v in values)

    @staticmethod
    def from_tuple(values: tuple[Any, ...]) -> MentionKey:
        """The inverse of ``to_tuple``."""
        named = dict(zip((f.name for f in fields(MentionKey)), values, strict=True))
        for side in ("source", "target"):
            named[side] = Actor(*named[side])
        named["place"] = Place(*named["place"])
        return MentionKey(**named)


def mention_key(
    mention: Mention,
    location: Location = ("", 0),
    cluster_id: str = "",
    story_id: str = "",
    copies: int = 0,
    publishers: tuple[str, ...] = (),
    last_published: datetime | None = None,
    block: str = "",
) -> MentionKey:
    """The key of a mention in a canonical article.

    ``copies``, ``publishers`` and ``last_published`` are about the article's copies; ``story_id``
    is empty where the article's story is not known. ``block`` is one of ``article_blocks``;
    without it the mention stands for itself.
    """
    source = Actor(mention.source_name or "", mention.source_country or "", mention.source_sectors)
    target = Actor(mention.target_name or "", mention.target_country or "", mention.target_sectors)
    place = Place(
        mention.place_name or "",
        mention.place_country or "",
        mention.place_admin1 or "",
        mention.latitude,
        mention.longitude,
        mention.geonames_id,
    )
    return MentionKey(
        location=location,
        block=block or block_of(mention.base_type, source, target, place),
        mention_id=mention.mention_id,
        article_id=mention.article_id,
        cluster_id=cluster_id or mention.article_id,
        story_id=story_id,
        copies=copies,
        publishers=publishers,
        published=micros(mention.published_at),
        last_published=micros(last_published or mention.published_at),
        sentence_index=mention.sentence_index,
        event_type=mention.event_type,
        base_type=mention.base_type,
        mode=mention.event_mode or "",
        contexts=mention.contexts,
        modality=mention.modality,
        historical=mention.historical,
        source=source,
        target=target,
        first_day=day_number(mention.event_date),
        last_day=day_number(mention.event_date_end or mention.event_date),
        precision=mention.event_date_precision,
        place=place,
        killed=mention.killed,
        injured=mention.injured,
        confidence=mention.confidence,
    )


def block_of(base_type: str, source: Actor, target: Actor, place: Place) -> str:
    """The block of an act: its type and a country; events never span blocks.

    For an act of both sides the first of the two countries in the alphabet; for a local act where
    it happened, else whose people it hit, else who acted; otherwise who acted, else whom it
    concerns. What is lost: two articles on one act of which one does not name that country.
    """
    if base_type in RECIPROCAL:
        countries = sorted(filter(None, (source.country, target.country)))
    elif base_type in LOCAL:
        countries = [place.country, target.country, source.country]
    else:
        countries = [source.country, target.country]
    return f"{base_type} {next(filter(None, countries), '')}"


def partition_of(block: str, partitions: int) -> int:
    """The partition that gathers a block."""
    return crc32(block.encode()) % partitions


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, double letters and y/i/j: Zelenskyy, Zelenskiy."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.findall(r"\w+", plain.casefold())
    return tuple(_respell(word) for word in words if len(word) > 1 or word.isdigit())


def _respell(word: str) -> str:
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def _plain(record: Actor | Place) -> tuple[Any, ...]:
    return tuple(getattr(record, f.name) for f in fields(record))


def day_number(day: date | None) -> int | None:
    """Days from 1970 on."""
    return None if day is None else day.toordinal() - EPOCH.toordinal()


def micros(moment: datetime | None) -> int | None:
    """Microseconds from 1970 on; a time without a zone is in UTC."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    delta = moment - EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds
