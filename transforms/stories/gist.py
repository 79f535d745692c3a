"""Gists: what an article is about, in a few hundred bytes that are compared in its place.

A gist has the names and the words of the beginning of an article, hashed, and the days that it
speaks of. Which of them are rare is found out later, over all articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timezone
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from schemas.tables import Article

# Raise it whenever a text can get another gist: older ones are not compared with newer ones.
GIST_VERSION = 1

# News tell what happened first; further down stands what happened before.
LEAD_TOKENS = 300
# Title and first sentences: their words count more.
TOP_TOKENS = 45
MOST_NAMES = 28
MOST_WORDS = 44
# Longer tokens are no words, and caches must not be filled with them.
MOST_LETTERS = 40
LONGEST_TITLE = 500

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[.!?:\n]")
ENDINGS = re.compile(r"(?:['’]s|['’])$")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip

Location = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Gist:
    """What is compared of one article.

    ``published`` is in microseconds since 1970, UTC. ``names`` and ``words`` are 32-bit hashes and
    ``name_weights`` and ``word_weights`` one byte each, how much the article makes of them.
    ``days`` are those that its beginning speaks of, counted from 1970.
    """

    article_id: str
    published: int | None
    names: bytes
    name_weights: bytes
    words: bytes
    word_weights: bytes
    days: tuple[int, ...]
    location: Location = ("", 0)

    def to_tuple(self) -> tuple[Any, ...]:
        """Plain values, in the order of the fields, for a shuffle."""
        return tuple(getattr(self, field.name) for field in fields(self))


def gist(article: Article, location: Location = ("", 0)) -> Gist:
    """The gist of an article. Pure: depends on the article alone."""
    tokens = _tokens(article.title, article.text)
    plain = {token for token, _ in tokens if token[0].islower()}
    names: Counter[int] = Counter()
    words: Counter[int] = Counter()
    # A word with a capital inside a sentence is a name, and so it is at the start of another.
    known = {fold(t) for t, starts in tokens if t[0].isupper() and not starts} - plain
    for place, (token, _) in enumerate(tokens):
        folded = fold(token)
        if len(folded) < 2 or stem(folded) in stopwords():
            continue
        weight = 2 if place < TOP_TOKENS else 1
        if token[0].isupper() and folded in known:
            names[term("name", folded)] += weight
        elif token[0].isdigit() or len(folded) > 2:
            words[term("word", stem(folded))] += weight
    published = article.published_at
    return Gist(
        article.article_id,
        None if published is None else _micros(published),
        *_packed(names, MOST_NAMES),
        *_packed(words, MOST_WORDS),
        _days([token for token, _ in tokens[:TOP_TOKENS]], published),
        location,
    )


def _tokens(title: str | None, text: str) -> list[tuple[str, bool]]:
    """The first tokens of title and text, and whether each may have its capital for its place."""
    found: list[tuple[str, bool]] = []
    headline = TOKEN.findall((title or "")[:LONGEST_TITLE])
    capitals = sum(token[0].isupper() for token in headline)
    shouted = capitals > 0.6 * sum(token[0].isalpha() for token in headline)
    found += [
        (token, shouted or place == 0) for place, token in enumerate(headline) if token[0].isalnum()
    ]
    starts = True
    for match in TOKEN.finditer(text):
        token = match.group()
        if token[0].isalnum():
            found.append((token, starts))
            if len(found) >= LEAD_TOKENS:
                break
        starts = not token[0].isalnum()
    return found


def fold(token: str) -> str:
    """A token without case and possessive."""
    return ENDINGS.sub("", token[:MOST_LETTERS].casefold())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A light stem: plural, -ed and -ing go (after Harman 1991, "How effective is suffixing?")."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@lru_cache(maxsize=200_000)
def term(kind: str, text: str) -> int:
    """The 32-bit hash of a name or a word, odd for a number and even for all else."""
    hashed = crc32(f"{kind} {text}".encode("utf-8", "surrogatepass"))
    return hashed | 1 if text[0].isdigit() else hashed & ~1


def is_number(terms: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of the hashes are those of numbers."""
    return terms & np.uint32(1) == 1


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Stems of words that are left out."""
    return frozenset(map(stem, _listed("stopwords.txt")))


@lru_cache(maxsize=1)
def common_terms() -> frozenset[int]:
    """Hashes of names and words that are frequent in all news."""
    listed = set(_listed("frequent_words.txt"))
    return frozenset({term("name", w) for w in listed} | {term("word", stem(w)) for w in listed})


def _listed(name: str) -> Iterator[str]:
    for line in files("transforms.stories").joinpath(name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _packed(weights: Counter[int], most: int) -> tuple[bytes, bytes]:
    """The heaviest terms, sorted, and their weights: 1 + log2 of the sum, in eighths."""
    chosen = sorted(sorted(weights, key=lambda t: (-weights[t], t))[:most])
    sums = np.array([weights[t] for t in chosen], np.float64)
    eighths = np.round(8 * (1 + np.log2(np.maximum(sums, 1)))).astype(np.uint8)
    return np.array(chosen, "<u4").tobytes(), eighths.tobytes()


def _days(tokens: list[str], published: datetime | None) -> tuple[int, ...]:
    """Days that are named: a weekday means the last such day, a date the nearest such one."""
    if published is None:
        return ()
    today = published.astimezone(timezone.utc).date() if published.tzinfo else published.date()
    found = set()
    folded = [fold(token) for token in tokens]
    for place, word in enumerate(folded):
        if word in WEEKDAYS:
            found.add(today.toordinal() - (today.weekday() - WEEKDAYS.index(word)) % 7)
        elif word in MONTHS:
            for near in (*folded[place + 1 : place + 2], *folded[max(0, place - 1) : place]):
                if near.isdecimal() and 1 <= int(near) <= 31:
                    found |= _nearest(int(near), MONTHS[word], today)
                    break
    return tuple(sorted(day - date(1970, 1, 1).toordinal() for day in found))


def _nearest(day: int, month: int, today: date) -> set[int]:
    """The date of that day and month that is nearest to today, if there is such a day."""
    dates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            dates.append(date(year, month, day).toordinal())
        except ValueError:  # 31 June
            continue
    return {min(dates, key=lambda d: abs(d - today.toordinal()))} if dates else set()


def _micros(moment: datetime) -> int:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    delta = moment - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (delta.days * 86_400 + delta.seconds) * 1_000_000 + delta.microseconds
