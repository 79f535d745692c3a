"""CSV, TSV, Parquet and Avro."""

import csv
import io
from collections.abc import Callable
from datetime import datetime, timezone

import fastavro
import pyarrow
import pyarrow.parquet as parquet
import pytest

from schemas.tables import Reject
from transforms.read import Limits, Record

STORIES = [
    {"id": "1", "title": "One", "text": "First, with a comma", "date": "2025-02-01"},
    {"id": "2", "title": "Two", "text": 'Second "quoted"\nwith a line', "date": "2025-02-02"},
]
CSV = (
    'id,title,text,date\r\n1,One,"First, with a comma",2025-02-01\r\n'
    '2,Two,"Second ""quoted""\nwith a line",2025-02-02\r\n'
)


def texts(outcomes: list) -> list[str]:
    return [o.content for o in outcomes if isinstance(o, Record)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(read: Callable, encoding: str) -> None:
    outcomes = read("a.csv", CSV.replace("First", "Fürst").encode(encoding))
    assert texts(outcomes) == ["Fürst, with a comma", 'Second "quoted"\nwith a line']
    assert [o.fields.source_id for o in outcomes] == ["1", "2"]
    assert [o.place for o in outcomes] == ["line=2", "line=3"]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_delimiters(read: Callable, delimiter: str) -> None:
    data = delimiter.join(["id", "text"]) + "\n" + delimiter.join(["1", "A, b"]) + "\n"
    assert texts(read("a.csv", data.encode())) == ["A, b"]


def test_an_unclosed_quote_costs_its_row(read: Callable) -> None:
    data = b'id,text\n1,one\n2,"two\n3,three\n4,four\n'
    outcomes = read("a.csv", data)
    assert texts(outcomes) == ["one", "three", "four"]
    assert [o.input_uri.rsplit("#")[1] for o in outcomes if isinstance(o, Reject)] == ["line=3"]


def test_two_stray_quotes_cost_their_rows(read: Callable) -> None:
    data = b'id,text\n1,"one\n2,two\n3,th"ree\n4,four\n'
    outcomes = read("a.csv", data)
    assert "four" in texts(outcomes)
    assert "two" in texts(outcomes)


def test_rows_of_another_width(read: Callable) -> None:
    outcomes = read("a.csv", b"id,title,text\n1,One,a,b,c\n2,Two\n3,Three,ok\n")
    assert [getattr(o, "reason", "record") for o in outcomes] == ["bad_row", "no_text", "record"]


def test_columns_of_the_same_name(read: Callable) -> None:
    (outcome,) = read("a.csv", b"title,text,text\nT,first,second\n")
    assert outcome.content == "first"


def test_parquet(read: Callable) -> None:
    table = pyarrow.Table.from_pylist([*STORIES, {"id": "3", "title": "No text"}])
    table = table.append_column("stamp", pyarrow.array([datetime(2025, 1, 2, 3)] * 3))
    sink = io.BytesIO()
    parquet.write_table(table, sink, row_group_size=1)
    outcomes = read("data", sink.getvalue())
    assert texts(outcomes) == [story["text"] for story in STORIES]
    assert outcomes[0].fields.published_at == "2025-02-01"
    assert [o.input_uri.rsplit("#")[1] for o in outcomes] == ["row=1", "row=2", "row=3"]
    assert outcomes[2].reason == "no_text"


def test_row_groups_are_read_apart(read: Callable) -> None:
    rows = [{"id": str(n), "text": f"Story {n} " * 50} for n in range(20)]
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), sink, row_group_size=2)
    data = sink.getvalue()
    whole = read("a.parquet", data)
    for size in (1, 300, len(data) - 1):
        assert read("a.parquet", data, Limits(segment_bytes=size)) == whole
    assert [o.fields.source_id for o in whole] == [str(n) for n in range(20)]


def test_damaged_parquet(read: Callable) -> None:
    sink = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(STORIES), sink)
    (outcome,) = read("data.parquet", sink.getvalue()[:-40])
    assert outcome.reason == "corrupt_data"


SCHEMA = {
    "type": "record",
    "name": "Story",
    "fields": [
        {"name": "id", "type": "string"},
        {"name": "body", "type": ["null", "string"]},
        {"name": "published_at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
    ],
}


def avro(codec: str = "null", count: int = 2) -> bytes:
    sink = io.BytesIO()
    day = datetime(2025, 2, 14, tzinfo=timezone.utc)
    rows = [{"id": str(n), "body": f"Story {n}", "published_at": day} for n in range(count)]
    fastavro.writer(sink, SCHEMA, rows, codec=codec, sync_interval=100)
    return sink.getvalue()


@pytest.mark.parametrize("codec", ["null", "deflate"])
def test_avro(read: Callable, codec: str) -> None:
    outcomes = read("data", avro(codec))
    assert texts(outcomes) == ["Story 0", "Story 1"]
    assert outcomes[0].fields.published_at == datetime(2025, 2, 14, tzinfo=timezone.utc)


def test_a_small_record_limit_leaves_the_csv_library_as_it_was(read: Callable) -> None:
    before = csv.field_size_limit()
    read("a.csv", b"id,text\n1,Ministers met.\n", Limits(record_bytes=2_000))
    assert csv.field_size_limit() >= before


def test_cut_avro_keeps_what_came_before(read: Callable) -> None:
    outcomes = read("data.avro", avro(count=200)[:-50])
    assert len(texts(outcomes)) > 100
    assert outcomes[-1].reason == "corrupt_data"


@pytest.mark.parametrize("filling", [0x00, 0x07, 0x55, 0xFF])
def test_avro_with_a_damaged_block_keeps_what_came_before(read: Callable, filling: int) -> None:
    data = bytearray(avro("deflate", count=200))
    marker = data[-16:]
    last_block = data.rindex(marker, 0, len(data) - 16) + 16
    for position in range(last_block + 4, len(data) - 16):
        data[position] = filling
    *records, defect = read("data.avro", bytes(data))
    assert [type(record) for record in records] == [Record] * 197
    assert defect.reason == "corrupt_data"
    assert "after 197 records" in defect.detail


def test_parquet_with_a_column_name_that_is_no_text(read: Callable) -> None:
    sink = io.BytesIO()
    table = pyarrow.table({"text": ["Ministers met."], "remarkable": ["a"]})
    parquet.write_table(table, sink, store_schema=False)
    (defect,) = read("data.parquet", sink.getvalue().replace(b"remarkable", b"remark\x89ble"))
    assert defect.reason == "corrupt_data"


def test_blank_lines_are_no_rows_but_stand_in_cells(read: Callable) -> None:
    (record,) = read("a.csv", b'id,text\n\n\n1,"Ministers met.\n\nIn Oslo."\n\n')
    assert record.fields.source_id == "1"
    assert record.content == "Ministers met.\n\nIn Oslo."
    (reject,) = read("b.csv", b"id,text\n" + b"\n" * 100)
    assert reject.reason == "empty_file"
