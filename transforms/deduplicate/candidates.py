"""Which pairs of texts are worth comparing: those whose sketches share keys.

Works on light records alone. The number of pairs stays close to the number of articles, however
many of them carry one story, because a key that many share links most of them to the first only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from transforms.deduplicate.boilerplate import MAX_DOCUMENTS, MIN_SITE_PAGES
from transforms.deduplicate.fingerprint import Fingerprint, Keys
from transforms.deduplicate.shingles import MIX_1, MIX_2, Values

# The first so many articles under one key are compared all with all, those after them with the very
# first: whom an article is compared with depends on what comes before it alone.
ALL_PAIRS_LIMIT = 8
MIN_SHARED_KEYS = 2
# Of the smaller sketch, how much is shared by articles that are copies at first sight.
COPY_SHARE = 0.7
# Keys are taken in slices, so that memory stays small beside the records themselves.
KEYS_AT_ONCE = 1_000_000

Pairs = NDArray[np.int64]


def collapse(fingerprints: Sequence[Fingerprint]) -> list[int]:
    """For each record the index of the first in order with the same address or the same text.

    Follows chains: A and B share an address, B and C a text, so all three come to one. Entries of
    earlier runs are settled: they represent themselves and never link two groups.
    """
    parent = list(range(len(fingerprints)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    order = sorted(range(len(fingerprints)), key=lambda i: fingerprints[i].order)
    rank = {i: position for position, i in enumerate(order)}
    first: dict[int | str, int] = {}
    for i in order:
        record = fingerprints[i]
        keys: list[int | str] = [record.content_hash]
        if record.url_key is not None:
            keys.append(record.url_key)
        for key in keys:
            other = first.setdefault(key, i)
            if record.canonical is None:
                low, high = sorted((root(other), root(i)), key=rank.__getitem__)
                if fingerprints[high].canonical is None:
                    parent[high] = low
    return [root(i) for i in range(len(fingerprints))]


def count_pairs(fingerprints: Sequence[Fingerprint]) -> tuple[Pairs, Pairs, Pairs]:
    """All pairs that share a key: (left index, right index, number of shared keys).

    The left one comes first in the order of canonicity. Sums of the counts over partitions of the
    keys are the counts of the whole.
    """
    order = sorted(range(len(fingerprints)), key=lambda i: fingerprints[i].order)
    found = [
        _pairs_of_keys(keys, ranks, len(order))
        for keys, ranks in _slices([fingerprints[i].keys for i in order])
    ]
    pairs, which = np.unique(np.concatenate([pairs for pairs, _ in found]), return_inverse=True)
    counts = np.bincount(which, np.concatenate([counts for _, counts in found]), len(pairs))
    position = np.array(order, np.int64)
    if not len(pairs):
        return pairs, pairs, pairs
    left, right = np.divmod(pairs, len(order))
    return position[left], position[right], counts.astype(np.int64)


def _slices(sketches: Sequence[bytes]) -> Iterator[tuple[Keys, NDArray[np.int64]]]:
    """The keys of all sketches and the number of each one's sketch, about a million at a time."""
    keys = np.frombuffer(b"".join(sketches), "<u4")
    numbers = np.repeat(np.arange(len(sketches), dtype=np.uint32), [len(k) // 4 for k in sketches])
    count = len(keys) // KEYS_AT_ONCE + 1
    for part in range(count):
        chosen = keys % np.uint32(count) == part
        yield keys[chosen], numbers[chosen].astype(np.int64)


def _pairs_of_keys(keys: Keys, ranks: NDArray[np.int64], total: int) -> tuple[Pairs, Pairs]:
    """Pairs (as left rank times total plus right rank) and how many of the keys each shares."""
    by_key = np.argsort(keys, kind="stable")  # stable: within a key in the order of ranks
    keys, ranks = keys[by_key], ranks[by_key]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, int)
    sizes = np.diff(np.r_[starts, len(keys)])
    codes: list[Pairs] = [np.empty(0, np.int64)]
    for place in range(1, ALL_PAIRS_LIMIT):
        reaching = starts[sizes > place]
        for before in range(place):
            codes.append(ranks[reaching + before] * total + ranks[reaching + place])
    firsts = np.repeat(starts, sizes)
    late = np.flatnonzero(np.arange(len(keys)) - firsts >= ALL_PAIRS_LIMIT)
    codes.append(ranks[firsts[late]] * total + ranks[late])
    return np.unique(np.concatenate(codes), return_counts=True)


def find_candidates(fingerprints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes to verify.

    Two entries of earlier runs are compared again only if a new article resembles both: whether
    they resemble each other tells whether it is a round-up of them.
    """
    left, right, counts = count_pairs(fingerprints)
    earlier = np.array([f.canonical is not None for f in fingerprints], bool)
    wanted = counts >= MIN_SHARED_KEYS
    left, right = left[wanted], right[wanted]
    settled = earlier[left] & earlier[right]
    pairs = list(zip(left[~settled].tolist(), right[~settled].tolist(), strict=True))
    yield from pairs
    beside: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        beside[i].add(j)
        beside[j].add(i)
    for i, j in zip(left[settled].tolist(), right[settled].tolist(), strict=True):
        if i in beside and j in beside and not beside[i].isdisjoint(beside[j]):
            yield i, j


def find_suspects(fingerprints: Sequence[Fingerprint]) -> list[int]:
    """The articles that may hold boilerplate: only their shingles need to be counted.

    They share a key with many articles, or with others of their site. A key is one shingle of
    twelve, so that a stretch of some length is not missed. What shares most of its keys with an
    article before it is left out: the copies of one story make no boilerplate of it.
    """
    sites = np.array([f.site for f in fingerprints], np.uint64)
    suspects = np.zeros(len(fingerprints), bool)
    for keys, numbers in _slices([f.keys for f in fingerprints]):
        of_site = (keys.astype(np.uint64) ^ sites[numbers] * MIX_1) * MIX_2
        suspect = _counts(keys) > MAX_DOCUMENTS // 2
        suspect |= (_counts(of_site) >= MIN_SITE_PAGES - 1) & (sites[numbers] > 0)
        suspects[numbers[suspect]] = True
    found = np.flatnonzero(suspects)
    chosen = [fingerprints[i] for i in found.tolist()]
    left, right, shared = count_pairs(chosen)
    sizes = np.array([len(f.keys) // 4 for f in chosen], np.int64)
    copies = right[shared >= COPY_SHARE * np.minimum(sizes[left], sizes[right])]
    return np.delete(found, np.unique(copies)).tolist()


def _counts(values: Keys | Values) -> NDArray[np.int64]:
    """How often each of the values occurs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return counts[inverse]
