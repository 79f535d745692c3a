"""Words of a phrase, and the folded forms under which spellings of one name meet.

Two folds: `fold` removes case, accents and dots ("U.S." -> "us"); `skeleton` also evens out the
common romanizations of Russian, Ukrainian and Arabic (Zelenskyy, Zelenskiy; Muhammad, Mohamed).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    r"(?P<dotted>(?:[^\W\d_]\.)+[^\W\d_]?(?!\w))"
    r"|(?P<number>\d[\d,.]*\d|\d)(?!\w)"
    r"|(?P<word>[^\W_]+(?:['’ʼ][^\W\d_]+)*\+?)"
    r"|(?P<mark>[,;:()&/–—])"
)
_TRANSLATE = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"}
)
_MOHAMMED = re.compile(r"^m[ou]ha+m+[aeo]d$|^mehmed$")
_SKELETON = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"yy$|iy$|ij$|ii$|yi$|iyi$|y$", "i"),
        (r"ei", "e"),
        (r"ey", "e"),
        (r"ye", "e"),
        (r"iy|yi", "i"),
        (r"ch|tch|tsch", "c"),
        (r"kh|gh", "h"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"q", "k"),
        (r"dj|dzh", "j"),
        (r"ph", "f"),
        (r"(.)\1+", r"\1"),
    )
]
PARTICLES = frozenset({"al", "el", "ul", "as", "ad"})


@dataclass(frozen=True)
class Word:
    """One word or mark of a phrase; start and end are code points in it."""

    text: str
    folded: str
    start: int
    end: int
    possessive: bool = False
    joined: bool = False
    mark: bool = False

    @property
    def capital(self) -> bool:
        """Starts with a capital letter."""
        return self.text[:1].isupper()

    @property
    def upper(self) -> bool:
        """Is written in capitals only."""
        return self.text.replace(".", "").isupper()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes and dots."""
    plain = unicodedata.normalize("NFKD", text.translate(_TRANSLATE))
    return "".join(c for c in plain if c.isalnum() or c == "&").casefold()


@lru_cache(maxsize=65536)
def skeleton(folded: str) -> str:
    """A folded word without the differences between romanizations."""
    if _MOHAMMED.match(folded):
        return "mohamad"
    for pattern, to in _SKELETON:
        folded = pattern.sub(to, folded)
    return folded


def words(text: str) -> list[Word]:
    """The words and separating marks of a phrase; hyphenated parts are words of their own."""
    found = []
    for match in _WORD.finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        if match.lastgroup == "mark":
            found.append(Word(raw, raw, start, end, mark=True))
            continue
        joined = start > 0 and text[start - 1] in "-‑"
        possessive = raw[-2:].lower() in ("'s", "’s")
        bare = raw[:-2] if possessive else raw
        possessive = possessive or (text[end : end + 1] in ("'", "’") and raw[-1:] in "sS")
        found.append(Word(bare, fold(bare), start, end, possessive, joined))
    return found


@lru_cache(maxsize=65536)
def name_key(name: str) -> tuple[str, ...]:
    """The key under which spellings of one personal name or acronym meet."""
    folded = [w.folded for w in words(name) if not w.mark]
    kept = [w for w in folded if w not in PARTICLES] or folded
    return tuple(skeleton(w) for w in kept)
