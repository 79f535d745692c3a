"""XML without its dangers: no entities, no network, no DTD; names without their namespaces.

Bytes that are no characters become U+FFFD, but for those after a reference to no character
("&#xD800;"), which the parser lets pass: taking that text raises UnicodeDecodeError.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from transforms.read.streams import CorruptStream

_OPTIONS: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True,
    "huge_tree": False, "remove_comments": True, "remove_pis": True,
}  # fmt: skip


def elements(stream: Any, names: frozenset[str]) -> Iterator[Any]:
    """Each element with one of the local ``names`` when it is complete; then it is emptied.

    Raises CorruptStream where the text stops being XML.
    """
    try:
        for _, element in etree.iterparse(stream, events=("end",), **_OPTIONS):
            if local_name(element) in names:
                yield element
                element.clear(keep_tail=True)
                previous = element.getprevious()
                if previous is not None and local_name(previous) in names:
                    element.getparent().remove(previous)
    except etree.XMLSyntaxError as error:
        raise CorruptStream(f"XML: {error}") from error


def parse_xml(data: bytes) -> Any:
    """The root element. Raises CorruptStream for what is no XML at all."""
    try:
        root = etree.fromstring(data, parser=etree.XMLParser(**_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise CorruptStream(f"XML: {error}") from error
    if root is None:
        raise CorruptStream("XML: no element")
    return root


def local_name(element: Any) -> str:
    """The name without namespace in lower case; empty for a comment."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def children(element: Any, *names: str) -> list[Any]:
    """Children by local name, in the order of the names."""
    return [child for name in names for child in element if local_name(child) == name]


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """The element and all inside it by local name, in the order of the document."""
    return (e for e in element.iter() if local_name(e) in names)


def text_of(element: Any) -> str:
    """All text inside, on one line."""
    return " ".join("".join(element.itertext()).split())


def first_text(element: Any, *names: str) -> str | None:
    """Text of the first filled child, by the order of the names."""
    return next((t for child in children(element, *names) if (t := text_of(child))), None)
