"""How much of everything a reader takes before it gives a record up."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds of one run. What is beyond one becomes a reject; the rest of the file is read on."""

    record_bytes: int = 16 * MEGABYTE
    """Bytes of one record: a text file, a page, a line of JSONL, a row of a table."""
    segment_bytes: int = 32 * MEGABYTE
    """Size of the pieces into which a large file is split, where its format allows that."""
    container_bytes: int = 256 * MEGABYTE
    """Bytes of a file inside an archive that must be held at once: Parquet, Avro, zip."""
    expansion_ratio: int = 200
    """How many times larger than its packed form data may become, beyond the first 64 MB."""
    archive_depth: int = 3
    """How many archives may lie in one another; compression of a single file does not count."""
    archive_members: int = 1_000_000
    """Files in one archive."""
    columns: int = 2_000
    """Columns of a table, or members of a JSON object."""
