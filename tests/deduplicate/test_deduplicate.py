"""What the stage promises, on lists of articles."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.deduplicate.articles import article, on_day, prose
from transforms.deduplicate import deduplicate


def test_same_address_is_one_article() -> None:
    first = article(
        prose(1), "a", canonical_url="https://example.org/news/1", published_at=on_day(1)
    )
    second = article(
        prose(2), "b", canonical_url="https://example.org/news/1", published_at=on_day(2)
    )
    kept, copy = deduplicate([first, second])
    assert kept.duplicate_of is None
    assert (copy.duplicate_of, copy.duplicate_kind) == (kept.article_id, "URL")
    assert copy.article_id != kept.article_id


def test_a_front_page_is_no_address() -> None:
    texts = [article(prose(n), str(n), canonical_url="https://example.org/") for n in (1, 2)]
    assert [d.duplicate_of for d in deduplicate(texts)] == [None, None]


def test_same_text_is_exact_whatever_case_and_spacing() -> None:
    text = prose(3)
    kept, copy = deduplicate(
        [
            article(text, "a", published_at=on_day(1)),
            article(text.upper(), "b", published_at=on_day(2)),
        ]
    )
    assert (copy.duplicate_of, copy.duplicate_kind, copy.similarity) == (
        kept.article_id,
        "EXACT",
        1.0,
    )


def test_another_headline_and_an_agency_line_are_near() -> None:
    text = prose(4)
    edited = "Leaders agree at last\nOSLO (Agency) - " + text + "\nReporting by A. Writer"
    kept, copy = deduplicate([article(text, "a", published_at=on_day(1)), article(edited, "b")])
    assert (copy.duplicate_of, copy.duplicate_kind) == (kept.article_id, "NEAR")
    assert 0.8 < (copy.similarity or 0) < 1


def test_a_cut_is_contained() -> None:
    text = prose(5)
    cut = " ".join(text.split()[:90])
    kept, copy = deduplicate([article(text, "a"), article(cut, "b")])
    assert (copy.duplicate_of, copy.duplicate_kind) == (kept.article_id, "CONTAINED")
    assert copy.similarity == pytest.approx(1, abs=0.05)


def test_a_longer_version_that_came_later_is_the_copy() -> None:
    text = prose(5)
    cut = article(" ".join(text.split()[:90]), "b", published_at=on_day(1))
    whole, teaser = deduplicate([article(text, "a", published_at=on_day(2)), cut])
    assert (whole.duplicate_of, whole.duplicate_kind) == (teaser.article_id, "CONTAINED")


def test_different_articles_stay_apart() -> None:
    decisions = deduplicate([article(prose(n), str(n)) for n in range(20)])
    assert all(d.duplicate_of is None and d.cluster_id == d.article_id for d in decisions)


@pytest.mark.parametrize(("kinds", "expected"), [("none", 0), ("exact", 1), ("near", 2)])
def test_kinds_that_are_looked_for(kinds: str, expected: int) -> None:
    text = prose(6)
    articles = [article(text, "a"), article(text, "b"), article("News: " + text, "c")]
    decisions = deduplicate(articles, kinds=kinds)
    assert sum(d.duplicate_of is not None for d in decisions) == expected


def test_a_stricter_threshold_finds_less() -> None:
    text = prose(6)
    longer, noisy = text + " " + prose(7, 60), text.replace("a", "o", 30)
    articles = [article(text, "a"), article(longer, "b"), article(noisy, "c")]
    found = [sum(d.duplicate_of is not None for d in deduplicate(articles, least=t))
             for t in (0.65, 0.99)]  # fmt: skip
    assert found == [2, 1]


def mixed_articles() -> list:
    """Every kind of copy, ids that collide, dates that are missing."""
    articles = []
    for n in range(6):
        text = prose(100 + n)
        words = text.split()
        day = on_day(n + 1) if n % 2 else None
        articles += [
            article(text, f"{n}a", published_at=day, publisher="A"),
            article(text, f"{n}b", publisher="B"),
            article("Update: " + text + " More to follow.", f"{n}c", published_at=on_day(20)),
            article(" ".join(words[:100]), f"{n}d", published_at=day),
            article(" ".join(words[150:]), f"{n}e"),
        ]
    versions = [
        prose(100).replace("mar", "kim"),
        prose(101)[:900] + prose(300, 90) + prose(101)[900:],
    ]
    articles += [article(t, f"version {n}") for n, t in enumerate(versions)]
    articles.append(article(prose(100) + "\n" + prose(101) + "\n" + prose(102), "round-up"))
    articles.append(replace(articles[0], input_uri="again"))
    articles.append(replace(articles[7], article_id=articles[0].article_id, input_uri="clash"))
    return articles


MIXED = mixed_articles()


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(MIXED))))
def test_order_of_input_changes_nothing(order: list[int]) -> None:
    expected = {
        a.input_uri: replace(d, location=("", 0))
        for a, d in zip(MIXED, deduplicate(MIXED), strict=True)
    }
    shuffled = [MIXED[i] for i in order]
    found = {
        a.input_uri: replace(d, location=("", 0))
        for a, d in zip(shuffled, deduplicate(shuffled), strict=True)
    }
    assert found == expected


def test_references_between_decisions_hold() -> None:
    decisions = deduplicate(random.Random(1).sample(MIXED, len(MIXED)))
    canonical = {d.article_id for d in decisions if d.duplicate_of is None}
    assert len({d.article_id for d in decisions}) == len(decisions)
    assert {d.duplicate_of for d in decisions if d.duplicate_of} <= canonical
    assert {d.cluster_id for d in decisions} == canonical
    copies = sum(d.duplicate_of is not None for d in decisions)
    assert sum(d.copies for d in decisions) == copies
