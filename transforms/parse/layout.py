"""Lines: what stands on one line, in the end, is one paragraph or one sentence.

The layout of a whole document is told first: wrapped at a column (with or without blank lines
between paragraphs), or one paragraph or sentence a line. Then lines that were broken inside a
sentence or a name are joined, and all others are kept.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from transforms.parse.sentences import ends_sentence
from transforms.parse.words import connecting_words, sentence_starters, title_words

MAX_COLUMN = 130
MIN_COLUMN = 30
MAX_HEADING_WORDS = 12
_BULLET = re.compile(r"[-*•·–—▪◦►]\s")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\([a-z\d]\))\s")
_OPENING = "\"'“‘«(["


@dataclass(frozen=True)
class Layout:
    """``column`` at which lines are wrapped (0: they are not); ``blank_lines`` part paragraphs."""

    column: int
    blank_lines: bool


def detect_layout(lines: list[str]) -> Layout:
    """Wrapped means: nearly no word that begins a line would have fitted on the line before."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a and b]
    blank_lines = any(not line for line in lines)
    if len(pairs) < 2:
        return Layout(0, blank_lines)
    widths = sorted(len(line) for line in lines if line)
    column = widths[-1]
    if not MIN_COLUMN <= column <= MAX_COLUMN:
        return Layout(0, blank_lines)
    unfinished = sum(not ends_sentence(a) for a, _ in pairs)
    full = sum(_is_full(a, b, column) for a, b in pairs)
    if unfinished < 0.5 * len(pairs):
        return Layout(0, blank_lines)
    share = full / len(pairs)
    return Layout(column if share >= (0.8 if blank_lines else 0.7) else 0, blank_lines)


def _is_full(line: str, following: str, column: int) -> bool:
    """Whether the first word of the following line had no room on this one."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > column


def reflow(text: str) -> str:
    """The text with one paragraph or sentence a line, and no blank lines."""
    lines = [line.strip() for line in text.split("\n")]
    layout = detect_layout(lines)
    joined: list[str] = []
    previous = ""
    for line in lines:
        if not line:
            previous = ""
            continue
        first = len(joined) == 1 and joined[0] == previous
        if joined and _continues(joined[-1], previous, line, layout, first):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
        previous = line
    return "\n".join(joined)


def _join(left: str, right: str) -> str:
    """A hyphen at the end of a line belongs to the word: "long-" + "term"."""
    if re.search(r"\w-$", left) and right[:1].isalnum():
        return left + right
    return f"{left} {right}"


def _continues(paragraph: str, previous: str, line: str, layout: Layout, first: bool) -> bool:
    """Whether ``line`` goes on with the paragraph whose last line was ``previous`` ("": blank).

    ``first`` is True while the paragraph is the text's first line only.
    """
    if _BULLET.match(line) or (_NUMBERED.match(line) and not layout.column):
        return False
    if layout.column and previous:
        if layout.blank_lines:
            return _is_full(previous, line, layout.column) or not _looks_finished(paragraph, line)
        return _is_full(previous, line, layout.column) or _is_broken(paragraph, line, first)
    if not previous:
        return _starts_low(line) and not ends_sentence(paragraph) and len(paragraph) > 20
    return _is_broken(paragraph, line, first)


def _looks_finished(paragraph: str, line: str) -> bool:
    """A short line in a wrapped paragraph: an end, or a heading, or lines of an address."""
    return ends_sentence(paragraph) or not _starts_low(line)


def _is_broken(paragraph: str, line: str, first: bool) -> bool:
    """Whether a line break stands inside a sentence or a name.

    A first line may be a headline or a standfirst of any length without a stop at its end.
    """
    last = paragraph.rsplit(None, 1)[-1]
    if ends_sentence(paragraph):
        return last.lower() in ("u.s.", "u.n.", "u.k.") and _is_title(line.split(None, 1)[0])
    if paragraph.endswith((",", " -", " –", " —")) or _starts_low(line):
        return True
    word = last.strip(_OPENING + "\"'”’»)]")
    if _is_title(word) or word.lower() in connecting_words() or word.endswith("-"):
        return True
    if last.endswith("."):  # an abbreviation or an initial: the name goes on
        return True
    if last.endswith((":", ";")):
        return False
    if line.split(None, 1)[0].strip(_OPENING).lower() in sentence_starters():
        return False
    return not first and len(paragraph.split()) > MAX_HEADING_WORDS


def _starts_low(line: str) -> bool:
    first = line.lstrip(_OPENING)[:1]
    return first.islower() or line[:1] in ",;)"


def _is_title(word: str) -> bool:
    return word[:1].isupper() and word.lower().rstrip(".") in title_words()
