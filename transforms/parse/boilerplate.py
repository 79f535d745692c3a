"""Lines around a story: promotion, credits and notices, told by a table of patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.parse.words import data_lines

MAX_LINE = 300
_ABOUT = re.compile(r"about the (?:author|writer|contributor)s?\b(?!.*\?$)", re.I)
_IS = re.compile(
    r"(?:, [^.,]{1,60},)? (?:also |currently )?(?:is|was|are|has|covers?|writes?|reports?|joined|"
    r"works|edits|contributed|can be reached|previously|spent|lives|serves|teaches|holds)\b|\W*$"
)


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """Kind -> one pattern for whole lines."""
    kinds: dict[str, list[str]] = {}
    for line in data_lines("boilerplate.csv")[1:]:
        kind, _, pattern = line.partition(";")
        kinds.setdefault(kind, []).append(f"(?:{pattern})")
    return {kind: re.compile("|".join(found), re.I) for kind, found in kinds.items()}


def is_promotion(line: str) -> bool:
    """A line that leads away from the story: "Read more", "Sign up", "Follow us"."""
    return len(line) <= MAX_LINE and bool(patterns()["promotion"].fullmatch(line.strip()))


def is_boilerplate(line: str) -> bool:
    """A line that reports nothing: promotion, a credit, or a notice of the publisher."""
    line = line.strip()
    kinds = patterns()
    return len(line) <= MAX_LINE and any(
        kinds[kind].fullmatch(line) for kind in ("promotion", "credit", "notice", "closing")
    )


def is_notice(sentence: str) -> bool:
    """A sentence that a service puts behind the story: a credit, or a notice of the publisher."""
    kinds = patterns()
    return len(sentence) <= MAX_LINE and any(
        kinds[kind].fullmatch(sentence) for kind in ("credit", "notice")
    )


def is_closing(line: str) -> bool:
    """A notice with which a page ends, and no agency's credit."""
    return len(line) <= MAX_LINE and bool(patterns()["closing"].fullmatch(line.strip()))


def is_end_heading(line: str) -> bool:
    """A heading of what no story has below it: contacts, other stories, discussions."""
    return len(line) <= MAX_LINE and bool(patterns()["end"].fullmatch(line.strip()))


def is_about_author(line: str, authors: Sequence[str]) -> bool:
    """A line that introduces who wrote the story: "About the author", "Jane Doe is a ..."."""
    line = line.strip("-–—*•_ ")
    if _ABOUT.match(line):
        return True
    return any(
        len(name.split()) > 1 and line.startswith(name) and _IS.match(line, len(name))
        for name in authors
    )
