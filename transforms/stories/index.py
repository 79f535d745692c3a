"""The index that later runs look stories up in: a row for each canonical article that a run names.

Articles of the run stand there with their gists. What earlier canonical articles the run repeats
stands there with its story only, so that a copy of tomorrow still finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.stories.gist import GIST_VERSION, Gist

STORY_SCHEMA = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("story_id", pa.string(), nullable=False),
        pa.field("published", pa.int64()),
        pa.field("names", pa.binary()),
        pa.field("name_weights", pa.binary()),
        pa.field("words", pa.binary()),
        pa.field("word_weights", pa.binary()),
        pa.field("days", pa.list_(pa.field("element", pa.int32(), nullable=False))),
    ],
    metadata={"gist_version": str(GIST_VERSION)},
)
GIST_COLUMNS = tuple(f.name for f in fields(Gist) if f.name not in ("article_id", "location"))
ROWS_AT_ONCE = 5_000


def story_row(story_id: str, article_id: str, gist: Gist | None) -> dict[str, Any]:
    """A row of ``STORY_SCHEMA``."""
    row = {"article_id": article_id, "story_id": story_id}
    return row | {name: None if gist is None else getattr(gist, name) for name in GIST_COLUMNS}


def story_table(rows: Iterable[dict[str, Any]]) -> pa.Table:
    """Rows of ``story_row`` as an Arrow table, in the order of their articles."""
    ordered = sorted(rows, key=lambda row: row["article_id"])
    return pa.Table.from_pylist(ordered, schema=STORY_SCHEMA)


def read_stories(handle: IO[bytes], since: int | None) -> Iterator[tuple[str, str, Gist | None]]:
    """(article, story, gist) of each row of an index.

    No gist where the article was published before ``since`` (microseconds), or where another
    version made it.
    """
    file = pq.ParquetFile(handle)
    version = (file.schema_arrow.metadata or {}).get(b"gist_version", b"").decode()
    for batch in file.iter_batches(ROWS_AT_ONCE):
        for row in batch.to_pylist():
            old = since is not None and row["published"] is not None and row["published"] < since
            known = row["names"] is not None and version == str(GIST_VERSION) and not old
            values = {name: row[name] for name in GIST_COLUMNS}
            values["days"] = tuple(row["days"] or ())
            gist = Gist(row["article_id"], **values) if known else None
            yield row["article_id"], row["story_id"], gist
