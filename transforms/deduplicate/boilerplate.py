"""Boilerplate: what many unlike pages share, and what must not count as shared text.

Two kinds are removed before texts are compared: shingles that stand in many documents of a run,
and paragraphs that stand under three or more addresses of one site. A story that many sites carry
is frequent too; it is told from boilerplate by the length of the frequent stretch, and by a text
that would lose nearly everything.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from transforms.deduplicate.shingles import MIX_1, SHINGLE_WORDS, Hashes, Shingles

MAX_DOCUMENTS = 24
MIN_SITE_PAGES = 3
# A frequent stretch of so many shingles is an article that many carry, not a header or a footer.
STORY_SHINGLES = 150
# A text that would keep less than this share of itself is compared as it is.
MIN_KEPT = 0.1

BUCKET_BITS = 24
BUCKETS = 1 << BUCKET_BITS
SATURATED = 255

Buckets = NDArray[np.uint32]


@dataclass
class Frequencies:
    """In how many documents each shingle, and each paragraph of a site, stands.

    Counters are hashed into 2^24 buckets of one byte each (16 MB for shingles, 2 x 16 MB for
    paragraphs, whatever the number of documents): a count may be too high, never too low. At
    200,000 documents of 450 shingles a bucket holds 5 strangers, a fifth of the threshold.
    """

    shingles: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(BUCKETS, np.uint8))
    paragraphs: NDArray[np.uint8] = field(default_factory=lambda: np.zeros((2, BUCKETS), np.uint8))

    def add(self, documents: Iterable[tuple[Shingles, int]]) -> None:
        """Count documents, each given as its shingles and its site (0 for none)."""
        for shingles, site in documents:
            _increment(self.shingles, np.unique(_bucket(shingles.hashes)))
            if site:
                for row, buckets in zip(
                    self.paragraphs, _paragraph_buckets(shingles, site), strict=True
                ):
                    _increment(row, np.unique(buckets))

    def merge(self, other: Frequencies) -> None:
        """Add the counts of other documents."""
        for mine, theirs in ((self.shingles, other.shingles), (self.paragraphs, other.paragraphs)):
            room = SATURATED - mine
            np.add(mine, np.minimum(theirs, room), out=mine)

    def boilerplate(self) -> Boilerplate:
        """The buckets that are frequent."""
        return Boilerplate(
            shingles=np.flatnonzero(self.shingles > MAX_DOCUMENTS).astype(np.uint32),
            paragraphs=tuple(
                np.flatnonzero(row >= MIN_SITE_PAGES).astype(np.uint32) for row in self.paragraphs
            ),
        )

    def to_bytes(self) -> bytes:
        """Compressed, for a shuffle."""
        return zlib.compress(self.shingles.tobytes() + self.paragraphs.tobytes(), 1)

    @staticmethod
    def from_bytes(data: bytes) -> Frequencies:
        """The inverse of ``to_bytes``."""
        counts = np.frombuffer(zlib.decompress(data), np.uint8).reshape(3, BUCKETS).copy()
        return Frequencies(counts[0], counts[1:])


@dataclass(frozen=True)
class Boilerplate:
    """The frequent shingles and paragraphs of a run, as sorted bucket numbers."""

    shingles: Buckets = field(default_factory=lambda: np.empty(0, np.uint32))
    paragraphs: tuple[Buckets, ...] = ()

    def mask(self, shingles: Shingles, site: int) -> NDArray[np.bool_]:
        """Which shingles of a text are its own: true for those to compare."""
        frequent = _contains(self.shingles, _bucket(shingles.hashes))
        frequent |= self._in_paragraphs(shingles, site, len(frequent))
        own = ~_short_runs(frequent)
        if own.sum() < MIN_KEPT * len(own):
            return np.ones(len(own), bool)
        return own

    def _in_paragraphs(self, shingles: Shingles, site: int, count: int) -> NDArray[np.bool_]:
        inside = np.zeros(count, bool)
        if not site or not self.paragraphs or not len(shingles.paragraphs):
            return inside
        repeated = np.ones(len(shingles.paragraphs), bool)
        for known, buckets in zip(self.paragraphs, _paragraph_buckets(shingles, site), strict=True):
            repeated &= _contains(known, buckets)
        starts = shingles.paragraph_starts
        ends = starts + shingles.paragraphs
        for k in np.flatnonzero(repeated):
            # Only what lies wholly inside the paragraph.
            inside[starts[k] : max(0, ends[k] - SHINGLE_WORDS + 1)] = True
        return inside


def _bucket(hashes: Hashes) -> Buckets:
    return hashes >> np.uint32(32 - BUCKET_BITS)


def _paragraph_buckets(shingles: Shingles, site: int) -> tuple[Buckets, Buckets]:
    mixed = (shingles.paragraph_hashes ^ np.uint64(site)) * MIX_1
    mixed ^= mixed >> np.uint64(31)
    mixed *= MIX_1
    high = (mixed >> np.uint64(64 - BUCKET_BITS)).astype(np.uint32)
    low = (mixed >> np.uint64(64 - 2 * BUCKET_BITS)).astype(np.uint32) & np.uint32(BUCKETS - 1)
    return high, low


def _increment(counts: NDArray[np.uint8], buckets: Buckets) -> None:
    counts[buckets[counts[buckets] < SATURATED]] += 1


def _contains(sorted_values: Buckets, wanted: Buckets) -> NDArray[np.bool_]:
    if not len(sorted_values):
        return np.zeros(len(wanted), bool)
    at = np.searchsorted(sorted_values, wanted)
    at[at == len(sorted_values)] = 0
    return sorted_values[at] == wanted


def _short_runs(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The flags without runs of STORY_SHINGLES or more."""
    edges = np.flatnonzero(np.diff(np.r_[False, flags, False]))
    starts, ends = edges[::2], edges[1::2]
    kept = flags.copy()
    for start, end in zip(starts, ends, strict=True):
        if end - start >= STORY_SHINGLES:
            kept[start:end] = False
    return kept
