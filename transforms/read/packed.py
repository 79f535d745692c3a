"""Compressed files and archives: each gives the sources that are packed in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from schemas.tables import Reject
from transforms.read.source import Source
from transforms.read.streams import decompress


def unpack(source: Source, compression: str) -> Iterator[Source | Reject]:
    """The one file in a gzip, bzip2, xz or zstd stream; it keeps the place of its packing."""
    stream = decompress(source.stream, compression, source.context.limits.expansion_ratio)
    name = source.name
    if PurePosixPath(name.lower()).suffix in (".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd"):
        name = str(PurePosixPath(name).with_suffix(""))
    elif name.lower().endswith((".tgz", ".tbz", ".txz")):
        name = name[:-4] + ".tar"
    yield source.inside("", name, stream, 0)
