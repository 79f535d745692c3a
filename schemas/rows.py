"""Records to rows and back, and the one place where values are checked before they are written.

fastavro and Arrow are lax where it hurts: a naive datetime is taken as local time, a Beam
Timestamp as seconds, an unknown field is dropped, and an int may overflow without a word.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date, datetime, timezone
from functools import cache
from typing import Any

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.columns import Column, ColumnType, Table

Row = dict[str, Any]

INT_RANGE = range(-(2**31), 2**31)


class InvalidRow(ValueError):
    """A value that does not fit its column; the message names table, column and value."""


def as_row(record: Any) -> Row:
    """A record of a table as a dictionary; tuples become lists."""
    return {
        field.name: list(value)
        if isinstance(value := getattr(record, field.name), tuple)
        else value
        for field in dataclasses.fields(record)
    }


def as_record(table: Table, row: Row) -> Any:
    """The record of a row that came from Arrow; columns that the table lacks are left out."""
    return table.record(
        **{
            column.name: tuple(row[column.name]) if column.repeated else row[column.name]
            for column in table.columns
        }
    )


def checked(table: Table, row: Row) -> Row:
    """The row as it may be written: exactly the table's columns, timestamps in UTC.

    Raises InvalidRow for a missing, unknown or ill-typed value.
    """
    columns = _columns(table)
    unknown = row.keys() - columns.keys()
    if unknown:
        raise InvalidRow(f"{table.name}: unknown columns {sorted(unknown)}")
    return {name: _checked(table, column, row.get(name)) for name, column in columns.items()}


def arrow_table(table: Table, records: Iterable[Any]) -> pa.Table:
    """Records of a table as an Arrow table with the table's schema; raises InvalidRow."""
    rows = [checked(table, as_row(record)) for record in records]
    return pa.Table.from_pylist(rows, schema=_schema(table))


@cache
def _columns(table: Table) -> dict[str, Column]:
    return {column.name: column for column in table.columns}


@cache
def _schema(table: Table) -> pa.Schema:
    return arrow_schema(table)


def _checked(table: Table, column: Column, value: Any) -> Any:
    if column.repeated:
        if not isinstance(value, list):
            raise _invalid(table, column, value)
        return [_checked_item(table, column, item) for item in value]
    if value is None:
        if not column.nullable:
            raise _invalid(table, column, value)
        return None
    return _checked_item(table, column, value)


def _checked_item(table: Table, column: Column, value: Any) -> Any:
    match column.type:
        case ColumnType.STRING if isinstance(value, str):
            return value
        case ColumnType.ENUM if value in column.symbols:
            return value
        case ColumnType.BOOLEAN if isinstance(value, bool):
            return value
        case ColumnType.INT if type(value) is int and value in INT_RANGE:
            return value
        case ColumnType.DOUBLE if isinstance(value, (int, float)) and value == value:
            return float(value)
        case ColumnType.DATE if type(value) is date:
            return value
        case ColumnType.TIMESTAMP if isinstance(value, datetime) and value.tzinfo is not None:
            return value.astimezone(timezone.utc)
    raise _invalid(table, column, value)


def _invalid(table: Table, column: Column, value: Any) -> InvalidRow:
    kind = f"{column.type.value}{' array' if column.repeated else ''}"
    return InvalidRow(f"{table.name}.{column.name}: {value!r:.80} is not a valid {kind}")
