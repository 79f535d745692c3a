"""What makes two articles the same row: ids that depend on content only."""

from __future__ import annotations

import re
import unicodedata

from schemas.ids import content_id
from transforms.parse.urls import url_key

PIECE = 100_000
_NOT_IN_WORDS = re.compile(r"[\W_]+")


def normalized_text(text: str) -> str:
    """Lower case letters and digits only: what is left when layout and punctuation differ."""
    # Piece by piece: some characters become eighteen, and each word costs a string while replacing.
    pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
    return "".join(
        _NOT_IN_WORDS.sub("", unicodedata.normalize("NFKC", piece).lower()) for piece in pieces
    )


def content_hash(text: str) -> str:
    """Hash (128 bits, hexadecimal) of the letters and digits of a text."""
    return content_id(normalized_text(text))


def article_id(
    canonical_url: str | None, source_id: str | None, publisher: str | None, text: str
) -> str:
    """Hash of the address, else of source id and publisher (both present), else of the text."""
    if canonical_url:
        return content_id("url", url_key(canonical_url))
    if source_id and publisher:
        return content_id("source", publisher, source_id)
    return content_id("text", normalized_text(text))
