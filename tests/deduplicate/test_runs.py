"""Duplicates across runs: earlier runs win, ids never change, splitting changes no cluster."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.tables import Article
from tests.deduplicate.articles import article, named, on_day, prose
from transforms.deduplicate import (
    FINGERPRINT_SCHEMA,
    Decision,
    Fingerprint,
    IndexVersionError,
    check_version,
    deduplicate,
    fingerprint,
    read_fingerprints,
    read_shingles,
    settle,
    shingle_row,
    shingle_table,
)


def run(
    articles: Sequence[Article], label: str, earlier: Sequence[Fingerprint] = ()
) -> tuple[list[Decision], list[Fingerprint]]:
    """The decisions of a run and the index that it leaves."""
    decisions = deduplicate(articles, earlier=earlier, run=label)
    prints = (fingerprint(a, (label, n)) for n, a in enumerate(articles))
    return decisions, [settle(p, d) for p, d in zip(prints, decisions, strict=True)]


def test_what_was_seen_yesterday_is_a_duplicate_today() -> None:
    text = prose(1)
    (first,), index = run([article(text, "a", published_at=on_day(2))], "2025-03-02")
    copies = [
        article(text, "b", published_at=on_day(1)),
        article("Update. " + text, "c"),
        article(" ".join(text.split()[:100]), "d"),
    ]
    decisions, _ = run(copies, "2025-03-03", index)
    assert [d.duplicate_kind for d in decisions] == ["EXACT", "NEAR", "CONTAINED"]
    assert {d.duplicate_of for d in decisions} == {first.article_id}


def test_a_copy_of_a_copy_of_an_earlier_run_names_the_canonical_article() -> None:
    url = "https://example.org/story"
    (first, second), index = run(
        [article(prose(1) + " More.", "a"), article(prose(1), "b", canonical_url=url)], "1"
    )
    assert second.duplicate_of == first.article_id
    (third,), _ = run([article(prose(2), "c", canonical_url=url)], "2", index)
    assert (third.duplicate_of, third.duplicate_kind) == (first.article_id, "URL")


def test_an_id_that_an_earlier_run_gave_away_is_not_given_again() -> None:
    (first,), index = run([article(prose(1), "same")], "1")
    (second,), _ = run([article(prose(2), "same")], "2", index)
    (third,), _ = run([article(prose(2), "same")], "3", index)
    assert second.duplicate_of is None
    assert len({first.article_id, second.article_id, third.article_id}) == 3


def five_days() -> dict[int, list[Article]]:
    """Stories with rewritten, cut and repeated copies that come on later days."""
    days: dict[int, list[Article]] = defaultdict(list)
    for n in range(12):
        text = prose(200 + n)
        words = text.split()
        changed = " ".join(w if i % 17 else w[::-1] for i, w in enumerate(words))
        copies = [text, "Update: " + text, changed, " ".join(words[:120]), changed + " End.", text]
        for k, copy in enumerate(copies):
            day = 1 + (n + k * (1 + n % 2)) % 5 if k else 1 + n % 2
            days[day].append(article(copy, f"{n}-{k}", published_at=on_day(day)))
    return days


def test_splitting_into_daily_runs_changes_no_cluster() -> None:
    days = five_days()
    whole = [a for day in sorted(days) for a in days[day]]
    expected = {a.input_uri: d.cluster_id for a, d in zip(whole, deduplicate(whole), strict=True)}
    assert len(set(expected.values())) == 12
    index: list[Fingerprint] = []
    found = {}
    for day in sorted(days):
        decisions, added = run(days[day], str(day), index)
        found |= {a.input_uri: d.cluster_id for a, d in zip(days[day], decisions, strict=True)}
        index += added
    assert found == expected


def noisy(text: str, seed: int, share: float = 0.05) -> str:
    draw = random.Random(seed)
    return " ".join(w[::-1] if draw.random() < share else w for w in text.split())


def edited_stories() -> list[str]:
    """Stories with more copies than are compared all with all, cuts, and pages that string them."""
    texts = []
    for n in range(4):
        text = prose(400 + n, 400)
        words = text.split()
        texts += [text, *(noisy(text, 10 * n + k) for k in range(10))]
        texts += [" ".join(words[:150]), " ".join(words[180:]), text + " " + prose(500 + n, 80)]
    pages = [(0, 1, 2), (1, 2, 3), (3, 0, 1)]
    return texts + ["\n".join(prose(400 + n, 400) for n in page) for page in pages]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_whatever_comes_on_which_day_clusters_are_those_of_one_run(seed: int) -> None:
    draw = random.Random(seed)
    articles = [
        article(text, str(n), published_at=on_day(1 + draw.randrange(5)))
        for n, text in enumerate(edited_stories())
    ]
    whole = partition(articles, deduplicate(articles))
    index: list[Fingerprint] = []
    found: list[tuple[Article, Decision]] = []
    for day in range(1, 6):
        of_day = [a for a in articles if a.published_at == on_day(day)]
        decisions, added = run(of_day, str(day), index)
        found += zip(of_day, decisions, strict=True)
        index += added
    assert partition(*zip(*found, strict=True)) == whole


def partition(articles: Sequence[Article], decisions: Sequence[Decision]) -> set[frozenset[str]]:
    """The clusters, each as the names of its articles."""
    clusters: dict[str, set[str]] = defaultdict(set)
    for one, decision in zip(articles, decisions, strict=True):
        clusters[decision.cluster_id].add(one.input_uri)
    return {frozenset(names) for names in clusters.values()}


def test_a_copy_that_may_not_be_joined_tells_a_later_round_up() -> None:
    """The texts of copies are kept: the page holds a copy of the first and the second story."""
    first, second = (named(n, f"Bolton{n}", f"Carver{n}") for n in range(2))
    copy = noisy(first, 1, 0.2)
    one, index = run([article(first, "a"), article(copy, "b"), article(second, "c")], "1")
    assert [d.role for d in one] in (["LEADER", "COPY", "LEADER"], ["COPY", "LEADER", "LEADER"])
    (page,), _ = run([article(copy + "\n" + second, "page")], "2", index)
    assert (page.role, page.duplicate_of) == ("ROUNDUP", None)


def test_a_copy_of_an_earlier_round_up_joins_it() -> None:
    stories = [article(named(n, f"Bolton{n}", f"Carver{n}"), str(n)) for n in range(3)]
    mixed = article("\n".join(s.text for s in stories), "page")
    decisions, index = run([*stories, mixed], "1")
    (later,), _ = run([article(mixed.text + " The end.", "later")], "2", index)
    assert later.duplicate_of == decisions[-1].article_id


def test_what_extends_an_earlier_cut_stands_for_it() -> None:
    """The head of the first day and the tail of the third share nothing, but the whole has both."""
    words = prose(31).split()
    texts = [" ".join(words[:100]), " ".join(words), " ".join(words[200:])]
    articles = [article(t, str(n), published_at=on_day(1 + n)) for n, t in enumerate(texts)]
    assert len({d.cluster_id for d in deduplicate(articles)}) == 1
    index: list[Fingerprint] = []
    clusters = set()
    for n, one in enumerate(articles):
        (decision,), added = run([one], str(n), index)
        index += added
        clusters.add(decision.cluster_id)
    assert len(clusters) == 1


def test_a_run_again_decides_as_the_first_time() -> None:
    days = five_days()
    _, index = run(days[1], "1")
    assert run(days[2], "2", index) == run(days[2], "2", list(reversed(index)))


def test_a_copy_that_was_published_earlier_but_came_later_is_still_the_copy() -> None:
    text = prose(3)
    (first,), index = run([article(text, "a", published_at=on_day(5))], "1")
    (late,), _ = run([article(text + " Ends.", "b", published_at=on_day(1))], "2", index)
    assert late.duplicate_of == first.article_id


def test_a_table_of_shingles_gives_back_the_fingerprints() -> None:
    articles = [article(prose(1), "a", published_at=on_day(1)), article("", "b")]
    prints = [fingerprint(a) for a in articles]
    table = shingle_table(shingle_row(p) for p in prints)
    assert table.schema.equals(FINGERPRINT_SCHEMA)
    light = read_fingerprints(table, "file")
    assert [replace(p, location=("", 0)) for p in light] == prints
    assert [p.location for p in light] == [("file", 0), ("file", 1)]
    for found, print_ in zip(read_shingles(table), prints, strict=True):
        assert print_.shingles is not None
        assert found.words.tolist() == print_.shingles.words.tolist()
        assert found.paragraphs.tolist() == print_.shingles.paragraphs.tolist()
        assert found.words.dtype == np.uint16


def test_an_empty_table_holds_no_shingles() -> None:
    assert read_shingles(shingle_table([])) == []


def test_a_fingerprint_survives_the_shuffle() -> None:
    print_ = fingerprint(article(prose(1), "a", published_at=on_day(1)), ("part", 7))
    assert Fingerprint.from_tuple(print_.to_tuple()) == print_
    assert len(print_.keys) < 400


def test_an_index_of_another_version_is_refused() -> None:
    check_version(FINGERPRINT_SCHEMA, "index.parquet")
    other = pa.schema(FINGERPRINT_SCHEMA, metadata={"algorithm_version": "0"})
    with pytest.raises(IndexVersionError, match=r"index\.parquet.*dateline reindex"):
        check_version(other, "index.parquet")
