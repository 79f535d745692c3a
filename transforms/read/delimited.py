"""CSV and TSV: a header, then one article a row.

Rows are read line by line, so that an unclosed quote costs the row in which it stands and not
the rest of the file.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from itertools import islice

from transforms.read.fields import to_record
from transforms.read.jsonl import decode_json
from transforms.read.kinds import DELIMITERS
from transforms.read.limits import Limits
from transforms.read.source import Outcome, Source
from transforms.read.streams import lines


def read_delimited(source: Source) -> Iterator[Outcome]:
    """One outcome for each row; a place is the number of the row's first line."""
    # The library has one bound for the whole process: it must never become smaller than it was.
    csv.field_size_limit(max(csv.field_size_limit(), source.context.limits.record_bytes))
    physical = _numbered_lines(source)
    header_line = next(physical, None)
    if header_line is None:
        yield source.reject("empty_file", "the file has no content")
        return
    delimiter = max(DELIMITERS, key=header_line[1].count)
    header = _fields(header_line[1], delimiter) or []
    names = _unique(header)
    number = 0
    for number, row, text in _rows(physical, delimiter, len(header), source):
        place = f"line={number}"
        if row is None:
            yield source.reject("bad_row", text, text, place)
        elif len(row) > len(header) and any(row[len(header) :]):
            detail = f"{len(row)} cells under a header of {len(header)}"
            yield source.reject("bad_row", detail, text, place)
        elif any(row):
            values = dict(zip(names, row, strict=False))
            yield to_record(values, source.uri, source.at(place), "csv", source.context)
    if number == 0:
        yield source.reject("empty_file", "a header without rows", header_line[1])


def _numbered_lines(source: Source) -> Iterator[tuple[int, str]]:
    limit = source.context.limits.line_bytes
    wide: str | None = None
    old_mac = False
    for number, (_, line, too_long) in enumerate(lines(source.stream, limit), 1):
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            wide = "utf-16-le" if line.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
            break
        if line in (b"\n", b"\r\n"):
            yield number, "\n"
            continue
        old_mac = old_mac or (number == 1 and b"\r" in line.rstrip(b"\r\n"))
        if old_mac:
            yield from enumerate(decode_json(line).splitlines(keepends=True), number)
        else:
            yield number, decode_json(line) if not too_long else ""
    if wide:
        rest = line + source.stream.read(limit)
        for number, text in enumerate(rest.decode(wide, "replace").lstrip("\ufeff").split("\n"), 1):
            yield number, text + "\n"


def _rows(
    physical: Iterator[tuple[int, str]], delimiter: str, width: int, source: Source
) -> Iterator[tuple[int, list[str] | None, str]]:
    """(number of the first line, cells or None for no row, the text or what is wrong with it).

    Lines are taken together while a quote is open. If it is never closed, or closed where the
    cells do not fit the header, only the first line is given up and reading goes on after it.
    """
    limits = source.context.limits
    waiting: list[tuple[int, str]] = []
    filled = (numbered for numbered in physical if numbered[1] != "\n")
    while waiting or (waiting := list(islice(filled, 1))):
        taken, is_open = _lines_of_row(waiting, physical, limits)
        number, first = waiting[0]
        text = "".join(line for _, line in waiting[:taken])
        row = None if is_open else _fields(text, delimiter, strict=taken > 1)
        if row is None or (taken > 1 and len(row) != width):
            yield number, None, f"a quote is not closed, or stands inside a cell: {first}"
            taken = 1
        else:
            yield number, row, text
        waiting = waiting[taken:]


def _lines_of_row(
    waiting: list[tuple[int, str]], physical: Iterator[tuple[int, str]], limits: Limits
) -> tuple[int, bool]:
    """How many of the waiting lines (to which more are added) are a row, and whether a quote is
    still open after them: the file ended, or the row became too large."""
    size, is_open = 0, False
    for taken in range(1, limits.row_lines + 1):
        if taken > len(waiting):
            waiting.extend(islice(physical, 1))
        if taken > len(waiting) or size > limits.record_bytes:
            return taken - 1, True
        line = waiting[taken - 1][1]
        size += len(line)
        is_open ^= line.count('"') % 2 == 1
        if not is_open:
            return taken, False
    return limits.row_lines, True


def _fields(text: str, delimiter: str, strict: bool = False) -> list[str] | None:
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=strict), [])
    except csv.Error:
        return None


def _unique(header: list[str]) -> list[str]:
    """A name that comes again gets a number, so that no column hides another."""
    seen: dict[str, int] = {}
    names = []
    for name in (name.strip() for name in header):
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
