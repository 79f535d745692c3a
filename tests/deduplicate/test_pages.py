"""Pages that resemble others without being copies: frames, stubs, templates, round-ups."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from schemas.tables import Article
from tests.deduplicate.articles import article, named, on_day, prose
from transforms.deduplicate import Frequencies, deduplicate, fingerprint, prepare, verify
from transforms.deduplicate.boilerplate import Boilerplate

HEADER, FOOTER = prose(9001, 24), prose(9002, 84)


def duplicates(articles: list[Article]) -> dict[str, str]:
    """Which file repeats which, by name."""
    decisions = deduplicate(articles)
    names = {d.article_id: a.input_uri for a, d in zip(articles, decisions, strict=True)}
    return {
        a.input_uri: names[d.duplicate_of]
        for a, d in zip(articles, decisions, strict=True)
        if d.duplicate_of
    }


def framed(text: str) -> str:
    return f"{HEADER}\n{text}\n{FOOTER}"


def test_pages_in_one_frame_are_not_copies_of_each_other() -> None:
    short = [article(framed(prose(n, 60)), str(n)) for n in range(60)]
    assert duplicates(short) == {}


def test_a_copy_is_found_inside_a_frame() -> None:
    pages = [article(framed(prose(n, 120)), str(n)) for n in range(60)]
    assert duplicates([*pages, article(prose(5, 120), "bare")]) == {"bare": "5"}


def test_three_pages_of_a_site_are_enough_to_know_its_paragraphs() -> None:
    pages = [
        article(framed(prose(n, 60)), str(n), canonical_url=f"https://courier.example/{n}")
        for n in range(3)
    ]
    counts = Frequencies()
    for page in pages:
        print_ = fingerprint(page)
        assert print_.shingles is not None
        counts.add([(print_.shingles, print_.site)])
    first = fingerprint(pages[0])
    assert first.shingles is not None
    own = counts.boilerplate().mask(first.shingles, first.site)
    assert 50 <= own.sum() <= 70
    assert Boilerplate().mask(first.shingles, first.site).all()


def test_a_page_that_is_mostly_frame_is_no_copy_of_the_story_that_it_announces() -> None:
    story = article(prose(1), "story")
    stubs = [article(framed(" ".join(prose(1).split()[:45])), "stub")]
    frames = [article(framed(prose(n, 60)), str(n)) for n in range(100, 160)]
    assert duplicates([story, *stubs, *frames]) == {}


def test_a_story_that_many_sites_carry_is_no_boilerplate() -> None:
    text = prose(1)
    pages = [article(f"{prose(5000 + n, 24)}\n{text}", str(n)) for n in range(70)]
    pages += [article(" ".join(text.split()[:80]), "teaser")]
    found = duplicates(pages)
    assert len(found) == 70
    assert len(set(found.values())) == 1


def test_versions_of_a_story_on_one_site_are_no_boilerplate() -> None:
    text = prose(1, 140)
    versions = [
        article(f"{prose(50 + n, 24)}\n{text}", str(n), canonical_url=f"https://a.example/{n}")
        for n in range(5)
    ]
    assert len(duplicates(versions)) == 4


REPORT = (
    "Shares in {} closed {} points higher at {} on the main board. Volume came to {} million, "
    "against {} million on the day before. Gains led losses by {} to {} while {} issues stood "
    "still. The bank index ended at {} and the index of industry at {}. The currency was fixed "
    "at {} to the dollar, and the ten year bond gave a yield of {} percent late in the session."
)


def test_reports_from_one_template_are_not_copies() -> None:
    def report(day: int) -> Article:
        numbers = [str(1000 * day + 37 * k) for k in range(11)]
        return article(REPORT.format("Oslo", *numbers), str(day), published_at=on_day(day))

    assert duplicates([report(day) for day in range(1, 20)]) == {}


def test_rounded_numbers_do_not_hide_a_copy() -> None:
    text = prose(1) + " The fund holds 12.7 billion, up from 11.4 billion in 2024 and 9 in 2019."
    rounded = text.replace("12.7", "13").replace("11.4", "11")
    assert duplicates([article(text, "a"), article(rounded, "b")]) == {"b": "a"}


def test_scanning_errors_do_not_hide_a_copy() -> None:
    words = prose(1).split()
    noisy = " ".join(w.replace("e", "c") if n % 9 == 0 else w for n, w in enumerate(words))
    copy = duplicates([article(prose(1), "a"), article(noisy, "b")])
    assert len(copy) == 1


def sentences(seed: int, words: int = 300) -> list[str]:
    return [f"{sentence}." for sentence in prose(seed, words).replace("\n", " ").split(". ")]


def test_versions_that_both_have_sentences_of_their_own_are_related() -> None:
    ours, others = sentences(1), sentences(2)
    theirs = [others[n] if n % 5 == 2 else ours[n] for n in range(len(ours))]
    first, second = deduplicate([article(" ".join(ours), "a"), article(" ".join(theirs), "b")])
    assert first.duplicate_of is second.duplicate_of is None
    assert (first.related, second.related) == ((second.article_id,), (first.article_id,))


def test_sentences_added_to_one_of_two_make_no_other_story() -> None:
    ours = sentences(1)
    longer = [t for pair in zip(ours, sentences(2), strict=True) for t in pair]
    assert duplicates([article(" ".join(ours), "a"), article(" ".join(longer), "b")]) == {"a": "b"}


def test_extensions_of_one_text_come_together() -> None:
    ours = sentences(1)
    one = [*ours[:5], *sentences(2)[:4], *ours[5:]]
    two = [*ours[:9], *sentences(3)[:4], *ours[9:]]
    pages = [article(" ".join(t), n) for n, t in (("base", ours), ("one", one), ("two", two))]
    found = duplicates(pages)
    assert len(found) == 2
    assert len(set(found.values())) == 1


@pytest.mark.parametrize("rate", [0.1, 0.25])
def test_mistakes_spread_over_a_text_do_not_hide_a_copy(rate: float) -> None:
    draw = random.Random(3)
    noisy = " ".join(w[::-1] if draw.random() < rate else w for w in prose(1, 400).split())
    assert len(duplicates([article(prose(1, 400), "a"), article(noisy, "b")])) == 1


def test_a_round_up_joins_nothing() -> None:
    stories = [article(named(n, f"Bolton{n}", f"Carver{n}"), str(n)) for n in range(3)]
    mixed = article("\n".join(s.text for s in stories), "round-up")
    assert duplicates([*stories, mixed]) == {}


def test_round_ups_repeat_round_ups() -> None:
    stories = [article(named(n, f"Bolton{n}", f"Carver{n}"), str(n)) for n in range(3)]
    mixed = "\n".join(s.text for s in stories)
    pages = [*stories, article(mixed + " The end.", "first"), article(mixed, "second")]
    assert duplicates(pages) == {"second": "first"}
    assert [d.role for d in deduplicate(pages)] == ["LEADER"] * 3 + ["ROUNDUP"] * 2


def test_two_cuts_of_one_article_do_not_make_it_a_round_up() -> None:
    text = named(1, "Bolton", "Carver", "Dorset")
    words = text.split()
    half = len(words) // 2
    cuts = [article(" ".join(words[:half]), "head"), article(" ".join(words[half:]), "tail")]
    assert duplicates([article(text, "whole"), *cuts]) == {"head": "whole", "tail": "whole"}


def test_short_cuts_are_no_pieces_unless_there_are_three() -> None:
    texts = [prose(n, 120) for n in range(3)]
    whole, *pieces = [
        article(t, n) for n, t in zip("wabc", ["\n".join(texts), *texts], strict=True)
    ]
    assert duplicates([whole, *pieces[:2]]) == {"a": "w", "b": "w"}
    assert duplicates([whole, *pieces]) == {}


def test_later_cuts_make_no_round_up() -> None:
    words = prose(1, 400).split()
    whole = article(" ".join(words), "whole", published_at=on_day(1))
    cuts = [article(" ".join(words[:190]), "head"), article(" ".join(words[200:]), "tail")]
    dated = [replace(cut, published_at=on_day(2)) for cut in cuts]
    assert duplicates([whole, *dated]) == {"head": "whole", "tail": "whole"}
    assert duplicates([replace(whole, published_at=on_day(3)), *dated]) == {}


def test_the_edge_says_what_matched() -> None:
    text = prose(1)
    words = text.split()
    a, b = (fingerprint(article(t)) for t in (text, " ".join(words[60:160])))
    assert a.shingles is not None
    assert b.shingles is not None
    edge = verify(("a", 0), prepare(a.shingles), ("b", 0), prepare(b.shingles))
    assert edge is not None
    assert edge.left_spans == ((60, 160),)
    assert edge.right_spans == ((0, 100),)
    assert (edge.shared, edge.containment, edge.aligned) == (96, 1.0, 1.0)
    assert edge.similarity == 1.0


def test_texts_that_share_a_fifth_are_related() -> None:
    ours, theirs = prose(1, 600).split(), prose(2, 420).split()
    mixed = " ".join(theirs[:210] + ours[:240] + theirs[210:])
    a, b = article(" ".join(ours), "a"), article(mixed, "b")
    first, second = deduplicate([a, b])
    assert (first.related, second.related) == ((second.article_id,), (first.article_id,))
    assert first.duplicate_of is second.duplicate_of is None


@pytest.mark.parametrize("copies", [300])
def test_copies_cost_no_more_than_strangers(copies: int) -> None:
    """All pairs of 300 copies would be 45,000 comparisons, some seconds of work."""
    text = prose(1)
    pages = [article(f"{text} {prose(5000 + n, 12)}", str(n)) for n in range(copies)]
    started = time.process_time()
    assert len(duplicates(pages)) == copies - 1
    assert time.process_time() - started < 2
