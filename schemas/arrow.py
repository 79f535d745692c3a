"""The Arrow schema of a table, which its Parquet files carry."""

from __future__ import annotations

import pyarrow as pa

from schemas.columns import Column, ColumnType, Table

ARROW_TYPES: dict[ColumnType, pa.DataType] = {
    ColumnType.STRING: pa.string(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.INT: pa.int32(),
    ColumnType.DOUBLE: pa.float64(),
    ColumnType.DATE: pa.date32(),
    ColumnType.TIMESTAMP: pa.timestamp("us", tz="UTC"),
    # A plain string: a dictionary column becomes a categorical in polars, and Iceberg has none.
    ColumnType.ENUM: pa.string(),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The table's Arrow schema; lists have the element name that the Parquet format prescribes."""
    return pa.schema([_field(column) for column in table.columns])


def _field(column: Column) -> pa.Field:
    arrow_type = ARROW_TYPES[column.type]
    if column.repeated:
        arrow_type = pa.list_(pa.field("element", arrow_type, nullable=False))
    return pa.field(column.name, arrow_type, nullable=column.nullable)
