"""What a run reports of itself, counted while its files are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from schemas.columns import Table

COUNTED_COLUMNS = {
    "articles": ("language", "publisher", "duplicate_kind", "published_source"),
    "mentions": ("event_type", "modality", "historical"),
    "events": ("event_type", "modality", "source_country", "target_country"),
    "rejects": ("stage", "reason"),
}
NULL = "(none)"

# table -> {"rows": n, column: {value: n}}
Statistics = dict[str, Any]


def count(table: Table, rows: pa.Table) -> Statistics:
    """The number of rows, of rows that repeat a key, and of each value in the counted columns."""
    repeated = rows.num_rows - len(rows.column(table.key).unique())
    statistics: Statistics = {"rows": rows.num_rows, "repeated_keys": repeated}
    for column in COUNTED_COLUMNS.get(table.name, ()):
        counted = rows.column(column).value_counts().to_pylist()
        statistics[column] = {_label(entry["values"]): entry["counts"] for entry in counted}
    return statistics


def add(parts: Iterable[Statistics]) -> Statistics:
    """The sum of several statistics of one table; values in descending order of number."""
    totals: Counter[str] = Counter()
    counters: dict[str, Counter[str]] = {}
    for part in parts:
        for name, value in part.items():
            if isinstance(value, int):
                totals[name] += value
            else:
                counters.setdefault(name, Counter()).update(value)
    ordered = {
        name: dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
        for name, counter in counters.items()
    }
    return {**totals, **ordered}


def _label(value: Any) -> str:
    return NULL if value is None else str(value)
