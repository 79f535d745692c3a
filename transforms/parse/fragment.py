"""HTML that is an article and nothing else, as feeds and databases hold it: no page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.parse.page import parse_tree, post_filter

_PAGE = re.compile(r"<(?:html|head|body|article|main|nav)\b|<!doctype", re.I)
_HIDDEN_TAGS = "script style noscript template iframe svg button form figcaption"
_BLOCK_TAGS = """
address article blockquote br center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main
ol p pre section table tbody td th tr ul
"""
_HIDDEN = frozenset(_HIDDEN_TAGS.split())
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def is_fragment(markup: str) -> bool:
    """True for markup without the elements that make a page."""
    return not _PAGE.search(markup, 0, 20_000)


def fragment_text(markup: str) -> str:
    """All text of a fragment, one block element a line, without promotion."""
    tree = parse_tree(markup)
    if tree is None:
        return ""
    lines = "".join(_pieces(tree)).split("\n")
    return post_filter("\n".join(filter(None, (" ".join(line.split()) for line in lines))), ())


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """Text in the order of the page, with a line end around each block element.

    A loop and no recursion: fragments may be nested deeply.
    """
    stack: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, left = stack.pop()
        if left:
            yield "\n" if element.tag in _BLOCKS else ""
            yield _one_line(element.tail)
            continue
        stack.append((element, True))
        if not isinstance(element.tag, str) or element.tag in _HIDDEN:
            continue
        yield "\n" if element.tag in _BLOCKS else ""
        yield _one_line(element.text)
        stack.extend((child, False) for child in reversed(element))


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""
