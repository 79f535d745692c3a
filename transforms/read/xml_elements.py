"""XML without its dangers: no entities, no network, no DTD; names without their namespaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from transforms.read.jsonl import decode_json
from transforms.read.streams import CorruptStream

# Agencies and feeds have hundreds; each is an object of some hundred bytes, and is looked at often.
MOST_TAGS = 50_000
# To mend a record takes some hundred bytes for each ampersand in it.
MOST_REFERENCES = 200_000
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
    "remove_comments": True, "remove_pis": True, "encoding": "utf-8",
}  # fmt: skip
_NAMESPACE = re.compile(rb"\sxmlns(?::[\w.-]{1,64})?\s*=\s*(?:\"[^\"<]{0,500}\"|'[^'<]{0,500}')")
# What stands before it is no element: declarations and comments.
_FIRST = re.compile(rb"<!--|<[A-Za-z_]")
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
_NUMBER = re.compile(r"&#(?:(\d{1,7})|x([0-9a-f]{1,6}));", re.I)
# Names of HTML such as "&nbsp;" are none of XML; they are text here, and repaired as that.
_LONE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_LONE_BRACKET = re.compile(r"<(?![/!?]?[^\W\d][^<>]*>|!\[CDATA\[|!--)")


def namespaces(head: bytes) -> bytes:
    """The declarations of namespaces in the text before and around elements, each prefix once."""
    found: dict[bytes, bytes] = {}
    for match in _NAMESPACE.finditer(head):
        found.setdefault(match.group().partition(b"=")[0].strip(), match.group())
    return _mended(b"".join(found.values()))


def parse_element(data: bytes, declarations: bytes = b"") -> Any:
    """The element whose text ``data`` is, in UTF-8. Text that is no XML is mended where it is plain
    what was meant ("AT&T", "<3"), and where not, the parser goes on after the error.

    Raises CorruptStream for what is no element at all, or one with too many inside.
    """
    if data.count(b"<") > MOST_TAGS:
        raise CorruptStream(f"XML: {data.count(b'<')} tags in one record (limit {MOST_TAGS})")
    try:
        wrapped = b"<r" + declarations + b">" + data + b"</r>"
        root = etree.fromstring(wrapped, etree.XMLParser(**_OPTIONS))
    except etree.XMLSyntaxError:
        root = _parse_damaged(b"<r" + declarations + b">" + _mended(data) + b"</r>")
    element = next((child for child in root if isinstance(child.tag, str)), None)
    if element is None:
        raise CorruptStream("XML: no element")
    return element


def parse_beginning(data: bytes) -> Any:
    """The root element of a document, in UTF-8, that may end anywhere; None for none."""
    at = 0
    while (mark := _FIRST.search(data, at)) and mark.group() == b"<!--":
        at = data.find(b"-->", mark.end()) + 3
        if at < 3:
            return None
    try:
        return _parse_damaged(_mended(data[mark.start() :])) if mark else None
    except CorruptStream:
        return None


def _parse_damaged(data: bytes) -> Any:
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, **_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise CorruptStream(f"XML: {error}") from error
    if root is None:
        raise CorruptStream("XML: no element")
    return root


def _mended(data: bytes) -> bytes:
    """Without characters that XML may not hold, and with "&" and "<" escaped that open nothing."""
    if data.count(b"&") > MOST_REFERENCES:
        raise CorruptStream(f"XML: damaged, with {data.count(b'&')} ampersands")
    text = decode_json(data).translate(_NOT_XML)
    pieces, at = [], 0
    while (begin := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", begin)) >= 0:
        pieces += [_mended_markup(text[at:begin]), text[begin : end + 3]]
        at = end + 3
    pieces.append(_mended_markup(text[at:]))
    return "".join(pieces).encode("utf-8", "replace")


def _mended_markup(text: str) -> str:
    text = _LONE_AMPERSAND.sub("&amp;", _NUMBER.sub(_character, text))
    return _LONE_BRACKET.sub("&lt;", text)


def _character(match: re.Match[str]) -> str:
    """The reference by number, or U+FFFD for one to no character that XML may hold."""
    code = int(match[1]) if match[1] else int(match[2], 16)
    is_plain = code >= 0x20 or code in (9, 10, 13)
    is_none = 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF
    return match.group() if is_plain and not is_none else "\ufffd"


def local_name(element: Any) -> str:
    """The name without namespace or prefix, in lower case; empty for an entity."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower() if isinstance(tag, str) else ""


def children(element: Any, *names: str) -> list[Any]:
    """Children by local name, in the order of the names."""
    return [child for name in names for child in element if local_name(child) == name]


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """The element and all inside it by local name, in the order of the document."""
    return (e for e in element.iter() if local_name(e) in names)


def outermost(element: Any, *names: str) -> Iterator[Any]:
    """As ``descendants``, without those that stand inside one of them."""
    walk = etree.iterwalk(element, events=("start",))
    for _, found in walk:
        if local_name(found) in names:
            walk.skip_subtree()
            yield found


def text_of(element: Any) -> str:
    """All text inside, on one line."""
    return " ".join("".join(element.itertext()).split())


def first_text(element: Any, *names: str) -> str | None:
    """Text of the first filled child, by the order of the names."""
    return next((t for child in children(element, *names) if (t := text_of(child))), None)
