"""The body text of a page: trafilatura, tried more widely where it seems to miss the story."""

from __future__ import annotations

from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement

from transforms.parse.recovery import Block, blocks_of, letters, lost_prose, recover
from transforms.parse.sentences import ends_sentence

# An extraction is poor if it holds less than this share of what the page shows,
VISIBLE_SHARE = 0.1
# or less than this share of all sentences of the page,
ALL_PROSE = 0.6
# or lacks sentences of the page's text of this share of its own length,
LOST = 0.1
# A text is littered if less than this share of it are sentences; of one of so many characters, less
# than that share, since long ones are lists of their own.
PROSE_SHARE = 0.75
LONG, LONG_PROSE_SHARE = 5_000, 0.5
# The widest extraction is taken where it is so many times as long and so much of what it adds is
# prose; a line of so many characters is.
WORTH_MORE = 1.05
ADDED_PROSE = 0.8
PROSE_LINE = 100
# A text in one line is taken apart if so much of it are blocks of the page.
BLOCKS_SHARE = 0.7


def body_text(tree: HtmlElement, url: str | None, is_heavy: bool = False) -> str:
    """The story's text, one block a line. The tree stays as it is.

    Most pages need the library's own rules only. Where their result is poor, its comparison with
    other extractors follows, then its widest rules; then lost blocks are put back. Heavy pages get
    the first step only: the time of the others grows with the square of lists in lists, or worse.
    """
    text = _extract(tree, url, fast=True)
    if is_heavy and text:
        return text
    blocks = blocks_of(tree)
    is_little = len(text) < VISIBLE_SHARE * len(tree.text_content())
    misses_prose = _misses_prose(text, blocks)
    if is_little or misses_prose or _is_littered(text):
        fuller = _extract(tree, url)
        misses_prose = misses_prose if fuller == text else _misses_prose(fuller, blocks)
        text = fuller
    if misses_prose:
        wider = _extract(tree, url, favor_recall=True)
        if len(wider) > WORTH_MORE * len(text) and _adds_prose(text, wider):
            text = wider
    return recover(blocks, _in_lines(text, blocks))


def _extract(
    tree: HtmlElement, url: str | None, fast: bool = False, favor_recall: bool = False
) -> str:
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        fast=fast,
        favor_recall=favor_recall,
        include_comments=False,
        with_metadata=False,
    )
    return document.text or "" if document is not None else ""


def _in_lines(text: str, blocks: Sequence[Block]) -> str:
    """The blocks in a text of one line, which the library gives where its rules find nothing; what
    they link to stays out."""
    whole = letters(text)
    parts = [block for block in blocks if block.key in whole] if "\n" not in text else []
    if len(parts) < 2 or sum(len(part.key) for part in parts) < BLOCKS_SHARE * len(whole):
        return text
    return "\n".join(part.text for part in parts if not part.is_linked)


def _misses_prose(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a text seems to lack a part of the story."""
    size = len(text)
    prose = sum(len(block.text) for block in blocks if block.is_prose)
    return size < ALL_PROSE * prose or lost_prose(blocks, text) > LOST * size


def _is_littered(text: str) -> bool:
    """Whether a text seems to be more than a story."""
    prose = sum(len(line) for line in text.split("\n") if _is_prose(line))
    return prose < (PROSE_SHARE if len(text) < LONG else LONG_PROSE_SHARE) * len(text)


def _adds_prose(text: str, wider: str) -> bool:
    """Whether nearly all that is added stands in lines that are sentences: with a part of a story
    that was missing come few labels, with links to others come many."""
    if not text:
        return True
    known = set(text.split("\n"))
    added = [line for line in wider.split("\n") if line not in known]
    prose = sum(len(line) for line in added if _is_prose(line))
    return prose > ADDED_PROSE * sum(map(len, added))


def _is_prose(line: str) -> bool:
    return len(line) > PROSE_LINE or ends_sentence(line)
