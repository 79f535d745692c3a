"""The Avro schema of a table."""

from __future__ import annotations

from typing import Any

from schemas.columns import Column, ColumnType, Table

NAMESPACE = "dateline"

AVRO_TYPES: dict[ColumnType, Any] = {
    ColumnType.STRING: "string",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.INT: "int",
    ColumnType.DOUBLE: "double",
    ColumnType.DATE: {"type": "int", "logicalType": "date"},
    ColumnType.TIMESTAMP: {"type": "long", "logicalType": "timestamp-micros"},
}


def avro_schema(table: Table) -> dict[str, Any]:
    """The table's Avro record. Nullable columns are ``["null", type]`` with default null.

    An enum's name carries the table's, since Avro wants names to be unique in a file.
    """
    return {
        "type": "record",
        "name": table.record.__name__,
        "namespace": NAMESPACE,
        "doc": table.doc,
        "fields": [_field(table, column) for column in table.columns],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "doc": column.doc}
    item = _enum(table, column) if column.type is ColumnType.ENUM else AVRO_TYPES[column.type]
    if column.repeated:
        return field | {"type": {"type": "array", "items": item}, "default": []}
    if column.nullable:
        return field | {"type": ["null", item], "default": None}
    return field | {"type": item}


def _enum(table: Table, column: Column) -> dict[str, Any]:
    words = column.name.split("_")
    name = table.record.__name__ + "".join(word.capitalize() for word in words)
    return {"type": "enum", "name": name, "symbols": list(column.symbols)}
