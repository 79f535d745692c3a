"""Ids and rejects: every id is a hash of content, so that two runs give the same one."""

from __future__ import annotations

from hashlib import blake2b

from schemas.tables import Reject
from schemas.vocabulary import Stage

EXCERPT_LENGTH = 500


def content_id(*parts: str) -> str:
    """128-bit BLAKE2b, as 32 hexadecimal digits, of the parts joined by the unit separator."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=16).hexdigest()


def make_reject(
    stage: Stage, reason: str, input_uri: str, detail: str = "", excerpt: str | bytes = ""
) -> Reject:
    """A row of the rejects table; bytes and characters that no table holds become U+FFFD."""
    return Reject(
        reject_id=content_id(stage, reason, input_uri),
        stage=stage,
        reason=reason,
        detail=_storable(detail),
        input_uri=_storable(input_uri),
        excerpt=_storable(excerpt),
    )


def _storable(text: str | bytes) -> str:
    """At most 500 characters that UTF-8 can hold, on one line, without controls."""
    if isinstance(text, str):
        text = text[: 4 * EXCERPT_LENGTH].encode("utf-8", "replace")
    decoded = text[: 8 * EXCERPT_LENGTH].decode("utf-8", "replace")
    printable = "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in decoded)
    return " ".join(printable.split())[:EXCERPT_LENGTH]
