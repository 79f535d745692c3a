"""From an input file to segments that workers read, and from a segment to its records."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import BinaryIO

from transforms.read.columnar import row_group_bytes
from transforms.read.kinds import HEAD_BYTES, detect
from transforms.read.limits import Limits
from transforms.read.members import kind_in_members
from transforms.read.readers import SPLIT_BY_BYTES, first_byte, read_source
from transforms.read.records import Context, InputFile, OpenFile, Segment, reject_at
from transforms.read.source import Outcome, Source
from transforms.read.streams import CHUNK, peek


def split(
    input_file: InputFile, open_file: OpenFile, limits: Limits | None = None
) -> list[Segment]:
    """The segments of a file: pieces of ``limits.segment_bytes`` where its format has a way to
    begin in the middle, else one. A file that cannot be opened is one segment, too, so that
    reading it gives the reject.
    """
    limits = limits or Limits()
    whole = [Segment(input_file.uri)]
    if input_file.size <= limits.segment_bytes:
        return whole
    try:
        with open_file(input_file.uri) as stream:
            head, _ = peek(stream, HEAD_BYTES)
    except Exception:
        return whole
    kind = detect(head, input_file.uri)
    if kind == "gzip":
        kind = _kind_of_members(input_file.uri, open_file) or kind
    if kind in SPLIT_BY_BYTES:
        bounds = [*range(0, input_file.size, limits.segment_bytes), input_file.size]
    elif kind == "parquet":
        bounds = _row_group_bounds(input_file.uri, open_file, limits.segment_bytes)
    else:
        return whole
    return [Segment(input_file.uri, kind, start, end) for start, end in pairwise(bounds)] or whole


def _kind_of_members(uri: str, open_file: OpenFile) -> str | None:
    """The kind of a gzip file that can be read in ranges, None for another."""
    try:
        with open_file(uri) as stream:
            kind = kind_in_members(stream, uri)
    except Exception:
        return None
    return f"gzip+{kind}" if kind else None


def _row_group_bounds(uri: str, open_file: OpenFile, segment_bytes: int) -> list[int]:
    """Numbers of row groups at which to split, so that a piece holds about ``segment_bytes``;
    none for a file whose footer cannot be read."""
    try:
        with open_file(uri) as stream:
            sizes = row_group_bytes(stream)
    except Exception:
        return []
    bounds, size = [0], 0
    for group, group_size in enumerate(sizes):
        if size and size + group_size > segment_bytes:
            bounds.append(group)
            size = 0
        size += group_size
    return [*bounds, len(sizes)]


def read_segment(
    segment: Segment,
    open_file: OpenFile,
    limits: Limits | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Outcome]:
    """The records of a segment, and a reject for everything in it that is none; never raises.

    ``columns`` maps a field to the path of its column (see ``parse_map``).
    """
    context = Context(limits or Limits(), dict(columns or {}))
    try:
        stream = open_file(segment.uri, first_byte(segment.kind, segment.start))
    except Exception as error:
        yield reject_at(segment.uri, "", "unreadable", f"{type(error).__name__}: {error}")
        return
    with stream:
        source = Source(
            uri=segment.uri,
            name=segment.uri,
            stream=_buffered(stream),
            context=context,
            start=segment.start,
            end=segment.end,
        )
        yield from read_source(source, segment.kind)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return peek(stream, min(CHUNK, HEAD_BYTES))[1]
