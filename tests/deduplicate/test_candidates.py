"""Candidates: few pairs, none of the true ones lost, the same however keys are split."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.deduplicate.articles import article, prose
from transforms.deduplicate import (
    Fingerprint,
    candidates,
    count_pairs,
    find_candidates,
    find_suspects,
    fingerprint,
)
from transforms.deduplicate.fingerprint import sketch


def stories(copies: int, stories: int = 6) -> list[Fingerprint]:
    """Fingerprints of copies that differ by a sentence each."""
    return [
        fingerprint(
            article(f"{prose(n)} {prose(1000 + n * copies + k, 12)}", f"{n}-{k}"), (f"{n}", k)
        )
        for n in range(stories)
        for k in range(copies)
    ]


def test_sketch_keeps_the_keys_of_the_smallest_values() -> None:
    values = np.arange(1000, 0, -1, dtype=np.uint64) << np.uint64(40) | np.uint64(7)
    values[-3:] |= np.arange(3, dtype=np.uint64) << np.uint64(4)
    assert sketch(values).tolist()[:4] == [0x27, 0x17, 7, 7]
    assert [len(sketch(values[:n])) for n in (1000, 100, 3)] == [125, 24, 3]


@pytest.mark.parametrize("copies", [2, 8, 9, 40])
def test_copies_are_linked_and_strangers_are_not(copies: int) -> None:
    prints = stories(copies)
    pairs = list(find_candidates(prints))
    assert all(prints[i].location[0] == prints[j].location[0] for i, j in pairs)
    linked = {n for pair in pairs for n in pair}
    assert linked == set(range(len(prints)))


def test_a_story_that_thousands_carry_makes_few_pairs() -> None:
    (print_,) = stories(1, 1)
    prints = [replace(print_, article_id=str(n)) for n in range(5000)]
    assert len(list(find_candidates(prints))) == 5020


def test_no_pair_is_lost_when_keys_are_taken_in_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    prints = stories(10, 3)
    whole = [counted.tolist() for counted in count_pairs(prints)]
    monkeypatch.setattr(candidates, "KEYS_AT_ONCE", 300)
    assert [counted.tolist() for counted in count_pairs(prints)] == whole
    assert sum(whole[2]) > 1000


def test_entries_of_earlier_runs_are_not_compared_again() -> None:
    prints = [replace(p, canonical=p.article_id) for p in stories(2, 1)]
    assert list(find_candidates(prints)) == []


def test_nothing_to_compare() -> None:
    assert list(find_candidates([])) == []
    assert list(find_candidates(stories(1, 1))) == []
    assert find_suspects([]) == []


def test_suspects_share_keys_with_many_or_with_their_site() -> None:
    footer = prose(7, 120)
    framed = [fingerprint(article(f"{prose(n, 450)}\n{footer}", str(n))) for n in range(60)]
    plain = [fingerprint(article(prose(100 + n), str(n))) for n in range(20)]
    assert find_suspects(framed + plain) == list(range(60))
    again = [replace(p, article_id=p.article_id + "x") for p in framed]
    assert 60 <= len(find_suspects(framed + again)) < 80
    site = [
        fingerprint(article(f"{prose(n)}\n{footer}", str(n), publisher="Courier")) for n in range(3)
    ]
    assert find_suspects(site + plain) == [0, 1, 2]
