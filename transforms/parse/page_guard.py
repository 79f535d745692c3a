"""What is looked at before an HTML parser sees a page: the shapes that make parsers hang.

Measured on lxml: deep nesting loses text silently, 100,000 attributes on a tag take 10 to 25 s,
200,000 paragraphs make extraction take more than 40 s, unclosed formatting tags cost gigabytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FORMATTING = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dd",
        "dt",
        "option",
    ]
)


HEAVY_TAGS = 15_000
HEAVY_CHARACTERS = 2_000_000
LIGHT_TAGS = 1_000
# Sum of depths; a page of 5,000 tags, 20 deep, has 100,000.
HEAVY_NESTING = 200_000


@dataclass(frozen=True)
class PageLimits:
    """Bounds of one page; beyond one it is a reject ``too_complex`` with the bound's name."""

    characters: int = 8_000_000
    tags: int = 60_000
    depth: int = 1_000
    nesting: int = 1_500_000
    """Sum of the depths of all elements."""
    unclosed_formatting: int = 2_000


def too_complex(page: str, limits: PageLimits) -> str | None:
    """Why a page must not reach a parser, or None. Linear in the length of the page."""
    if len(page) > limits.characters:
        return f"{len(page)} characters in one page (limit {limits.characters})"
    tags = page.count("<")
    if tags > limits.tags:
        return f"{tags} tags in one page (limit {limits.tags})"
    # A picture inside a tag is one long attribute, and harmless; thousands of them are not.
    for match in _LONG_TAG.finditer(page):
        if len(_QUOTED.sub("", match.group())) > 20_000:
            return "a tag with more than 20000 characters of attributes"
    deepest, nesting, formatting = shape(page)
    if deepest > limits.depth:
        return f"elements nested {deepest} deep (limit {limits.depth})"
    if nesting > limits.nesting:
        return f"{tags} tags in deep nesting (sum of depths {nesting}, limit {limits.nesting})"
    if formatting > limits.unclosed_formatting:
        return f"{formatting} formatting tags that are not closed"
    return None


def is_heavy(page: str) -> bool:
    """Whether extraction may take long: its time grows with the size and with the nesting."""
    tags = page.count("<")
    if len(page) > HEAVY_CHARACTERS or tags > HEAVY_TAGS:
        return True
    return tags > LIGHT_TAGS and shape(page)[1] > HEAVY_NESTING


@lru_cache(maxsize=1)
def shape(page: str) -> tuple[int, int, int]:
    """(depth of the deepest element, sum of all depths, formatting tags that are not closed)."""
    depth = deepest = nesting = formatting = 0
    for match in _TAG.finditer(page):
        name = match.group(2).lower()
        if name in _VOID:
            continue
        step = -1 if match.group(1) else 1
        depth = max(depth + step, 0)
        deepest = max(deepest, depth)
        nesting += depth
        if name in _FORMATTING:
            formatting += step
    return deepest, nesting, formatting
