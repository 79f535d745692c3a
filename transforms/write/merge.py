"""Merging parts into the rows of a final file, range by range of ids, in constant memory.

A part is sorted, so the statistics of its row groups tell which of them can hold a range. Each
range is read from all parts, annotated, sorted and handed on before the next one is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.filesystem import open_file

Annotate = Callable[[str, pa.Array, pa.Table], pa.Table]
"""(part name, row numbers, rows) -> the rows with what later stages found out about them."""


@dataclass(frozen=True)
class _RowGroup:
    path: str
    part: str
    index: int
    first_row: int
    low: str
    high: str


def sorted_ranges(
    order: tuple[str, ...],
    paths: dict[str, str],
    ranges: list[tuple[str, str]],
    annotate: Annotate,
) -> Iterator[pa.Table]:
    """The rows of the parts, one Arrow table for each range of ids, sorted by ``order``.

    ``paths`` gives the file of each part. Ranges are of the first column of ``order``, by which
    parts must be sorted; an id that ``annotate`` changes stays in its range.
    """
    groups = [group for part in sorted(paths) for group in _row_groups(order[0], part, paths[part])]
    for low, high in ranges:
        pieces = [
            _rows(order[0], group, low, high, annotate)
            for group in groups
            if group.low < high and group.high >= low
        ]
        if pieces:
            merged = pa.concat_tables(pieces)
            yield merged.sort_by([(name, "ascending") for name in order])


def _row_groups(range_column: str, part: str, path: str) -> Iterator[_RowGroup]:
    with open_file(path) as handle:
        metadata = pq.ParquetFile(handle).metadata
    column = _leaf(metadata, range_column)
    first_row = 0
    for index in range(metadata.num_row_groups):
        group = metadata.row_group(index)
        statistics = group.column(column).statistics
        yield _RowGroup(path, part, index, first_row, statistics.min, statistics.max)
        first_row += group.num_rows


def _leaf(metadata: pq.FileMetaData, name: str) -> int:
    """The number of a column among the leaves of the schema, of which a list has several."""
    names = (metadata.schema.column(i).path for i in range(metadata.num_columns))
    return next(i for i, path in enumerate(names) if path == name)


def _rows(range_column: str, group: _RowGroup, low: str, high: str, annotate: Annotate) -> pa.Table:
    with open_file(group.path) as handle:
        rows = pq.ParquetFile(handle).read_row_group(group.index)
    ids = rows.column(range_column)
    chosen = pc.and_(pc.greater_equal(ids, low), pc.less(ids, high))
    numbers = pa.array(range(group.first_row, group.first_row + rows.num_rows), pa.int64())
    return annotate(group.part, numbers.filter(chosen.combine_chunks()), rows.filter(chosen))
