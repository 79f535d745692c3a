"""Consolidate: mention keys and earlier runs' events -> events, staged as parts, and which mention
belongs to which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import apache_beam as beam
from apache_beam.utils.windowed_value import WindowedValue

from schemas.tables import EVENTS, Event
from transforms.consolidate.consolidate import consolidate
from transforms.consolidate.known import KnownEvent, read_known_events
from transforms.consolidate.mention_key import Location, MentionKey, partition_of
from transforms.filesystem import open_file
from transforms.packing import pack, unpack
from transforms.parts import read_column
from transforms.progress import Progress
from transforms.staging import PartBuffers
from transforms.write import Annotation, file_number

PARTS = "parts"
ANNOTATIONS = "annotations"
EVENT_BYTES = 700
# So many events wait for their sentences, which are read part by part.
EVENTS_AT_ONCE = 20_000
KNOWN_AT_ONCE = 2_000


@dataclass
class Consolidate(beam.PTransform):
    """(partition, packed list of mention keys) -> ``parts`` (Announcement) and ``annotations``.

    A partition holds whole blocks, so that each is consolidated by itself. ``annotations`` say the
    event of each mention, for the ``files`` final files of mentions (see ``Write``). ``earlier``
    are published files of events, Parquet or Avro, of earlier runs: their ids are kept.
    """

    staging: str
    run: str
    files: int
    partitions: int = 1
    earlier: tuple[str, ...] = ()

    def expand(self, keys: beam.PCollection) -> beam.pvalue.DoOutputsTuple:
        known = (
            keys.pipeline
            | "Name earlier events" >> beam.Create(self.earlier, reshuffle=False)
            | "Read earlier events" >> beam.FlatMap(_read_known, self.partitions)
        )
        return (
            {"keys": keys, "known": known}
            | "Gather blocks" >> beam.CoGroupByKey()
            | "Consolidate blocks"
            >> beam.ParDo(_Consolidate(self)).with_outputs(ANNOTATIONS, main=PARTS)
        )


def _read_known(path: str, partitions: int) -> Iterator[tuple[int, bytes]]:
    """(partition, packed list of known events), for all partitions that the file has any for."""
    gathered: dict[int, list[Any]] = defaultdict(list)
    with open_file(path) as handle:
        for event in read_known_events(handle, path.rpartition(".")[2]):
            partition = partition_of(event.profile.block, partitions)
            gathered[partition].append(event.to_tuple())
            if len(gathered[partition]) == KNOWN_AT_ONCE:
                yield partition, pack(gathered.pop(partition))
    for partition in sorted(gathered):
        yield partition, pack(gathered[partition])


class _Consolidate(beam.DoFn):
    def __init__(self, config: Consolidate) -> None:
        self._config = config

    def start_bundle(self) -> None:
        self._progress = Progress("consolidate")
        self._buffers = PartBuffers(EVENTS, self._config.staging, lambda written: [written[0]])

    def process(
        self,
        keyed: tuple[int, dict[str, Iterable[bytes]]],
        window: Any = beam.DoFn.WindowParam,
    ) -> Iterator[Any]:
        _, gathered = keyed
        blocks: dict[str, list[MentionKey]] = defaultdict(list)
        for packed in gathered["keys"]:
            for values in unpack(packed):
                key = MentionKey.from_tuple(values)
                blocks[key.block].append(key)
        known: dict[str, list[KnownEvent]] = defaultdict(list)
        for packed in gathered["known"]:
            for values in unpack(packed):
                seen = KnownEvent.from_tuple(values)
                if seen.profile.block in blocks:
                    known[seen.profile.block].append(seen)
        annotations: dict[int, list[Annotation]] = defaultdict(list)
        waiting: list[tuple[Event, Location]] = []
        for block in sorted(blocks):
            keys = blocks.pop(block)
            article_ids = {key.location: key.article_id for key in keys}
            for event, best, members in consolidate(keys, known.pop(block, ()), self._config.run):
                waiting.append((event, best))
                for (part, row), event_id in members:
                    number = file_number(article_ids[part, row], self._config.files)
                    annotations[number].append((part, row, (event_id,)))
            if len(waiting) >= EVENTS_AT_ONCE:
                yield from self._stage(waiting, window)
                waiting = []
        yield from self._stage(waiting, window)
        for number in sorted(annotations):
            yield beam.pvalue.TaggedOutput(
                ANNOTATIONS, (("mentions", number), pack(annotations[number]))
            )

    def finish_bundle(self) -> Iterator[WindowedValue]:
        self._progress.flush()
        yield from self._buffers.finish()

    def _stage(self, events: list[tuple[Event, Location]], window: Any) -> Iterator[Any]:
        sentences = self._sentences(best for _, best in events)
        for event, best in events:
            record = replace(event, sentence=sentences[best])
            self._progress.count()
            yield from self._buffers.add(window, record, EVENT_BYTES + len(record.sentence))

    def _sentences(self, locations: Iterable[Location]) -> dict[Location, str]:
        rows: dict[str, list[int]] = defaultdict(list)
        for part, row in locations:
            rows[part].append(row)
        return {
            (part, row): sentence
            for part in sorted(rows)
            for row, sentence in zip(
                rows[part],
                read_column(self._config.staging, "mentions", part, "sentence", rows[part]),
                strict=True,
            )
        }
