"""Blocks that an extraction left out although they stand among those that it kept.

Extractors that do not know a page's containers keep its paragraphs and lose the headings and lists
between them, or take one of several containers for the whole story. What was kept tells where the
story stands; what has the same place in the page belongs to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.parse.sentences import ends_sentence

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LEAVES = frozenset(("p", "li", "dt", "dd", "blockquote", "pre", *_HEADINGS))
_CONTAINERS = frozenset(
    ("div", "section", "article", "main", "ul", "ol", "dl", "table", "tr", "td", "th", "figure",
     "aside", "nav", "header", "footer", "form", "h1", "center", "fieldset", "address")
)  # fmt: skip
_OUTSIDE = frozenset(
    ("nav", "aside", "footer", "header", "form", "figure", "table", "button", "select", "noscript",
     "script", "style", "template", "dialog", "menu", "svg", "head", "h1", "details", "iframe")
)  # fmt: skip
_AROUND = re.compile(
    r"related|share|social|newsletter|promo|advert|sponsor|comment|author|byline|caption|credit|"
    r"breadcrumb|\btags?\b|widget|recommend|recirc|more-|most-|toc\b|contents|hidden|nav|menu|"
    r"footer|sidebar|signup|sign-up|subscribe|meta\b|timestamp|banner|cookie|teaser|card|popup|"
    r"modal|disclaimer|copyright|faq",
    re.I,
)
MAX_BLOCKS = 20_000
MIN_MATCHED = 0.5
CORE_SHARE = 0.9
PROSE = 80
LOST_SHARE = 0.25
SHORT = 12
_KEY = re.compile(r"[\W_]+")


@dataclass(frozen=True, eq=False)
class Block:
    """A heading, paragraph or item; ``linked`` is how many of its characters are links."""

    element: HtmlElement
    text: str
    key: str
    linked: int

    @property
    def is_heading(self) -> bool:
        return self.element.tag in _HEADINGS

    @property
    def is_prose(self) -> bool:
        return (
            self.element.tag == "p"
            and len(self.text) >= PROSE
            and 2 * self.linked < len(self.text)
            and ends_sentence(self.text)
        )


def recover(tree: HtmlElement, text: str) -> str:
    """The text with the lost blocks at their places."""
    lines = text.split("\n")
    blocks = blocks_of(tree)
    places = _places(lines, blocks)
    kept = {place for place in places if place is not None}
    matched = sum(len(line) for line, place in zip(lines, places, strict=True) if place is not None)
    if not kept or matched < MIN_MATCHED * len(text):
        return text
    whole = _KEY.sub("", text).lower()
    # A line may hold several blocks; what is somewhere in the text is not lost.
    known = {n for n, b in enumerate(blocks) if n in kept or len(b.key) > SHORT and b.key in whole}
    core = _core({blocks[n] for n in kept})
    added = _lost(blocks, kept, known, core)
    stray = _stray(blocks, kept, core)
    lines, places = zip(*[pair for pair in zip(lines, places, strict=True) if pair[1] not in stray])
    return "\n".join(_merge(lines, places, {n: blocks[n].text for n in added}))


def blocks_of(tree: HtmlElement) -> Sequence[Block]:
    """The blocks that hold no other block, in the order of the page."""
    parents: set[HtmlElement] = set()
    candidates: list[HtmlElement] = []
    for element in tree.iter():
        tag = element.tag
        if tag in _LEAVES or tag in _CONTAINERS:
            parent = element.getparent()
            while parent is not None and parent not in parents:
                parents.add(parent)
                parent = parent.getparent()
            if tag in _LEAVES:
                candidates.append(element)
    blocks = []
    for element in candidates[:MAX_BLOCKS]:
        if element in parents:
            continue
        text = " ".join(element.text_content().split())
        key = _KEY.sub("", text).lower()
        if key:
            linked = sum(len(a.text_content()) for a in element.iter("a"))
            blocks.append(Block(element, text, key, linked))
    return blocks


def _places(lines: Sequence[str], blocks: Sequence[Block]) -> list[int | None]:
    """Of each line, the block that it is: the next one with the same letters and digits."""
    numbers: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        numbers.setdefault(block.key, []).append(number)
    places: list[int | None] = []
    last = -1
    for line in lines:
        found = numbers.get(_KEY.sub("", line).lower(), ())
        place = next((n for n in found if n > last), found[0] if len(found) == 1 else None)
        places.append(place)
        last = max(last, place if place is not None else -1)
    return places


def _lost(blocks: Sequence[Block], kept: set[int], known: set[int], core: HtmlElement) -> list[int]:
    homes = {blocks[n].element.getparent() for n in kept}
    inside = [n for n, b in enumerate(blocks) if core in b.element.iterancestors() and _may_be_text(b, core)]
    first, last = min(kept), max(kept)
    lost_prose = [n for n in inside if n not in known and blocks[n].is_prose]
    weight = sum(len(blocks[n].text) for n in kept)
    is_half = sum(len(blocks[n].text) for n in lost_prose) > LOST_SHARE * weight
    added = []
    for n in inside:
        block = blocks[n]
        if n in known:
            continue
        between = first < n < last
        if is_half:
            if block.is_prose or block.is_heading or 2 * block.linked < len(block.text):
                added.append(n)
        elif between and _stands_with(block, homes) and 2 * block.linked < len(block.text):
            added.append(n)
    taken = known | set(added)
    # A heading belongs to what follows it; one before nothing leads to something else.
    return [n for n in added if not blocks[n].is_heading or n + 1 in taken or n + 2 in taken]


def _stray(blocks: Sequence[Block], kept: set[int], core: HtmlElement) -> set[int]:
    """Kept blocks around the core: before it those that are no sentences, after it all that do
    not look like it.
    """
    inside = {n for n in kept if core in blocks[n].element.iterancestors()}
    looks = {_look(blocks[n]) for n in inside}
    return {
        n
        for n in kept - inside
        if (n < min(inside) and not blocks[n].is_prose)
        or (n > max(inside) and _look(blocks[n]) not in looks)
    }


def _look(block: Block) -> tuple[tuple[str, str], ...]:
    """Tag and class of the two elements around a block."""
    above = list(block.element.iterancestors())[:2]
    return tuple((str(element.tag), element.get("class") or "") for element in above)


def _stands_with(block: Block, homes: set[HtmlElement]) -> bool:
    parent = block.element.getparent()
    if block.element.tag == "li":
        return parent in homes or parent.getparent() in homes
    if block.is_heading:
        return parent in homes or parent.getparent() in homes
    return parent in homes and block.is_prose


def _core(kept: set[Block]) -> HtmlElement:
    """The deepest element that holds nearly all of what was kept."""
    weights: Counter[HtmlElement] = Counter()
    for block in kept:
        for ancestor in block.element.iterancestors():
            weights[ancestor] += len(block.text)
    total = sum(len(block.text) for block in kept)
    core = next(iter(kept)).element.getroottree().getroot()
    while True:
        deeper = next((c for c in core if weights[c] >= CORE_SHARE * total), None)
        if deeper is None:
            return core
        core = deeper


def _may_be_text(block: Block, core: HtmlElement) -> bool:
    element = block.element
    while element is not None and element is not core:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _OUTSIDE or (names != " " and _AROUND.search(names)):
            return False
        element = element.getparent()
    return True


def _merge(
    lines: Sequence[str], places: Sequence[int | None], added: dict[int, str]
) -> list[str]:
    merged: list[str] = []
    rest = sorted(added)
    for line, place in zip(lines, places, strict=True):
        while rest and place is not None and rest[0] < place:
            merged.append(added[rest.pop(0)])
        merged.append(line)
    return merged + [added[n] for n in rest]
