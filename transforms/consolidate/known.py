"""Known events: what earlier runs published, which mentions of this run may report again.

An earlier run's row of the events table says as much of an act as the mentions behind it; it is
compared like one of them, and what joins it gets its event_id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

import fastavro
import pyarrow.parquet as pq

from schemas.tables import EVENTS
from transforms.consolidate.mention_key import (
    Actor,
    MentionKey,
    Place,
    block_of,
    day_number,
    micros,
)

ROWS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event as one earlier run published it; ``profile`` compares like a mention of it."""

    event_id: str
    run: str
    first_run: str
    profile: MentionKey

    def to_tuple(self) -> tuple[Any, ...]:
        """Plain values, for a shuffle."""
        return self.event_id, self.run, self.first_run, self.profile.to_tuple()

    @staticmethod
    def from_tuple(values: tuple[Any, ...]) -> KnownEvent:
        """The inverse of ``to_tuple``."""
        event_id, run, first_run, profile = values
        return KnownEvent(event_id, run, first_run, MentionKey.from_tuple(profile))


def read_known_events(handle: IO[bytes], form: str) -> Iterator[KnownEvent]:
    """The events of a published file, ``parquet`` or ``avro``, of this or an earlier schema."""
    rows: Iterable[Any] = fastavro.reader(handle) if form == "avro" else _parquet_rows(handle)
    for row in rows:
        yield known_event(row)


def _parquet_rows(handle: IO[bytes]) -> Iterator[dict[str, Any]]:
    file = pq.ParquetFile(handle)
    used = {column.name for column in EVENTS.columns} - {"sentence"}
    columns = [name for name in file.schema_arrow.names if name in used]
    for batch in file.iter_batches(ROWS_AT_ONCE, columns=columns):
        yield from batch.to_pylist()


def known_event(row: dict[str, Any]) -> KnownEvent:
    """The known event of a published row; columns that its schema version lacked are unknown."""
    source, target = _actor(row, "source"), _actor(row, "target")
    place = Place(
        row["place_name"] or "",
        row["place_country"] or "",
        row["place_admin1"] or "",
        row["latitude"],
        row["longitude"],
        row.get("geonames_id"),
    )
    profile = MentionKey(
        location=("", 0),
        block=block_of(row["base_type"], source, target, place),
        mention_id=row["best_mention_id"],
        article_id="",
        cluster_id="",
        story_id=row.get("story_id") or "",
        copies=0,
        publishers=(),
        published=micros(row["first_published_at"]),
        last_published=micros(row["last_published_at"]),
        sentence_index=0,
        event_type=row["event_type"],
        base_type=row["base_type"],
        mode=row["event_mode"] or "",
        contexts=(),
        modality=row["modality"],
        historical=bool(row.get("historical")),
        source=source,
        target=target,
        first_day=day_number(row["event_date"]),
        last_day=day_number(row.get("event_date_end") or row["event_date"]),
        precision=row["event_date_precision"],
        place=place,
        killed=row["killed"],
        injured=row["injured"],
        confidence=row["confidence"],
    )
    return KnownEvent(row["event_id"], row["run"], row.get("first_run") or row["run"], profile)


def _actor(row: dict[str, Any], side: str) -> Actor:
    name, country = row[f"{side}_name"] or "", row[f"{side}_country"] or ""
    return Actor(name, country, tuple(row[f"{side}_sectors"]))
