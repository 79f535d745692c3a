"""PLOVER contexts of a sentence, by the words of lexicon/contexts.csv."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.extract.forms import noun_forms
from transforms.extract.lexicon_tables import FOLDER
from transforms.extract.tables import read_rows


@lru_cache(maxsize=1)
def _index() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    index: dict[str, set[str]] = {}
    for row in read_rows(FOLDER / "contexts.csv"):
        for word in row["words"].split("|"):
            for form in noun_forms(word):
                index.setdefault(form, set()).add(row["context"])
    longest_first = sorted(index, key=lambda w: (-len(w), w))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return pattern, {word: tuple(sorted(names)) for word, names in index.items()}


def contexts_of(sentence: str) -> tuple[str, ...]:
    """The contexts that words of the sentence tell of, sorted."""
    pattern, index = _index()
    return tuple(sorted({c for word in pattern.findall(sentence.lower()) for c in index[word]}))
