"""Leaving out sentences that cannot hold an event, before they are parsed.

A frame needs its word and, for each condition with a list of heads, one of those heads. The screen
checks that both occur in the sentence, as forms of words, wherever they stand; nothing that the
parser could find is lost except through a slot that is filled by a pronoun or a name, which is
why classes that a name can fill are not required.
"""

from __future__ import annotations

import re

from transforms.extract.forms import noun_forms, verb_forms
from transforms.extract.lexicon_tables import COMPUTED_CLASSES, Condition, Frame, Lexicon

_WORD = re.compile(r"[A-Za-z][A-Za-z.'’-]*[A-Za-z]|[A-Za-z]")
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

    def may_hold_event(self, sentence: str) -> bool:
        """True unless no frame of the lexicon can hold in the sentence."""
        words = _words(sentence)
        candidates = [needs for word in words if (needs := self._needs.get(word))]
        if not candidates:
            return False
        present = 0
        for word in words:
            present |= self._member.get(word, 0)
        return any(need & present == need for needs in candidates for need in needs)


def _words(sentence: str) -> set[str]:
    """Lower-case words; a hyphenated word also counts as its parts."""
    words = set()
    for match in _WORD.findall(sentence.lower()):
        words.add(match)
        if "'" in match or "’" in match:
            words.add(re.split("['’]", match)[0])
        if "-" in match:
            words.update(match.split("-"))
    return words


def _minimal(needs: list[int]) -> list[int]:
    """Requirements that no weaker one of the same word makes superfluous."""
    unique = sorted(set(needs))
    return [n for n in unique if not any(m != n and m & n == m for m in unique)]
