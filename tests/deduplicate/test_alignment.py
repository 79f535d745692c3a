"""Alignment: what it says of both sides, and that it holds for any edits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.deduplicate.articles import prose
from transforms.deduplicate import Text, prepare
from transforms.deduplicate.alignment import Side, align
from transforms.deduplicate.shingles import shingle_text

WORDS = prose(1, 240).split()
OTHERS = prose(2, 60).split()


def text(words: list[str]) -> Text:
    return prepare(shingle_text(" ".join(words)))


def sides(ours: list[str], theirs: list[str]) -> tuple[Side, Side]:
    return align(text(ours), text(theirs))


def test_a_text_is_all_matched_by_itself() -> None:
    for side in sides(WORDS, WORDS):
        assert (side.matched, side.inside, side.size) == (240, 0, 240)
        assert side.spans == ((0, 240),)


def test_strangers_share_nothing() -> None:
    for side in sides(WORDS, OTHERS):
        assert (side.matched, side.inside, side.spans) == (0, 0, ())


def test_added_sentences_are_one_sides_own() -> None:
    longer = [*WORDS[:100], *OTHERS[:30], *WORDS[100:]]
    theirs, ours = sides(longer, WORDS)
    assert (theirs.inside, theirs.spans) == (30, ((0, 100), (130, 270)))
    assert (ours.inside, ours.matched) == (0, 240)


def test_a_new_beginning_and_end_are_not_in_between() -> None:
    framed = [*OTHERS[:30], *WORDS[40:200], *OTHERS[30:]]
    theirs, ours = sides(framed, WORDS)
    assert (theirs.inside, theirs.matched, theirs.size) == (0, 160, 220)
    assert (ours.inside, ours.matched) == (0, 160)


def test_every_fourth_word_may_be_wrong() -> None:
    noisy = [w[::-1] if n % 8 in (2, 5) else w for n, w in enumerate(WORDS)]
    noisy = [*WORDS[:8], *noisy[8:-8], *WORDS[-8:]]
    assert all(side.matched >= 0.9 * side.size for side in sides(noisy, WORDS))


def test_moved_paragraphs_are_found_where_they_went() -> None:
    moved = [*WORDS[160:], *WORDS[80:160], *WORDS[:80]]
    assert all(side.matched == 240 for side in sides(moved, WORDS))


edits = st.lists(st.tuples(st.integers(0, 239), st.integers(1, 40), st.booleans()), max_size=4)


@settings(max_examples=60, deadline=None)
@given(edits)
def test_what_is_said_holds_for_any_cuts_and_insertions(made: list[tuple[int, int, bool]]) -> None:
    words = list(WORDS)
    for place, length, cut in made:
        words[place:place] = [] if cut else OTHERS[:length]
        del words[place : place + (length if cut else 0)]
    one, other = sides(words, WORDS)
    assert (other, one) == sides(WORDS, words)
    for side, tokens in ((one, len(words)), (other, len(WORDS))):
        assert side.size == tokens
        assert 0 <= side.matched + side.inside <= side.size
        bounds = [bound for span in side.spans for bound in span]
        assert bounds == sorted(set(bounds))
        assert not bounds or (bounds[0] >= 0 and bounds[-1] <= tokens)
