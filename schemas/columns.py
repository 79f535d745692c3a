"""How a typed Python record becomes a table: the few column types that every warehouse shares.

A table is a frozen dataclass whose fields are annotated ``Annotated[type, "documentation"]``.
Map, decimal, uuid and local-time types are left out on purpose: at least one of DuckDB,
ClickHouse, BigQuery or polars misreads each of them from Parquet or Avro.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any


class ColumnType(Enum):
    """The types that all formats of the tables have."""

    STRING = "string"
    BOOLEAN = "boolean"
    INT = "int"
    DOUBLE = "double"
    DATE = "date"
    TIMESTAMP = "timestamp"
    ENUM = "enum"


PYTHON_TYPES = {
    str: ColumnType.STRING,
    bool: ColumnType.BOOLEAN,
    int: ColumnType.INT,
    float: ColumnType.DOUBLE,
    date: ColumnType.DATE,
    datetime: ColumnType.TIMESTAMP,
}


@dataclass(frozen=True)
class Column:
    """One column: ``repeated`` means an array that is never null and holds no nulls."""

    name: str
    type: ColumnType
    doc: str
    nullable: bool = False
    repeated: bool = False
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table: its record type, the column that identifies a row, the order of rows in a file.

    The key is unique in a run. With ``per_run``, each run has a row of its own for what it shares
    with other runs, so that over all runs the key and ``run`` identify a row.
    """

    name: str
    record: type
    key: str
    order: tuple[str, ...]
    per_run: bool = False

    @property
    def identity(self) -> tuple[str, ...]:
        """The columns that identify a row over all runs: what to merge on in a warehouse."""
        return (self.key, "run") if self.per_run else (self.key,)

    @property
    def doc(self) -> str:
        """The sentence of the record type, on one line."""
        return " ".join((self.record.__doc__ or "").split())

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the record's fields."""
        return columns_of(self.record)


def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a record type, in the order of its fields.

    Raises TypeError for an annotation outside the portable set.
    """
    hints = typing.get_type_hints(record, include_extras=True)
    return tuple(_column(f.name, hints[f.name]) for f in dataclasses.fields(record))


def _column(name: str, annotation: Any) -> Column:
    if typing.get_origin(annotation) is not typing.Annotated:
        raise TypeError(f"column {name}: write Annotated[type, 'documentation']")
    python_type, doc = typing.get_args(annotation)
    nullable = repeated = False
    if typing.get_origin(python_type) in (typing.Union, types.UnionType):
        members = [t for t in typing.get_args(python_type) if t is not type(None)]
        if len(members) != 1:
            raise TypeError(f"column {name}: a union may only be a type or None")
        python_type, nullable = members[0], True
    if typing.get_origin(python_type) is tuple:
        python_type, repeated = typing.get_args(python_type)[0], True
    if nullable and repeated:
        raise TypeError(f"column {name}: an array is never null")
    if typing.get_origin(python_type) is typing.Literal:
        return Column(name, ColumnType.ENUM, doc, nullable, repeated, typing.get_args(python_type))
    if python_type not in PYTHON_TYPES:
        raise TypeError(f"column {name}: {python_type!r} is outside the portable column types")
    return Column(name, PYTHON_TYPES[python_type], doc, nullable, repeated)
