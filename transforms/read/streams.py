"""Byte streams with a bound: decompression cannot explode, and a line cannot fill memory."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import zstandard

from transforms.read.limits import XZ_BYTES, ZSTD_WINDOW

CHUNK = 256 * 1024
# So much may come of any packed data, however small they are.
FREE_EXPANSION = 64 * 1024 * 1024
GZIP_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04][\x00-\x0d\xff]", re.S)
COMPRESSIONS = ("gzip", "bzip2", "xz", "zstd")


class CorruptStream(Exception):
    """The packed data ends too early, or is not what its first bytes promise."""


class ExpandsTooMuch(Exception):
    """The packed data becomes larger than the allowed multiple of its size."""


class Prefixed(io.RawIOBase):
    """``head`` and then what is left of ``rest``: a stream whose beginning was looked at.

    A defect that was met while looking is raised where it stands, after the head.
    """

    def __init__(self, head: bytes, rest: Any, defect: Exception | None = None) -> None:
        self._head = head
        self._rest = rest
        self._defect = defect

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        """Where the rest can be sought; positions count from the beginning of the rest."""
        return self._defect is None and self._rest.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset, whence = self.tell() + offset, io.SEEK_SET
        self._head = b""
        return int(self._rest.seek(offset, whence))

    def tell(self) -> int:
        return int(self._rest.tell()) - len(self._head)

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        elif self._defect:
            raise self._defect
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Decompressed(io.RawIOBase):
    """The data in a gzip, bzip2, xz or zstd stream of any number of members, in bounded steps.

    Everything before a defect is delivered. After a defect reading goes on at the next gzip
    member, and ``defects`` says what was lost; where there is none, ``CorruptStream`` is raised.
    """

    def __init__(self, packed: BinaryIO, compression: str, expansion_ratio: int) -> None:
        self._packed = packed
        self._compression = compression
        self._ratio = expansion_ratio
        self._member: Any = None
        self._pending = b""
        self._taken = 0
        self._given = 0
        self._given_before_defect = -1
        self.defects: list[str] = []

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            if not self._pending:
                self._take_more()
            if not self._pending and not self._wants_drain():
                if self._member is not None:
                    raise CorruptStream(f"the {self._compression} data ends in the middle")
                return 0
            data = self._step(len(buffer))
            self._given += len(data)
            if self._given > max(FREE_EXPANSION, self._ratio * self._taken):
                raise ExpandsTooMuch(f"more than {self._ratio} times its packed size (--max ratio)")
            if data:
                buffer[: len(data)] = data
                return len(data)

    def _wants_drain(self) -> bool:
        """bz2 and lzma objects may hold output that needs no further input."""
        return self._member is not None and not getattr(self._member, "needs_input", True)

    def _step(self, room: int) -> bytes:
        if self._member is None:
            self._pending = self._pending.lstrip(b"\0") if self._given else self._pending
            if not self._pending:
                return b""
            self._member = self._new_member()
        before = self._pending
        try:
            return self._advance(room)
        except (zlib.error, OSError, lzma.LZMAError, EOFError) as error:
            defect = f"{self._compression}: {error}"
            self._member = None
            if self._compression != "gzip" or not self._find_member(before):
                raise CorruptStream(defect) from error
            if self._given != self._given_before_defect:  # one for a stretch that gives nothing
                self.defects.append(defect)
                self._given_before_defect = self._given
            return b""

    def _take_more(self) -> None:
        self._pending = self._packed.read(CHUNK)
        self._taken += len(self._pending)

    def _find_member(self, data: bytes) -> bool:
        """Stand at the next bytes that can begin a gzip member; False if there are none."""
        self._pending = data[1:]
        while True:
            match = GZIP_MEMBER.search(self._pending)
            if match:
                self._pending = self._pending[match.start() :]
                return True
            last = self._pending[-9:]
            self._take_more()
            if not self._pending:
                return False
            self._pending = last + self._pending

    def _new_member(self) -> Any:
        if self._compression == "gzip":
            return zlib.decompressobj(wbits=31)
        if self._compression == "bzip2":
            return bz2.BZ2Decompressor()
        if self._compression == "xz":
            return lzma.LZMADecompressor(memlimit=XZ_BYTES)
        raise ValueError(f"no decompressor for {self._compression}")

    def _advance(self, room: int) -> bytes:
        member = self._member
        data: bytes = member.decompress(self._pending, room)
        self._pending = member.unconsumed_tail if self._compression == "gzip" else b""
        if member.eof:
            self._pending = member.unused_data or self._pending
            self._member = None
        return data


class _Zstandard(io.RawIOBase):
    """zstd through the library's own bounded reader, with the same errors as ``Decompressed``."""

    def __init__(self, packed: BinaryIO, expansion_ratio: int) -> None:
        self._counted = _Counted(packed)
        unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
        self._reader = unpacker.stream_reader(
            cast(BinaryIO, self._counted), read_across_frames=True
        )
        self._ratio = expansion_ratio
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._reader.read(len(buffer))
        except zstandard.ZstdError as error:
            raise CorruptStream(f"zstd: {error}") from error
        self._given += len(data)
        if self._given > max(FREE_EXPANSION, self._ratio * self._counted.taken):
            raise ExpandsTooMuch(f"more than {self._ratio} times its packed size (--max ratio)")
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        return data


def decompress(packed: BinaryIO, compression: str, expansion_ratio: int) -> io.BufferedReader:
    """A buffered reader of what ``packed`` (one of COMPRESSIONS) holds."""
    if compression == "zstd":
        return io.BufferedReader(_Zstandard(packed, expansion_ratio), CHUNK)
    return io.BufferedReader(Decompressed(packed, compression, expansion_ratio), CHUNK)


def peek(stream: BinaryIO, size: int) -> tuple[bytes, io.BufferedReader]:
    """The first ``size`` bytes (fewer only at the end) and a stream that still has them."""
    head, data, defect = b"", b" ", None
    # In small steps: what a buffered stream has read before a defect is lost with the step.
    while len(head) < size and data and not defect:
        try:
            data = _read_some(stream, min(4096, size - len(head)))
            head += data
        except (CorruptStream, ExpandsTooMuch) as error:
            defect = error
    return head, io.BufferedReader(Prefixed(head, stream, defect), CHUNK)


def _read_some(stream: BinaryIO, size: int) -> bytes:
    """At least a byte, unless the stream is at its end."""
    return stream.read1(size) if isinstance(stream, io.BufferedReader) else stream.read(size)


def lines(stream: io.BufferedReader, limit: int) -> Iterator[tuple[int, bytes, bool]]:
    """(bytes that the line takes in the stream, the line, whether it was too long).

    A line longer than ``limit`` bytes is given by its first ``limit`` bytes only.
    """
    while True:
        line = stream.readline(limit + 1)
        if not line:
            return
        if len(line) <= limit or line.endswith(b"\n"):
            yield len(line), line, False
            continue
        taken = len(line)
        while True:
            rest = stream.readline(CHUNK)
            taken += len(rest)
            if not rest or rest.endswith(b"\n"):
                break
        yield taken, line[:limit], True


def rest_of_line(stream: io.BufferedReader, most: int | None = None) -> int:
    """Leaves the line in which the stream stands out, or ``most`` bytes of it; how many it was."""
    taken = 0
    while most is None or taken < most:
        part = stream.readline(CHUNK if most is None else min(CHUNK, most - taken))
        taken += len(part)
        if not part or part.endswith(b"\n"):
            break
    return taken


def read_bounded(stream: BinaryIO, limit: int) -> bytes | None:
    """Everything in the stream, or None if that is more than ``limit`` bytes."""
    chunks: list[bytes] = []
    size = 0
    while True:
        chunk = stream.read(min(CHUNK, limit + 1 - size))
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            return None
