"""Inputs on any file system that Beam knows: one that is not a disk, with every kind of file."""

from __future__ import annotations

import builtins
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import apache_beam as beam
import pytest
from apache_beam.io.filesystem import BeamIOError, CompressionTypes, FileMetadata, FileSystem
from apache_beam.testing.util import assert_that, equal_to

from pipeline.inputs import find_files
from pipeline.reading import show_records
from schemas.tables import Reject
from tests.read.hostile import LINE, STORY, avro_file, parquet_file, tarred, warc, zipped
from transforms.filesystem import open_file
from transforms.read import Limits, Record, read_segment, split
from transforms.read.transform import Read

FILES = {
    "shelf://news/a.txt": STORY,
    "shelf://news/b/page one.html": b"<html><body><p>Ministers met in Vienna.</p></body></html>",
    "shelf://news/b/lines.jsonl": LINE * 40,
    "shelf://news/b/lines.jsonl.gz": gzip.compress(LINE * 3) * 30,
    "shelf://news/table.csv": b"id,text\n1,Ministers met.\n",
    "shelf://news/table.parquet": parquet_file(),
    "shelf://news/table.avro": avro_file(),
    "shelf://news/pack.zip": zipped(("c.txt", STORY), ("d.jsonl", LINE)),
    "shelf://news/pack.tar.gz": gzip.compress(tarred(("c.txt", STORY))),
    "shelf://news/crawl.warc.gz": gzip.compress(warc()) * 9,
}
RECORDS = [1, 1, 40, 90, 1, 3, 100, 2, 1, 9]


class _Shelf(FileSystem):
    """Files in memory; everything but looking and reading is refused."""

    @classmethod
    def scheme(cls) -> str:
        return "shelf"

    def join(self, base: str, *paths: str) -> str:
        return "/".join([base.rstrip("/"), *(path.strip("/") for path in paths)])

    def split(self, path: str) -> tuple[str, str]:
        folder, _, name = path.rpartition("/")
        return folder, name

    def has_dirs(self) -> bool:
        return False

    def _list(self, dir_or_prefix: str) -> Iterator[FileMetadata]:
        for name, data in FILES.items():
            if name.startswith(dir_or_prefix):
                yield FileMetadata(name, len(data), 0)

    def open(
        self, path: str, mime_type: str = "", compression_type: str = CompressionTypes.AUTO
    ) -> BinaryIO:
        assert compression_type == CompressionTypes.UNCOMPRESSED
        return io.BufferedReader(io.BytesIO(FILES[path]))  # type: ignore[arg-type]

    def exists(self, path: str) -> bool:
        return path in FILES

    def size(self, path: str) -> int:
        return len(FILES[path])

    def metadata(self, path: str) -> FileMetadata:
        return FileMetadata(path, len(FILES[path]), 0)

    def last_updated(self, path: str) -> float:
        return 0.0

    def checksum(self, path: str) -> str:
        return str(len(FILES[path]))

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise BeamIOError("the shelf is only read")

    mkdirs = create = copy = rename = delete = _refuse


@pytest.fixture
def no_local_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever takes the address for a path on the disk fails."""
    real = builtins.open

    def guarded(file: Any, *arguments: Any, **options: Any) -> Any:
        assert "news" not in str(file), f"opened as a local file: {file}"
        return real(file, *arguments, **options)

    monkeypatch.setattr(builtins, "open", guarded)
    monkeypatch.setattr(io, "open", guarded)


@pytest.mark.usefixtures("no_local_files")
@pytest.mark.parametrize("given", ["shelf://news", "shelf://news/**"])
def test_files_are_found_read_and_cut_there(given: str) -> None:
    files, without = find_files([given])
    assert sorted(file.uri for file in files) == sorted(FILES)
    assert without == []
    for limits in (Limits(), Limits(segment_bytes=100)):
        counts = {
            file.uri: [
                outcome
                for segment in split(file, open_file, limits)
                for outcome in read_segment(segment, open_file, limits)
            ]
            for file in files
        }
        assert not [o for found in counts.values() for o in found if isinstance(o, Reject)]
        assert [len(counts[name]) for name in FILES] == RECORDS


@pytest.mark.usefixtures("no_local_files")
def test_globs_and_what_is_not_there() -> None:
    files, without = find_files(["shelf://news/*.csv", "shelf://news/none.txt"])
    assert [file.uri for file in files] == ["shelf://news/table.csv"]
    assert without == ["shelf://news/none.txt"]
    shown: list[str] = []
    assert show_records(["shelf://news/a.txt"], 3, [], [], shown.append) == 1
    assert shown[0] == f"shelf://news/a.txt ({len(STORY)} bytes)"


@pytest.mark.usefixtures("no_local_files")
def test_the_step_of_the_pipeline_reads_there(tmp_path: Path) -> None:
    files, _ = find_files(["shelf://news"])
    limits = Limits(segment_bytes=100)
    segments = [segment for file in files for segment in split(file, open_file, limits)]
    with beam.Pipeline("FnApiRunner") as pipeline:
        read = pipeline | beam.Create(segments) | Read(str(tmp_path), limits)
        uris = read.records | beam.Map(_uri) | beam.combiners.Count.PerElement()
        assert_that(uris, equal_to(list(zip(FILES, RECORDS, strict=True))))
        assert_that(read.rejects, equal_to([]), label="no rejects")


def _uri(record: Record) -> str:
    return record.uri
