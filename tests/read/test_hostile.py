"""Nothing that a file holds raises, hangs or fills memory; and nothing is lost silently."""

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.tables import Article, Reject
from tests.read.conftest import open_file
from tests.read.hostile import HOSTILE, LINE, STORY, avro_file, parquet_file, tarred, warc, zipped
from transforms.parse import parse
from transforms.read import InputFile, Record, read_segment, split

SECONDS = 10


def test_the_corpus_is_large() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files(read: Callable, name: str) -> None:
    data = HOSTILE[name]()
    started = time.process_time()
    outcomes = read(name, data)
    assert time.process_time() - started < SECONDS
    assert outcomes
    # A file of hundreds of large records may take its time, a record may not.
    for outcome in outcomes[:20]:
        started = time.process_time()
        row = parse(outcome) if isinstance(outcome, Record) else outcome
        assert time.process_time() - started < SECONDS
        assert isinstance(row, (Article, Reject))
        assert "root:" not in getattr(row, "text", "")
        if isinstance(row, Reject):
            assert row.reason not in ("parse_error", "unreadable"), row.detail
            (row.detail + row.excerpt + row.input_uri).encode("utf-8")


@pytest.mark.parametrize("name", ["bomb.gz", "long-line.jsonl", "one-line.txt", "bomb.parquet"])
def test_memory_stays_bounded(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    tracemalloc.start()
    try:
        for segment in split(InputFile(str(path), path.stat().st_size), open_file):
            for outcome in read_segment(segment, open_file):
                assert outcome.input_uri
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 128_000_000


SAMPLES = [
    STORY, LINE * 3, b"id,text\n1,Ministers met\n2,They left\n", zipped(("a.txt", STORY)),
    tarred(("a.txt", STORY), ("b.jsonl", LINE)), parquet_file(), avro_file(), warc() * 2,
    b"<rss><channel><item><title>T</title><description>Met.</description></item></channel></rss>",
    b"<html><body><p>Ministers met.</p></body></html>",
    b"MIME-Version: 1.0\nContent-Type: text/plain\nSubject: S\n\nMinisters met.\n",
    b"<nitf><body><body.content><p>Ministers met.</p></body.content></body></nitf>",
]  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=6),
    st.integers(0, 5000),
)
def test_damaged_files_never_raise(
    read: Callable, sample: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(sample)
    for position, value in changes:
        data[position % len(data)] = value
    for outcome in read("sample", bytes(data[: max(1, len(data) - cut % len(data))])):
        if isinstance(outcome, Record):
            parse(outcome)
