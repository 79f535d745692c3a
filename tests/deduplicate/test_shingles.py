"""Known answers of the hash functions, and what counts as a token."""

import numpy as np
import pytest

from transforms.deduplicate.shingles import (
    hash_token,
    shingle_keys,
    shingle_text,
    shorten,
    tokenize,
)

TEXT = "Ministers of the two countries met in Oslo on 3 May."


def test_hash_of_a_token_is_pinned() -> None:
    assert hash_token("minister") == 10801570026440671822
    assert hash_token("1400") == 14479521291032215092


def test_hash_of_a_shingle_is_pinned() -> None:
    words = np.array([1, 2, 3, 4, 5, 6], np.uint64)
    assert shingle_keys(words).tolist() == [8503448295792574094, 3282280689162171497]


def test_fingerprint_of_a_text_is_pinned() -> None:
    keys, shingles = shingle_text(TEXT)
    assert keys[:2].tolist() == [7595613101227083507, 8128959462687371379]
    assert shingles.hashes[:2].tolist() == [3536982974, 3785341727]
    assert shingles.paragraphs.tolist() == [1952504344]


def test_keys_are_signed_integers_for_beam() -> None:
    keys, _ = shingle_text(TEXT * 50)
    assert int(keys.max()) < 2**63
    assert shorten(keys).dtype == np.uint32


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
    a, b = (shingle_text(line.format(word))[0] for word in (written, otherwise))
    assert a.tolist() == b.tolist()


def test_tokens_of_scripts_without_spaces_are_characters() -> None:
    assert tokenize("AP通信 2025年") == ["AP", "通", "信", "2025", "年"]


def test_numbers_and_names_are_kept_apart() -> None:
    _, shingles = shingle_text("Smith met Jones. The 37 met the 1,400, and 37 more met Smith.")
    assert len(shingles.numbers) == 2
    assert shingles.name_places.tolist() == [0, 2, 12]  # "The" is a word of the text as well
    assert shingles.names[0] == shingles.names[2] != shingles.names[1]


@pytest.mark.parametrize("text", ["", "   \n ", "...", "one", "one two three four"])
def test_short_texts_have_at_most_one_shingle(text: str) -> None:
    keys, shingles = shingle_text(text)
    assert len(keys) == len(shingles.hashes) == (1 if any(c.isalpha() for c in text) else 0)
