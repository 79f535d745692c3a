"""Sentences: spans of a text whose lines are paragraphs or sentences.

No sentence crosses a line. Inside one, a stop ends a sentence unless it belongs to a title, an
initial, a number or an abbreviation, or unless what follows goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.parse.words import abbreviations, sentence_starters

_CANDIDATE = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>["'”’»)\]]*)(?P<space>\s+|(?=[A-Z][a-z]))"""
    r"""(?P<open>["'“‘«(\[]*)"""
)
_LAST_STOP = re.compile(r"""(?<![.!?…])([.!?…]+)["'”’»)\]]*$""")
LOOK_AHEAD = 200
_LAST_TOKEN = re.compile(r"[\w&'’.-]+$")
_NEXT_WORD = re.compile(r"[\w][\w'’.-]*")
_SAYING = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){0,4}(?:said|says|asked|asks|added|wrote|told|tweeted|replied|shouted|"
    r"exclaimed|cried|declared)\b"
)
# Kinds of abbreviations that are written in lower case; "sec. 4" is no secretary.
_WRITTEN_LOW = {
    "vs": "title", "viz": "title", "cf": "title", "etc": "word", "al": "word", "est": "word",
    "approx": "number", "no": "number", "pp": "number", "para": "number", "paras": "number",
    "sec": "number",
}  # fmt: skip
_ENUMERATION = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
# The next item of a list that stands on one line: "a) ... b) ...".
_ITEM = re.compile(r"[a-z]\)\s")
_ROMAN_OR_PRONOUN = frozenset(("I", "A"))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, in code points, without white space around it."""
    spans = []
    start = 0
    for line in text.split("\n"):
        for first, last in _split_line(line):
            spans.append((start + first, start + last))
        start += len(line) + 1
    return spans


def _split_line(line: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _CANDIDATE.finditer(line):
        if not _is_end(line, begin, match):
            continue
        yield from _trimmed(line, begin, match.end("close"))
        begin = match.end("space")
    yield from _trimmed(line, begin, len(line))


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def ends_sentence(line: str) -> bool:
    """True if the line stops where a sentence may: "... in Kyiv." but not "... met Gen."."""
    match = _LAST_STOP.search(line)
    if not match:
        return False
    if match.group(1) != "." or match.group().strip("."):
        return True
    token = _token_before(line, match.start())
    unfinished = _kind(token) in ("title", "number") and not token.islower()
    return not unfinished and not _is_initial(token)


def _is_end(line: str, begin: int, match: re.Match[str]) -> bool:
    stop, close = match["stop"], match["close"]
    # What follows is looked at as far as it can matter: whole lines would cost their square.
    following = line[match.end() : match.end() + LOOK_AHEAD]
    if not following:
        return False
    if not match["space"]:
        return _is_missing_space(line, match)
    if stop == "." and _ITEM.match(following):
        return True
    word_match = _NEXT_WORD.match(following.lstrip("$€£¥"))
    word = word_match.group() if word_match else ""
    if word[:1].islower():
        return _is_brand(word)
    if stop == "!" and not close and _kind(_token_before(line, match.start())) == "brand":
        return word.lower() in sentence_starters()
    if stop.endswith(("!", "?")):
        return not (close and _SAYING.match(following))
    if stop == "." and not close:
        return _full_stop_ends(line, begin, match.start(), word)
    if stop == "." and close and not set(close) - set(")]"):
        return True
    return bool(word) or bool(match["open"]) or not following[:1].islower()


def _full_stop_ends(line: str, begin: int, position: int, word: str) -> bool:
    """Whether a bare full stop before ``word`` is more than part of an abbreviation."""
    token = _token_before(line, position)
    kind = "" if _is_initial(token) else _kind(token)
    starter = word.lower() in sentence_starters()
    if kind == "title":
        # "St." is a street as well, and "No. 10 Downing St. The ...".
        return token.lower() in ("st", "ft", "mt") and starter
    if token.lower() == "etc":
        return word[:1].isupper()
    if kind in ("number", "month"):
        return not word[:1].isdigit()
    if _is_initial(token):
        return starter and word not in _ROMAN_OR_PRONOUN
    if kind == "word" or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", token):
        return starter or (not word and line[position + 1 : position + 9].strip()[:1] in "\"'“‘(")
    return not (begin == position - len(token) and _ENUMERATION.fullmatch(token))


def _token_before(line: str, position: int) -> str:
    match = _LAST_TOKEN.search(line[max(0, position - 30) : position])
    return match.group().lstrip(".'’-") if match else ""


def _kind(token: str) -> str:
    kind = abbreviations().get(token.lower(), "")
    if token.islower() and len(token) > 1 and "." not in token:
        # "no.", "mar." and "fig." in lower case: only abbreviations that are written so.
        return _WRITTEN_LOW.get(token, "")
    return kind


def _is_initial(token: str) -> bool:
    return len(token) == 1 and token.isupper() and token.isalpha()


def _is_brand(word: str) -> bool:
    """iPhone, eBay: lower case that may begin a sentence."""
    return len(word) > 2 and word[1].isupper()


def _is_missing_space(line: str, match: re.Match[str]) -> bool:
    """ "... on Monday.The minister ...": a lost space, and no address or name like "Yahoo.Com"."""
    before = line[max(0, match.start() - 3) : match.start()]
    word = _NEXT_WORD.match(line, match.end())
    return (
        before.isalpha()
        and before.islower()
        and len(before) == 3
        and word is not None
        and word.group().lower() in sentence_starters()
    )
