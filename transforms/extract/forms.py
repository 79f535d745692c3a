"""Inflected forms of English verbs and nouns, and the way back from a form to its lemmas.

The coder looks words up by their form and the tagger's part of speech, so that no lemmatizer has
to run; the screen looks for the same forms in raw text, before anything is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from transforms.extract.tables import read_rows

_FOLDER = Path(__file__).parent / "lexicon"
_VOWELS = "aeiou"
_VOWEL_GROUP = re.compile("[aeiou]+")
# Verbs of several syllables, stressed on the last, whose last consonant doubles.
DOUBLING = frozenset(
    {"rebut", "deter", "abhor", "acquit", "overlap", "handicap", "embed", "program", "outwit",
     "abet", "regret", "rebel", "bar", "disbar", "debar", "sandbag", "airdrop",
     "unplug", "backstop"}
)  # fmt: skip


def _irregular() -> dict[tuple[str, str], tuple[str, ...]]:
    """(part of speech, lemma) -> forms besides the lemma, from lexicon/irregular.csv."""
    return {
        (row["pos"], row["lemma"]): tuple(row["forms"].split("|"))
        for row in read_rows(_FOLDER / "irregular.csv")
    }


IRREGULAR = _irregular()


def _doubles(lemma: str) -> bool:
    """Whether the last consonant doubles before -ed: stop, plan, permit, but not visit or open."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS:
        return False
    if lemma[-3] in _VOWELS and lemma[-3:-1] != "ui":
        return False
    if lemma in DOUBLING or lemma.endswith(("mit", "fer", "pel", "trol", "cur", "quip", "nap")):
        return True
    return len(_VOWEL_GROUP.findall(lemma)) == 1


def verb_forms(lemma: str) -> tuple[str, ...]:
    """All forms of a verb, the lemma first: attack, attacks, attacked, attacking."""
    irregular = IRREGULAR.get(("verb", lemma))
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    doubled = lemma + lemma[-1] if _doubles(lemma) else stem
    liquid = lemma.endswith(("el", "al", "ol")) and not lemma.endswith(("eal", "eel", "ool"))
    other = lemma + "l" if liquid else doubled  # "cancelled" beside "canceled"
    if irregular is not None:
        past: tuple[str, ...] = irregular
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        past = (lemma[:-1] + "ied",)
    elif lemma.endswith("e"):
        past = (lemma + "d",)
    else:
        past = (doubled + "ed", other + "ed")
    if lemma.endswith("ie"):
        gerund: tuple[str, ...] = (lemma[:-2] + "ying",)
    else:
        gerund = (doubled + "ing", other + "ing")
    return tuple(dict.fromkeys((lemma, third, *past, *gerund)))


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Singular and plural of a noun: visit, visits."""
    irregular = IRREGULAR.get(("noun", lemma))
    if irregular is not None:
        return (lemma, *irregular)
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return (lemma, lemma + "es")
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies")
    if lemma.endswith("man"):
        return (lemma, lemma[:-3] + "men")
    return (lemma, lemma + "s")


class Lemmas:
    """Which lemmas of a given vocabulary a form can belong to."""

    def __init__(self, verbs: Iterable[str], nouns: Iterable[str], others: Iterable[str]) -> None:
        self._verbs: dict[str, list[str]] = {}
        self._nouns: dict[str, list[str]] = {}
        self._others = frozenset(others)
        for table, lemmas, forms in (
            (self._verbs, verbs, verb_forms),
            (self._nouns, nouns, noun_forms),
        ):
            for lemma in sorted(set(lemmas)):
                for form in forms(lemma):
                    table.setdefault(form, []).append(lemma)

    def verb(self, form: str) -> list[str]:
        """The verbs, by their lemmas, that a form in lower case can be."""
        return self._verbs.get(form, [])

    def noun(self, form: str) -> list[str]:
        """The nouns that it can be."""
        return self._nouns.get(form, [])

    def other(self, form: str) -> list[str]:
        """The word itself, where it is one of those that do not change."""
        return [form] if form in self._others else []
