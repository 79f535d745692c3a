"""Read: segments of input files -> records, in constant memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import apache_beam as beam

from schemas.tables import Reject
from transforms.filesystem import open_file
from transforms.progress import Progress
from transforms.read.limits import Limits
from transforms.read.records import Record, Segment
from transforms.read.segments import read_segment

RECORDS = "records"
REJECTS = "rejects"


@dataclass
class Read(beam.PTransform):
    """Segment -> ``records`` (Record) and ``rejects`` (Reject).

    A segment's address that is relative is looked up below ``folder``, since workers may run
    elsewhere than the program that found the files. ``columns`` is what ``--map`` gave.
    """

    folder: str = ""
    limits: Limits = field(default_factory=Limits)
    columns: dict[str, str] = field(default_factory=dict)

    def expand(self, segments: beam.PCollection) -> beam.pvalue.DoOutputsTuple:
        # Without it, all segments of one bundle would stay with the worker that lists them.
        return (
            segments
            | "Spread over workers" >> beam.Reshuffle()
            | "Read segments" >> beam.ParDo(_Read(self)).with_outputs(REJECTS, main=RECORDS)
        )

    def open(self, uri: str, offset: int = 0) -> BinaryIO:
        """The file at the address, as it is stored."""
        local = "://" not in uri
        return open_file(os.path.join(self.folder, uri) if local else uri, offset)


class _Read(beam.DoFn):
    def __init__(self, config: Read) -> None:
        self._config = config

    def process(self, segment: Segment) -> Iterator[Record | beam.pvalue.TaggedOutput]:
        config = self._config
        progress = Progress("read")
        for outcome in read_segment(segment, config.open, config.limits, config.columns):
            progress.count()
            if isinstance(outcome, Reject):
                yield beam.pvalue.TaggedOutput(REJECTS, outcome)
            else:
                yield outcome
        progress.flush()
