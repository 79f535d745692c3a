"""Staging: a DoFn's records are collected into parts, and the parts announced.

The runner may cut its input into bundles anywhere and put several windows into one; a part holds
the records of one bundle and window only, so that a repeated bundle leaves no double rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import apache_beam as beam
from apache_beam.utils.windowed_value import WindowedValue

from schemas.columns import Table
from schemas.tables import REJECTS, Reject
from transforms.parts import Announcement, PartBuffer

Written = tuple[Announcement, list[tuple[Any, Any]]]


class PartBuffers:
    """One part buffer a window; ``announce`` turns a written part into a stage's outputs."""

    def __init__(
        self, table: Table, staging: str, announce: Callable[[Written], Iterable[Any]]
    ) -> None:
        self._table = table
        self._staging = staging
        self._announce = announce
        self._buffers: dict[Any, PartBuffer] = {}

    def add(self, window: Any, record: Any, size: int, companion: Any = None) -> Iterator[Any]:
        """Take a record; outputs come when that filled a part."""
        buffer = self._buffers.setdefault(window, PartBuffer(self._table, self._staging))
        buffer.add(record, size, companion)
        if buffer.full:
            yield from self._announce(buffer.write())

    def finish(self) -> Iterator[Any]:
        """Write what is left at the end of a bundle; outputs carry their windows."""
        for window, buffer in self._buffers.items():
            if len(buffer):
                for output in self._announce(buffer.write()):
                    yield _in_window(output, window)
        self._buffers = {}


def _in_window(output: Any, window: Any) -> Any:
    timestamp = window.max_timestamp()
    if isinstance(output, beam.pvalue.TaggedOutput):
        value = WindowedValue(output.value, timestamp, (window,))
        return beam.pvalue.TaggedOutput(output.tag, value)
    return WindowedValue(output, timestamp, (window,))


@dataclass
class StageRejects(beam.PTransform):
    """Reject -> Announcement of the parts that hold them."""

    staging: str
    run: str

    def expand(self, rejects: beam.PCollection) -> beam.PCollection:
        return rejects | "Write reject parts" >> beam.ParDo(_StageRejects(self.staging, self.run))


class _StageRejects(beam.DoFn):
    def __init__(self, staging: str, run: str) -> None:
        self._staging = staging
        self._run = run

    def start_bundle(self) -> None:
        self._buffers = PartBuffers(REJECTS, self._staging, lambda written: [written[0]])

    def process(
        self, reject: Reject, window: Any = beam.DoFn.WindowParam
    ) -> Iterator[Announcement]:
        record = replace(reject, run=self._run)
        yield from self._buffers.add(window, record, len(reject.excerpt) + 200)

    def finish_bundle(self) -> Iterator[WindowedValue]:
        yield from self._buffers.finish()
