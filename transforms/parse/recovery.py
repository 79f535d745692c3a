"""Blocks that an extraction left out although they stand among those that it kept, and strays.

Extractors that do not know a page's containers keep its paragraphs and lose the headings and lists
between them, or take one of several containers for the whole story. What was kept tells where the
story stands: what has the same place in the page belongs to it, and what has not does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.parse.sentences import ends_sentence

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LEAVES = frozenset(("p", "li", "dt", "dd", "blockquote", "pre", "div", *_HEADINGS))
_OTHER_BLOCKS = frozenset(
    ("section", "article", "main", "ul", "ol", "dl", "table", "tr", "td", "th", "figure", "aside",
     "nav", "header", "footer", "form", "h1", "center", "fieldset", "address")
)  # fmt: skip
_OUTSIDE = frozenset(
    ("nav", "aside", "footer", "header", "form", "figure", "table", "button", "select", "noscript",
     "dialog", "menu", "head", "h1", "details", "iframe")
)  # fmt: skip
_AROUND = re.compile(
    r"related|share|social|newsletter|promo|advert|sponsor|comment|author|byline|caption|credit|"
    r"breadcrumb|\btags?\b|widget|recommend|recirc|more-|most-|toc\b|contents|hidden|nav|menu|"
    r"footer|sidebar|signup|sign-up|subscribe|meta\b|timestamp|banner|cookie|teaser|card|popup|"
    r"modal|disclaimer|copyright|faq|transcript",
    re.I,
)
_NOT_LETTERS = re.compile(r"[\W_]+")
MAX_BLOCKS = 5_000
# Blocks times characters of the text: beyond it, looking for each block would take seconds.
MAX_SEARCH = 1_000_000_000
# Fewer letters and digits are a mark or an initial.
MIN_KEY = 3
# So many characters are more than a label.
PROSE = 80
# Letters and digits of a block that may also stand by chance inside a line.
SHORT = 12
# Nothing is put back into a text of whose characters less than this share was found in the page.
MIN_MATCHED = 0.5
# The core of the story is the deepest element with this share of what was kept.
CORE_SHARE = 0.9
# If the core has so much more prose than was kept, a whole part of the story is missing.
LOST_PART = 0.25
# A line leads away from the story if so much of it is a link.
LINKED_LINE, LINKED_ITEM = 0.7, 0.95


@dataclass(frozen=True, eq=False)
class Block:
    """An element with text and no block inside; ``key`` is its letters and digits, ``linked`` how
    many of its characters are links."""

    element: HtmlElement
    text: str
    key: str
    linked: int

    @property
    def is_heading(self) -> bool:
        """Whether it is marked as a heading."""
        return self.element.tag in _HEADINGS

    @property
    def is_linked(self) -> bool:
        """Whether half of its characters or more are links."""
        return 2 * self.linked >= len(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph of some length that ends like a sentence."""
        return (
            self.element.tag in ("p", "div")
            and len(self.text) >= PROSE
            and not self.is_linked
            and ends_sentence(self.text)
        )


def blocks_of(tree: HtmlElement) -> Sequence[Block]:
    """The blocks of a page in its order, at most MAX_BLOCKS."""
    parents: set[HtmlElement] = set()
    leaves: list[HtmlElement] = []
    for element in tree.iter(*_LEAVES, *_OTHER_BLOCKS):
        parent = element.getparent()
        while parent is not None and parent not in parents:
            parents.add(parent)
            parent = parent.getparent()
        if element.tag in _LEAVES:
            leaves.append(element)
    blocks = (_block(leaf) for leaf in leaves[:MAX_BLOCKS] if leaf not in parents)
    return [block for block in blocks if block.key]


def _block(element: HtmlElement) -> Block:
    text = " ".join(element.text_content().split())
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return Block(element, text, letters(text), linked)


def letters(text: str) -> str:
    """What is left of a text when layout and marks differ."""
    return _NOT_LETTERS.sub("", text).lower()


def lost_prose(blocks: Sequence[Block], text: str) -> int:
    """How many characters of the sentences of a page, but for what is named as standing around
    stories, are not in the text."""
    whole = letters(text)
    if len(blocks) * len(whole) > MAX_SEARCH:
        return 0
    return sum(
        len(block.text)
        for block in blocks
        if block.is_prose and block.key not in whole and _may_be_story(block, None)
    )


def recover(blocks: Sequence[Block], text: str) -> str:
    """The text with lost blocks at their places, and without strays before and after its core."""
    lines = text.split("\n")
    places = _places(lines, blocks)
    kept = {place for place in places if place is not None}
    matched = sum(len(line) for line, n in zip(lines, places, strict=True) if n is not None)
    whole = letters(text)
    too_long = len(blocks) * len(whole) > MAX_SEARCH
    if not kept or matched < MIN_MATCHED * len(text) or too_long:
        return text
    core = _core([blocks[n] for n in kept])
    # A line may hold several blocks; what is somewhere in the text is not lost.
    known = kept | {n for n, b in enumerate(blocks) if len(b.key) > SHORT and b.key in whole}
    lost = _lost(blocks, kept, known, core)
    strays = _strays(blocks, kept, core)
    return "\n".join(_merged(lines, places, {n: blocks[n].text for n in lost}, strays))


def _places(lines: Sequence[str], blocks: Sequence[Block]) -> list[int | None]:
    """Of each line, the number of the block that it is: the next one with its letters."""
    numbers: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        numbers.setdefault(block.key, []).append(number)
    places: list[int | None] = []
    last = -1
    for line in lines:
        found = numbers.get(letters(line), [])
        place = next((n for n in found if n > last), found[0] if len(found) == 1 else None)
        places.append(place)
        last = max(last, -1 if place is None else place)
    return places


def _core(kept: Sequence[Block]) -> HtmlElement:
    """The deepest element that holds nearly all of what was kept."""
    weights: Counter[HtmlElement] = Counter()
    for block in kept:
        for ancestor in block.element.iterancestors():
            weights[ancestor] += len(block.text)
    enough = CORE_SHARE * sum(len(block.text) for block in kept)
    core = kept[0].element.getroottree().getroot()
    while True:
        deeper = next((child for child in core if weights[child] >= enough), None)
        if deeper is None:
            return core
        core = deeper


def _lost(blocks: Sequence[Block], kept: set[int], known: set[int], core: HtmlElement) -> set[int]:
    """Blocks of the core that belong to the story and are not known.

    Where a whole part is missing, all that is text; else what stands between kept blocks, beside
    or among them. A heading comes only with what it heads.
    """
    homes = {blocks[n].element.getparent() for n in kept}
    missing = [
        n
        for n, block in enumerate(blocks)
        if n not in known
        and len(block.key) >= MIN_KEY
        and not block.is_linked
        and core in block.element.iterancestors()
        and _may_be_story(block, core)
    ]
    prose = sum(len(blocks[n].text) for n in missing if blocks[n].is_prose)
    if prose > LOST_PART * sum(len(blocks[n].text) for n in kept):
        lost = {n for n in missing if blocks[n].is_prose or blocks[n].element.tag != "div"}
    else:
        first, last = min(kept), max(kept)
        lost = {n for n in missing if first < n < last and _stands_with(blocks[n], homes)}
    taken = known | lost
    return {n for n in lost if not blocks[n].is_heading or {n + 1, n + 2} & taken}


def _stands_with(block: Block, homes: set[HtmlElement]) -> bool:
    """Whether a block is a neighbour of kept ones; an item or heading, perhaps in its own box."""
    parent = block.element.getparent()
    if block.is_heading or block.element.tag == "li":
        return parent in homes or parent.getparent() in homes
    return parent in homes and block.is_prose


def _strays(blocks: Sequence[Block], kept: set[int], core: HtmlElement) -> set[int]:
    """Kept blocks outside the core: before it, what is no prose; after it, what does not look like
    the blocks inside; and links after the last prose."""
    inside = {n for n in kept if core in blocks[n].element.iterancestors()}
    first, last = min(inside), max(inside)
    looks = {_look(blocks[n]) for n in inside}
    last_prose = max((n for n in inside if blocks[n].is_prose), default=last)
    return {
        n
        for n in kept
        if (n < first and not blocks[n].is_prose)
        or (n > last and _look(blocks[n]) not in looks)
        or (n > last_prose and _leads_away(blocks[n]))
    }


def _leads_away(block: Block) -> bool:
    """Whether a block is a link and little else; an item of a list of sources is no such block."""
    share = LINKED_ITEM if block.element.tag == "li" else LINKED_LINE
    return block.linked >= share * len(block.text)


def _look(block: Block) -> tuple[tuple[str, str], ...]:
    """Tag and class of the two elements around a block."""
    above = list(block.element.iterancestors())[:2]
    return tuple((str(element.tag), element.get("class") or "") for element in above)


def _may_be_story(block: Block, core: HtmlElement | None) -> bool:
    """Whether nothing between a block and the core is named as standing around stories."""
    element = block.element
    while element is not None and element is not core:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _OUTSIDE or (names != " " and _AROUND.search(names)):
            return False
        element = element.getparent()
    return True


def _merged(
    lines: Sequence[str], places: Sequence[int | None], lost: Mapping[int, str], strays: set[int]
) -> list[str]:
    merged: list[str] = []
    waiting = sorted(lost, reverse=True)
    for line, place in zip(lines, places, strict=True):
        while waiting and place is not None and waiting[-1] < place:
            merged.append(lost[waiting.pop()])
        if place is None or place not in strays:
            merged.append(line)
    return merged + [lost[n] for n in reversed(waiting)]
