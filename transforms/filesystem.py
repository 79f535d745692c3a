"""Files through Beam's FileSystems, so that a stage works on a local disk, gs://, s3:// and hdfs://."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from apache_beam.io.filesystem import CompressionTypes
from apache_beam.io.filesystems import FileSystems


def join(folder: str, *names: str) -> str:
    """A path below ``folder``, with the separator of its file system."""
    return FileSystems.join(folder, *names)


def below(folder: str, path: str) -> str:
    """A path that is given with slashes, below ``folder``."""
    return join(folder, *path.split("/"))


def open_file(uri: str, offset: int = 0) -> BinaryIO:
    """The raw bytes of a file from ``offset``, buffered and seekable; decompresses nothing.

    Raises OSError (Beam's own error for a missing file is one).
    """
    handle = FileSystems.open(uri, compression_type=CompressionTypes.UNCOMPRESSED)
    if offset:
        handle.seek(offset)
    return handle


@contextmanager
def create_file(uri: str) -> Iterator[BinaryIO]:
    """A new file to write to; folders are made where the file system has any."""
    handle = FileSystems.create(uri, compression_type=CompressionTypes.UNCOMPRESSED)
    with handle:
        yield handle


def read_bytes(uri: str) -> bytes:
    """A whole small file."""
    with open_file(uri) as handle:
        return handle.read()


def write_bytes(uri: str, content: bytes) -> None:
    """A whole small file, replacing what stands there."""
    with create_file(uri) as handle:
        handle.write(content)


def list_files(pattern: str) -> list[tuple[str, int]]:
    """(path, bytes) of every file that the glob matches, sorted by path."""
    (match,) = FileSystems.match([pattern])
    return sorted((entry.path, entry.size_in_bytes) for entry in match.metadata_list)


def delete_tree(folder: str) -> None:
    """Delete a folder with all that it holds; nothing happens where there is none."""
    if FileSystems.exists(folder):
        FileSystems.delete([folder])
