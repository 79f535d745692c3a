"""The index that later runs look duplicates up in: the fingerprints of a run's articles."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.deduplicate import (
    FINGERPRINT_SCHEMA,
    LIGHT_COLUMNS,
    SHINGLE_COLUMNS,
    Decision,
)
from transforms.filesystem import below, create_file
from transforms.write.annotations import Annotations, with_column
from transforms.write.locations import FINGERPRINTS
from transforms.write.table_file import FinalFile, digest

INDEX_ORDER = ("article_id", "origin")
# Written once and kept for weeks; hashed words take a quarter less than by a dictionary.
COMPRESSION = 9


def index_annotation(decision: Decision) -> tuple[str, str, str]:
    """What the index is told: the final ids, and what the article is to later texts."""
    return decision.article_id, decision.cluster_id, decision.role


def index_rows(part: str, numbers: pa.Array, rows: pa.Table, annotations: Annotations) -> pa.Table:
    """Fingerprints of a part as they stand in the index; without a decision one leads.

    Of what has the address or the text of another article no text is kept: nothing is compared
    with it.
    """
    ids = rows.column("article_id")
    rows = with_column(rows, "canonical", ids)
    rows = with_column(rows, "role", pa.array(["LEADER"] * rows.num_rows))
    rows = annotations.apply(part, numbers, rows)
    compared = pc.not_equal(rows.column("role"), "EQUAL")
    for name in ("keys", *SHINGLE_COLUMNS):
        column = rows.column(name)
        empty = pa.scalar(b"" if pa.types.is_binary(column.type) else [], column.type)
        rows = with_column(rows, name, pc.if_else(compared, column, empty))
    return rows


def write_index(pieces: Iterable[pa.Table], staging: str, path: str) -> FinalFile:
    """Write rows of ``index_rows`` as the run's index."""
    staged, rows = below(staging, path), 0
    with (
        create_file(staged) as handle,
        pq.ParquetWriter(
            handle,
            FINGERPRINT_SCHEMA,
            compression="zstd",
            compression_level=COMPRESSION,
            use_dictionary=list(LIGHT_COLUMNS),
        ) as writer,
    ):
        for piece in pieces:
            writer.write_table(piece.cast(FINGERPRINT_SCHEMA))
            rows += piece.num_rows
    return FinalFile(FINGERPRINTS, "parquet", staged, path, rows, *digest(staged))
