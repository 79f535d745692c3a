"""RSS (all versions), Atom and RDF feeds: the full content of an entry, else its summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from transforms.read.fields import looks_like_html
from transforms.read.records import Fields, Record
from transforms.read.source import Outcome, Source
from transforms.read.xml_elements import children, elements, first_text, local_name, text_of

ENTRIES = frozenset(("item", "entry"))
DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")


def read_feed(source: Source) -> Iterator[Outcome]:
    """One outcome for each entry; a place is the entry's number."""
    number = 0
    feed = Fields()
    for entry in elements(source.stream, ENTRIES):
        number += 1
        place = f"entry={number}"
        try:
            if number == 1:
                publisher, language = _of_feed(entry, "title"), _of_feed(entry, "language")
                feed = Fields(publisher=publisher, language=language)
            yield _entry(source, entry, feed, place)
        except UnicodeDecodeError as error:  # see xml_elements
            yield source.reject("corrupt_data", f"XML: {error}", place=place)
    if number == 0:
        yield source.reject("empty_file", "the feed has no entries")


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
    for author in children(entry, "author", "creator", "dc:creator"):
        names.append(first_text(author, "name") or text_of(author))
    return tuple(dict.fromkeys(name for name in names if name))


def _of_feed(entry: Any, name: str) -> str | None:
    """A property of the feed: in RSS and Atom of the parent, in RDF of the channel beside it."""
    parent = entry.getparent()
    if parent is None:
        return None
    channels = children(parent, "channel")
    return first_text(parent, name) or (first_text(channels[0], name) if channels else None)


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
