"""Parquet: typed tables, read in small batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from transforms.read.fields import WRAPPERS, normal_name, synonyms, to_record
from transforms.read.seekable import seekable
from transforms.read.source import Outcome, Source
from transforms.read.streams import CorruptStream

# A dictionary makes rows of any size from a small file: few are held at once.
BATCH_ROWS = 16


def read_parquet(source: Source) -> Iterator[Outcome]:
    """One outcome for each row; ``source.start`` and ``end`` are row groups. A place is the
    number of the row in the file."""
    import pyarrow
    import pyarrow.parquet as parquet

    try:
        table = parquet.ParquetFile(seekable(source))
        columns = _wanted(table.schema_arrow.names, source)
        groups = range(table.num_row_groups)[source.start : source.end]
        number = sum(table.metadata.row_group(g).num_rows for g in range(source.start))
    except (pyarrow.ArrowException, OSError, ValueError) as error:  # names that are no UTF-8
        raise CorruptStream(f"Parquet: {error}") from error
    for group in groups:
        try:
            for batch in table.iter_batches(BATCH_ROWS, row_groups=[group], columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    place = source.at(f"row={number}")
                    yield to_record(row, source.uri, place, "parquet", source.context)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
            yield source.reject("corrupt_data", f"{error}", place=f"row_group={group}")
            number = sum(table.metadata.row_group(g).num_rows for g in range(group + 1))


def _wanted(columns: list[str], source: Source) -> list[str]:
    """The columns that may hold a field, so that the others are not decoded."""
    known = synonyms()
    mapped = {path.split(".")[0].split("[")[0] for path in source.context.columns.values()}
    mapped |= set(source.context.columns.values()) | set(WRAPPERS)
    wanted = [c for c in columns if normal_name(c) in known or c in mapped]
    return wanted or columns[: source.context.limits.columns]


def row_group_bytes(stream: BinaryIO) -> list[int]:
    """Uncompressed size of each row group. Raises what pyarrow raises for no Parquet file."""
    import pyarrow.parquet as parquet

    metadata = parquet.ParquetFile(stream).metadata
    return [metadata.row_group(g).total_byte_size for g in range(metadata.num_row_groups)]
