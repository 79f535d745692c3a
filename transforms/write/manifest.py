"""The manifest: every file of a run with its rows, bytes and hash; and what is checked before."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from schemas.tables import SCHEMA_VERSION
from transforms.write.statistics import Statistics
from transforms.write.table_file import FinalFile


@dataclass(frozen=True)
class RunDescription:
    """What a run is: its label, its interval (ISO 8601, UTC, half-open) and its options."""

    run: str
    interval_start: str
    interval_end: str
    version: str
    options: dict[str, Any] = field(default_factory=dict)
    inputs: dict[str, int] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """The partition that the run's files go to."""
        return self.interval_start[:10]


def manifest(description: RunDescription, files: Iterable[FinalFile]) -> dict[str, Any]:
    """The manifest as it is written; files in the order of their paths."""
    return {
        **dataclasses.asdict(description),
        "schema_version": SCHEMA_VERSION,
        "files": [listed(file) for file in sorted(files, key=lambda file: file.path)],
    }


def listed(file: FinalFile) -> dict[str, Any]:
    """A file as a manifest lists it."""
    entry = dataclasses.asdict(file)
    del entry["staged"]
    return entry


def as_json(value: Any) -> bytes:
    """A value as indented JSON in UTF-8."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def failed_checks(
    announced: dict[str, int], tables: dict[str, Statistics], max_reject_share: float
) -> list[str]:
    """What stands against publishing, one sentence each; empty when all is well.

    ``announced`` has the number of rows that the stages staged for each table.
    """
    problems = []
    for table, statistics in tables.items():
        if statistics["rows"] != announced.get(table, 0):
            problems.append(
                f"{table}: {announced.get(table, 0)} rows were staged, {statistics['rows']} written"
            )
        if statistics.get("repeated_keys"):
            problems.append(f"{table}: {statistics['repeated_keys']} rows repeat another row's key")
    rejects = tables["rejects"]["rows"]
    records = rejects + tables["articles"]["rows"]
    if records and rejects / records > max_reject_share:
        problems.append(
            f"{rejects} of {records} records were rejected, more than the allowed share of "
            f"{max_reject_share:g} (--max-rejects)"
        )
    return problems
