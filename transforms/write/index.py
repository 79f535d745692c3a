"""The index that later runs look duplicates up in: the fingerprints of a run's articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.deduplicate import FINGERPRINT_SCHEMA, SHINGLE_COLUMNS
from transforms.filesystem import below, create_file
from transforms.write.annotations import Annotation
from transforms.write.locations import FINGERPRINTS
from transforms.write.table_file import FinalFile, digest, final_path

INDEX_ORDER = ("article_id", "origin")
INDEX_COLUMNS = ("article_id", "canonical")


def index_annotations(articles: Iterable[Annotation]) -> Iterator[Annotation]:
    """What the index needs of the annotations of articles: final ids, and whom they repeat."""
    for part, row, (article_id, _, _, _, cluster_id, _) in articles:
        yield part, row, (article_id, cluster_id)


def write_index(
    pieces: Iterable[pa.Table], staging: str, day: str, run: str, number: int
) -> FinalFile:
    """Write the fingerprints; of a duplicate only what tells an address or a text again.

    Later runs compare texts with canonical articles alone, so only those keep their shingles.
    """
    path = final_path(FINGERPRINTS, "parquet", day, run, number)
    staged, rows = below(staging, path), 0
    with (
        create_file(staged) as handle,
        pq.ParquetWriter(handle, FINGERPRINT_SCHEMA, compression="zstd") as writer,
    ):
        for piece in pieces:
            writer.write_table(_settled(piece).cast(FINGERPRINT_SCHEMA))
            rows += piece.num_rows
    return FinalFile(FINGERPRINTS, "parquet", staged, path, rows, *digest(staged))


def _settled(rows: pa.Table) -> pa.Table:
    ids = rows.column("article_id")
    canonical = pc.coalesce(rows.column("canonical"), ids)
    copies = pc.not_equal(ids, canonical)
    rows = _with_column(rows, "canonical", canonical)
    for name in ("keys", *SHINGLE_COLUMNS):
        column = rows.column(name)
        empty = pa.scalar(b"" if pa.types.is_binary(column.type) else [], column.type)
        rows = _with_column(rows, name, pc.if_else(copies, empty, column))
    return rows


def _with_column(rows: pa.Table, name: str, values: pa.ChunkedArray) -> pa.Table:
    position = rows.schema.get_field_index(name)
    return rows.set_column(position, rows.schema.field(position), values)
