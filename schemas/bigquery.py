"""The BigQuery schema of a table, as ``bq load --schema`` takes it."""

from __future__ import annotations

from schemas.columns import Column, ColumnType, Table

BIGQUERY_TYPES: dict[ColumnType, str] = {
    ColumnType.STRING: "STRING",
    ColumnType.BOOLEAN: "BOOL",
    ColumnType.INT: "INT64",
    ColumnType.DOUBLE: "FLOAT64",
    ColumnType.DATE: "DATE",
    ColumnType.TIMESTAMP: "TIMESTAMP",
    ColumnType.ENUM: "STRING",
}


def bigquery_schema(table: Table) -> list[dict[str, str]]:
    """The table's fields in BigQuery's JSON form. Load with ``--parquet_enable_list_inference``."""
    return [
        {
            "name": column.name,
            "type": BIGQUERY_TYPES[column.type],
            "mode": _mode(column),
            "description": column.doc,
        }
        for column in table.columns
    ]


def _mode(column: Column) -> str:
    if column.repeated:
        return "REPEATED"
    return "NULLABLE" if column.nullable else "REQUIRED"
