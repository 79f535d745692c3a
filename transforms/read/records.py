"""What the reader takes and gives: input files, segments of them, and records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO, Literal

from schemas.ids import make_reject
from schemas.tables import Reject
from transforms.read.limits import Limits

OpenFile = Callable[..., BinaryIO]
"""``open_file(uri, offset=0)``: the stored bytes of a file, not decompressed, from ``offset``."""


@dataclass(frozen=True)
class InputFile:
    """A file that was named or found; ``size`` in bytes."""

    uri: str
    size: int


@dataclass(frozen=True)
class Segment:
    """A piece of a file that one worker reads.

    ``start`` and ``end`` are bytes, or row groups for Parquet; ``end`` None means the whole file.
    A record belongs to the segment in which it starts.
    """

    uri: str
    kind: str = ""
    start: int = 0
    end: int | None = None


@dataclass(frozen=True)
class Fields:
    """What the input itself says about an article, as it says it; None where it does not."""

    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published_at: str | int | float | datetime | date | None = None
    language: str | None = None


@dataclass(frozen=True)
class Record:
    """An article-to-be: ``content`` is plain text or HTML, in bytes where nothing decoded it yet.

    ``kind`` is the kind of input it came from; ``charset`` is what a header declared.
    ``summary_only`` marks a feed entry without its full text.
    """

    uri: str
    place: str
    kind: str
    content: bytes | str
    content_type: Literal["text", "html"]
    fields: Fields = field(default_factory=Fields)
    charset: str | None = None
    summary_only: bool = False

    @property
    def input_uri(self) -> str:
        """Where it stands: the file, and the place in it."""
        return join_place(self.uri, self.place)


@dataclass(frozen=True)
class Context:
    """What every reader of a run is given: its bounds and ``--map`` (field -> column path)."""

    limits: Limits = field(default_factory=Limits)
    columns: dict[str, str] = field(default_factory=dict)


def join_place(uri: str, place: str) -> str:
    """A file and a place in it as one address."""
    return f"{uri}#{place}" if place else uri


def reject_at(
    uri: str, place: str, reason: str, detail: str = "", excerpt: str | bytes = ""
) -> Reject:
    """A reject of this stage."""
    return make_reject("read", reason, join_place(uri, place), detail, excerpt)
