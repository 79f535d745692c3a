"""Large gzip files of many members, read in ranges: WARC as web archives pack it, JSON Lines.

A range begins at a member and not in its middle, so it can be unpacked without what is before it.
Of WARC, a record belongs to the range in which its member (of several, the first) begins. Of JSON
Lines, whose lines may go on in the next member, each range leaves its first line, and takes the
line with which the next range begins. Format: RFC 1952.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from schemas.tables import Reject
from transforms.read.kinds import HEAD_BYTES, detect
from transforms.read.source import Source
from transforms.read.streams import (
    CHUNK,
    FREE_EXPANSION,
    GZIP_MEMBER,
    CorruptStream,
    ExpandsTooMuch,
)

# So far into a file a second member must begin, or the file is taken for one of a single member.
SEARCHED_BYTES = 8 * 1024 * 1024
LONGEST_HEADER = 16
# Small, since what is left of it is copied at each member and at each place that may be one.
PACKED_CHUNK = 32 * 1024
_RECORD = b"WARC/"
# Text of one kind packs to a thousandth at the best; reading applies the limit of the run.
_RATIO_OF_A_LOOK = 1000


class Members:
    """The members of a gzip file from a position on, one after another.

    After ``open_next``, ``offset`` is where the member begins in the file, ``head`` its first
    unpacked bytes, which ``read`` gives again. ``lost`` has the positions of data between members
    that are none.
    """

    def __init__(self, packed: BinaryIO, position: int, expansion_ratio: int) -> None:
        self._packed = packed
        self._ratio = expansion_ratio
        self._data = b""
        self._padding = 0
        self.position = position
        self._member: Any = None
        self._taken = self._given = 0
        self.offset = position
        self.head = b""
        self.lost: list[int] = []

    def open_next(self, anywhere: bool = False, before: int | None = None) -> bool:
        """Stand at the next member; ``anywhere`` where the data before it may be half a member.
        False at the end of the file, and where none begins before that position."""
        self._member, self.head = None, b""
        expected = None if anywhere else self.position
        while self._find(anywhere, before):
            self.offset = self.position
            self._member = zlib.decompressobj(wbits=31)
            try:
                while len(self.head) < len(_RECORD) and (
                    more := self._unpacked(len(_RECORD) - len(self.head))
                ):
                    self.head += more
            except CorruptStream:
                self._member, self.head, anywhere = None, b"", True
                if self.position == self.offset:
                    self._drop(1)
                continue
            if expected is not None and self.offset > expected + self._padding:
                self.lost.append(expected)
            return True
        if expected is not None and self.position > expected + self._padding:
            self.lost.append(expected)
        return False

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, b"" at the end of the member. Raises CorruptStream where the
        data are damaged, and ExpandsTooMuch."""
        if self.head:
            data, self.head = self.head[:size], self.head[size:]
            return data
        return self._unpacked(size)

    def _unpacked(self, size: int) -> bytes:
        while self._member is not None and not self._member.eof:
            if not self._data and not self._fill():
                self._member = None
                raise CorruptStream("the gzip data ends in the middle")
            before = len(self._data)
            try:
                data = self._member.decompress(self._data, size)
            except zlib.error as error:
                self._member = None
                raise CorruptStream(f"gzip: {error}") from error
            rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            self._drop(before - len(rest))
            self._given += len(data)
            if self._given > max(FREE_EXPANSION, self._ratio * self._taken):
                raise ExpandsTooMuch(f"more than {self._ratio} times its packed size (--max ratio)")
            if data:
                return bytes(data)
        return b""

    def _find(self, anywhere: bool, before: int | None) -> bool:
        """Move to what looks like the header of a member, leaving padding of zeros out."""
        self._padding = 0
        while before is None or self.position < before:
            while len(self._data) < LONGEST_HEADER and self._fill():
                pass
            zeros = 0 if anywhere else len(self._data) - len(self._data.lstrip(b"\0"))
            if zeros:
                self._padding += zeros
                self._drop(zeros)
                continue
            match = GZIP_MEMBER.search(self._data)
            if match:
                self._drop(match.start())
                return before is None or self.position < before
            if not self._data:
                return False
            anywhere = True
            self._drop(max(1, len(self._data) - LONGEST_HEADER))
        return False

    def _fill(self) -> bool:
        more = self._packed.read(PACKED_CHUNK)
        self._taken += len(more)
        self._data += more
        return bool(more)

    def _drop(self, size: int) -> None:
        self._data = self._data[size:]
        self.position += size


def kind_in_members(stream: BinaryIO, name: str) -> str | None:
    """What a gzip file of many members holds: "warc" or "jsonl"; None for any other file."""
    members = Members(stream, 0, _RATIO_OF_A_LOOK)
    try:
        if not members.open_next(before=SEARCHED_BYTES):
            return None
        head = b""
        while len(head) < HEAD_BYTES and (data := members.read(HEAD_BYTES)):
            head += data
        kind = detect(head, str(PurePosixPath(name).with_suffix("")))
        if kind not in ("warc", "jsonl"):
            return None
        while members.read(CHUNK) and members.position < SEARCHED_BYTES:
            pass
        return kind if members.open_next(before=SEARCHED_BYTES) else None
    except (CorruptStream, ExpandsTooMuch):
        return None


def warc_members(source: Source, _kind: str) -> Iterator[Source | Reject]:
    """A source for each record (or the few in one member) that begins in the range."""
    members = _members(source)
    # Where no record begins, only the range is searched: the rest is for the ranges after it.
    more = members.open_next(source.start > 0, source.end)
    while more and not members.head.startswith(_RECORD):
        more = members.open_next(source.start > 0, source.end)
    while more and _is_inside(members, source):
        place = f"gzip={members.offset}"
        records = _Records(members, source.end)
        yield source.inside(place, source.name, io.BufferedReader(records), 0, "warc")
        more = records.skip_rest()
        yield from _lost(members, source)


class _Records(io.RawIOBase):
    """A member, and those after it that do not begin a record of their own."""

    def __init__(self, members: Members, end: int | None) -> None:
        self._members = members
        self._end = end
        self._more: bool | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while self._more is None:
            data = self._members.read(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
            more = self._members.open_next()
            if not more or self._members.head.startswith(_RECORD):
                self._more = more
        return 0

    def skip_rest(self) -> bool:
        """Move to the next member that begins a record; False if there is none."""
        buffer = bytearray(CHUNK)
        while self._more is None:
            try:
                self.readinto(buffer)
            except CorruptStream:
                if not self._members.open_next(anywhere=True, before=self._end):
                    return False
                if self._members.head.startswith(_RECORD):
                    return True
        return self._more


def jsonl_members(source: Source, _kind: str) -> Iterator[Source | Reject]:
    """One source: the lines of the range."""
    members = _members(source)
    if members.open_next(source.start > 0, source.end):
        place = f"gzip={members.offset}"
        lines = _Lines(members, source.start > 0, source.end)
        yield source.inside(place, source.name, io.BufferedReader(lines, CHUNK), 0, "jsonl")
        for number, defect in enumerate(lines.defects, 1):
            yield source.reject("corrupt_data", defect, place=f"{place}#defect={number}")
        yield from _lost(members, source)


class _Lines(io.RawIOBase):
    """The data of all members of a range, cut at the ends of lines as the module says."""

    def __init__(self, members: Members, leave_first: bool, end: int | None) -> None:
        self._members = members
        self._leaving = leave_first
        self._end = end
        self._last_line = self._ended = False
        self._rest = b""
        self.defects: list[str] = []

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest and not self._ended:
            self._rest = self._more()
        data, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _more(self) -> bytes:
        try:
            data = self._members.read(CHUNK)
            damaged = False
        except CorruptStream as error:
            if self._last_line:  # the next range meets the damage, too, and says so
                self._ended = True
                return b""
            self.defects.append(str(error))
            data, damaged = b"", True
        if not data:
            self._ended = not self._members.open_next(anywhere=damaged)
            self._last_line |= self._end is not None and self._members.offset >= self._end
            # What stands before the damage must not swallow the line that comes after it.
            self._leaving = self._leaving and not damaged
            return b"\n" if damaged else b""
        if self._leaving:
            begin = data.find(b"\n") + 1
            self._leaving = not begin
            # A line that went through the whole range belongs to the one in which it began.
            self._ended = self._last_line and not self._leaving
            return data[begin:] if begin and not self._ended else b""
        if self._last_line and b"\n" in data:
            self._ended = True
            return data[: data.index(b"\n") + 1]
        return data


def _lost(members: Members, source: Source) -> Iterator[Reject]:
    while members.lost:
        place = f"gzip={members.lost.pop(0)}"
        yield source.reject("corrupt_data", "data that are no member of gzip", place=place)


def _members(source: Source) -> Members:
    ratio = source.context.limits.expansion_ratio
    return Members(source.stream, source.start, ratio)


def _is_inside(members: Members, source: Source) -> bool:
    return source.end is None or members.offset < source.end
