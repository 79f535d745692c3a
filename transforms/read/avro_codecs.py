"""The codecs of Avro's blocks, each within a bound: a small block cannot fill memory."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Any

from transforms.read.limits import XZ_BYTES, ZSTD_WINDOW
from transforms.read.streams import ExpandsTooMuch

CHECKSUM_BYTES = 4


def _whole(unpacker: Any, data: bytes, limit: int) -> bytes:
    """Everything that is packed, up to the limit. Raises ValueError where its end is missing."""
    unpacked: bytes = unpacker.decompress(data, limit)
    if not unpacker.eof and len(unpacked) < limit:
        raise ValueError("the packed data end in the middle")
    return unpacked


def _deflate(data: bytes, limit: int) -> bytes:
    return _whole(zlib.decompressobj(wbits=-15), data, limit)


def _bzip2(data: bytes, limit: int) -> bytes:
    return _whole(bz2.BZ2Decompressor(), data, limit)


def _xz(data: bytes, limit: int) -> bytes:
    return _whole(lzma.LZMADecompressor(memlimit=XZ_BYTES), data, limit)


def _zstandard(data: bytes, limit: int) -> bytes:
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
    with unpacker.stream_reader(data) as reader:
        return reader.read(limit)


def _snappy(data: bytes, limit: int) -> bytes:
    """Snappy names the unpacked size first; Avro puts a checksum (CRC-32) behind it."""
    import pyarrow

    size = shift = 0
    for byte in data[:5]:
        size |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            break
    if size >= limit:
        raise ExpandsTooMuch(f"a block of {size} bytes (--max record)")
    packed, checksum = data[:-CHECKSUM_BYTES], data[-CHECKSUM_BYTES:]
    unpacked: bytes = pyarrow.decompress(packed, size, codec="snappy", asbytes=True)
    if zlib.crc32(unpacked).to_bytes(CHECKSUM_BYTES, "big") != checksum:
        raise ValueError("the checksum of a block is wrong")
    return unpacked


CODECS: dict[str, Callable[[bytes, int], bytes]] = {
    "null": lambda data, _limit: data,
    "deflate": _deflate,
    "bzip2": _bzip2,
    "xz": _xz,
    "zstandard": _zstandard,
    "snappy": _snappy,
}


def unpack_block(codec: str, data: bytes, limit: int) -> bytes:
    """The data of a block. Raises ExpandsTooMuch beyond ``limit`` bytes, and whatever the codec's
    library raises for damaged data."""
    unpacked = CODECS[codec](data, limit + 1)
    if len(unpacked) > limit:
        raise ExpandsTooMuch(f"a block of more than {limit} bytes (--max record)")
    return unpacked
