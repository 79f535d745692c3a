"""From the INPUT arguments to the files that a run reads."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from transforms.filesystem import join, list_files
from transforms.read import InputFile


def find_files(
    inputs: Iterable[str], output: str | None = None
) -> tuple[list[InputFile], list[str]]:
    """The files that the inputs name, sorted, each once; and the inputs that name none.

    An input is a file, a folder (with all below it, but for hidden files), or a glob, here or on
    any file system that Beam knows. Files below ``output`` are our own and left out.
    """
    found: dict[str, int] = {}
    without: list[str] = []
    for given in inputs:
        files = list(_remote_files(given) if "://" in given else _local_files(given, output))
        if not files:
            without.append(given)
        found.update(files)
    return [InputFile(uri, size) for uri, size in sorted(found.items())], without


def _local_files(given: str, output: str | None) -> Iterator[tuple[str, int]]:
    own = os.path.realpath(output) if output and "://" not in output else None
    for path in _local_paths(given):
        real = os.path.realpath(path)
        if own and (real == own or real.startswith(own + os.sep)):
            continue
        yield path, os.path.getsize(path)


def _local_paths(given: str) -> Iterator[str]:
    # A name that stands on the disk is taken as it is, even if it looks like a glob.
    matches = [given] if os.path.exists(given) else sorted(glob.glob(given, recursive=True))
    for match in matches:
        if os.path.isdir(match):
            yield from _files_below(Path(match))
        elif os.path.isfile(match):
            yield match


def _files_below(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)
            if not name.startswith(".") and os.path.isfile(path):
                yield path


def _remote_files(given: str) -> list[tuple[str, int]]:
    files = list_files(given)
    return files or list_files(join(given, "**"))
