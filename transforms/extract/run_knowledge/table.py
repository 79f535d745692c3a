"""``_knowledge``: the claims that one run gathered, as a table that later runs read.

Rows stand in the order of name and claim, so that the tables of several runs are joined as a
stream, whatever their number.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import groupby
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.extract.run_knowledge.evidence import Supported, join_runs
from transforms.extract.run_knowledge.statements import Claim

# Raised whenever the meaning of a row changes: other versions are left out.
KNOWLEDGE_VERSION = "1"
_VERSION_KEY = b"dateline.knowledge_version"
MOST_ROWS = 50_000  # of one run: those of the greatest weight
MOST_JOINED = 200_000  # of a run and the earlier ones together
ROWS_AT_ONCE = 4_096
READ_AT_ONCE = 256  # of each of the many tables that are joined

SCHEMA = pa.schema(
    [
        pa.field("key", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("country", pa.string(), nullable=False),
        pa.field("sectors", pa.list_(pa.string()), nullable=False),
        pa.field("office", pa.string(), nullable=False),
        pa.field("person", pa.bool_(), nullable=False),
        pa.field("specific", pa.bool_(), nullable=False),
        pa.field("articles", pa.int32(), nullable=False),
        pa.field("publishers", pa.list_(pa.string()), nullable=False),
        pa.field("first", pa.date32(), nullable=False),
        pa.field("last", pa.date32(), nullable=False),
        pa.field("article_ids", pa.list_(pa.string()), nullable=False),
    ],
    metadata={_VERSION_KEY: KNOWLEDGE_VERSION},
)


def is_current(schema: pa.Schema) -> bool:
    """Whether a table was written by this version."""
    return (schema.metadata or {}).get(_VERSION_KEY) == KNOWLEDGE_VERSION.encode()


def to_row(supported: Supported) -> dict[str, Any]:
    """A row of ``SCHEMA``."""
    claim = supported.claim
    return {
        "key": supported.key,
        "name": supported.name,
        "country": claim.country,
        "sectors": list(claim.sectors),
        "office": claim.office,
        "person": claim.person,
        "specific": claim.specific,
        "articles": supported.articles,
        "publishers": list(supported.publishers),
        "first": supported.first,
        "last": supported.last,
        "article_ids": list(supported.article_ids),
    }


def from_row(row: dict[str, Any]) -> Supported:
    """The inverse of ``to_row``."""
    return Supported(
        key=row["key"],
        name=row["name"],
        claim=Claim(
            row["country"], tuple(row["sectors"]), row["office"], row["person"], row["specific"]
        ),
        articles=row["articles"],
        publishers=tuple(row["publishers"]),
        first=row["first"],
        last=row["last"],
        article_ids=tuple(row["article_ids"]),
    )


def heaviest(rows: Iterable[Supported], most: int) -> list[Supported]:
    """The ``most`` claims of the greatest weight, in the table's order."""
    chosen = heapq.nsmallest(most, rows, key=lambda row: (-row.weight, row.order))
    return sorted(chosen, key=lambda row: row.order)


def joined(tables: Iterable[Iterable[Supported]]) -> Iterator[Supported]:
    """The claims of several tables, each in order, as one stream in order."""
    rows = heapq.merge(*tables, key=lambda row: row.order)
    for _, same in groupby(rows, key=lambda row: row.order):
        yield join_runs(list(same))


def write_claims(rows: Iterable[Supported], handle: BinaryIO) -> int:
    """Write claims, in their order; returns their number. The same claims give the same bytes."""
    count, waiting = 0, []
    with pq.ParquetWriter(handle, SCHEMA, compression="zstd") as writer:
        for row in rows:
            waiting.append(to_row(row))
            if len(waiting) == ROWS_AT_ONCE:
                writer.write_table(pa.Table.from_pylist(waiting, SCHEMA))
                count, waiting = count + len(waiting), []
        writer.write_table(pa.Table.from_pylist(waiting, SCHEMA))
    return count + len(waiting)


def write_joined(
    tables: Callable[[ExitStack], list[Iterable[Supported]]],
    create: Callable[[], AbstractContextManager[BinaryIO]],
    most: int = MOST_JOINED,
) -> None:
    """Write the claims of several tables as one; of more than ``most``, the weightier ones.

    ``tables`` opens them anew, in the order of their rows, on a stack that closes them.
    """
    weights = array("d")

    def weighed(rows: Iterable[Supported]) -> Iterator[Supported]:
        for row in rows:
            weights.append(row.weight)
            yield row

    with ExitStack() as stack, create() as handle:
        write_claims(weighed(joined(tables(stack))), handle)
    if len(weights) > most:
        least = sorted(weights)[-most - 1]
        with ExitStack() as stack, create() as handle:
            write_claims((row for row in joined(tables(stack)) if row.weight > least), handle)


def read_claims(handle: BinaryIO) -> Iterator[Supported]:
    """The claims of a table, a few thousand in memory at a time."""
    for batch in pq.ParquetFile(handle).iter_batches(READ_AT_ONCE):
        for row in batch.to_pylist():
            yield from_row(row)
