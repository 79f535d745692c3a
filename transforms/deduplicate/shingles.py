"""Text as hashed words and shingles: the raw material of every comparison.

A token is a run of letters and digits, a number, or one character of a script that is written
without spaces. Each is kept as 15 bits and a mark, in the order of the text; a shingle is five
consecutive tokens, and its hash is made from theirs whenever it is needed. The hash functions are
our own and pinned by known-answer tests, because fingerprints are kept on disk and compared across
versions.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint16]
Hashes = NDArray[np.uint32]
Values = NDArray[np.uint64]

# Raise it whenever a text can get another hash, or an entry of the index another field: an index of
# another version is refused.
ALGORITHM_VERSION = 3
SHINGLE_WORDS = 5

# A word's 15 bits: decimal fractions have the lowest eighth to themselves, whole numbers the next.
# The 16th bit marks a name.
DECIMALS = 1 << 12
NUMBERS = 1 << 13
WORDS = 1 << 15
NAME = np.uint16(WORDS)

# Scripts without spaces between words: kana, Han, Thai, Lao, Burmese, Khmer.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# A number is one with its unit written to it as well: 5m, 1.5bn, 20km.
UNITS = "bn|m|mn|mln|tn|trn|k|p|c|pc|pct|km|kg|ft"
TOKEN = re.compile(
    rf"[{UNSPACED}]|\d+(?:[.,]\d+)*(?=(?:{UNITS})?(?!\w))|[^\W_{UNSPACED}]+", re.IGNORECASE
)
# Soft hyphens, zero-width characters and byte order marks stand inside words and are not seen.
INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
MIX_2 = np.uint64(0x94D049BB133111EB)
WORD_CACHE_SIZE = 200_000


@dataclass(frozen=True, slots=True)
class Shingles:
    """What is kept of a text: ``words``, one value for each token, names marked by the 16th bit.

    ``paragraphs`` are the numbers of tokens of the paragraphs that have any. A name is a
    capitalized word that the text never writes in small letters.
    """

    words: Words
    paragraphs: Hashes

    @property
    def tokens(self) -> Words:
        """The 15 bits of each token, whether it is a name or not."""
        return self.words & ~NAME

    @property
    def hashes(self) -> Hashes:
        """One hash for each shingle in the order of the text: ``hashes[i]`` covers i to i+4."""
        return (shingle_values(self.tokens) >> np.uint64(32)).astype(np.uint32)

    @property
    def numbers(self) -> Words:
        """The distinct numbers, sorted by hash."""
        tokens = self.tokens
        return np.unique(tokens[tokens < NUMBERS])

    @property
    def name_places(self) -> NDArray[np.int64]:
        """Which tokens are names."""
        return np.flatnonzero(self.words & NAME)

    @property
    def paragraph_starts(self) -> NDArray[np.int64]:
        """The first token of each paragraph."""
        return np.r_[0, np.cumsum(self.paragraphs)[:-1]].astype(np.int64)[: len(self.paragraphs)]

    @property
    def paragraph_hashes(self) -> Values:
        """One hash for each paragraph, of all its tokens and their order."""
        if not len(self.paragraphs):
            return np.empty(0, np.uint64)
        starts = self.paragraph_starts
        place = np.arange(len(self.words), dtype=np.uint64)
        place -= np.repeat(place[starts], self.paragraphs)
        scattered = (self.tokens + np.uint64(1)) * (place * MIX_1 | np.uint64(1))
        scattered ^= scattered >> np.uint64(29)
        return np.add.reduceat(scattered * MIX_2, starts)


class _WordHashes(dict[str, int]):
    """Hash of a token, remembered; bounded, so that noise in the input can't fill the memory."""

    def __missing__(self, token: str) -> int:
        if len(self) >= WORD_CACHE_SIZE:
            self.clear()
        value = hash_token(token)
        self[token] = value
        return value


_word_hashes = _WordHashes()


def hash_token(token: str) -> int:
    """15-bit hash of a token, whatever its case; thousands separators of numbers don't count."""
    number = token[0].isdigit() and token[-1].isdigit()
    if number:
        token = token.replace(",", "")
    lowest, end = (NUMBERS, WORDS) if not number else (DECIMALS, NUMBERS)
    if number and "." in token:
        lowest, end = 0, DECIMALS
    digest = blake2b(token.casefold().encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return lowest + int.from_bytes(digest, "little") % (end - lowest)


def tokenize(text: str) -> list[str]:
    """The tokens of a text, in order, as written."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(INVISIBLE)
    return TOKEN.findall(text)


def shingle_values(tokens: Words) -> Values:
    """One 64-bit hash for each run of five tokens; a shorter text is one shingle.

    A polynomial in an odd multiplier, finished by the mixer of SplitMix64 (Steele, Lea and Flood
    2014).
    """
    width = min(SHINGLE_WORDS, len(tokens))
    if not width:
        return np.empty(0, np.uint64)
    words = tokens.astype(np.uint64)
    count = len(words) - width + 1
    value = words[:count].copy()
    for offset in range(1, width):
        value *= MULTIPLIER
        value += words[offset : offset + count]
    value ^= value >> np.uint64(30)
    value *= MIX_1
    value ^= value >> np.uint64(27)
    value *= MIX_2
    value ^= value >> np.uint64(31)
    return value


def shingle_text(text: str) -> Shingles:
    """The words of a text, and where its paragraphs end."""
    tokens: list[str] = []
    lengths: list[int] = []
    for paragraph in text.splitlines():
        found = tokenize(paragraph)
        if found:
            lengths.append(len(found))
            tokens += found
    words = np.fromiter(map(_word_hashes.__getitem__, tokens), np.uint16, len(tokens))
    distinct = set(tokens)
    names = {t for t in distinct if t[0].isupper() and len(t) > 2 and t.lower() not in distinct}
    words[[i for i, token in enumerate(tokens) if token in names]] |= NAME
    return Shingles(words, np.array(lengths, np.uint32))
