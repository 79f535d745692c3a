"""Datelines: "KYIV (Reuters) - ", "BEIRUT, Lebanon (AP) — ", "LONDON, March 3 (Xinhua) -- "."""

from __future__ import annotations

import re

_PLACE = r"(?:[A-Z][A-Z'’.\-]+(?:[ /](?:[A-Z][A-Z'’.\-]+|de|DE|of|OF)){0,4})"
_MIXED = r"(?:[A-Z][\w'’.\-]+(?: [A-Z][\w'’.\-]+){0,3})"
_REGION = r"(?:,\s*[A-Z][\w.'’ ]{1,30}?)?"
_DAY = r"(?:,?\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?)?"
_AGENCY = r"\s*\([A-Z][\w/.,&' ]{1,40}\)"
_DASH = r"\s*(?:-{1,2}|–|—|:)\s*"

_DATELINE = re.compile(
    rf"^\s*(?:{_PLACE}(?:\s*(?:/|and)\s*{_PLACE})?{_REGION}{_DAY}(?:{_AGENCY})?{_DASH}"
    rf"|{_MIXED}{_REGION}{_DAY}{_AGENCY}\s*(?:{_DASH})?"
    rf"|{_MIXED}{_REGION}{_DAY}\s*(?:--|–|—)\s*"
    rf"|{_MIXED},\s*[A-Z][a-z]+\.? \d{{1,2}},\s*[A-Z]{{2,6}}\s*-\s*"
    rf"|{_MIXED}{_REGION}\s+-\s+(?=[A-Z]))(?=\S)"
)


def dateline_end(sentence: str) -> int:
    """Where the dateline ends that a sentence begins with, in code points; 0 without one."""
    match = _DATELINE.match(sentence)
    return match.end() if match else 0
