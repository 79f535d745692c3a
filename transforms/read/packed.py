"""Compressed files and archives: each gives the sources that are packed in it.

Nothing is ever written to a path that an archive names.
"""

from __future__ import annotations

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from schemas.tables import Reject
from transforms.read.seekable import seekable
from transforms.read.source import Source
from transforms.read.streams import (
    CHUNK,
    FREE_EXPANSION,
    CorruptStream,
    Decompressed,
    ExpandsTooMuch,
    decompress,
)

PACKED_SUFFIXES = (".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd")
ENCRYPTED = 0x1
# What the libraries raise for damaged archives; offsets and lengths out of range among them.
_DEFECTS = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, OSError,
    EOFError, ValueError, IndexError, OverflowError, RuntimeError,
)  # fmt: skip


def unpack(source: Source, compression: str) -> Iterator[Source | Reject]:
    """The one file in a gzip, bzip2, xz or zstd stream; it keeps the place of its packing."""
    stream = decompress(source.stream, compression, source.context.limits.expansion_ratio)
    name = source.name
    if name.lower().endswith(PACKED_SUFFIXES):
        name = str(PurePosixPath(name).with_suffix(""))
    yield source.inside("", name, stream, 0)
    if isinstance(stream.raw, Decompressed):
        for number, defect in enumerate(stream.raw.defects, 1):
            yield source.reject("corrupt_data", defect, place=f"defect={number}")


def open_zip(source: Source, _kind: str) -> Iterator[Source | Reject]:
    """The files of a zip archive, in the order of their names."""
    if _is_too_deep(source):
        yield _too_deep(source)
        return
    try:
        archive = zipfile.ZipFile(seekable(source))
        members = sorted(archive.infolist(), key=lambda m: (m.filename, m.header_offset))
    except _DEFECTS as error:
        raise CorruptStream(f"zip: {error}") from error
    budget = _Budget(source.context.limits.expansion_ratio)
    places = _Places()
    for member in members[: source.context.limits.archive_members]:
        place = places.name(member.filename)
        reason = _unsafe(member.filename)
        if member.is_dir() or _is_hidden(member.filename):
            continue
        if reason:
            yield source.reject("unsafe_path", reason, place=place)
        elif member.flag_bits & ENCRYPTED:
            yield source.reject("encrypted", "the member needs a password", place=place)
        elif (member.external_attr >> 16) & 0o170000 == 0o120000:
            yield source.reject("unsafe_path", "a symbolic link", place=place)
        else:
            try:
                data = archive.open(member)
            except _DEFECTS as error:
                yield source.reject("corrupt_data", f"zip: {error}", place=place)
                continue
            budget.packed += member.compress_size
            yield source.inside(place, place, _member_stream(data, budget), 1)
    yield from _members_left_out(source, len(members))


def open_tar(source: Source, _kind: str) -> Iterator[Source | Reject]:
    """The files of a tar archive, in the order of the archive, read as a stream."""
    if _is_too_deep(source):
        yield _too_deep(source)
        return
    budget = _Budget(source.context.limits.expansion_ratio, packed=FREE_EXPANSION)
    places = _Places()
    expected = count = 0
    try:
        archive = tarfile.open(  # noqa: SIM115 - the stream is the caller's
            fileobj=source.stream, mode="r|", ignore_zeros=True
        )
        for member in archive:
            count += 1
            if count > source.context.limits.archive_members:
                yield from _members_left_out(source, count)
                return
            if member.offset > expected:
                yield source.reject("corrupt_data", "unreadable blocks", place=f"byte={expected}")
            expected = member.offset_data + (member.size + 511) // 512 * 512
            place = places.name(member.name)
            reason = _unsafe(member.name)
            if member.isdir() or _is_hidden(member.name):
                continue
            if reason:
                yield source.reject("unsafe_path", reason, place=place)
            elif not member.isfile():
                yield source.reject("unsafe_path", "a link or a device", place=place)
            else:
                budget.packed += member.size
                data = archive.extractfile(member)
                yield source.inside(place, place, _member_stream(data, budget), 1)
    except _DEFECTS as error:
        raise CorruptStream(f"tar, after {count} members: {error}") from error


class _Budget:
    """How many bytes an archive may become, shared by its members."""

    def __init__(self, ratio: int, packed: int = 0) -> None:
        self._ratio = ratio
        self.packed = packed
        self.given = 0

    def take(self, size: int) -> None:
        self.given += size
        if self.given > max(FREE_EXPANSION, self._ratio * self.packed):
            raise ExpandsTooMuch(f"more than {self._ratio} times its packed size (--max ratio)")


class _Member(io.RawIOBase):
    """A member of an archive whose defects are those of a stream."""

    def __init__(self, data: Any, budget: _Budget) -> None:
        self._data = data
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._data.read(len(buffer))
        except _DEFECTS as error:
            raise CorruptStream(f"{error}") from error
        self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)


def _member_stream(data: Any, budget: _Budget) -> io.BufferedReader:
    return io.BufferedReader(_Member(data, budget), CHUNK)


class _Places:
    """Names of members; one that comes again gets a number."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def name(self, name: str) -> str:
        name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}~{self._seen[name]}"


def _unsafe(name: str) -> str | None:
    path = name.replace("\\", "/")
    if path.startswith("/") or path[1:3] == ":/":
        return f"an absolute path: {name}"
    if ".." in path.split("/"):
        return f"a path out of the archive: {name}"
    return None


def _is_hidden(name: str) -> bool:
    """Files that systems leave behind: .DS_Store, __MACOSX/."""
    parts = [part for part in name.split("/") if part not in (".", "..")]
    return parts[:1] == ["__MACOSX"] or any(part.startswith(".") for part in parts)


def _is_too_deep(source: Source) -> bool:
    return source.depth >= source.context.limits.archive_depth


def _too_deep(source: Source) -> Reject:
    depth = source.context.limits.archive_depth
    return source.reject(
        "archive_too_deep", f"archives in archives, more than {depth} deep (--max archive-depth)"
    )


def _members_left_out(source: Source, count: int) -> Iterator[Reject]:
    limit = source.context.limits.archive_members
    if count > limit:
        yield source.reject(
            "too_many_members", f"more than {limit} files in one archive (--max archive-members)"
        )
