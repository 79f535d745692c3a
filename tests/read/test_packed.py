"""Compressed files and archives."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from schemas.tables import Reject
from transforms.read import Limits, Record

STORY = b"Ministers met in Vienna on Monday."
LINES = b'{"text": "one"}\n{"text": "two"}\n'


def texts(outcomes: list) -> list:
    return [o.content for o in outcomes if isinstance(o, Record)]


def reasons(outcomes: list) -> list[str]:
    return [o.reason for o in outcomes if isinstance(o, Reject)]


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return sink.getvalue()


def tarred(members: list[tuple[str, bytes]], mode: str = "w") -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return sink.getvalue()


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress, zstandard.ZstdCompressor().compress]
)
def test_compressed_lines(read: Callable, pack: Callable[[bytes], bytes]) -> None:
    for data in (pack(LINES), pack(LINES[:16]) + pack(LINES[16:])):
        outcomes = read("a.jsonl.gz", data)
        assert texts(outcomes) == ["one", "two"]
        assert outcomes[1].place == "line=2"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_stands_before_a_cut_is_read(read: Callable, pack: Callable[[bytes], bytes]) -> None:
    lines = b"".join(b'{"text": "story %d"}\n' % (n * 7919 % 10007) for n in range(20_000))
    outcomes = read("a.jsonl.gz", pack(lines)[:-2000])
    assert len(texts(outcomes)) > 1000 or pack is bz2.compress
    assert reasons(outcomes)[-1] == "corrupt_data"


def test_archives(read: Callable) -> None:
    members = [("b/two.txt", STORY), ("a.jsonl", LINES), (".DS_Store", b"x"), ("__MACOSX/y", b"x")]
    for data in (
        zipped(members),
        tarred(members),
        tarred(members, "w:gz"),
        tarred(members, "w:xz"),
    ):
        outcomes = read("archive", data)
        assert sorted(map(str, texts(outcomes))) == sorted(["one", "two", str(STORY)])
        assert not reasons(outcomes)
        places = {o.place for o in outcomes}
        assert places == {"b/two.txt", "a.jsonl#line=1", "a.jsonl#line=2"}


def test_archives_in_archives(read: Callable) -> None:
    data = zipped([("story.txt", STORY)])
    for depth in range(5):
        data = zipped([(f"{depth}.zip", data), (f"{depth}.txt", STORY)])
    outcomes = read("a.zip", data)
    assert len(texts(outcomes)) == 3
    assert reasons(outcomes) == ["archive_too_deep"]


def test_a_broken_member_costs_itself(read: Callable) -> None:
    data = bytearray(zipped([(f"{n}.txt", STORY + b"%d" % n) for n in range(5)]))
    position = data.index(b"2.txt") + 8
    data[position : position + 6] = b"\xff" * 6
    outcomes = read("a.zip", bytes(data))
    assert len(texts(outcomes)) == 4
    assert len(reasons(outcomes)) == 1


def test_a_broken_header_in_a_tar_costs_itself(read: Callable) -> None:
    data = bytearray(tarred([(f"{n}.txt", STORY) for n in range(5)]))
    data[1024 : 1024 + 300] = b"\xaa" * 300
    outcomes = read("a.tar", bytes(data))
    assert len(texts(outcomes)) == 4
    assert reasons(outcomes) == ["corrupt_data"]


def test_unsafe_members(read: Callable) -> None:
    names = ["/etc/passwd", "../up.txt", "a/../../up.txt", "C:\\boot.txt", "ok.txt"]
    for data in (zipped([(n, STORY) for n in names]), tarred([(n, STORY) for n in names])):
        outcomes = read("a", data)
        assert texts(outcomes) == [STORY]
        assert reasons(outcomes) == ["unsafe_path"] * 4


def test_links_are_not_followed(read: Callable) -> None:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"link-{kind!r}")
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    assert reasons(read("a.tar", sink.getvalue())) == ["unsafe_path"] * 3


def test_colliding_names_keep_apart(read: Callable) -> None:
    data = tarred([("a.txt", STORY), ("a.txt", STORY)])
    assert [o.place for o in read("a.tar", data)] == ["a.txt", "a.txt~2"]


def test_encrypted_member(read: Callable) -> None:
    data = bytearray(zipped([("a.txt", STORY)]))
    data[6] |= 1
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert reasons(read("a.zip", bytes(data))) == ["encrypted"]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.zip", "a.tar.bz2"])
def test_bombs(read: Callable, name: str) -> None:
    zeros = b" " * 150_000_000
    if name == "a.zip":
        data = zipped([("a.txt", zeros), ("b.txt", STORY)])
    elif name == "a.txt.gz":
        data = gzip.compress(zeros)
    else:
        data = bz2.compress(tarred([("a.txt", zeros)]))
    outcomes = read(name, data, Limits(record_bytes=200_000_000))
    assert "expands_too_much" in reasons(outcomes)


def test_nothing_is_written_beside_the_input(read: Callable, tmp_path: Path) -> None:
    read("a.zip", zipped([("evil.txt", STORY)]))
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_a_zip_that_lost_bytes_gives_the_members_that_are_whole(read: Callable) -> None:
    data = bytearray(zipped([("a.txt", STORY), ("b.txt", STORY)]))
    # Its table now places the first member before the beginning of the file.
    del data[4:44]
    outcomes = read("a.zip.gz", gzip.compress(data))
    assert reasons(outcomes) == ["corrupt_data"]
    assert texts(outcomes) == [STORY]


def test_a_stretch_of_damage_is_one_reject(read: Callable) -> None:
    header = bytes.fromhex("1f8b0800000000000003")
    good = gzip.compress(b'{"text": "Ministers met."}\n')
    outcomes = read("a.jsonl.gz", good + header * 5_000 + good + header * 5_000 + good)
    reasons = [getattr(outcome, "reason", "") for outcome in outcomes]
    assert reasons.count("") == 3
    assert reasons.count("corrupt_data") == 2
