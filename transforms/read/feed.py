"""RSS (all versions), Atom and RDF feeds: the full content of an entry, else its summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from transforms.read.fields import looks_like_html
from transforms.read.kinds import HEAD_BYTES
from transforms.read.records import Fields, Record
from transforms.read.source import Outcome, Source
from transforms.read.streams import CorruptStream, peek
from transforms.read.xml_elements import (
    children,
    first_text,
    local_name,
    namespaces,
    parse_beginning,
    parse_element,
    text_of,
)
from transforms.read.xml_records import cut, outside

ENTRIES = ("item", "entry")
DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")


def read_feed(source: Source) -> Iterator[Outcome]:
    """One outcome for each entry; a place is the entry's number."""
    head, stream = peek(source.stream, HEAD_BYTES)
    around = outside(head, ENTRIES)
    feed, declarations = _of_feed(around), namespaces(around)
    limit = source.context.limits.record_bytes
    number = 0
    for number, piece in enumerate(cut(stream, ENTRIES, limit), 1):
        place = f"entry={number}"
        if piece.data is None:
            detail = f"an entry of {piece.end - piece.start} bytes (--max record)"
            yield source.reject("too_large", detail, place=place)
        elif piece.is_cut_off:
            yield source.reject("corrupt_data", "the entry is cut off", piece.data[:1000], place)
        else:
            yield _outcome(source, piece.data, declarations, feed, place)
    if number == 0:
        yield source.reject("empty_file", "the feed has no entries")


def _of_feed(around: bytes) -> Fields:
    """What a feed says of itself: in RSS and Atom around its entries, in RDF beside them."""
    root = parse_beginning(around)
    if root is None:
        return Fields()
    boxes = [root, *children(root, "channel")[:1]]
    publisher, language = (
        next(filter(None, (first_text(box, name) for box in boxes)), None)
        for name in ("title", "language")
    )
    return Fields(publisher=publisher, language=language)


def _outcome(source: Source, data: bytes, declarations: bytes, feed: Fields, place: str) -> Outcome:
    try:
        return _entry(source, parse_element(data, declarations), feed, place)
    except CorruptStream as error:
        return source.reject("corrupt_data", str(error), data[:1000], place)


def _entry(source: Source, entry: Any, feed: Fields, place: str) -> Outcome:
    fields = Fields(
        source_id=first_text(entry, "guid", "id"),
        url=_link(entry),
        title=first_text(entry, "title"),
        authors=_authors(entry),
        publisher=first_text(entry, "source", "publisher") or feed.publisher,
        published_at=first_text(entry, *DATES),
        language=first_text(entry, "language") or feed.language,
    )
    content = _content(entry, "encoded", "content", "fulltext", "body")
    summary_only = not content
    content = content or _content(entry, "description", "summary", "subtitle")
    if not content:
        detail = "an entry without content or summary"
        return source.reject("no_text", detail, fields.title or "", place)
    if len(content) > source.context.limits.record_bytes:
        detail = f"{len(content)} characters in one entry (--max record)"
        return source.reject("too_large", detail, place=place)
    return Record(
        source.uri,
        source.at(place),
        "feed",
        content,
        "html" if looks_like_html(content) else "text",
        fields,
        summary_only=summary_only,
    )


def _link(entry: Any) -> str | None:
    """The page of the entry: RSS writes it as text, Atom as an attribute."""
    links = children(entry, "origlink", "link")
    for link in links:
        if text_of(link):
            return text_of(link)
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
    guid = first_text(entry, "guid", "id") or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _authors(entry: Any) -> tuple[str, ...]:
    names = []
    for author in children(entry, "author", "creator"):
        names.append(first_text(author, "name") or text_of(author))
    return tuple(dict.fromkeys(name for name in names if name))


def _content(entry: Any, *names: str) -> str | None:
    for element in children(entry, *names):
        if len(element):  # Atom's type="xhtml", or markup that should have been escaped
            content = "".join(
                etree.tostring(child, encoding="unicode", method="html") for child in element
            )
            content = (element.text or "") + content
        else:
            content = element.text or ""
        if content.strip() and local_name(element) in names:
            return content
    return None
