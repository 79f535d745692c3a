"""The body that a page declares in its JSON-LD, held against what was extracted from the page."""

from __future__ import annotations

import html
import re

from transforms.parse.identity import normalized_text

_TAG = re.compile(r"<[^<>]{1,500}>")
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|div|blockquote)>|<br[^<>]{0,20}>", re.I)
# Shorter ones are descriptions.
MIN_DECLARED = 500
# A text of so many characters is a story; a shorter one gives way to a description that says more.
MIN_TEXT = 200
# An extraction that has less of the declared body than this share is of something else.
FOUND = 0.3
# A text is what the declared body is if so much of it stands there.
SAME = 0.85
# The end of a line, in letters and digits, by which it is known.
ENDING = 30


def with_declared(text: str, declared: str) -> str:
    """The text without what stands before and after the declared body, where the text is mostly
    that; the declared body itself where the text has little of it; else the text as it is.
    """
    body = _plain(declared)
    if len(body) < MIN_DECLARED:
        return text if len(text) >= MIN_TEXT or len(body) <= 2 * len(text) else body
    body_key = normalized_text(body)
    lines = [line for line in text.split("\n") if line.strip()]
    keys = [normalized_text(line) for line in lines]
    is_known = [key in body_key for key in keys]
    shared = sum(len(key) for key, known in zip(keys, is_known, strict=True) if known)
    if shared < FOUND * len(body_key):
        return body
    if shared < SAME * sum(map(len, keys)):
        return text
    first, last = is_known.index(True), len(lines) - is_known[::-1].index(True)
    # A declared body that was cut off does not say where the story ends.
    is_whole = body_key.endswith(keys[last - 1][-ENDING:])
    return "\n".join(lines[first : last if is_whole else None])


def _plain(declared: str) -> str:
    """The declared body as lines; some sites declare it with its tags, or with escaped ones."""
    body = html.unescape(declared) if "&lt;" in declared else declared
    if "</" in body or "<br" in body:
        body = _TAG.sub("", _BLOCK_END.sub("\n", body))
    return html.unescape(body).strip()
