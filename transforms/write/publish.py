"""Publishing a run: check it, commit it in one step, and say how it ended."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from transforms.filesystem import join, read_bytes, write_bytes
from transforms.write import journal, snapshot
from transforms.write.locations import (
    CURRENT,
    is_data_of,
    local_folder,
    manifest_path,
    statistics_path,
)
from transforms.write.lock import is_held
from transforms.write.manifest import RunDescription, as_json, failed_checks, manifest
from transforms.write.statistics import Statistics, add
from transforms.write.table_file import FinalFile

OUTCOME = "outcome.json"

# What the writer of one final file tells: its files, its rows' statistics, and how many rows of
# its table were staged in all.
WrittenTable = tuple[list[FinalFile], Statistics, int]


class LockLost(RuntimeError):
    """Another writer took the output folder over while this run was at work."""


def publish(
    output: str,
    staging: str,
    token: str,
    description: RunDescription,
    written: Iterable[tuple[str, WrittenTable]],
    max_reject_share: float,
) -> dict[str, Any]:
    """Check what was ``written`` (by table) and publish it; returns and stores the outcome.

    The outcome is ``{"published": true, "tables": statistics}`` or
    ``{"published": false, "problems": [...]}``. Raises LockLost.
    """
    files: list[FinalFile] = []
    statistics: dict[str, list[Statistics]] = {}
    announced: dict[str, int] = {}
    for table, (table_files, counts, staged_rows) in written:
        files.extend(table_files)
        statistics.setdefault(table, []).append(counts)
        announced[table] = staged_rows
    tables = {table: add(statistics[table]) for table in sorted(statistics)}
    problems = failed_checks(announced, tables, max_reject_share)
    if problems:
        return _end(staging, {"published": False, "problems": problems})
    if not is_held(output, token):
        raise LockLost(f"{output} was taken over by another writer; nothing was published")
    run = description.run
    texts = {
        statistics_path(run): as_json({"run": run, "inputs": description.inputs, "tables": tables}),
        manifest_path(run): as_json(manifest(description, files)),
        CURRENT: as_json({"run": run, "manifest": manifest_path(run)}),
    }
    commit(output, files, texts, partial(is_data_of, run))
    return _end(staging, {"published": True, "tables": tables})


def outcome(staging: str) -> dict[str, Any] | None:
    """How the run ended, as ``publish`` stored it; None where it did not get so far."""
    try:
        return json.loads(read_bytes(join(staging, OUTCOME)))
    except OSError:
        return None


def recover(output: str) -> None:
    """Finish or undo what a killed writer had begun to publish."""
    folder = local_folder(output)
    if folder:
        snapshot.clean(folder)
    else:
        journal.recover(output)


def commit(
    output: str,
    files: Iterable[FinalFile],
    texts: dict[str, bytes],
    replaced: Callable[[str], bool],
) -> None:
    """Publish files and texts (by path below ``output``) in one step.

    What stands published stays, but for the paths for which ``replaced`` is true.
    """
    folder = local_folder(output)
    if folder:
        moves = {Path(file.staged): file.path for file in files}
        snapshot.publish(folder, uuid.uuid4().hex, moves, texts, replaced)
    else:
        journal.publish(output, {file.staged: file.path for file in files}, texts, replaced)


def _end(staging: str, result: dict[str, Any]) -> dict[str, Any]:
    write_bytes(join(staging, OUTCOME), as_json(result))
    return result
