"""Avro files in ranges and with damage: each record once, and only what is damaged lost."""

import io
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import fastavro
import pyarrow
import pytest
import zstandard

from schemas.tables import Reject
from tests.read.conftest import Outcomes, open_file
from transforms.read import InputFile, Limits, Record, Segment, read_segment, split
from transforms.read.avro_blocks import _number

SCHEMA = {
    "type": "record",
    "name": "Story",
    "fields": [{"name": "id", "type": "int"}, {"name": "text", "type": "string"}],
}


def avro(count: int, codec: str = "deflate") -> bytes:
    sink = io.BytesIO()
    rows = [{"id": n, "text": f"Ministers met for the {n}. time."} for n in range(count)]
    fastavro.writer(sink, SCHEMA, rows, codec=codec, sync_interval=120)
    return sink.getvalue()


def recoded(codec: str, pack: Callable[[bytes], bytes], count: int) -> bytes:
    """A file with one block in a codec that the library writes only with further packages."""
    data = avro(count, "null").replace(b"\x08null", _number(len(codec)) + codec.encode())
    marker = data[-16:]
    header = data[: data.index(marker) + 16]
    rows = b"".join(_number(n) + _number(len(t)) + t for n, t in enumerate(story_texts(count)))
    block = pack(rows)
    return header + _number(count) + _number(len(block)) + block + marker


def story_texts(count: int) -> list[bytes]:
    return [f"Ministers met for the {n}. time.".encode() for n in range(count)]


def ids(outcomes: Outcomes) -> list[int]:
    return [int(o.fields.source_id or -1) for o in outcomes if isinstance(o, Record)]


def in_ranges(path: Path, size: int) -> Outcomes:
    length = path.stat().st_size
    segments = split(InputFile(str(path), length), open_file, Limits(segment_bytes=size))
    return [outcome for segment in segments for outcome in read_segment(segment, open_file)]


@pytest.mark.parametrize("size", [7, 50, 133, 1000, 10**6])
@pytest.mark.parametrize("codec", ["null", "deflate"])
def test_ranges_give_each_record_once(tmp_path: Path, size: int, codec: str) -> None:
    path = tmp_path / "stories.avro"
    path.write_bytes(avro(100, codec))
    outcomes = in_ranges(path, size)
    assert ids(outcomes) == list(range(100))
    assert len({o.input_uri for o in outcomes}) == 100


def test_a_place_is_the_block_in_ranges_and_the_row_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "stories.avro"
    path.write_bytes(avro(9))
    assert in_ranges(path, 10**6)[8].input_uri.endswith("#row=9")
    assert "#block=" in in_ranges(path, 100)[8].input_uri


@pytest.mark.parametrize("size", [90, 10**6])
def test_a_damaged_block_costs_itself(tmp_path: Path, size: int) -> None:
    data = avro(100)
    marker = data[-16:]
    ends = [at for at in range(len(data)) if data.startswith(marker, at)]
    path = tmp_path / "stories.avro"
    for begin, end in list(pairwise(ends))[2:8:2]:
        damaged = bytearray(data)
        damaged[begin + 20 : end - 2] = b"\x81" * (end - begin - 22)
        path.write_bytes(damaged)
        outcomes = in_ranges(path, size)
        lost = set(range(100)) - set(ids(outcomes))
        assert 0 < len(lost) < 12
        assert [o.reason for o in outcomes if isinstance(o, Reject)] == ["corrupt_data"]


def test_a_lost_marker_costs_the_blocks_beside_it(tmp_path: Path) -> None:
    data = avro(100)
    third = [at for at in range(len(data)) if data.startswith(data[-16:], at)][3]
    path = tmp_path / "stories.avro"
    path.write_bytes(data[: third + 3] + data[third + 5 :])
    outcomes = in_ranges(path, 10**6)
    assert 75 < len(ids(outcomes)) < 100
    assert [o.reason for o in outcomes if isinstance(o, Reject)] == ["corrupt_data"]


@pytest.mark.parametrize(
    ("codec", "pack"),
    [
        (
            "snappy",
            lambda data: (
                pyarrow.compress(data, codec="snappy", asbytes=True)
                + zlib.crc32(data).to_bytes(4, "big")
            ),
        ),
        ("zstandard", zstandard.ZstdCompressor().compress),
    ],
)
def test_codecs_that_need_no_further_package(
    read: Callable[..., Outcomes], codec: str, pack: Callable[[bytes], bytes]
) -> None:
    assert ids(read("a.avro", recoded(codec, pack, 5))) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("codec", ["deflate", "snappy", "zstandard", "bzip2", "xz"])
def test_a_block_that_explodes(read: Callable[..., Outcomes], codec: str) -> None:
    import bz2
    import lzma

    pack: dict[str, Callable[[bytes], bytes]] = {
        "deflate": lambda data: zlib.compress(data)[2:-4],
        "snappy": lambda data: pyarrow.compress(data, codec="snappy", asbytes=True) + b"crc!",
        "zstandard": zstandard.ZstdCompressor().compress,
        "bzip2": bz2.compress,
        "xz": lzma.compress,
    }
    data = recoded(codec, lambda _: pack[codec](bytes(3_000_000)), 5)
    (reject,) = read("a.avro", data, Limits(record_bytes=250_000))
    assert isinstance(reject, Reject)
    assert reject.reason == "expands_too_much"


def test_headers_that_are_none(read: Callable[..., Outcomes]) -> None:
    good = avro(3, "null")
    for data in (
        good[:40],
        good.replace(b"avro.schema", b"avro.scheme"),
        good.replace(b'"Story"', b'{"oh": }'),
        good.replace(b"\x08null", b"\x08nuts"),
        b"Obj\x01" + b"\xff" * 200,
    ):
        (reject,) = read("a.avro", data)
        assert isinstance(reject, Reject)
        assert reject.reason == "corrupt_data"


def test_a_range_of_a_file_with_one_block(tmp_path: Path) -> None:
    path = tmp_path / "stories.avro"
    sink = io.BytesIO()
    fastavro.writer(sink, SCHEMA, [{"id": n, "text": "They met."} for n in range(50)])
    path.write_bytes(sink.getvalue())
    size = path.stat().st_size
    found = [
        list(read_segment(Segment(str(path), "avro", start, end), open_file))
        for start, end in pairwise([0, 20, size // 2, size])
    ]
    assert sorted(map(len, found)) == [0, 0, 50]
