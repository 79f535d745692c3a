"""Text as sets of hashed word shingles: the raw material of every comparison.

A token is a run of letters and digits, a number, or one character of a script that is written
without spaces. A shingle is five consecutive tokens. The hash functions are our own and pinned by
known-answer tests, because fingerprints are kept on disk and compared across versions.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
Keys = NDArray[np.uint64]

# Raise it whenever a text can get another hash: an index of another version is refused.
ALGORITHM_VERSION = 1
SHINGLE_WORDS = 5

# Scripts without spaces between words: kana, Han, Thai, Lao, Burmese, Khmer.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
TOKEN = re.compile(rf"[{UNSPACED}]|\d+(?:[.,]\d+)*(?!\w)|[^\W_{UNSPACED}]+")
# Soft hyphens, zero-width characters and byte order marks stand inside words and are not seen.
INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])

MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
MIX_2 = np.uint64(0x94D049BB133111EB)
WORD_CACHE_SIZE = 200_000


@dataclass(frozen=True, slots=True)
class Shingles:
    """What verification needs of one text.

    ``hashes`` has one value for each shingle, in the order of the text, repetitions included:
    ``hashes[i]`` covers tokens i to i+4. ``numbers`` are the distinct numbers, sorted by hash.
    ``names`` are the capitalized words in the order of the text, at the tokens ``name_places``.
    Paragraph k starts at token ``paragraph_starts[k]``.
    """

    hashes: Hashes
    numbers: Hashes
    names: Hashes
    name_places: Hashes
    paragraphs: Hashes
    paragraph_starts: Hashes


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
    """64-bit hash of a token, whatever its case; thousands separators of numbers don't count."""
    if token[0].isdigit():
        token = token.replace(",", "")
    digest = blake2b(token.casefold().encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def tokenize(text: str) -> list[str]:
    """The tokens of a text, in order, as written."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(INVISIBLE)
    return TOKEN.findall(text)


def shingle_keys(words: Keys) -> Keys:
    """One 63-bit hash for each run of five token hashes; a shorter text is one shingle.

    A polynomial in an odd multiplier, finished by the mixer of SplitMix64 (Steele, Lea and Flood
    2014). 63 bits, because Beam's integer coder is signed.
    """
    width = min(SHINGLE_WORDS, len(words))
    if not width:
        return np.empty(0, np.uint64)
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
    return value >> np.uint64(1)


def shorten(keys: Keys) -> Hashes:
    """The upper 32 of 63 bits: enough to compare two texts, half the bytes."""
    return (keys >> np.uint64(31)).astype(np.uint32)


def shingle_text(text: str) -> tuple[Keys, Shingles]:
    """All 63-bit shingle keys of a text in order, and what is kept of it for verification."""
    tokens: list[str] = []
    starts: list[int] = []
    for paragraph in text.splitlines():
        found = tokenize(paragraph)
        if found:
            starts.append(len(tokens))
            tokens += found
    words = hash_tokens(tokens)
    keys = shingle_keys(words)
    distinct = set(tokens)
    numbers = [t for t in distinct if t[0].isdigit() and t[-1].isdigit()]
    names = {t for t in distinct if t[0].isupper() and len(t) > 2 and t.lower() not in distinct}
    name_places = [i for i, token in enumerate(tokens) if token in names]
    return keys, Shingles(
        hashes=shorten(keys),
        numbers=np.unique(_upper(hash_tokens(numbers))),
        names=_upper(words[name_places]),
        name_places=np.array(name_places, np.uint32),
        paragraphs=_paragraph_hashes(words, starts),
        paragraph_starts=np.array(starts, np.uint32),
    )


def hash_tokens(tokens: list[str]) -> Keys:
    """64-bit hashes of tokens, in their order."""
    return np.fromiter(map(_word_hashes.__getitem__, tokens), np.uint64, len(tokens))


def _upper(values: Keys) -> Hashes:
    return (values >> np.uint64(32)).astype(np.uint32)


def _paragraph_hashes(words: Keys, starts: list[int]) -> Hashes:
    """One hash for each paragraph, of all its tokens and their order."""
    if not starts:
        return np.empty(0, np.uint32)
    place = np.arange(len(words), dtype=np.uint64)
    place -= np.repeat(place[starts], np.diff([*starts, len(words)]))
    scattered = words * (place * MIX_1 | np.uint64(1))
    scattered ^= scattered >> np.uint64(29)
    sums = np.add.reduceat(scattered * MIX_2, starts)
    return _upper(sums)
