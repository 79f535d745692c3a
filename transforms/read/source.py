"""A file, or a file inside another, while it is being read."""

from __future__ import annotations

import dataclasses
import io
from dataclasses import dataclass

from schemas.tables import Reject
from transforms.read.records import Context, Record, join_place, reject_at

Outcome = Record | Reject


@dataclass(frozen=True)
class Source:
    """A stream with its address.

    ``place`` says where in the file ``uri`` it lies ("" for the file itself), ``name`` is what it
    is called, for telling its kind, and ``kind`` that kind where it is known. ``start`` and ``end``
    bound the records to read: those that begin in that range of bytes (of row groups for Parquet);
    where the stream stands, says ``readers.first_byte``.
    """

    uri: str
    name: str
    stream: io.BufferedReader
    context: Context
    place: str = ""
    kind: str = ""
    depth: int = 0
    start: int = 0
    end: int | None = None

    def at(self, place: str) -> str:
        """The place of a record inside this source."""
        return join_place(self.place, place) if self.place else place

    def inside(
        self, place: str, name: str, stream: io.BufferedReader, deeper: int, kind: str = ""
    ) -> Source:
        """A source that is packed in this one; ``deeper`` 1 if this one is an archive, else 0."""
        return dataclasses.replace(
            self,
            place=self.at(place) if place else self.place,
            name=name,
            stream=stream,
            kind=kind,
            depth=self.depth + deeper,
            start=0,
            end=None,
        )

    def reject(
        self, reason: str, detail: str = "", excerpt: str | bytes = "", place: str = ""
    ) -> Reject:
        """A reject at a place inside this source."""
        return reject_at(self.uri, self.at(place) if place else self.place, reason, detail, excerpt)
