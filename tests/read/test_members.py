"""Gzip files of many members, read in ranges: the same records, each once, however it is cut."""

import gzip
import io
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.tables import Reject
from tests.read.conftest import Outcomes, open_file
from tests.read.hostile import warc
from transforms.read import InputFile, Limits, Record, Segment, read_segment, split
from transforms.read.members import kind_in_members

PAGE = b"HTTP/1.1 200 OK\r\n\r\n<p>Ministers met for the %d. time.</p>"


def page(number: int) -> bytes:
    body = PAGE % number
    return warc(str(len(body)), body)


def line(number: int, length: int = 0) -> bytes:
    return b'{"text": "Ministers met.", "id": %d, "x": "%s"}\n' % (number, b"y" * length)


class CountedBytes(io.RawIOBase):
    """A file that counts the bytes that were read from it."""

    def __init__(self, opened: BinaryIO) -> None:
        self._opened = opened
        self.taken = 0

    def at(self, offset: int) -> BinaryIO:
        self._opened.seek(offset)
        return cast(BinaryIO, self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._opened.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)


def in_ranges(path: Path, size: int) -> Outcomes:
    segments = split(
        InputFile(str(path), path.stat().st_size), open_file, Limits(segment_bytes=size)
    )
    return [outcome for segment in segments for outcome in read_segment(segment, open_file)]


def numbers(outcomes: Outcomes) -> list[str | None]:
    assert not [o for o in outcomes if isinstance(o, Reject)]
    return [o.fields.source_id for o in outcomes if isinstance(o, Record)]


def texts(outcomes: Outcomes) -> list[bytes | str]:
    return [o.content for o in outcomes if isinstance(o, Record)]


def test_which_files_are_read_in_ranges() -> None:
    records = [gzip.compress(page(n)) for n in range(3)]
    lines = [gzip.compress(line(n)) for n in range(3)]
    for data, name, kind in (
        (b"".join(records), "a.warc.gz", "warc"),
        (b"".join(lines), "a.jsonl.gz", "jsonl"),
        (gzip.compress(page(1) + page(2)), "a.warc.gz", None),
        (gzip.compress(b"Ministers met.\n") * 3, "a.txt.gz", None),
        (b"\x1f\x8b", "a.gz", None),
        (b"", "a.gz", None),
    ):
        assert kind_in_members(io.BytesIO(data), name) == kind


@pytest.mark.parametrize("size", [40, 150, 333, 1000, 100_000])
def test_warc_in_ranges(tmp_path: Path, size: int) -> None:
    path = tmp_path / "crawl.warc.gz"
    packed = [gzip.compress(page(n)) for n in range(20)]
    # A record in two members, and two records in one.
    packed[7] = gzip.compress(page(7)[:50]) + gzip.compress(page(7)[50:])
    packed[9] = gzip.compress(page(9) + page(99))
    path.write_bytes(b"".join(packed))
    found = texts(in_ranges(path, size))
    expected = [PAGE % n for n in (*range(10), 99, *range(10, 20))]
    assert found == [e.partition(b"\r\n\r\n")[2] for e in expected]


def test_places_in_members_are_positions_in_the_packed_file(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    members = [gzip.compress(page(n)) for n in range(6)]
    path.write_bytes(b"".join(members))
    places = [o.input_uri.partition("#")[2] for o in in_ranges(path, 200)]
    starts = [sum(map(len, members[:n])) for n in range(6)]
    assert places == [f"gzip={start}#byte=0" for start in starts]
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(line(1) + line(2)) * 3)
    places = [o.input_uri.partition("#")[2] for o in in_ranges(tmp_path / "lines.jsonl.gz", 80)]
    assert len(set(places)) == 6
    assert places[:2] == ["gzip=0#line=1", "gzip=0#line=2"]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.integers(0, 300), min_size=2, max_size=30),
    st.lists(st.integers(0, 4000), max_size=12),
    st.integers(30, 600),
)
def test_lines_in_ranges(tmp_path: Path, lengths: list[int], cuts: list[int], size: int) -> None:
    """Members may end anywhere, in the middle of a line as well, or be empty."""
    path = tmp_path / "lines.jsonl.gz"
    data = b"".join(line(n, length) for n, length in enumerate(lengths))
    bounds = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    members = [gzip.compress(data[a:b]) for a, b in pairwise(bounds)]
    path.write_bytes(b"".join(members))
    ends = [*range(0, path.stat().st_size, size), path.stat().st_size]
    found = []
    for start, end in pairwise(ends):
        found += read_segment(Segment(str(path), "gzip+jsonl", start, end), open_file)
    assert numbers(found) == [str(n) for n in range(len(lengths))]


@pytest.mark.parametrize("size", [100, 350, 100_000])
def test_damage_costs_what_it_hits(tmp_path: Path, size: int) -> None:
    path = tmp_path / "crawl.warc.gz"
    packed = [gzip.compress(page(n)) for n in range(12)]
    packed[4] = packed[4][:30] + b"\xff" * 40 + packed[4][70:]
    packed[8] = packed[8][:60]
    packed.insert(11, b"no member at all")
    path.write_bytes(b"".join(packed))
    outcomes = in_ranges(path, size)
    kept = [t for n in range(12) if n not in (4, 8) for t in [PAGE % n]]
    assert texts(outcomes) == [t.partition(b"\r\n\r\n")[2] for t in kept]
    assert {o.reason for o in outcomes if isinstance(o, Reject)} == {"corrupt_data"}
    assert len({o.input_uri for o in outcomes}) == len(outcomes)


def test_damaged_lines(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl.gz"
    packed = [gzip.compress(line(2 * n) + line(2 * n + 1)) for n in range(6)]
    packed[2] = packed[2][:25] + b"\xff" * 12 + packed[2][37:]
    path.write_bytes(b"".join(packed))
    for size in (60, 130, 10_000):
        outcomes = in_ranges(path, size)
        found = [o.fields.source_id for o in outcomes if isinstance(o, Record)]
        assert [n for n in found if n not in ("4", "5")] == [
            str(n) for n in range(12) if n not in (4, 5)
        ]
        assert any(o.reason == "corrupt_data" for o in outcomes if isinstance(o, Reject))


def test_much_damage_is_met_once(tmp_path: Path) -> None:
    """Members that begin well and are damaged: no range may walk through those of the others."""
    path = tmp_path / "lines.jsonl.gz"
    broken = gzip.compress(line(1, 40))[:40] + b"\xff" * 30
    path.write_bytes(gzip.compress(line(0)) + broken * 400 + gzip.compress(line(2) + line(3)))
    whole, ranged = in_ranges(path, 10**6), in_ranges(path, 500)
    assert len(ranged) < 1_000
    kept = [o.fields.source_id for o in whole if isinstance(o, Record)]
    assert kept == ["0", "2", "3"]
    found = [o.fields.source_id for o in ranged if isinstance(o, Record)]
    assert found[:1] == ["0"]
    assert found[-1:] == ["3"]


def test_a_range_without_a_record_ends_with_it(tmp_path: Path) -> None:
    """Members that begin no record belong to the range before; they are not read to the end."""
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(gzip.compress(page(1)) + gzip.compress(b"x") * 50_000)
    with open(path, "rb", buffering=0) as opened:
        counted = CountedBytes(opened)
        segment = Segment(str(path), "gzip+warc", 10_000, 12_000)
        assert list(read_segment(segment, lambda _uri, offset=0: counted.at(offset))) == []
    assert path.stat().st_size > 1_000_000
    assert 0 < counted.taken < 500_000


def test_a_range_inside_one_long_line_ends_with_it(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(line(1, 3_000_000) + line(2))
    with open(path, "rb", buffering=0) as opened:
        counted = CountedBytes(opened)
        segment = Segment(str(path), "jsonl", 10_000, 12_000)
        assert list(read_segment(segment, lambda _uri, offset=0: counted.at(offset))) == []
    assert 0 < counted.taken < 1_000_000
