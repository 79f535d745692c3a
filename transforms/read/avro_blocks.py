"""Avro container files, block by block: large ones in ranges, and a damaged block costs itself.

A block belongs to the range in which it begins; it is found by the marker that ends the block
before. Blocks are unpacked here, within a bound, and only then given to the library.
Format: the Avro specification, "Object Container Files".
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from transforms.read.avro_codecs import CODECS, unpack_block
from transforms.read.fields import to_record
from transforms.read.source import Outcome, Source
from transforms.read.streams import CHUNK, CorruptStream, ExpandsTooMuch

MAGIC = b"Obj\x01"
MARKER_BYTES = 16
LONGEST_NUMBER = 10
# A schema has some kilobytes; every range reads the header anew.
MOST_METADATA = 1024 * 1024
# A block is held as a whole; it may be as large as so many of the largest records.
RECORDS_OF_BLOCK = 4


@dataclass(frozen=True)
class Block:
    """``count`` records, packed; ``position`` is the block's first byte in the file. ``data`` None
    stands for a stretch of bytes that are no block."""

    position: int
    count: int = 0
    data: bytes | None = None


class _Damaged(Exception):
    """The bytes at the position are not what the format wants there."""


def read_avro(source: Source) -> Iterator[Outcome]:
    """One outcome for each record. A place is the record's number in the file, or, where the file
    is read in ranges, the first byte of its block and the number in that."""
    ranged = source.end is not None
    blocks = _Blocks(source.stream, RECORDS_OF_BLOCK * source.context.limits.record_bytes)
    number = 0
    for block in blocks.between(source.start, source.end):
        in_block = f"block={block.position}"
        number = 0 if ranged else number
        try:
            for row in blocks.rows(block):
                number += 1
                place = f"{in_block}#row={number}" if ranged else f"row={number}"
                if isinstance(row, dict):
                    yield to_record(row, source.uri, source.at(place), "avro", source.context)
                else:
                    detail = f"{type(row).__name__} instead of a record"
                    yield source.reject("bad_row", detail, place=place)
        except ExpandsTooMuch as error:
            yield source.reject("expands_too_much", str(error), place=in_block)
        except _Damaged as error:
            detail = f"Avro, after {number} records: {error}"
            yield source.reject("corrupt_data", detail, place=in_block)


class _Blocks:
    """The header of a file and its blocks; raises CorruptStream for a header that is none."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._data = bytearray()
        self._position = 0
        try:
            metadata = self._metadata()
            self._marker = self._take(MARKER_BYTES)
            self._codec = metadata.get("avro.codec", b"null").decode("ascii")
            self._header = _header(metadata["avro.schema"], self._marker)
        except (_Damaged, LookupError, UnicodeError) as error:
            raise CorruptStream(f"Avro: no header: {error}") from error
        if self._codec not in CODECS:
            raise CorruptStream(f"Avro: the codec {self._codec} is not read")

    def between(self, start: int, end: int | None) -> Iterator[Block]:
        """The blocks that begin from ``start`` on and before ``end``."""
        if start > self._position:
            self._stream.seek(start - MARKER_BYTES)
            self._data, self._position = bytearray(), start - MARKER_BYTES
            self._find_marker(end)
        while self._has(1) and (end is None or self._position < end):
            position = self._position
            try:
                yield self._block()
            except _Damaged:
                self._find_marker()
                yield Block(position)

    def rows(self, block: Block) -> Iterator[Any]:
        """The records of a block. Raises _Damaged, since damaged data make the library raise
        errors of any kind; and ExpandsTooMuch."""
        import fastavro

        if block.data is None:
            raise _Damaged("bytes that are no block")
        try:
            data = unpack_block(self._codec, block.data, self._limit)
            sizes = _number(block.count) + _number(len(data))
            count = 0
            for row in fastavro.reader(io.BytesIO(self._header + sizes + data + self._marker)):
                count += 1
                yield row
            if count < block.count:  # the library ends in silence where data are missing
                raise _Damaged(f"{block.count - count} records are missing")
        except (ExpandsTooMuch, _Damaged):
            raise
        except Exception as error:
            raise _Damaged(f"{type(error).__name__}: {error}") from error

    def _block(self) -> Block:
        """The block at the position, moved past; the position is kept where it is damaged."""
        self._has(2 * LONGEST_NUMBER)
        count, first = _read_number(self._data, 0)
        size, begin = _read_number(self._data, first)
        end = begin + size
        if count < 0 or not 0 <= size <= self._limit or not self._has(end + MARKER_BYTES):
            raise _Damaged
        if self._data[end : end + MARKER_BYTES] != self._marker:
            raise _Damaged
        block = Block(self._position, count, bytes(self._data[begin:end]))
        self._take(end + MARKER_BYTES)
        return block

    def _find_marker(self, before: int | None = None) -> None:
        """Move past the next marker, or to the end of the file, or to that position."""
        while before is None or self._position < before:
            found = self._data.find(self._marker)
            if found >= 0:
                self._take(found + MARKER_BYTES)
                return
            self._take(max(0, len(self._data) - MARKER_BYTES + 1))
            if not self._has(len(self._data) + 1):
                self._take(len(self._data))
                return

    def _metadata(self) -> Mapping[str, bytes]:
        if self._take(len(MAGIC)) != MAGIC:
            raise _Damaged("no magic number")
        metadata = {}
        while count := self._take_number():
            if count < 0:  # then the size of the entries stands before them
                self._take_number()
            for _ in range(abs(count)):
                name = self._take_string().decode("utf-8")
                metadata[name] = self._take_string()
        return metadata

    def _take_string(self) -> bytes:
        size = self._take_number()
        if self._position + size > MOST_METADATA:
            raise _Damaged(f"a header of more than {MOST_METADATA:,} bytes")
        return self._take(size)

    def _take_number(self) -> int:
        self._has(LONGEST_NUMBER)
        value, end = _read_number(self._data, 0)
        self._take(end)
        return value

    def _take(self, size: int) -> bytes:
        if not 0 <= size <= self._limit or not self._has(size):
            raise _Damaged("the file ends too early")
        data = bytes(self._data[:size])
        del self._data[:size]
        self._position += size
        return data

    def _has(self, size: int) -> bool:
        while len(self._data) < size:
            more = self._stream.read(CHUNK)
            if not more:
                return False
            self._data += more
        return True


def _header(schema: bytes, marker: bytes) -> bytes:
    """The header of a file with that schema whose blocks are not packed."""
    import fastavro

    try:
        fastavro.parse_schema(json.loads(schema))
    except Exception as error:  # the library has many kinds
        raise _Damaged(f"a bad schema: {error}") from error
    entry = _number(len(b"avro.schema")) + b"avro.schema" + _number(len(schema)) + schema
    return MAGIC + _number(1) + entry + _number(0) + marker


def _number(value: int) -> bytes:
    """A number as Avro writes it: zigzag, seven bits a byte, the lowest first."""
    value = value * 2 if value >= 0 else -value * 2 - 1
    data = bytearray()
    while value > 0x7F:
        data.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*data, value])


def _read_number(data: bytearray, position: int) -> tuple[int, int]:
    """(the number at the position, where it ends)."""
    value = shift = 0
    for end in range(position, position + LONGEST_NUMBER):
        if end >= len(data):
            break
        value |= (data[end] & 0x7F) << shift
        shift += 7
        if not data[end] & 0x80:
            return (value >> 1) ^ -(value & 1), end + 1
    raise _Damaged("no number")
