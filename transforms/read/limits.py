"""How much of everything a reader takes before it gives a record up."""

from __future__ import annotations

from dataclasses import dataclass

KILOBYTE = 1024
MEGABYTE = 1024 * 1024
# What an unpacker may hold beside its output: data that ask for more are damaged or hostile.
XZ_BYTES = 256 * MEGABYTE
ZSTD_WINDOW = 128 * MEGABYTE


@dataclass(frozen=True)
class Limits:
    """Bounds of one run. What is beyond one becomes a reject; the rest of the file is read on."""

    record_bytes: int = 16 * MEGABYTE
    """Bytes of one record: a text file, a page, a message, a row of a table, an entry of XML."""
    line_bytes: int = 16 * MEGABYTE
    """Bytes of one line of JSON Lines or CSV."""
    row_lines: int = 20_000
    """Lines of one row of CSV, whose quoted cells may hold line ends."""
    header_bytes: int = 64 * KILOBYTE
    """Bytes of the header of a WARC record, and of the HTTP response in it."""
    nesting: int = 100
    """Levels of objects and arrays in a value of JSON."""
    columns: int = 2_000
    """Columns of a table, or members of a JSON object."""
    container_bytes: int = 256 * MEGABYTE
    """Bytes of a packed file that must be held at once: Parquet, zip."""
    expansion_ratio: int = 200
    """How many times larger than its packed form data may become, beyond the first 64 MB."""
    archive_depth: int = 3
    """How many archives may lie in one another; compression of a single file does not count."""
    archive_members: int = 1_000_000
    """Files in one archive."""
    segment_bytes: int = 32 * MEGABYTE
    """Size of the pieces into which a large file is split, where its format allows that."""
