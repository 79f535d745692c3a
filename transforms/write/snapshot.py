"""Publishing on a local disk: all tables change in one step, because one link is replaced.

``OUT/events`` and its like are links through ``OUT/.published``, itself a link to a folder below
``OUT/.snapshots`` that holds everything. A publication builds the next snapshot beside it, of hard
links to what stays and the new files, and replaces the one link. Whoever reads, at whatever moment
the writer is killed, finds all of the old or all of the new.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from transforms.write.locations import PUBLISHED

POINTER = ".published"
SNAPSHOTS = ".snapshots"


def publish(
    folder: Path,
    name: str,
    moves: dict[Path, str],
    texts: dict[str, bytes],
    replaced: Callable[[str], bool],
) -> None:
    """Publish the files of ``moves`` (staged file -> path below the folder) and the ``texts``.

    What stands published stays, but for the paths for which ``replaced`` is true. ``name`` must be
    new: it names the snapshot.
    """
    snapshot = folder / SNAPSHOTS / name
    snapshot.mkdir(parents=True)
    _link_all(_current(folder), snapshot, replaced)
    for table in PUBLISHED:
        (snapshot / table).mkdir(exist_ok=True)
    for staged, path in moves.items():
        target = snapshot / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(staged, target)  # not moved: a repeated attempt finds it again
        _sync(target)
    for path, text in texts.items():
        target = snapshot / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # a hard link: the old snapshot keeps its own text
        target.write_bytes(text)
        _sync(target)
    _sync(snapshot)
    _switch(folder, snapshot)
    clean(folder)


def clean(folder: Path) -> None:
    """Delete every snapshot but the published one: what a killed writer left, and the last one."""
    published = _pointed_at(folder)
    snapshots = folder / SNAPSHOTS
    for snapshot in snapshots.iterdir() if snapshots.is_dir() else ():
        if snapshot != published:
            shutil.rmtree(snapshot, ignore_errors=True)


def _switch(folder: Path, snapshot: Path) -> None:
    for table in PUBLISHED:
        _link_table(folder, table)
    _replace_link(folder / POINTER, Path(SNAPSHOTS) / snapshot.name)
    _sync(folder)


def _link_table(folder: Path, table: str) -> None:
    link = folder / table
    if link.is_symlink():
        return
    if link.exists() and not link.is_dir():
        raise FileExistsError(f"{link} is in the way: the table {table} goes there")
    if link.is_dir():  # a plain copy of an output folder; the snapshot holds all that is in it
        aside = folder / SNAPSHOTS / f"copied-{table}"
        os.replace(link, aside)
    _replace_link(link, Path(POINTER) / table)


def _replace_link(link: Path, target: Path) -> None:
    fresh = link.with_name(f"{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    os.replace(fresh, link)


def _pointed_at(folder: Path) -> Path | None:
    pointer = folder / POINTER
    return folder / os.readlink(pointer) if pointer.is_symlink() else None


def _current(folder: Path) -> Path:
    return _pointed_at(folder) or folder


def _link_all(source: Path, target: Path, replaced: Callable[[str], bool]) -> None:
    for table in PUBLISHED:
        for file in sorted((source / table).rglob("*")):
            path = file.relative_to(source).as_posix()
            if file.is_file() and not replaced(path):
                link = target / path
                link.parent.mkdir(parents=True, exist_ok=True)
                os.link(file, link)


def _sync(path: Path) -> None:
    """Make a file or folder survive a power failure."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
