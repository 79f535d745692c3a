"""Files that are one article each: plain text and HTML pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from transforms.read.records import Record
from transforms.read.source import Outcome, Source
from transforms.read.streams import read_bounded


def read_text(source: Source) -> Iterator[Outcome]:
    """The whole file as one article of plain text."""
    return _document(source, "text")


def read_html(source: Source) -> Iterator[Outcome]:
    """The whole file as one page."""
    return _document(source, "html")


def _document(source: Source, content_type: Literal["text", "html"]) -> Iterator[Outcome]:
    limit = source.context.limits.record_bytes
    content = read_bounded(source.stream, limit)
    if content is None:
        yield source.reject(
            "too_large", f"more than {limit} bytes in one {content_type} file (--max record)"
        )
    elif not content.strip():
        yield source.reject("empty_file", "the file has no content")
    else:
        yield Record(source.uri, source.place, content_type, content, content_type)
