"""Checking a published folder: are the files what the manifests say, and do the tables fit."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import fastavro
import pyarrow.parquet as pq

from schemas.tables import TABLES
from transforms.filesystem import below, join, list_files, open_file, read_bytes
from transforms.write import CURRENT, FINGERPRINTS, KNOWLEDGE, RUNS, STORIES, manifest_path

TABLE_FOLDERS = (*TABLES, "avro", FINGERPRINTS, KNOWLEDGE, STORIES)
DATA_ENDINGS = (".parquet", ".avro")

# (table, column, table that must hold the value in its key column, the key column)
REFERENCES = (
    ("mentions", "article_id", "articles", "article_id"),
    ("mentions", "event_id", "events", "event_id"),
    ("events", "best_mention_id", "mentions", "mention_id"),
    ("articles", "duplicate_of", "articles", "article_id"),
    ("articles", "cluster_id", "articles", "article_id"),
    ("articles", "story_id", "articles", "article_id"),
    ("events", "story_id", "articles", "article_id"),
)


@dataclass
class Report:
    """What was found: ``problems`` are sentences, ``lines`` are all that is to be said."""

    problems: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """What was checked, the problems, and the verdict."""
        verdict = f"{len(self.problems)} problems" if self.problems else "no problem found"
        return [*self.checked, *(f"PROBLEM {text}" for text in self.problems), verdict]


def check_output(output: str) -> Report:
    """Check hashes, row counts, formats against each other, keys, and references between tables."""
    report = Report()
    manifests = list(_manifests(output, report))
    if not manifests:
        report.problems.append(f"{output}: no run is published there")
        return report
    listed = {file["path"] for manifest in manifests for file in manifest["files"]}
    for manifest in manifests:
        for file in manifest["files"]:
            _check_file(output, file, report)
        _check_formats(output, manifest, report)
        report.checked.append(f"run {manifest['run']}: {len(manifest['files'])} files")
    for path in _data_files(output):
        if path not in listed:
            report.problems.append(f"{path}: no manifest lists it")
    _check_keys(output, manifests, report)
    _check_references(output, manifests, report)
    return report


def _manifests(output: str, report: Report) -> Iterator[dict[str, Any]]:
    for path, _ in list_files(join(output, RUNS, "*", "manifest.json")):
        yield json.loads(read_bytes(path))
    try:
        current = json.loads(read_bytes(below(output, CURRENT)))
        read_bytes(below(output, manifest_path(current["run"])))
    except (OSError, ValueError, KeyError) as error:
        report.problems.append(f"{CURRENT}: does not lead to a manifest ({error})")


def _check_file(output: str, file: dict[str, Any], report: Report) -> None:
    digest, size = hashlib.sha256(), 0
    try:
        with open_file(below(output, file["path"])) as handle:
            while block := handle.read(1 << 20):
                digest.update(block)
                size += len(block)
    except OSError as error:
        report.problems.append(f"{file['path']}: cannot be read ({error})")
        return
    if size != file["bytes"] or digest.hexdigest() != file["sha256"]:
        report.problems.append(f"{file['path']}: not the bytes that the manifest lists")
        return
    if file["format"] == "parquet":
        with open_file(below(output, file["path"])) as handle:
            rows = pq.ParquetFile(handle).metadata.num_rows
        if rows != file["rows"]:
            report.problems.append(f"{file['path']}: {rows} rows, the manifest says {file['rows']}")


def _check_formats(output: str, manifest: dict[str, Any], report: Report) -> None:
    """The Avro file of a table must hold the rows of the Parquet file, in the same order."""
    paths = {file["path"] for file in manifest["files"]}
    for path in sorted(paths):
        twin = f"avro/{path.removesuffix('.parquet')}.avro"
        if not path.endswith(".parquet") or twin not in paths:
            continue
        try:
            pairs = itertools.zip_longest(
                _parquet_rows(output, path), _avro_rows(output, twin), fillvalue=None
            )
            for number, (parquet_row, avro_row) in enumerate(pairs):
                if parquet_row != avro_row:
                    report.problems.append(f"{twin}: row {number} differs from {path}")
                    break
        except (OSError, ValueError) as error:
            report.problems.append(f"{twin}: cannot be compared with {path} ({error})")


def _parquet_rows(output: str, path: str) -> Iterator[dict[str, Any]]:
    with open_file(below(output, path)) as handle:
        for batch in pq.ParquetFile(handle).iter_batches():
            yield from batch.to_pylist()


def _avro_rows(output: str, path: str) -> Iterator[Any]:
    with open_file(below(output, path)) as handle:
        yield from fastavro.reader(handle)


def _data_files(output: str) -> list[str]:
    prefix = join(output, "")
    found = []
    for folder in TABLE_FOLDERS:
        for path, _ in list_files(join(output, folder, "**")):
            relative = path[len(prefix) :].replace("\\", "/")
            if relative.endswith(DATA_ENDINGS):
                found.append(relative)
    return sorted(found)


def _check_keys(output: str, manifests: list[dict[str, Any]], report: Report) -> None:
    """A key stands once in a run; what identifies a row over all runs is ``Table.identity``."""
    for manifest in manifests:
        for name, table in TABLES.items():
            counts = Counter(_values(output, [manifest], name, (table.key,)))
            repeated = [key for key, count in counts.items() if count > 1]
            if repeated:
                report.problems.append(
                    f"run {manifest['run']}: {len(repeated)} values of {name}.{table.key} stand "
                    f"in several rows, such as {min(repeated)[0]}"
                )


def _check_references(output: str, manifests: list[dict[str, Any]], report: Report) -> None:
    """What is named must be there: in the same run, where each run has rows of its own."""
    for table, column, other, key in REFERENCES:
        same_run = ("run",) if TABLES[other].per_run else ()
        known = set(_values(output, manifests, other, (key, *same_run)))
        missing = {
            value
            for value in _values(output, manifests, table, (column, *same_run))
            if value[0] is not None and value not in known
        }
        if missing:
            report.problems.append(
                f"{table}.{column}: {len(missing)} values that {other}.{key} lacks, such as "
                f"{min(missing)[0]}"
            )


def _values(
    output: str, manifests: list[dict[str, Any]], table: str, columns: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """The values that each row of a table has in some columns."""
    for manifest in manifests:
        for file in manifest["files"]:
            if file["table"] != table or file["format"] != "parquet":
                continue
            try:
                with open_file(below(output, file["path"])) as handle:
                    rows = pq.read_table(handle, columns=list(columns))
            except (OSError, ValueError):
                continue  # named already, by its hash
            yield from zip(*(rows.column(name).to_pylist() for name in columns), strict=True)
