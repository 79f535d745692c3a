"""Known answers of the hash functions, and what counts as a token."""

import numpy as np
import pytest

from transforms.deduplicate.shingles import (
    DECIMALS,
    NUMBERS,
    WORDS,
    hash_token,
    shingle_text,
    shingle_values,
    tokenize,
)

TEXT = "Ministers of the two countries met in Oslo on 3 May.\nThe 37 left."


def test_hash_of_a_token_is_pinned() -> None:
    assert [hash_token(t) for t in ("minister", "1400", "12.7")] == [16974, 7732, 621]


def test_numbers_have_hashes_of_their_own() -> None:
    assert all(hash_token(f"{n}.5") < DECIMALS for n in range(99))
    assert all(DECIMALS <= hash_token(str(n)) < NUMBERS for n in range(99))
    assert all(NUMBERS <= hash_token(f"word{n}") < WORDS for n in range(99))


def test_hash_of_a_shingle_is_pinned() -> None:
    words = np.array([1, 2, 3, 4, 5, 6], np.uint16)
    assert shingle_values(words).tolist() == [17006896591585148188, 6564561378324342994]


def test_fingerprint_of_a_text_is_pinned() -> None:
    shingles = shingle_text(TEXT)
    assert shingles.words[:4].tolist() == [57808, 24254, 14942, 28405]
    assert shingles.paragraphs.tolist() == [11, 3]
    assert shingles.hashes[:2].tolist() == [2818407156, 675935151]
    assert shingles.paragraph_hashes.tolist() == [2800443313103273791, 8924341770448810489]


def test_shingles_differ_if_one_word_does() -> None:
    words = np.arange(5, dtype=np.uint16)
    for place in range(5):
        other = words.copy()
        other[place] += 1
        assert shingle_values(other).tolist() != shingle_values(words).tolist()


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("Kyiv", "KYIV"),
        ("1,400", "1400"),
        ("Straße", "STRASSE"),
        ("don’t", "don't"),
        ("co\u00adoperate", "cooperate"),
        ("ﬁnance", "finance"),
    ],
)
def test_spellings_of_one_text(written: str, otherwise: str) -> None:
    line = "the report that {} was sent to all members"
    a, b = (shingle_text(line.format(word)).hashes for word in (written, otherwise))
    assert a.tolist() == b.tolist()


def test_tokens_of_scripts_without_spaces_are_characters() -> None:
    assert tokenize("AP通信 2025年") == ["AP", "通", "信", "2025", "年"]


def test_a_unit_written_to_its_number_is_a_word_of_its_own() -> None:
    assert tokenize("1.5bn 20km 737s 4th 3,000") == [
        "1.5",
        "bn",
        "20",
        "km",
        "737s",
        "4th",
        "3,000",
    ]


def test_numbers_and_names_are_marked() -> None:
    shingles = shingle_text("Smith met Jones. The 37 met the 1,400, and 37 more met Smith.")
    assert len(shingles.numbers) == 2
    places = shingles.name_places.tolist()
    assert places == [0, 2, 12]  # "The" is a word of the text as well
    names = shingles.tokens[places]
    assert names[0] == names[2] != names[1]


@pytest.mark.parametrize("text", ["", "   \n ", "...", "one", "one two three four"])
def test_short_texts_have_at_most_one_shingle(text: str) -> None:
    assert len(shingle_text(text).hashes) == (1 if any(c.isalpha() for c in text) else 0)
    assert len(shingle_text(text).paragraph_hashes) == len(shingle_text(text).paragraphs)
