"""JSON Lines: one object a line, split by ranges of bytes, read in constant memory."""

from __future__ import annotations

import json
from collections.abc import Iterator

from transforms.read.fields import to_record
from transforms.read.source import Outcome, Source
from transforms.read.streams import lines


def read_jsonl(source: Source) -> Iterator[Outcome]:
    """One outcome for each line that is not blank.

    A place is the line's number, or its first byte where the file is read in ranges.
    """
    limit = source.context.limits.record_bytes
    ranged = source.end is not None
    position = source.start
    line_iterator = lines(source.stream, limit)
    if source.start > 0:
        # The stream stands one byte early: what ends in it belongs to the range before.
        position += next(line_iterator, (0, b"", False))[0] - 1
    for number, (taken, line, too_long) in enumerate(line_iterator, 1):
        if source.end is not None and position >= source.end:
            return
        place = f"byte={position}" if ranged else f"line={number}"
        position += taken
        if too_long:
            yield source.reject("too_large", f"a line of {taken} bytes", line[:2000], place)
        elif not line.isspace():
            yield read_line(source, place, line)


def read_line(source: Source, place: str, line: bytes) -> Outcome:
    """The record in one line of JSON."""
    try:
        row = json.loads(decode_json(line))
    except RecursionError:
        return source.reject("too_deep", "the JSON is nested too deeply", line, place)
    except ValueError as error:
        return source.reject("bad_json", str(error), line, place)
    if not isinstance(row, dict):
        return source.reject("bad_json", f"{type(row).__name__} instead of an object", line, place)
    return to_record(row, source.uri, source.at(place), "jsonl", source.context)


def decode_json(data: bytes) -> str:
    """JSON is UTF-8; what is not must be an old Windows code page or a damaged UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "ignore")
        has_utf8 = any(ord(character) > 127 for character in damaged)
        return data.decode("utf-8" if has_utf8 else "cp1252", "replace")
