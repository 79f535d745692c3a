"""One final file of a table, in Parquet and in Avro, written side by side from the same rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import fastavro
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.avro import avro_schema
from schemas.columns import Table
from schemas.tables import SCHEMA_VERSION
from transforms.filesystem import below, create_file, open_file
from transforms.write import statistics

PARQUET_ROW_GROUP_ROWS = 20_000
AVRO_ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class FinalFile:
    """A finished file: where it stands in staging, and where it goes below the output folder."""

    table: str
    format: str
    staged: str
    path: str
    rows: int
    bytes: int
    sha256: str


def final_path(table: str, form: str, day: str, run: str, number: int) -> str:
    """``events/dt=2026-11-21/2026-11-21T13-00000.parquet``, below ``avro/`` for Avro."""
    folder = f"avro/{table}" if form == "avro" else table
    return f"{folder}/dt={day}/{run}-{number:05d}.{form}"


def write_table_file(
    table: Table,
    pieces: Iterable[pa.Table],
    paths: dict[str, str],
    staging: str,
) -> tuple[list[FinalFile], statistics.Statistics]:
    """Write the pieces, in their order, once in each format of ``paths`` (format -> final path).

    Returns the files and the statistics of their rows. The same pieces give the same bytes.
    """
    counts: list[statistics.Statistics] = []
    staged = {form: below(staging, path) for form, path in paths.items()}
    with ExitStack() as stack:
        rows = _counted(table, pieces, counts)
        if "parquet" in staged:
            handle = stack.enter_context(create_file(staged["parquet"]))
            rows = _through_parquet(table, rows, stack, handle)
        if "avro" in staged:
            handle = stack.enter_context(create_file(staged["avro"]))
            _write_avro(table, rows, handle, paths["avro"])
        for _ in rows:
            pass
    counted = statistics.add([statistics.count(table, empty(table)), *counts])
    files = [
        FinalFile(
            table.name, form, staged[form], paths[form], counted["rows"], *digest(staged[form])
        )
        for form in paths
    ]
    return files, counted


def empty(table: Table) -> pa.Table:
    """No rows, with the table's schema."""
    return arrow_schema(table).empty_table()


def _counted(
    table: Table, pieces: Iterable[pa.Table], counts: list[statistics.Statistics]
) -> Iterator[pa.Table]:
    for piece in pieces:
        counts.append(statistics.count(table, piece))
        yield piece


def _through_parquet(
    table: Table, pieces: Iterable[pa.Table], stack: ExitStack, handle: Any
) -> Iterator[pa.Table]:
    """Write each piece to Parquet as it passes by."""
    schema = arrow_schema(table).with_metadata({"dateline.schema_version": str(SCHEMA_VERSION)})
    writer = stack.enter_context(
        pq.ParquetWriter(handle, schema, compression="zstd", write_page_index=True)
    )
    for piece in pieces:
        writer.write_table(piece.cast(schema), row_group_size=PARQUET_ROW_GROUP_ROWS)
        yield piece


def _write_avro(table: Table, pieces: Iterable[pa.Table], handle: Any, path: str) -> None:
    # The marker between blocks is random by default; a hash of the path keeps a re-run's bytes.
    marker = hashlib.blake2b(path.encode(), digest_size=16).digest()
    # Rows as dictionaries take some ten times the memory of Arrow's, so only few at a time.
    batches = (batch for piece in pieces for batch in piece.to_batches(AVRO_ROWS_AT_ONCE))
    rows = (row for batch in batches for row in batch.to_pylist())
    fastavro.writer(
        handle,
        _ordered(fastavro.parse_schema(avro_schema(table))),
        rows,
        codec="deflate",
        sync_marker=marker,
        metadata={"dateline.schema_version": str(SCHEMA_VERSION)},
        strict=True,
    )


def _ordered(schema: Any) -> Any:
    """The schema with its attributes in order: fastavro leaves them in that of a set."""
    if isinstance(schema, dict):
        return {name: _ordered(schema[name]) for name in sorted(schema)}
    return [_ordered(item) for item in schema] if isinstance(schema, list) else schema


def digest(path: str) -> tuple[int, str]:
    """(bytes, SHA-256) of a file."""
    digest, size = hashlib.sha256(), 0
    with open_file(path) as handle:
        while block := handle.read(1 << 20):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()
