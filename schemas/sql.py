"""CREATE TABLE statements for DuckDB, PostgreSQL, ClickHouse and Snowflake."""

from __future__ import annotations

from collections.abc import Callable

from schemas.columns import Column, ColumnType, Table

Dialect = Callable[[Table], str]

_DUCKDB = {
    ColumnType.STRING: "VARCHAR",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.INT: "INTEGER",
    ColumnType.DOUBLE: "DOUBLE",
    ColumnType.DATE: "DATE",
    ColumnType.TIMESTAMP: "TIMESTAMP WITH TIME ZONE",
    ColumnType.ENUM: "VARCHAR",
}
_POSTGRES = _DUCKDB | {
    ColumnType.STRING: "text",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.INT: "integer",
    ColumnType.DOUBLE: "double precision",
    ColumnType.DATE: "date",
    ColumnType.TIMESTAMP: "timestamptz",
    ColumnType.ENUM: "text",
}
_CLICKHOUSE = {
    ColumnType.STRING: "String",
    ColumnType.BOOLEAN: "Bool",
    ColumnType.INT: "Int32",
    ColumnType.DOUBLE: "Float64",
    ColumnType.DATE: "Date32",
    ColumnType.TIMESTAMP: "DateTime64(6, 'UTC')",
    ColumnType.ENUM: "LowCardinality(String)",
}
_SNOWFLAKE = {
    ColumnType.STRING: "VARCHAR",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.INT: "NUMBER(10, 0)",
    ColumnType.DOUBLE: "FLOAT",
    ColumnType.DATE: "DATE",
    ColumnType.TIMESTAMP: "TIMESTAMP_TZ(6)",
    ColumnType.ENUM: "VARCHAR",
}


def duckdb_ddl(table: Table) -> str:
    """DuckDB: a commented CREATE TABLE; arrays are lists."""
    lines = _lines(table, lambda column: _standard(column, _DUCKDB, "{}[]"))
    return _statement(table, lines) + _comments(table)


def postgres_ddl(table: Table) -> str:
    """PostgreSQL: a commented CREATE TABLE; arrays are native arrays."""
    lines = _lines(table, lambda column: _standard(column, _POSTGRES, "{}[]"))
    return _statement(table, lines) + _comments(table)


def clickhouse_ddl(table: Table) -> str:
    """ClickHouse: what is loaded again replaces rows of the same identity; query with FINAL."""
    lines = _lines(table, _clickhouse_column)
    engine = f"\nENGINE = ReplacingMergeTree\nORDER BY ({', '.join(table.identity)})"
    return _statement(table, lines, engine)


def snowflake_ddl(table: Table) -> str:
    """Snowflake: arrays are ARRAY (semi-structured)."""
    lines = _lines(table, lambda column: _standard(column, _SNOWFLAKE, "ARRAY"))
    return _statement(table, lines)


SQL_DIALECTS: dict[str, Dialect] = {
    "duckdb": duckdb_ddl,
    "postgres": postgres_ddl,
    "clickhouse": clickhouse_ddl,
    "snowflake": snowflake_ddl,
}


def _standard(column: Column, types: dict[ColumnType, str], array: str) -> str:
    sql_type = types[column.type]
    if column.repeated:
        sql_type = array.format(sql_type)
    return sql_type if column.nullable else f"{sql_type} NOT NULL"


def _clickhouse_column(column: Column) -> str:
    sql_type = _CLICKHOUSE[column.type]
    if column.repeated:
        return f"Array({sql_type})"
    if not column.nullable:
        return sql_type
    if column.type is ColumnType.ENUM:
        return "LowCardinality(Nullable(String))"
    return f"Nullable({sql_type})"


def _lines(table: Table, sql_type: Callable[[Column], str]) -> list[str]:
    return [f"    {column.name} {sql_type(column)}" for column in table.columns]


def _statement(table: Table, lines: list[str], suffix: str = "") -> str:
    head = f"-- {table.doc}\nCREATE TABLE IF NOT EXISTS {table.name} (\n"
    return head + ",\n".join(lines) + f"\n){suffix};\n"


def _comments(table: Table) -> str:
    quoted = ((column.name, column.doc.replace("'", "''")) for column in table.columns)
    return "".join(f"COMMENT ON COLUMN {table.name}.{name} IS '{doc}';\n" for name, doc in quoted)
