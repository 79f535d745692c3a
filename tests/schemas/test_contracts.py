"""The contracts that are checked in are those that the tables give, and engines accept them."""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime, timezone

import duckdb
import fastavro
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.arrow import arrow_schema
from schemas.avro import avro_schema
from schemas.bigquery import bigquery_schema
from schemas.columns import Table
from schemas.generate import FORMATS, contract, generated_files
from schemas.sql import duckdb_ddl
from schemas.tables import ARTICLES, TABLES
from schemas.vocabulary import CONTEXTS, INTENSITIES, MODE_INTENSITIES, QUAD_CLASSES, intensity

ALL_TABLES = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


def test_generated_files_are_fresh() -> None:
    stale = [
        path.name
        for path, text in generated_files().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make contracts`"


@ALL_TABLES
def test_every_column_is_documented_with_a_sentence(table: Table) -> None:
    for column in table.columns:
        assert column.doc.endswith("."), column.name


@ALL_TABLES
def test_keys_and_orders_are_columns_that_are_never_null(table: Table) -> None:
    columns = {column.name: column for column in table.columns}
    for name in (table.key, *table.order):
        assert not columns[name].nullable


@ALL_TABLES
def test_avro_schema_is_valid_and_evolvable(table: Table) -> None:
    schema = fastavro.parse_schema(avro_schema(table))
    for field in schema["fields"]:
        if isinstance(field["type"], list):
            assert field["type"][0] == "null"
            assert field["default"] is None


@ALL_TABLES
def test_duckdb_takes_the_ddl_and_infers_the_same_types_from_parquet(
    table: Table, tmp_path: pytest.TempPathFactory
) -> None:
    path = f"{tmp_path}/empty.parquet"
    pq.write_table(arrow_schema(table).empty_table(), path)
    with duckdb.connect() as connection:
        connection.execute(duckdb_ddl(table))
        declared = connection.execute(f"DESCRIBE {table.name}").fetchall()
        found = connection.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
    assert [row[:2] for row in declared] == [row[:2] for row in found]


@ALL_TABLES
def test_bigquery_names_no_column_twice(table: Table) -> None:
    names = [field["name"].lower() for field in bigquery_schema(table)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_names_every_column(form: str) -> None:
    text = contract(ARTICLES, form)
    for column in ARTICLES.columns:
        assert column.name in text
    if form in ("avro", "bigquery"):
        json.loads(text)


def test_timestamps_carry_utc() -> None:
    assert arrow_schema(ARTICLES).field("published_at").type == pa.timestamp("us", tz="UTC")


def test_vocabularies_cover_each_other() -> None:
    assert QUAD_CLASSES.keys() == INTENSITIES.keys()
    assert MODE_INTENSITIES.keys() <= INTENSITIES.keys()
    assert len(CONTEXTS) == len(set(CONTEXTS)) == 37
    assert intensity("CONSULT", "phone") == 1.5
    assert intensity("AID", None) == 10


def test_a_table_refuses_what_is_not_portable() -> None:
    @dataclasses.dataclass(frozen=True)
    class Loose:
        when: datetime = datetime(2025, 1, 1, tzinfo=timezone.utc)

    with pytest.raises(TypeError, match="when"):
        _ = Table("loose", Loose, key="when", order=("when",)).columns
