"""JSON Lines: one object a line, split by ranges of bytes, read in constant memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from transforms.read.fields import to_record
from transforms.read.source import Outcome, Source
from transforms.read.streams import lines, rest_of_line

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]+|\\.)*"?|[\[\]{}]', re.S)


def read_jsonl(source: Source) -> Iterator[Outcome]:
    """One outcome for each line that is not blank.

    A place is the line's number, or its first byte where the file is read in ranges.
    """
    limit = source.context.limits.line_bytes
    ranged, some = source.end is not None, False
    position = source.start
    if source.start > 0:
        # The stream stands one byte early: what ends in it belongs to the range before.
        most = None if source.end is None else source.end - source.start + 1
        position += rest_of_line(source.stream, most) - 1
        if source.end is not None and position >= source.end:
            return
    for number, (taken, line, too_long) in enumerate(lines(source.stream, limit), 1):
        if source.end is not None and position >= source.end:
            return
        place = f"byte={position}" if ranged else f"line={number}"
        position += taken
        if too_long:
            some = True
            detail = f"a line of {taken} bytes (--max line)"
            yield source.reject("too_large", detail, line[:2000], place)
        elif not line.isspace():
            some = True
            yield read_line(source, place, line)
    # A piece of a file may be without lines, even of one that is packed.
    if not (some or ranged or source.kind):
        yield source.reject("empty_file", "a file without lines")


def read_line(source: Source, place: str, line: bytes) -> Outcome:
    """The record in one line of JSON."""
    text = decode_json(line)
    limit = source.context.limits.nesting
    if is_nested_deeper(text, limit):
        detail = f"more than {limit} objects and arrays in one another (--max nesting)"
        return source.reject("too_deep", detail, line, place)
    try:
        row = json.loads(text)
    except RecursionError:
        return source.reject("too_deep", "the JSON is nested too deeply", line, place)
    except ValueError as error:
        return source.reject("bad_json", str(error), line, place)
    if not isinstance(row, dict):
        return source.reject("bad_json", f"{type(row).__name__} instead of an object", line, place)
    return to_record(row, source.uri, source.at(place), "jsonl", source.context)


def is_nested_deeper(text: str, limit: int) -> bool:
    """Whether JSON has more than ``limit`` levels; brackets in strings do not count."""
    if text.count("{") + text.count("[") <= limit:
        return False
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        if match.group() in ("{", "["):
            depth += 1
            if depth > limit:
                return True
        elif match.group() in ("}", "]"):
            depth -= 1
    return False


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
