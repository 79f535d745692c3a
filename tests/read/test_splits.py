"""Every kind that is split gives the same records however it is split."""

import gzip
import io
import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any, BinaryIO

import fastavro
import pyarrow
import pyarrow.parquet as parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.read import InputFile, Limits, Record, Segment, read_segment, split

SCHEMA = {
    "type": "record",
    "name": "Story",
    "fields": [{"name": name, "type": "string"} for name in ("id", "text")],
}
Rows = list[dict[str, str]]


def jsonl(rows: Rows, _many: int) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def warc(rows: Rows, _many: int) -> bytes:
    return b"".join(map(page, rows))


def page(row: dict[str, str]) -> bytes:
    body = f"HTTP/1.1 200 OK\r\n\r\n<p>{row['text']}</p>".encode()
    header = f"WARC-Type: response\r\nWARC-Target-URI: {row['id']}\r\nContent-Length: {len(body)}"
    return b"WARC/1.0\r\n" + header.encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def avro(rows: Rows, many: int) -> bytes:
    sink = io.BytesIO()
    fastavro.writer(sink, SCHEMA, rows, sync_interval=many * 20, codec="deflate")
    return sink.getvalue()


def table(rows: Rows, many: int) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), sink, row_group_size=many)
    return sink.getvalue()


def members_of_lines(rows: Rows, many: int) -> bytes:
    """Members of so many tens of bytes: they begin and end inside of lines."""
    data = jsonl(rows, many)
    return b"".join(
        gzip.compress(data[at : at + many * 10]) for at in range(0, len(data), many * 10)
    )


def members_of_pages(rows: Rows, many: int) -> bytes:
    """Each page in a member of its own, and what is beyond some bytes of it in further ones."""
    parts = (page(row)[at : at + many * 40] for row in rows for at in range(0, 10_000, many * 40))
    return b"".join(gzip.compress(part) for part in parts if part)


KINDS: dict[str, Callable[[Rows, int], bytes]] = {
    "jsonl": jsonl,
    "warc": warc,
    "avro": avro,
    "parquet": table,
    "gzip+jsonl": members_of_lines,
    "gzip+warc": members_of_pages,
}
TEXT = st.text('ab \u00e9\u4e2d{}"\\\n\r<>', max_size=60).map(lambda text: f"Met {text}.")


def contents(data: bytes, segments: list[Segment]) -> list[Any]:
    def open_file(_uri: str, offset: int = 0) -> BinaryIO:
        stream = io.BytesIO(data)
        stream.seek(offset)
        return stream

    found = []
    for segment in segments:
        for outcome in read_segment(segment, open_file):
            assert isinstance(outcome, Record), outcome
            found.append((outcome.content, outcome.fields))
    return found


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(
    st.lists(TEXT, min_size=1, max_size=12),
    st.integers(1, 20),
    st.integers(1, 2000),
    st.lists(st.floats(0, 1), max_size=8),
)
def test_splits_give_what_the_whole_file_gives(
    kind: str, texts: list[str], many: int, size: int, places: list[float]
) -> None:
    rows = [{"id": f"http://h.example/{n}", "text": text} for n, text in enumerate(texts)]
    data = KINDS[kind](rows, many)
    whole = contents(data, [Segment("file", kind.partition("+")[0])])
    assert len(whole) == len(rows)

    def open_file(_uri: str, offset: int = 0) -> BinaryIO:
        stream = io.BytesIO(data)
        stream.seek(offset)
        return stream

    segments = split(InputFile("file", len(data)), open_file, Limits(segment_bytes=size))
    assert contents(data, segments) == whole
    if kind != "parquet":
        bounds = sorted({0, len(data), *(int(place * len(data)) for place in places)})
        anywhere = [Segment("file", kind, start, end) for start, end in pairwise(bounds)]
        assert contents(data, anywhere) == whole
