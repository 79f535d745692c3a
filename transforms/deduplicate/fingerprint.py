"""Fingerprints: the small record of an article that is grouped, and its shingles, which are not.

The light part (about 400 bytes) goes through the shuffle and finds candidates. The shingles go
to a Parquet file beside the article part and are read again for candidates only.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from hashlib import blake2b
from typing import Any, Literal
from urllib.parse import urlsplit

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas.tables import Article
from transforms.deduplicate.shingles import (
    ALGORITHM_VERSION,
    Shingles,
    Values,
    shingle_text,
    shingle_values,
)

MIN_KEYS = 24
SHINGLES_PER_KEY = 8

Keys = NDArray[np.uint32]
Location = tuple[str, int]
# What an article is to texts that come later. A LEADER, which may stand alone, and a DELEGATE may
# be joined; a COPY is compared only to tell round-ups, which join each other alone; of an EQUAL
# (the same address or text as another) nothing is compared.
Role = Literal["LEADER", "DELEGATE", "COPY", "ROUNDUP", "EQUAL"]
# What comes first is canonical: dated before undated, then the earliest, the longest, the
# smallest id; texts that share even the id are told apart by content and by where they stood.
OrderKey = tuple[bool, bool, int, int, str, str, str]

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The light record of one article.

    ``published`` is in microseconds since 1970, UTC. ``url_key`` is None where the address names
    no single page. ``keys`` holds the sketch, 32-bit values as little-endian bytes. ``location``
    is the caller's: it is carried along and never looked into. ``canonical`` and ``role`` are set
    on entries of earlier runs only: the article that they were found to repeat, or their own id,
    and what they are to later texts.
    """

    article_id: str
    content_hash: str
    published: int | None
    word_count: int
    origin: str
    publisher: str | None
    site: int
    url_key: int | None
    keys: bytes
    location: Location = ("", 0)
    canonical: str | None = None
    role: Role | None = None
    shingles: Shingles | None = field(default=None, compare=False, repr=False)

    @property
    def order(self) -> OrderKey:
        """Sorts before all that it may be canonical for; earlier runs before this one."""
        return (
            self.canonical is None,
            self.published is None,
            self.published or 0,
            -self.word_count,
            self.article_id,
            self.content_hash,
            self.origin,
        )

    @property
    def sketch(self) -> Keys:
        """The keys as numbers, without a copy."""
        return np.frombuffer(self.keys, "<u4")

    def to_tuple(self) -> tuple[Any, ...]:
        """The light part as plain values, for a shuffle."""
        return (
            self.article_id, self.content_hash, self.published, self.word_count, self.origin,
            self.publisher, self.site, self.url_key, self.keys, self.location, self.canonical,
            self.role,
        )  # fmt: skip

    @staticmethod
    def from_tuple(values: tuple[Any, ...]) -> Fingerprint:
        """The inverse of ``to_tuple``."""
        names = Fingerprint.__dataclass_fields__
        return Fingerprint(**dict(zip(names, values, strict=False)))


def fingerprint(article: Article, location: Location = ("", 0)) -> Fingerprint:
    """The fingerprint of an article, with its shingles. Pure: depends on the article alone."""
    shingles = shingle_text(article.text)
    site = _site(article)
    published = article.published_at
    return Fingerprint(
        article_id=article.article_id,
        content_hash=article.content_hash,
        published=None if published is None else _micros(published),
        word_count=article.word_count,
        origin=blake2b(
            article.input_uri.encode("utf-8", "surrogatepass"), digest_size=8
        ).hexdigest(),
        publisher=article.publisher,
        site=_hash63(site) if site else 0,
        url_key=_url_key(article.canonical_url),
        keys=sketch(shingle_values(shingles.tokens)).astype("<u4").tobytes(),
        location=location,
        shingles=shingles,
    )


def sketch(values: Values) -> Keys:
    """Keys of the smallest max(24, n/8) of a text's n distinct shingles, in their order.

    Texts that share a share of their shingles share as large a share of the smallest ones (Broder
    1997, bottom-k sampling); the size grows with the text, so that a cut is found as well. A key is
    the lower half of a value, which says nothing of its rank.
    """
    distinct = np.unique(values)
    chosen = distinct[: max(MIN_KEYS, len(distinct) // SHINGLES_PER_KEY)]
    return (chosen & np.uint64(0xFFFFFFFF)).astype(np.uint32)


def _site(article: Article) -> str:
    """Whose boilerplate the text may carry: the host of the page, else the publisher."""
    host = urlsplit(article.canonical_url or "").hostname
    return host or (article.publisher or "").casefold()


def _url_key(url: str | None) -> int | None:
    """A key of the address; None for a front page, under which anything may have stood."""
    if not url:
        return None
    parts = urlsplit(url)
    if parts.path in ("", "/") and not parts.query:
        return None
    return _hash63(url)


def _hash63(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def _micros(moment: datetime) -> int:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    delta = moment - EPOCH
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds


# --- The file of shingles, which is the index across runs as well ---------------------------------

_WORDS = pa.list_(pa.field("element", pa.uint16(), nullable=False))
_LENGTHS = pa.list_(pa.field("element", pa.uint32(), nullable=False))

FINGERPRINT_SCHEMA = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("content_hash", pa.string(), nullable=False),
        pa.field("published", pa.int64()),
        pa.field("word_count", pa.int32(), nullable=False),
        pa.field("origin", pa.string(), nullable=False),
        pa.field("publisher", pa.string()),
        pa.field("site", pa.int64(), nullable=False),
        pa.field("url_key", pa.int64()),
        pa.field("keys", pa.binary(), nullable=False),
        pa.field("canonical", pa.string()),
        pa.field("role", pa.string()),
        pa.field("words", _WORDS, nullable=False),
        pa.field("paragraphs", _LENGTHS, nullable=False),
    ],
    metadata={"algorithm_version": str(ALGORITHM_VERSION)},
)
LIGHT_COLUMNS = (
    "article_id", "content_hash", "published", "word_count", "origin", "publisher", "site",
    "url_key", "keys", "canonical", "role",
)  # fmt: skip
SHINGLE_COLUMNS = ("words", "paragraphs")


class IndexVersionError(ValueError):
    """An index was written by another version of the algorithm, whose hashes mean nothing here."""


def shingle_row(record: Fingerprint) -> dict[str, Any]:
    """A row of ``FINGERPRINT_SCHEMA``. Raises ValueError for a record without its shingles."""
    if record.shingles is None:
        raise ValueError(f"article {record.article_id}: the fingerprint came without its shingles")
    row = {name: getattr(record, name) for name in LIGHT_COLUMNS}
    return row | {name: getattr(record.shingles, name) for name in SHINGLE_COLUMNS}


def shingle_table(rows: Iterable[dict[str, Any]]) -> pa.Table:
    """Rows of ``shingle_row`` as an Arrow table."""
    rows = list(rows)
    light = [
        pa.array([row[name] for row in rows], FINGERPRINT_SCHEMA.field(name).type)
        for name in LIGHT_COLUMNS
    ]
    heavy = [_joined(name, [row[name] for row in rows]) for name in SHINGLE_COLUMNS]
    return pa.Table.from_arrays([*light, *heavy], schema=FINGERPRINT_SCHEMA)


def _joined(name: str, values: list[NDArray[Any]]) -> pa.ListArray:
    kind = FINGERPRINT_SCHEMA.field(name).type
    offsets = np.cumsum([0, *map(len, values)], dtype=np.int32)
    whole = pa.array(np.concatenate(values) if values else [], kind.value_type)
    return pa.ListArray.from_arrays(pa.array(offsets), whole, type=kind)


def check_version(schema: pa.Schema, path: str) -> None:
    """Raise IndexVersionError, saying how to go on, unless the file is of this version."""
    found = (schema.metadata or {}).get(b"algorithm_version", b"none").decode("ascii", "replace")
    if found != str(ALGORITHM_VERSION):
        raise IndexVersionError(
            f"{path}: fingerprints of version {found}, this program writes version "
            f"{ALGORITHM_VERSION}; rebuild them with `dateline reindex`"
        )


def read_fingerprints(table: pa.Table, location: str = "") -> list[Fingerprint]:
    """The light part of each row, with (location, row number) as its location."""
    light = table.select(LIGHT_COLUMNS).to_pylist()
    return [Fingerprint(**row, location=(location, i)) for i, row in enumerate(light)]


def read_shingles(table: pa.Table) -> list[Shingles]:
    """The shingles of each row, as views into the table's memory."""
    columns = [_split(table.column(name)) for name in SHINGLE_COLUMNS]
    return [Shingles(*values) for values in zip(*columns, strict=True)]


def _split(column: pa.ChunkedArray) -> list[NDArray[Any]]:
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):  # an empty table has no chunk to combine
        return []
    offsets = whole.offsets.to_numpy()
    values = whole.values.to_numpy()
    return [values[a:b] for a, b in itertools.pairwise(offsets)]


def without_shingles(record: Fingerprint) -> Fingerprint:
    """The record as it comes out of a shuffle."""
    return replace(record, shingles=None)
