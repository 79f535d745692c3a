"""Parse: records -> articles, staged as parts beside the fingerprints of their texts; and gists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import apache_beam as beam
from apache_beam.utils.windowed_value import WindowedValue

from schemas.tables import ARTICLES, Reject
from transforms.deduplicate import fingerprint, shingle_row, shingle_table, without_shingles
from transforms.packing import pack
from transforms.parse.article import parse
from transforms.parse.options import ParseOptions
from transforms.parts import part_path, write_rows
from transforms.progress import Progress
from transforms.read import Record
from transforms.staging import PartBuffers, Written
from transforms.stories import gist

PARTS = "parts"
FINGERPRINTS = "fingerprints"
GISTS = "gists"
REJECTS = "rejects"
# About what the columns beside the text take.
ARTICLE_OVERHEAD_BYTES = 500


@dataclass
class Parse(beam.PTransform):
    """Record -> ``parts`` (Announcement), ``fingerprints``, ``gists`` and ``rejects`` (Reject).

    For each article part there is a part of the same name in the folder ``fingerprints``, row by
    row, and one packed list of the fingerprints' light halves with (part, row) as their location.
    ``gists`` are packed lists of the tuples of the articles' gists, with the same locations.
    """

    staging: str
    run: str
    options: ParseOptions = field(default_factory=ParseOptions)

    def expand(self, records: beam.PCollection) -> beam.pvalue.DoOutputsTuple:
        parse_and_stage = beam.ParDo(_Parse(self))
        return records | "Parse and stage articles" >> parse_and_stage.with_outputs(
            FINGERPRINTS, GISTS, REJECTS, main=PARTS
        )


class _Parse(beam.DoFn):
    def __init__(self, config: Parse) -> None:
        self._config = config

    def start_bundle(self) -> None:
        self._progress = Progress("parse")
        self._buffers = PartBuffers(ARTICLES, self._config.staging, self._announce)

    def process(self, record: Record, window: Any = beam.DoFn.WindowParam) -> Iterator[Any]:
        self._progress.count()
        parsed = parse(record, self._config.options)
        if isinstance(parsed, Reject):
            yield beam.pvalue.TaggedOutput(REJECTS, parsed)
            return
        name = parsed.article_id
        article = replace(parsed, run=self._config.run, cluster_id=name, story_id=name)
        size = len(article.text) + ARTICLE_OVERHEAD_BYTES
        yield from self._buffers.add(window, article, size, (fingerprint(article), gist(article)))

    def finish_bundle(self) -> Iterator[WindowedValue]:
        self._progress.flush()
        yield from self._buffers.finish()

    def _announce(self, written: Written) -> Iterator[Any]:
        announcement, entries = written
        name = announcement[1]
        prints = [print_ for _, (print_, _) in entries]
        path = part_path(self._config.staging, FINGERPRINTS, name)
        write_rows(path, shingle_table(shingle_row(print_) for print_ in prints))
        light = [
            replace(without_shingles(print_), location=(name, row)).to_tuple()
            for row, print_ in enumerate(prints)
        ]
        gists = [
            replace(found, location=(name, row)).to_tuple()
            for row, (_, (_, found)) in enumerate(entries)
        ]
        yield announcement
        yield beam.pvalue.TaggedOutput(FINGERPRINTS, pack(light))
        yield beam.pvalue.TaggedOutput(GISTS, pack(gists))
