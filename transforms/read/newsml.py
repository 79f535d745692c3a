"""What agencies deliver: NITF and NewsML-G2 (IPTC), one or many stories a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from transforms.read.kinds import HEAD_BYTES
from transforms.read.records import Fields, Record
from transforms.read.source import Outcome, Source
from transforms.read.streams import CorruptStream, peek
from transforms.read.xml_elements import (
    descendants,
    first_text,
    namespaces,
    outermost,
    parse_element,
    text_of,
)
from transforms.read.xml_records import cut, outside

STORIES = ("newsitem", "nitf")
PARAGRAPHS = ("p", "hl2", "h2", "h3", "li", "media-caption")


def read_newsml(source: Source) -> Iterator[Outcome]:
    """One outcome for each story; a place is its number where there are several."""
    head, stream = peek(source.stream, HEAD_BYTES)
    declarations = namespaces(outside(head, STORIES))
    pieces = cut(stream, STORIES, source.context.limits.record_bytes)
    first, second = next(pieces, None), next(pieces, None)
    if first is None:
        yield source.reject("no_text", "no story (<newsItem> or <nitf>)", head[:1000])
    for number, piece in enumerate(chain(filter(None, (first, second)), pieces), 1):
        place = f"item={number}" if second else ""
        if piece.data is None:
            detail = f"a story of {piece.end - piece.start} bytes (--max record)"
            yield source.reject("too_large", detail, place=place)
            continue
        try:
            if piece.is_cut_off:
                raise CorruptStream("the story is cut off")
            yield _story(source, parse_element(piece.data, declarations), place)
        except CorruptStream as error:
            yield source.reject("corrupt_data", str(error), piece.data[:1000], place)


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
        paragraphs = [text_of(p) for p in outermost(body, *PARAGRAPHS)]
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
        for element in outermost(item, name):
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
