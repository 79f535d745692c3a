"""Parts: the Parquet files in the run's staging folder through which text moves between stages.

Text never crosses a shuffle, because a local runner keeps every shuffled collection in memory
and a cluster pays for it. A stage writes its rows to a part and announces the part's name; the
next stage opens it. A part's name is drawn anew for every attempt and announced only when its
writing succeeded, so that the leftovers of a failed attempt are never read.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.columns import Table
from schemas.rows import arrow_table
from transforms.filesystem import create_file, join, open_file

MAX_ROWS = 1_000
MAX_BYTES = 16 << 20
ROW_GROUP_ROWS = 100

# (table, part name, rows, bytes): what a stage tells the next one. A plain tuple, since Beam's
# coders give named ones back as another class in another process.
Announcement = tuple[str, str, int, int]


def part_path(staging: str, table: str, name: str) -> str:
    """Where the part stands below the run's staging folder."""
    return join(staging, "parts", table, f"{name}.parquet")


def part_paths(staging: str, table: str, names: Iterable[str]) -> dict[str, str]:
    """The file of each part."""
    return {name: part_path(staging, table, name) for name in names}


@dataclass
class PartBuffer:
    """Collects the records of one table and writes them as a part, in the table's order.

    ``full`` is true from about 1,000 records or 16 MB on; sizes are the caller's estimate.
    """

    table: Table
    staging: str
    max_rows: int = MAX_ROWS
    max_bytes: int = MAX_BYTES
    _entries: list[tuple[Any, Any]] = field(default_factory=list)
    _bytes: int = 0

    def add(self, record: Any, size: int, companion: Any = None) -> None:
        """Take a record of about ``size`` bytes; ``companion`` is handed back by ``write``."""
        self._entries.append((record, companion))
        self._bytes += size

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return len(self._entries) >= self.max_rows or self._bytes >= self.max_bytes

    def __len__(self) -> int:
        return len(self._entries)

    def write(self) -> tuple[Announcement, list[tuple[Any, Any]]]:
        """Write and empty the buffer: the announcement, and the entries in the rows' order."""
        order = attrgetter(*self.table.order)
        entries = sorted(self._entries, key=lambda entry: _none_first(order(entry[0])))
        name = uuid.uuid4().hex
        rows = arrow_table(self.table, (record for record, _ in entries))
        write_rows(part_path(self.staging, self.table.name, name), rows)
        announcement = (self.table.name, name, len(entries), self._bytes)
        self._entries, self._bytes = [], 0
        return announcement, entries


def write_rows(path: str, rows: pa.Table) -> None:
    """Write rows as one Parquet file of small row groups, so that a reader can open a few rows."""
    with create_file(path) as handle:
        pq.write_table(rows, handle, row_group_size=ROW_GROUP_ROWS, compression="zstd")


def row_group_count(rows: int) -> int:
    """How many row groups a part of so many rows has."""
    return -(-rows // ROW_GROUP_ROWS)


def read_row_group(
    staging: str, table: str, name: str, row_group: int, columns: Sequence[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of one row group of a part, with all columns or some."""
    chosen = list(columns) if columns is not None else None
    with open_file(part_path(staging, table, name)) as handle:
        yield from pq.ParquetFile(handle).read_row_group(row_group, chosen).to_pylist()


def read_column(staging: str, table: str, name: str, column: str, rows: list[int]) -> list[Any]:
    """The values that some rows of a part have in one column, in the order of ``rows``."""
    with open_file(part_path(staging, table, name)) as handle:
        values = pq.ParquetFile(handle).read(columns=[column]).column(column)
    return values.take(pa.array(rows, pa.int64())).to_pylist()


def _none_first(key: Any) -> tuple[Any, ...]:
    values = key if isinstance(key, tuple) else (key,)
    return tuple((value is not None, value) for value in values)
