"""Web archives: pages out of records, and only what is broken lost."""

import gzip
import io
import zlib
from collections.abc import Callable

import pyarrow
import pytest
import zstandard

from schemas.tables import Reject
from transforms.read import InputFile, Limits, Record, Segment, read_segment, split
from transforms.read.warc import http_response

PAGE = b"<html><head><title>T</title></head><body><p>Story %d.</p></body></html>"


def record(number: int, kind: str = "response", status: str = "200 OK", media: str = "text/html",
           body: bytes | None = None, headers: str = "") -> bytes:  # fmt: skip
    body = PAGE % number if body is None else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://n.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def urls(outcomes: list) -> list[str]:
    return [o.fields.url.rsplit("/")[-1] for o in outcomes if isinstance(o, Record)]


def test_pages_are_successful_html_responses(read: Callable) -> None:
    data = (
        record(1)
        + record(2, kind="request")
        + record(3, status="404 Not Found")
        + record(4, media="image/png")
        + record(5, media="text/html; charset=windows-1251")
    )
    outcomes = read("crawl", data)
    assert urls(outcomes) == ["1", "5"]
    assert outcomes[1].charset == "windows-1251"
    assert outcomes[0].content == PAGE % 1


@pytest.mark.parametrize("per_record", [True, False])
def test_gzip(read: Callable, per_record: bool) -> None:
    records = [record(n) for n in range(5)]
    data = b"".join(map(gzip.compress, records)) if per_record else gzip.compress(b"".join(records))
    assert urls(read("crawl.warc.gz", data)) == ["0", "1", "2", "3", "4"]


def test_a_damaged_member_costs_its_record() -> None:
    members = [gzip.compress(record(n, body=bytes(range(256)) * n)) for n in range(1, 9)]
    broken = bytearray(members[3])
    broken[40:60] = bytes(20)
    members[3] = bytes(broken)
    outcomes = all_of(b"".join(members))
    assert set(urls(outcomes)) >= {"1", "2", "3", "6", "7", "8"}
    assert any(isinstance(o, Reject) and o.reason == "corrupt_data" for o in outcomes)


def test_a_cut_record_does_not_swallow_the_next() -> None:
    cut = record(2)[:-30]
    outcomes = all_of(record(1) + cut + record(3) + record(4)[:-20])
    assert urls(outcomes) == ["1", "3"]
    assert [o.reason for o in outcomes if isinstance(o, Reject)] == ["corrupt_data"] * 2


def all_of(data: bytes, size: int = 32_000_000) -> list:
    def open_file(_uri: str, offset: int = 0) -> io.BytesIO:
        return io.BytesIO(data[offset:])

    limits = Limits(segment_bytes=size)
    segments = split(InputFile("a.warc", len(data)), open_file, limits)
    return [o for s in segments for o in read_segment(s, open_file, limits)]


@pytest.mark.parametrize("size", [1, 7, 100, 300, 1000, 5000])
def test_pieces_of_any_size_hold_every_record_once(size: int) -> None:
    data = b"".join(record(n) for n in range(12))
    assert urls(all_of(data, size)) == [str(n) for n in range(12)]


def test_bodies_are_unchunked_and_unpacked() -> None:
    packed = gzip.compress(b"<p>Hello</p>")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    response = http_response(head + chunked, Limits(record_bytes=1000))
    assert response is not None
    assert response.body == b"<p>Hello</p>"
    already = http_response(head + b"<p>Hello</p>", Limits(record_bytes=1000))
    assert already is not None
    assert already.body == b"<p>Hello</p>"


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"<p>Hello</p>")),
        ("deflate", zlib.compress(b"<p>Hello</p>")),
        ("deflate", zlib.compress(b"<p>Hello</p>")[2:-4]),
        ("br", pyarrow.compress(b"<p>Hello</p>", codec="brotli", asbytes=True)),
        ("zstd", zstandard.ZstdCompressor().compress(b"<p>Hello</p>")),
        ("br, gzip", gzip.compress(pyarrow.compress(b"<p>Hello</p>", codec="brotli"))),
        ("identity", b"<p>Hello</p>"),
        ("br", b"<p>Hello</p>"),
        ("zstd", b"<p>Hello</p>"),
    ],
)
def test_content_codings(coding: str, packed: bytes) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode()
    response = http_response(head + packed, Limits())
    assert response is not None
    assert response.body == b"<p>Hello</p>"


def test_a_bomb_in_a_brotli_body_is_cut() -> None:
    bomb = pyarrow.compress(bytes(50_000_000), codec="brotli", asbytes=True)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n"
    response = http_response(head + bomb, Limits(record_bytes=1000))
    assert response is not None
    assert len(response.body) == 1000


def test_a_bomb_in_a_body_is_cut() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    response = http_response(head + gzip.compress(bytes(5_000_000)), Limits(record_bytes=1000))
    assert response is not None
    assert len(response.body) == 1000


def test_extracted_text(read: Callable) -> None:
    text = b"Ministers met in Vienna."
    head = (
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://n.example/1\r\n"
        b"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(text)
    )
    (outcome,) = read("crawl.warc.wet", head + text + b"\r\n\r\n")
    assert (outcome.content, outcome.content_type) == (text, "text")


def test_a_piece_without_a_record_is_not_read_to_the_end_of_the_file() -> None:
    class File(io.BytesIO):
        def close(self) -> None:
            positions.append(self.tell())
            super().close()

    positions: list[int] = []
    data = b"WARC/1.0 is no header here. " * 100_000
    piece = Segment("a.warc", "warc", 1, 2_000)
    assert list(read_segment(piece, lambda _uri, _offset=0: File(data))) == []
    assert max(positions) < 1_000_000
