"""Planning: what can be settled of a run before its graph is built."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import PurePosixPath

import pyarrow.parquet as pq

from pipeline.graph import Plan
from pipeline.options import RunOptions
from schemas.tables import TABLES
from transforms.deduplicate import check_version
from transforms.extract.run_knowledge import is_current
from transforms.filesystem import join, list_files, open_file
from transforms.read import InputFile, split
from transforms.write import FINGERPRINTS, KNOWLEDGE, STORIES
from transforms.write.manifest import RunDescription

logger = logging.getLogger("dateline")

# A final file of about this much text; a warehouse likes files of 100 to 500 MB.
BYTES_PER_FILE = 512 << 20
# Mention keys are consolidated in so many independent groups of blocks.
BYTES_PER_PARTITION = 16 << 20
MAX_PARTITIONS = 256


def plan_run(
    options: RunOptions, files: Sequence[InputFile], staging: str, lock_token: str
) -> Plan:
    """Settle the run. Raises IndexVersionError for an index of another version in the lookback."""
    size = sum(file.size for file in files)
    interval = options.interval
    description = RunDescription(
        run=interval.label,
        interval_start=interval.start.isoformat(),
        interval_end=interval.end.isoformat(),
        version=version("dateline"),
        options={
            "dedup": options.dedup,
            "near_threshold": options.near_threshold,
            "lookback_days": options.lookback_days,
            "knowledge_days": options.knowledge_days,
            "formats": list(options.formats),
            "languages": list(options.languages),
            "map": options.columns,
            "max": dict(options.bounds.given),
            "spacy_model": options.spacy_model,
        },
        inputs={"files": len(files), "bytes": size},
    )
    return Plan(
        options=options,
        description=description,
        segments=[
            segment for file in files for segment in split(file, open_file, options.bounds.read)
        ],
        earlier_indexes=tuple(earlier_indexes(options)),
        earlier_stories=tuple(earlier_stories(options)),
        earlier_events=tuple(earlier_events(options)),
        earlier_knowledge=tuple(earlier_knowledge(options)),
        folder=os.getcwd(),
        output=_absolute(options.output),
        staging=_absolute(staging),
        lock_token=lock_token,
        files=dict.fromkeys(TABLES, 1 + size // BYTES_PER_FILE),
        partitions=min(1 + size // BYTES_PER_PARTITION, MAX_PARTITIONS),
    )


def earlier_indexes(options: RunOptions) -> list[str]:
    """The fingerprint files of runs that began before this one, within the lookback."""
    if options.dedup == "none":
        return []
    found = [path for path, _ in _earlier_files(options, FINGERPRINTS)]
    for path in found:
        _check(path)
    return found


def earlier_stories(options: RunOptions) -> list[str]:
    """The stories of those runs. Without deduplication none: ids of articles may come again."""
    if options.dedup == "none":
        return []
    return [path for path, _ in _earlier_files(options, STORIES)]


def earlier_events(options: RunOptions) -> list[str]:
    """The published events of those runs, in whichever format each run has.

    Without deduplication none: an article that comes again has the same ids as before.
    """
    if options.dedup == "none":
        return []
    found: dict[str, list[str]] = {}
    for folder, form in (("events", "parquet"), ("avro/events", "avro")):
        by_run: dict[str, list[str]] = {}
        for path, run in _earlier_files(options, folder, form=form):
            by_run.setdefault(run, []).append(path)
        found = by_run | found
    return sorted(path for paths in found.values() for path in paths)


def earlier_knowledge(options: RunOptions) -> list[str]:
    """What runs before this one, within a lookback of their own, learned of names.

    Tables of another version are left out with a warning, since they only help.
    """
    files = _earlier_files(options, KNOWLEDGE, options.knowledge_days)
    return current_knowledge(path for path, _ in files)


def current_knowledge(paths: Iterable[str]) -> list[str]:
    """The tables that were written by this version; a warning tells of others."""
    found: list[str] = []
    others: list[str] = []
    for path in paths:
        with open_file(path) as handle:
            (found if is_current(pq.read_schema(handle)) else others).append(path)
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        logger.warning(
            "%s%s: of another version; what was learned there is left out", others[0], more
        )
    return found


def _earlier_files(
    options: RunOptions, folder: str, days: int | None = None, form: str = "parquet"
) -> list[tuple[str, str]]:
    """(path, run) of the published files of runs that began before this one, in the lookback."""
    days = options.lookback_days if days is None else days
    if not days:
        return []
    first_day = options.interval.start.date() - timedelta(days=days)
    found = []
    for path, _ in list_files(join(options.output, folder, "*", f"*.{form}")):
        name = PurePosixPath(path.replace("\\", "/"))
        run = name.stem.rpartition("-")[0]
        day = date.fromisoformat(name.parent.name.partition("=")[2])
        if day >= first_day and run < options.interval.label:
            found.append((_absolute(path), run))
    return sorted(found)


def _absolute(path: str) -> str:
    """Workers may run in another folder."""
    return path if "://" in path else os.path.abspath(path)


def _check(path: str) -> None:
    with open_file(path) as handle:
        check_version(pq.read_schema(handle), path)
