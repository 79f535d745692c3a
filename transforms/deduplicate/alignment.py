"""Alignment: which words of two texts stand in both, and where each has words of its own.

Shingles that both texts hold are the anchors. Between them words are matched one by one where
they are expected, so that a text with a mistake in every fourth word is followed still. What
remains is a text's own: a few words in a row are an edit, more of them are sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.deduplicate.boilerplate import Boilerplate
from transforms.deduplicate.shingles import SHINGLE_WORDS, Hashes, Shingles, Words

# So many tokens in a row that the other text lacks are a changed word or name, no addition.
SMALL_EDIT = 4
# Single words are looked for so far to either side of where they are expected.
MAX_SHIFT = 3
# A stretch of so many tokens is no phrase that two texts happen to share.
LEAST_STRETCH = 10

Span = tuple[int, int]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Text:
    """An article ready to be compared.

    ``shingles`` are the hashes of its shingles in the order of the text; ``hashes`` the distinct
    ones that are no boilerplate, sorted, the first of each at ``places``; ``own`` tells for each
    token whether it counts.
    """

    tokens: Words
    shingles: Hashes
    hashes: Hashes
    places: Places
    own: Flags
    numbers: Words
    name_places: Places

    def __len__(self) -> int:
        return len(self.hashes)


def prepare(shingles: Shingles, site: int = 0, boilerplate: Boilerplate | None = None) -> Text:
    """Remove boilerplate and sort; done once for each article that is a candidate."""
    every = shingles.hashes
    places = np.arange(len(every))
    own = np.ones(len(shingles.words), bool)
    if boilerplate is not None:
        kept = boilerplate.mask(shingles, site)
        places = places[kept]
        own = _covered(kept, len(own))
    hashes, first = np.unique(every[places], return_index=True)
    return Text(
        shingles.tokens,
        every,
        hashes,
        places[first],
        own,
        shingles.numbers,
        shingles.name_places,
    )


@dataclass(frozen=True, slots=True)
class Side:
    """What alignment says of one of two texts, in tokens.

    ``matched`` stand in the other text but for small edits, of which ``changed`` are part;
    ``inside`` are its own between stretches of matched ones, ``size`` is what counts of the text at
    all. Spans are the matched stretches.
    """

    spans: tuple[Span, ...]
    matched: int
    changed: int
    inside: int
    size: int


def align(a: Text, b: Text) -> tuple[Side, Side]:
    """Both sides of the alignment of two texts."""
    return _side(a, b), _side(b, a)


def _side(text: Text, other: Text) -> Side:
    where = _anchored(text, other)
    matched = where >= 0
    if matched.any():
        matched |= _matched_words(text.tokens, other.tokens, where)
    found = matched.copy()
    bounds = _bounds(matched)
    gaps = bounds[1:-1].reshape(-1, 2)
    for start, end in gaps[gaps[:, 1] - gaps[:, 0] <= SMALL_EDIT]:
        matched[start:end] = True
    spans = _bounds(matched).reshape(-1, 2)
    spans = spans[spans[:, 1] - spans[:, 0] >= SHINGLE_WORDS]
    long = spans[spans[:, 1] - spans[:, 0] >= LEAST_STRETCH]
    inside = 0
    if len(long):
        first, last = long[0, 0], long[-1, 1]
        inside = int(np.count_nonzero(text.own[first:last] & ~matched[first:last]))
    return Side(
        tuple((start, end) for start, end in spans.tolist()),
        int(np.count_nonzero(matched & text.own)),
        int(np.count_nonzero(matched & ~found & text.own)),
        inside,
        int(np.count_nonzero(text.own)),
    )


def _anchored(text: Text, other: Text) -> Places:
    """For each token where it stands in the other text by a shared shingle; -1 where by none."""
    where = np.full(len(text.tokens), -1)
    at = np.searchsorted(other.hashes, text.shingles)
    at[at == len(other.hashes)] = 0
    hits = np.flatnonzero(other.hashes[at] == text.shingles)
    theirs = other.places[at[hits]]
    for offset in range(min(SHINGLE_WORDS, len(where))):
        where[hits + offset] = theirs + offset
    return where


def _matched_words(tokens: Words, others: Words, where: Places) -> Flags:
    """The tokens without an anchor that stand about where the nearest anchors let expect them.

    One word alone may stand there by chance: two of three in a row must.
    """
    place = np.arange(len(tokens))
    known = where >= 0
    before = np.maximum.accumulate(np.where(known, place, -1))
    after = np.minimum.accumulate(np.where(known, place, len(tokens))[::-1])[::-1]
    before = np.where(before < 0, after, before)
    after = np.where(after == len(tokens), before, after)
    open_ = ~known
    found = np.zeros(len(tokens), bool)
    for nearest in (before, after):
        expected = place + where[nearest] - nearest
        for shift in range(-MAX_SHIFT, MAX_SHIFT + 1):
            at = expected + shift
            equal = (at >= 0) & (at < len(others))
            equal &= others[np.where(equal, at, 0)] == tokens
            found |= equal & _near_another(equal) & open_
    return found


def _near_another(flags: Flags) -> Flags:
    """Whether one of the two tokens before or after is flagged as well."""
    near = np.zeros(len(flags), bool)
    for step in (1, 2):
        near[step:] |= flags[:-step]
        near[:-step] |= flags[step:]
    return near


def _bounds(flags: Flags) -> Places:
    """Where runs of flagged tokens start and end, in turn."""
    return np.flatnonzero(np.diff(np.r_[False, flags, False]))


def _covered(kept: Flags, tokens: int) -> Flags:
    """The tokens that stand in one of these shingles."""
    covered = np.zeros(tokens, bool)
    for offset in range(tokens - len(kept) + 1):
        covered[offset : offset + len(kept)] |= kept
    return covered
