"""What later stages found out about single rows of parts, put into the rows' columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from transforms.write.locations import FINGERPRINTS

# (part name, row in the part, one value for each annotated column of the table)
Annotation = tuple[str, int, tuple[Any, ...]]

ANNOTATED_COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "article_id",
        "duplicate_of",
        "duplicate_kind",
        "similarity",
        "cluster_id",
        "related",
        "story_id",
    ),
    "mentions": ("event_id",),
    FINGERPRINTS: ("article_id", "canonical", "role"),
}


class Annotations:
    """Values of ``columns`` for single rows; a row without an annotation keeps its own."""

    def __init__(self, columns: tuple[str, ...], annotations: Iterable[Annotation]) -> None:
        self._columns = columns
        self._by_part: dict[str, dict[int, tuple[Any, ...]]] = defaultdict(dict)
        for part, row, values in annotations:
            self._by_part[part][row] = values

    def apply(self, part: str, numbers: pa.Array, rows: pa.Table) -> pa.Table:
        """The rows, whose numbers in the part are ``numbers``, with their annotated values."""
        by_row = self._by_part.get(part)
        if not by_row:
            return rows
        found = [by_row.get(number) for number in numbers.to_pylist()]
        for position, column in enumerate(self._columns):
            kept = rows.column(column).to_pylist()
            values = [
                annotated[position] if annotated else old
                for annotated, old in zip(found, kept, strict=True)
            ]
            kind = rows.schema.field(column).type
            rows = with_column(rows, column, pa.array(values, kind))
        return rows


def with_column(rows: pa.Table, column: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    """The rows with other values in a column that they have."""
    position = rows.schema.get_field_index(column)
    return rows.set_column(position, rows.schema.field(position), values)
