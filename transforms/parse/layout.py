"""Lines: what stands on one line, in the end, is one paragraph or one sentence.

The layout of a whole document is told first: wrapped at a column (with or without blank lines
between paragraphs), or one paragraph or sentence a line. Then lines that were broken inside a
sentence or a name are joined, and all others are kept.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from transforms.parse.bylines import by_line
from transforms.parse.sentences import ends_sentence
from transforms.parse.words import connecting_words, sentence_starters, split_names, title_words

MAX_COLUMN = 130
MIN_COLUMN = 30
MAX_HEADING_WORDS = 12
_BULLET = re.compile(r"[-*•·–—▪◦►]\s")
_NUMBERED = re.compile(r"(?:\d{1,3}[.)]|\(?[a-z\d]\))\s")
# "What the mayor says" is a crosshead; its last word tells no broken sentence.
_QUESTION = re.compile(
    r"(?:what|why|how|who|where|when)\s(?:\S+\s){1,5}(?:said|says|is|was|are|were|has|will|can)",
    re.I,
)
_TITLE_AND_NAME = re.compile(r"\b(?P<title>[A-Z][a-z]+)\.\s[A-Z][\w'’-]+$")
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
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        if not line:
            previous = ""
            continue
        if paragraphs and _continues(paragraphs[-1], previous, line, layout, len(paragraphs) == 1):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        previous = line
    return "\n".join(map(_joined, paragraphs))


def _joined(lines: list[str]) -> str:
    """A hyphen at the end of a line belongs to the word: "long-" + "term"."""
    pieces = [lines[0]]
    for before, line in itertools.pairwise(lines):
        hyphen = re.search(r"\w-$", before[-2:]) and line[:1].isalnum()
        pieces += ["" if hyphen else " ", line]
    return "".join(pieces)


def _continues(
    paragraph: list[str], previous: str, line: str, layout: Layout, is_first: bool
) -> bool:
    """Whether ``line`` goes on with the lines of a paragraph; ``previous`` is its last one, or ""
    after a blank line. ``is_first`` is True for the paragraph with which the text begins.
    """
    if is_bullet(line) or (_NUMBERED.match(line) and not layout.column):
        return False
    may_be_headline = is_first and len(paragraph) == 1 and not layout.column
    if (may_be_headline or not previous) and by_line(line):
        return False
    last = paragraph[-1]
    if layout.column and previous:
        if _is_full(previous, line, layout.column):
            return True
        return not _looks_finished(last, line) if layout.blank_lines else _is_broken(last, line)
    if not previous:
        return _starts_low(line) and not ends_sentence(last) and len(last) > 20
    if _is_broken(last, line):
        return True
    # A first line may be a headline or a standfirst of any length without a stop at its end.
    long = len(last.split()) > MAX_HEADING_WORDS or len(paragraph) > 1
    return long and not is_first and _may_be_inside(last, line)


def _looks_finished(last: str, line: str) -> bool:
    """A short line in a wrapped paragraph: an end, or a heading, or lines of an address."""
    return ends_sentence(last) or not _starts_low(line)


def _is_broken(last: str, line: str) -> bool:
    """Whether words show that the break between two lines stands inside a sentence or a name."""
    word = last.rsplit(None, 1)[-1]
    first = line.split(None, 1)[0]
    # A full stop is part of "U.N." and ends every other name.
    before = word.removesuffix(".") if word[:-1].count(".") else word
    after = first.strip("\"'”’»)].,:;")
    large = word[0].isupper() and first[0].isupper()
    if large and (before.lower(), after.lower()) in split_names():
        return True
    if ends_sentence(last):
        return word.lower() in ("u.s.", "u.n.", "u.k.") and _is_title(first)
    if last.endswith((",", " -", " –", " —")) or _starts_low(line):
        return True
    if _QUESTION.fullmatch(last):
        return False
    plain = word.strip(_OPENING + "\"'”’»)]")
    named = _TITLE_AND_NAME.search(last)
    if named and _is_title(named["title"]) and line[:1].isupper():
        return True
    if (
        last.endswith("Secretary of State")
        or _is_title(plain)
        or plain.lower() in connecting_words()
        or plain.endswith("-")
    ):
        return True
    return word.endswith(".")  # an abbreviation or an initial: the name goes on


def _may_be_inside(last: str, line: str) -> bool:
    """Whether a long line without an end may go on in one that begins with a capital."""
    if ends_sentence(last) or last.endswith((":", ";")):
        return False
    return line.split(None, 1)[0].strip(_OPENING).lower() not in sentence_starters()


def is_bullet(line: str) -> bool:
    """Whether a line is an item of a list."""
    return bool(_BULLET.match(line))


def _starts_low(line: str) -> bool:
    first = line.lstrip(_OPENING)[:1]
    return first.islower() or line[:1] in ",;)"


def _is_title(word: str) -> bool:
    return word[:1].isupper() and word.lower().rstrip(".") in title_words()
