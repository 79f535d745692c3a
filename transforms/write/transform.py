"""Write: parts and annotations become final files; Publish: all of them, in one step."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import apache_beam as beam
from apache_beam.transforms.window import GlobalWindows

from schemas.tables import TABLES
from transforms.filesystem import join
from transforms.packing import pack, unpack
from transforms.parts import Announcement, part_path, part_paths
from transforms.write.annotations import ANNOTATED_COLUMNS, Annotation, Annotations
from transforms.write.index import INDEX_ORDER, index_annotation, index_rows, write_index
from transforms.write.locations import FINGERPRINTS, KNOWLEDGE, STORIES
from transforms.write.manifest import RunDescription
from transforms.write.merge import sorted_ranges
from transforms.write.publish import WrittenTable, publish
from transforms.write.ranges import file_number, id_ranges
from transforms.write.statistics import Statistics
from transforms.write.table_file import FinalFile, digest, final_path, write_table_file

# What one worker gathered for later runs: the one part is the final file.
WHOLE = (KNOWLEDGE, STORIES)
FILES = (*TABLES, FINGERPRINTS, *WHOLE)
SLICE_BYTES = 8 << 20

# (table or index, number of its file)
FileKey = tuple[str, int]


@dataclass
class Write(beam.PTransform):
    """Announcements and annotations -> (table, WrittenTable), one for each final file.

    Takes a dictionary of two tuples of collections: ``parts`` of Announcement, ``annotations`` of
    (FileKey, packed list of Annotation). ``files`` says how many files each table gets.
    """

    staging: str
    description: RunDescription
    formats: tuple[str, ...]
    files: dict[str, int]

    def expand(self, inputs: dict[str, tuple[beam.PCollection, ...]]) -> beam.PCollection:
        keys = [(name, number) for name in FILES for number in range(self._count(name))]
        collections = {name: _whole(name, several) for name, several in inputs.items()}
        return (
            {
                # Every table gets its files, rows or not, so that readers find a schema.
                "seed": collections["parts"].pipeline
                | "Name files" >> beam.Create([(key, None) for key in keys]),
                "parts": collections["parts"] | "To files" >> beam.FlatMap(self._to_files),
                "annotations": collections["annotations"],
            }
            | "Gather for each file" >> beam.CoGroupByKey()
            | "Write files" >> beam.MapTuple(self._write)
        )

    def _count(self, name: str) -> int:
        if name in WHOLE:
            return 1
        return self.files["articles" if name == FINGERPRINTS else name]

    def _to_files(self, announcement: Announcement) -> Iterator[tuple[FileKey, Announcement]]:
        table = announcement[0]
        # Beside each part of articles stands one of the same name with their fingerprints.
        for name in (table, FINGERPRINTS) if table == "articles" else (table,):
            for number in range(self._count(name)):
                yield (name, number), announcement

    def _write(self, key: FileKey, gathered: dict[str, Iterable[Any]]) -> tuple[str, WrittenTable]:
        name, number = key
        parts: list[Announcement] = sorted(gathered["parts"])
        if name in WHOLE:
            return name, self._take(name, parts)
        annotations = Annotations(
            ANNOTATED_COLUMNS.get(name, ()),
            (entry for packed in gathered["annotations"] for entry in unpack(packed)),
        )
        size = sum(part_bytes for _, _, _, part_bytes in parts) // self._count(name)
        ranges = id_ranges(number, self._count(name), slices=1 + size // SLICE_BYTES)
        write = self._write_index if name == FINGERPRINTS else self._write_table
        files, statistics = write(key, [part for _, part, _, _ in parts], ranges, annotations)
        return name, (files, statistics, sum(rows for _, _, rows, _ in parts))

    def _write_table(
        self, key: FileKey, parts: list[str], ranges: list[tuple[str, str]], notes: Annotations
    ) -> tuple[list[FinalFile], Statistics]:
        (name, number), run = key, self.description
        pieces = sorted_ranges(
            TABLES[name].order, part_paths(self.staging, name, parts), ranges, notes.apply
        )
        paths = {form: final_path(name, form, run.day, run.run, number) for form in self.formats}
        return write_table_file(TABLES[name], pieces, paths, self._attempt())

    def _write_index(
        self, key: FileKey, parts: list[str], ranges: list[tuple[str, str]], notes: Annotations
    ) -> tuple[list[FinalFile], Statistics]:
        (_, number), run = key, self.description
        pieces = sorted_ranges(
            INDEX_ORDER,
            part_paths(self.staging, "fingerprints", parts),
            ranges,
            partial(index_rows, annotations=notes),
        )
        path = final_path(FINGERPRINTS, "parquet", run.day, run.run, number)
        file = write_index(pieces, self._attempt(), path)
        return [file], {"rows": file.rows}

    def _take(self, name: str, parts: list[Announcement]) -> WrittenTable:
        """The one part is the file already."""
        ((_, part, rows, _),) = parts
        run = self.description
        path = final_path(name, "parquet", run.day, run.run, 0)
        staged = part_path(self.staging, name, part)
        file = FinalFile(name, "parquet", staged, path, rows, *digest(staged))
        return [file], {"rows": rows}, rows

    def _attempt(self) -> str:
        """A folder that no other attempt at the same file writes to."""
        return join(self.staging, "finished", uuid.uuid4().hex)


def _whole(name: str, collections: tuple[beam.PCollection, ...]) -> beam.PCollection:
    """All of a run: whatever windows its stages worked in end here."""
    return [
        collection | f"All {name}, {number}" >> beam.WindowInto(GlobalWindows())
        for number, collection in enumerate(collections)
    ] | f"All {name}" >> beam.Flatten()


@dataclass
class AnnotateArticles(beam.PTransform):
    """Packed lists of (staged article_id, Decision) -> annotations of articles, for ``Write``."""

    files: int

    def expand(self, decisions: beam.PCollection) -> beam.PCollection:
        return decisions | "To article files" >> beam.FlatMap(self._to_files)

    def _to_files(self, packed: bytes) -> Iterator[tuple[FileKey, bytes]]:
        by_file: dict[FileKey, list[Annotation]] = defaultdict(list)
        for staged_id, decision in unpack(packed):
            part, row = decision.location
            number = file_number(staged_id, self.files)
            values = tuple(getattr(decision, column) for column in ANNOTATED_COLUMNS["articles"])
            by_file["articles", number].append((part, row, values))
            by_file[FINGERPRINTS, number].append((part, row, index_annotation(decision)))
        for key in sorted(by_file):
            yield key, pack(by_file[key])


@dataclass
class Publish(beam.PTransform):
    """(table, WrittenTable) of all final files -> the run's outcome, once everything is published.

    ``token`` is that of the output folder's lock: a run that lost the lock publishes nothing.
    """

    output: str
    staging: str
    token: str
    description: RunDescription
    max_reject_share: float

    def expand(self, written: beam.PCollection) -> beam.PCollection:
        return (
            written
            | "To one run" >> beam.WithKeys(self.description.run)
            | "Gather the run" >> beam.GroupByKey()
            | "Commit" >> beam.MapTuple(self._publish)
        )

    def _publish(self, _run: str, written: Iterable[tuple[str, WrittenTable]]) -> dict[str, Any]:
        return publish(
            self.output, self.staging, self.token, self.description, written, self.max_reject_share
        )
