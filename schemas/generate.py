"""Write the contracts and the data dictionary: ``python -m schemas.generate``."""

from __future__ import annotations

import json
from pathlib import Path

from schemas.arrow import arrow_schema
from schemas.avro import avro_schema
from schemas.bigquery import bigquery_schema
from schemas.columns import Column, Table
from schemas.sql import SQL_DIALECTS
from schemas.tables import TABLES

ROOT = Path(__file__).resolve().parent.parent
FORMATS = ("avro", "arrow", "bigquery", *SQL_DIALECTS)
ENDINGS = {"avro": "avsc", "arrow": "arrow.txt", "bigquery": "bigquery.json"}


def contract(table: Table, form: str) -> str:
    """The table's schema as text in one of FORMATS."""
    if form == "avro":
        return json.dumps(avro_schema(table), indent=2) + "\n"
    if form == "arrow":
        return str(arrow_schema(table)) + "\n"
    if form == "bigquery":
        return json.dumps(bigquery_schema(table), indent=2) + "\n"
    return SQL_DIALECTS[form](table)


def data_dictionary() -> str:
    """All tables and columns as a Markdown page."""
    parts = [
        "# Data dictionary\n",
        "Generated from `schemas/tables.py` by `make contracts`; do not edit.\n",
    ]
    for table in TABLES.values():
        key = ", ".join(f"`{name}`" for name in table.identity)
        parts.append(f"\n## {table.name}\n\n{table.doc} Key: {key}.\n")
        parts.append("\n| column | type | what it says |\n|---|---|---|\n")
        parts.extend(
            f"| {column.name} | {_type_name(column)} | {_documentation(column)} |\n"
            for column in table.columns
        )
    return "".join(parts)


def _type_name(column: Column) -> str:
    name = column.type.value
    if column.repeated:
        return f"array of {name}"
    return f"{name}, nullable" if column.nullable else name


def _documentation(column: Column) -> str:
    if not column.symbols:
        return column.doc
    return f"{column.doc} One of {', '.join(column.symbols)}."


def generated_files() -> dict[Path, str]:
    """Every generated file, by path, with the text that it should have."""
    files = {
        ROOT
        / "schemas"
        / "contracts"
        / f"{table.name}.{ENDINGS.get(form, f'{form}.sql')}": contract(table, form)
        for table in TABLES.values()
        for form in FORMATS
    }
    files[ROOT / "docs" / "data-dictionary.md"] = data_dictionary()
    return files


def main() -> None:
    for path, text in generated_files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
