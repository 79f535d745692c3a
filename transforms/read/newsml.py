"""What agencies deliver: NITF and NewsML-G2 (IPTC), one or many stories a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transforms.read.records import Fields, Record
from transforms.read.source import Outcome, Source
from transforms.read.streams import read_bounded
from transforms.read.xml_elements import (
    descendants,
    first_text,
    parse_xml,
    text_of,
)

PARAGRAPHS = ("p", "hl2", "h2", "h3", "li", "media-caption")


def read_newsml(source: Source) -> Iterator[Outcome]:
    """One outcome for each story; a place is its number where there are several."""
    limit = source.context.limits.container_bytes
    data = read_bounded(source.stream, limit)
    if data is None:
        yield source.reject("too_large", f"more than {limit} bytes in one file (--max held)")
        return
    root = parse_xml(data)
    try:
        items = list(descendants(root, "newsitem")) or [root]
    except UnicodeDecodeError as error:  # a name with bytes that are no characters
        yield source.reject("corrupt_data", f"XML: {error}")
        return
    for number, item in enumerate(items, 1):
        place = f"item={number}" if len(items) > 1 else ""
        try:
            yield _story(source, item, place)
        except UnicodeDecodeError as error:  # see xml_elements
            yield source.reject("corrupt_data", f"XML: {error}", place=place)


def _story(source: Source, item: Any, place: str) -> Outcome:
    text = _text(item)
    title = _first(item, "headline", "hl1", "headline1") or _first(item, "title")
    if not text:
        return source.reject("no_text", "a story without paragraphs", title or "", place)
    return Record(
        source.uri,
        source.at(place) if place else source.place,
        "newsml",
        text,
        "text",
        Fields(
            source_id=item.get("guid") or _attribute(item, "doc-id", "id-string"),
            url=_attribute(item, "remotecontent", "href") or _attribute(item, "pubdata", "ex-ref"),
            title=title,
            authors=_authors(item),
            publisher=_publisher(item),
            published_at=_date(item),
            language=item.get("{http://www.w3.org/XML/1998/namespace}lang")
            or _attribute(item, "language", "tag"),
        ),
    )


def _text(item: Any) -> str:
    """The paragraphs of the body, one a block; inline data as it stands."""
    bodies = list(descendants(item, "body.content", "inlinexml", "body", "inlinedata"))
    for body in bodies:
        paragraphs = [text_of(p) for p in descendants(body, *PARAGRAPHS)]
        if any(paragraphs):
            return "\n\n".join(filter(None, paragraphs))
    return next((t for body in bodies if (t := "".join(body.itertext()).strip())), "")


def _first(item: Any, *names: str) -> str | None:
    return next((t for n in names for e in descendants(item, n) if (t := text_of(e))), None)


def _attribute(item: Any, name: str, attribute: str) -> str | None:
    return next((v for e in descendants(item, name) if (v := e.get(attribute))), None)


def _authors(item: Any) -> tuple[str, ...]:
    for name in ("creator", "byline", "by"):
        names = []
        for element in descendants(item, name):
            person = next((text_of(p) for p in descendants(element, "person", "name")), "")
            names.append(person or text_of(element))
        if any(names):
            return tuple(dict.fromkeys(filter(None, names)))
    return ()


def _publisher(item: Any) -> str | None:
    for element in descendants(item, "provider", "creditline", "doc.copyright", "distributor"):
        value = first_text(element, "name") or text_of(element)
        value = value or element.get("literal") or element.get("holder")
        if value:
            return str(value)
    return _attribute(item, "pubdata", "name")


def _date(item: Any) -> str | None:
    value = _attribute(item, "date.issue", "norm") or _attribute(item, "story.date", "norm")
    value = value or _first(item, "firstcreated", "contentcreated", "versioncreated", "sent")
    return value or _attribute(item, "pubdata", "date.publication")
