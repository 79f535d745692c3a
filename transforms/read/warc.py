"""WARC and WARC.gz, as web archives and Common Crawl write them: successful HTML responses.

A damaged record costs itself: reading goes on at the next gzip member or record header.
Format: ISO 28500.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import zstandard

from transforms.read.limits import ZSTD_WINDOW, Limits
from transforms.read.records import Fields, Record
from transforms.read.source import Outcome, Source
from transforms.read.streams import CHUNK

VERSION = b"WARC/"
# Records that hold a page: as it was fetched, as a file, or as the text taken out of it (WET).
PAGE_TYPES = ("response", "resource", "conversion")
HTML_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
# Where a record may begin in damaged data.
LONGEST_START = 64
_RECORD_START = re.compile(rb"WARC/[01]\.\d+\r?\n[A-Za-z-]+:")


@dataclass(frozen=True)
class Response:
    """An HTTP response: headers with names in lower case, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def read_warc(source: Source) -> Iterator[Outcome]:
    """One outcome for each record that is a page (or the text that was taken from one).

    A place is the position of the record in the (unpacked) data. Requests and other records, and
    responses without success or that are no HTML, are no articles and give nothing.
    """
    window = _Window(source)
    while window.find_record(source.end):
        start = window.position
        place = f"byte={start}"
        head = window.header()
        headers = _headers(head or b"")
        length = headers.get("content-length", "")
        if not length.isdigit():
            detail = "no end of the header" if head is None else "no Content-Length"
            yield source.reject("bad_record", detail, head or b"", place)
        elif headers.get("warc-type", "").lower() not in PAGE_TYPES:
            window.skip(int(length))
        elif int(length) > source.context.limits.record_bytes:
            yield source.reject(
                "too_large", f"a record of {length} bytes (--max record)", head or b"", place
            )
            window.skip(int(length))
        else:
            block = window.take(int(length))
            if len(block) < int(length):
                yield source.reject("corrupt_data", "the record is cut off", head or b"", place)
            else:
                yield from _page(source, headers, block, place)


class _Window:
    """A sliding view of the stream with the position of its first byte."""

    def __init__(self, source: Source) -> None:
        self._stream = source.stream
        self._max_header = source.context.limits.header_bytes
        self._data = bytearray()
        self.position = max(source.start - 1, 0)
        if source.start > 0:
            self._fill(1)
            self._drop(1)

    def _fill(self, size: int) -> bool:
        """Have at least ``size`` bytes in view; False if the stream ends before."""
        while len(self._data) < size:
            more = self._stream.read1(max(CHUNK, size - len(self._data)))
            if not more:
                return False
            self._data += more
        return True

    def _drop(self, size: int) -> None:
        del self._data[:size]
        self.position += size

    def find_record(self, end: int | None) -> bool:
        """Move to the next record header; False where none begins before ``end``, or at all."""
        while end is None or self.position < end:
            more = self._fill(max(self._max_header, LONGEST_START * 2))
            match = _RECORD_START.search(self._data)
            if match:
                self._drop(match.start())
                return end is None or self.position < end
            self._drop(len(self._data) - LONGEST_START if more else len(self._data))
            if not more:
                return False
        return False

    def header(self) -> bytes | None:
        """The header of the record, moved past; None (and past its first line) without an end."""
        self._fill(self._max_header)
        end, begin = _header_end(self._data, self._max_header)
        if not begin:
            self._drop(len(VERSION))
            return None
        head = bytes(self._data[:end])
        self._drop(begin)
        return head

    def take(self, size: int) -> bytes:
        """The block, or the part of it before the next record where this one was cut off."""
        self._fill(size + 4)
        intact = self._data[size : size + 4].strip(b"\r\n") == b""
        following = None if intact else _RECORD_START.search(self._data, 0, size)
        block = bytes(self._data[: following.start() if following else size])
        self._drop(len(block))
        return block

    def skip(self, size: int) -> None:
        while size > 0 and self._fill(1):
            step = min(size, len(self._data))
            self._drop(step)
            size -= step


def _header_end(data: bytes | bytearray, most: int) -> tuple[int, int]:
    """Where a header ends and where what follows it begins, (0, 0) for none in so many bytes."""
    ends = (data.find(b"\n\n", 0, most), data.find(b"\n\r\n", 0, most))
    end = min((at for at in ends if at >= 0), default=-1)
    if end < 0:
        return 0, 0
    return end - (data[end - 1 : end] == b"\r"), data.index(b"\n", end + 1) + 1


def _headers(head: bytes) -> dict[str, str]:
    """Names in lower case -> values; continuation lines are joined."""
    unfolded = re.sub(r"\r?\n[ \t]+", " ", head.decode("utf-8", "replace"))
    pairs = (line.partition(":") for line in unfolded.splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _page(
    source: Source, headers: Mapping[str, str], block: bytes, place: str
) -> Iterator[Outcome]:
    url = headers.get("warc-target-uri", "").strip("<>") or None
    media = headers.get("content-type", "application/http")
    content_type: Literal["text", "html"] = "html"
    if media.lower().startswith("application/http"):
        response = http_response(block, source.context.limits)
        if response is None:
            yield source.reject("bad_record", f"no HTTP response for {url}", block[:1000], place)
            return
        if not 200 <= response.status < 300:
            return
        media, block = response.headers.get("content-type", HTML_TYPES[0]), response.body
    elif media.lower().startswith("text/plain"):
        content_type = "text"
    if content_type == "html" and not media.lower().strip().startswith(HTML_TYPES):
        return
    if not block.strip():
        yield source.reject("empty_file", f"no content for {url}", place=place)
        return
    declared = _CHARSET.search(media)
    yield Record(
        source.uri,
        source.at(place),
        "warc",
        block,
        content_type,
        Fields(url=url),
        charset=declared.group(1) if declared else None,
    )


def http_response(block: bytes, limits: Limits) -> Response | None:
    """The response with its body unchunked and unpacked, at most ``record_bytes`` of it."""
    end, begin = _header_end(block, limits.header_bytes)
    status = re.match(rb"HTTP/[\d.]+\s+(\d{3})", block)
    if not begin or not status:
        return None
    headers = _headers(block[:end])
    body = block[begin:]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    return Response(int(status.group(1)), headers, _unpacked(body, headers, limits.record_bytes))


def _unchunked(body: bytes) -> bytes:
    """A chunked body in one piece; a body that is not chunked (any more) as it is."""
    pieces: list[bytes] = []
    position = 0
    while True:
        match = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,100}\r\n").match(body, position)
        if not match:
            return b"".join(pieces) if pieces else body
        size = int(match.group(1), 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + size])
        position = match.end() + size + 2


def _unpacked(body: bytes, headers: Mapping[str, str], limit: int) -> bytes:
    """The body without its content codings, the last one first; a body that is not packed as its
    header says (many archives store it unpacked and keep the header) as it is."""
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        unpack = _CODINGS.get(coding.strip())
        if unpack:
            body = unpack(body, limit) or body
    return body


def _inflated(body: bytes, limit: int) -> bytes | None:
    """gzip and deflate, with or without a header."""
    for wbits in (47, -15):
        try:
            return zlib.decompressobj(wbits).decompress(body, limit)
        except zlib.error:
            continue
    return None


def _brotli(body: bytes, limit: int) -> bytes | None:
    import pyarrow

    try:
        with pyarrow.CompressedInputStream(pyarrow.BufferReader(body), "brotli") as stream:
            unpacked: bytes = stream.read(limit)
            return unpacked
    except (OSError, pyarrow.ArrowException):
        return None


def _zstandard(body: bytes, limit: int) -> bytes | None:
    unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
    try:
        with unpacker.stream_reader(body) as stream:
            return stream.read(limit)
    except zstandard.ZstdError:
        return None


_CODINGS: Mapping[str, Callable[[bytes, int], bytes | None]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _brotli,
    "zstd": _zstandard,
}
