"""Leaving out sentences that cannot hold an event, before they are parsed.

A frame needs its word and, for each condition with a list of heads, one of those heads. The screen
checks that both occur in the sentence, as forms of words, wherever they stand; classes that a name
can fill are not required. Then somebody must be there who acts in politics: a state, a nationality,
an organ or office (lexicon/cues.csv takes out words that business has as well), a name that the
actor tables know, or one that the article introduces with a title.
"""

from __future__ import annotations

import re

from transforms.extract.forms import noun_forms, verb_forms
from transforms.extract.lexicon_tables import (
    COMPUTED_CLASSES,
    FOLDER,
    Condition,
    Frame,
    Lexicon,
)
from transforms.extract.tables import read_rows
from transforms.extract.wordlists import words as word_list

ACTORS = FOLDER.parent / "actors"

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9.'’-]*[A-Za-z0-9]|[A-Za-z]")
PROTESTING = word_list("protesting")
CROWDS = word_list("crowds")
OPEN_CLASSES = COMPUTED_CLASSES | {"person", "armed", "amount_of", "captives"}


class Screen:
    """Whether a sentence can hold an event, from its words alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._groups: dict[tuple[object, ...], int] = {}
        self._member: dict[str, int] = {}
        self._needs: dict[str, list[int]] = {}
        for table, forms in ((lexicon.verbs, verb_forms), (lexicon.nouns, noun_forms)):
            for lemma, frames in table.items():
                needs = {self._requirement(f) for f in frames if f.type != "NONE"}
                for form in forms(lemma):
                    self._needs.setdefault(form, []).extend(needs)
        self._needs = {form: _minimal(needs) for form, needs in self._needs.items()}
        self._cues = _cue_words(lexicon)
        self._names = _known_names(lexicon)
        self._long_names = _long_names()
        self._protests = _protest_words(lexicon)

    def _requirement(self, frame: Frame) -> int:
        """Bits of the groups of which the sentence must have a word each."""
        bits = 0
        for condition in frame.conditions:
            if condition.valued and not condition.negated:
                if OPEN_CLASSES.intersection(condition.classes):
                    continue
                bits |= 1 << self._group(condition)
        return bits

    def _group(self, condition: Condition) -> int:
        key = (condition.words, condition.classes)
        number = self._groups.get(key)
        if number is None:
            number = self._groups[key] = len(self._groups)
            words = condition.words.union(
                *(self._lexicon.classes[name] for name in condition.classes)
            )
            for word in words:
                for form in {*noun_forms(word), *verb_forms(word)}:
                    self._member[form] = self._member.get(form, 0) | 1 << number
        return number

    def may_hold_event(
        self, sentence: str, names: frozenset[str] = frozenset(), before: str = ""
    ) -> bool:
        """True unless no frame of the lexicon can hold in the sentence.

        ``names`` are those that the article introduces (``introduced_names``), ``before`` is what
        stands before, where those may act for whom this sentence says "they".
        """
        tokens = _WORD.findall(sentence)
        words = _words(tokens)
        candidates = [needs for word in words if (needs := self._needs.get(word))]
        if not candidates:
            return False
        if not self._names_actor(sentence, tokens, words, names):
            if not before or _REFERRING.match(sentence) is None:
                return False
            earlier = _WORD.findall(before)
            if not self._names_actor(before, earlier, _words(earlier), names):
                return False
        present = 0
        for word in words:
            present |= self._member.get(word, 0)
        return any(need & present == need for needs in candidates for need in needs)

    def _names_actor(
        self, sentence: str, tokens: list[str], words: set[str], names: frozenset[str]
    ) -> bool:
        """Whether somebody who acts in politics is there: a crowd does when it protests."""
        if not (self._protests.isdisjoint(words) or CROWDS.isdisjoint(words)):
            return True
        return not self._cues.isdisjoint(words) or any(
            t[:1].isupper()
            and (bare := _bare(t))
            and (bare in self._names or bare in names or self._begins_name(bare, sentence))
            for t in tokens
        )

    def _begins_name(self, word: str, sentence: str) -> bool:
        return any(name in sentence for name in self._long_names.get(word, ()))


_REFERRING = re.compile(
    r"[\"'“‘]?(?:He|She|They|It|We|His|Her|Their|Its|Both"
    r"|The (?:two|pair|group|bloc|country|men|island|kingdom|alliance|movement|faction))\b"
)
_TITLED = re.compile(
    r"\b(?:President|Premier|Minister|Chancellor|King|Queen|Prince|Sultan|Emir|Pope|Secretary"
    r"|Senator|Sen\.|Rep\.|Gov\.|Governor|Mayor|General|Gen\.|Colonel|Col\.|Ambassador|Envoy|Judge"
    r"|Justice|Prosecutor|Commissioner|Speaker|leader|dissident|activist|rebel|spokesman|spokeswoman"
    r"|lawmaker|negotiator|Sheikh|Ayatollah|Archbishop|Marshal|Admiral)"
    r"((?:\s+[A-Z][\w'’-]+){1,4})"
)


def introduced_names(text: str) -> frozenset[str]:
    """Words of the names that a text introduces with a title: "Prime Minister Eva Holm"."""
    return frozenset(
        _bare(word) for names in _TITLED.findall(text) for word in names.split() if len(word) > 2
    )


def _protest_words(lexicon: Lexicon) -> frozenset[str]:
    """Forms of the verbs that report protests by nothing but their subject or place."""
    return frozenset(
        form
        for lemma, frames in lexicon.verbs.items()
        if any(f.type == "PROTEST" for f in frames) and lemma in PROTESTING
        for form in verb_forms(lemma)
    )


def _cue_words(lexicon: Lexicon) -> frozenset[str]:
    """Lower-case words that speak of somebody who acts in politics."""
    changes: dict[str, set[str]] = {"not": set(), "also": set(), "ambiguous": set()}
    for row in read_rows(FOLDER / "cues.csv"):
        changes[row["kind"]].update(row["words"].split("|"))
    words = (lexicon.political_nouns - changes["not"]) | changes["also"]
    return frozenset(form for word in words for form in (*noun_forms(word), *verb_forms(word)))


def _known_names(lexicon: Lexicon) -> frozenset[str]:
    """Capitalized words that name states, nations, capitals, people and bodies of the tables."""
    names = {w for name in lexicon.country_names | lexicon.capitals for w in name.split()}
    names |= lexicon.demonyms
    for row in read_rows(ACTORS / "people.csv"):
        names.add(row["name"].split()[-1])
    for row in read_rows(ACTORS / "organizations.csv"):
        if "BUS" not in row["sectors"].split("|"):
            names |= {n for n in (row["name"], *row["aliases"].split("|")) if " " not in n}
    for row in read_rows(ACTORS / "regions.csv"):
        names |= {w for w in next(iter(row.values())).split() if w[:1].isupper()}
    return frozenset(_bare(n) for n in names if n[:1].isupper()) - _ORDINARY


def _long_names() -> dict[str, tuple[str, ...]]:
    """First word -> names of several words of bodies that are no companies."""
    found: dict[str, list[str]] = {}
    for row in read_rows(ACTORS / "organizations.csv"):
        if "BUS" not in row["sectors"].split("|"):
            for name in (row["name"], *row["aliases"].split("|")):
                if " " in name and name[:1].isupper():
                    found.setdefault(_bare(name.split()[0]), []).append(name)
    return {word: tuple(names) for word, names in found.items()}


# Parts of names that begin many sentences, or name months.
_ORDINARY = frozenset(
    {"The", "New", "May", "March", "April", "June", "August", "United", "Central", "Saint", "San",
     "Western", "Eastern", "Northern", "Southern", "North", "South", "East", "West", "City",
     "Great", "Islands", "And", "Of", "States", "Will", "Bank", "Port", "La", "Los", "Santa", "De"}
)  # fmt: skip


def _bare(word: str) -> str:
    return re.split("['’]", word)[0].rstrip(".")


def _words(tokens: list[str]) -> set[str]:
    """Lower-case words; a hyphenated word also counts as its parts."""
    words = set()
    for token in tokens:
        word = token.lower()
        words.add(word)
        if "'" in word or "’" in word:
            words.add(_bare(word))
        if "-" in word:
            words.update(word.split("-"))
    return words


def _minimal(needs: list[int]) -> list[int]:
    """Requirements that no weaker one of the same word makes superfluous."""
    unique = sorted(set(needs))
    return [n for n in unique if not any(m != n and m & n == m for m in unique)]
