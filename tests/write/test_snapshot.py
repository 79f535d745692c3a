"""A reader finds all of the old or all of the new, whenever the writer is killed."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from transforms.write import snapshot
from transforms.write.locations import CURRENT, is_data_of

TABLES = ("articles", "mentions", "events")


class Killed(BaseException):
    """Stands for SIGKILL: nothing may catch it."""


def own(path: str) -> bool:
    return is_data_of("2025-04-01", path)


def stage(folder: Path, content: str) -> dict[Path, str]:
    """Staged files of a run of three tables, to be published."""
    moves = {}
    for table in TABLES:
        staged = folder / "_staging" / content / f"{table}.parquet"
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_text(content)
        moves[staged] = f"{table}/dt=2025-04-01/2025-04-01-00000.parquet"
    return moves


def publish(folder: Path, content: str) -> None:
    snapshot.publish(
        folder,
        f"snapshot-{content}",
        stage(folder, content),
        {CURRENT: content.encode()},
        own,
    )


def what_readers_see(folder: Path) -> set[str]:
    """The contents of all data files and of current.json, as any reader would find them."""
    paths = [*folder.glob("*/dt=*/*.parquet"), folder / CURRENT]
    return {path.read_text() for path in paths if path.exists()}


def test_a_second_publication_replaces_the_run(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    publish(tmp_path, "new")
    assert what_readers_see(tmp_path) == {"new"}
    assert len(list((tmp_path / snapshot.SNAPSHOTS).iterdir())) == 1


def test_other_runs_stay(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    other = tmp_path / "_staging" / "other.parquet"
    other.write_text("other")
    path = "events/dt=2025-04-02/2025-04-02-00000.parquet"
    snapshot.publish(tmp_path, "second", {other: path}, {}, lambda path: False)
    assert what_readers_see(tmp_path) == {"old", "other"}


def test_an_interrupted_publication_can_be_repeated(tmp_path: Path) -> None:
    moves = stage(tmp_path, "new")
    for name in ("first-attempt", "second-attempt"):
        snapshot.publish(tmp_path, name, moves, {CURRENT: b"new"}, own)
    assert what_readers_see(tmp_path) == {"new"}


SYSTEM_CALLS = ("link", "replace", "symlink", "fsync")


def killed_before(moment: int, original: Callable[..., Any], calls: list[int]) -> Any:
    """The system call, which kills the process if it is number ``moment``."""

    def call(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        if calls[0] == moment:
            raise Killed
        return original(*args, **kwargs)

    return call


def publish_killed(folder: Path, moment: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Publish, killed before a system call; false if the publication has fewer calls than that."""
    calls = [0]
    with monkeypatch.context() as patch:
        for name in SYSTEM_CALLS:
            patch.setattr(os, name, killed_before(moment, getattr(os, name), calls))
        try:
            publish(folder, "new")
        except Killed:
            return True
    return False


@pytest.mark.parametrize("first", [True, False], ids=["first publication", "replacing one"])
def test_killed_at_every_system_call(
    first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = []
    for moment in itertools.count(1):
        folder = tmp_path / str(moment)
        folder.mkdir()
        if not first:
            publish(folder, "old")
        if not publish_killed(folder, moment, monkeypatch):
            break
        outcomes.append(what_readers_see(folder))
        snapshot.clean(folder)
        publish(folder, "next")
        assert what_readers_see(folder) == {"next"}
    before: set[str] = set() if first else {"old"}
    assert all(seen in (before, {"new"}) for seen in outcomes)
    assert before in outcomes
    assert {"new"} in outcomes


def test_a_plain_copy_of_an_output_folder_is_taken_over(tmp_path: Path) -> None:
    for table in TABLES:
        path = tmp_path / table / "dt=2025-03-31" / "2025-03-31-00000.parquet"
        path.parent.mkdir(parents=True)
        path.write_text("copied")
    publish(tmp_path, "new")
    assert what_readers_see(tmp_path) == {"copied", "new"}
    assert (tmp_path / "events").is_symlink()
