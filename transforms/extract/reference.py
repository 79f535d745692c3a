"""Who "he", "they", "it" and "the two leaders" are, when another sentence says so.

Names are looked for in the sentences before, nearest first, the first name of a sentence before
the others: that is where its subject stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.extract.actors import Actor
from transforms.extract.knowledge import Knowledge
from transforms.extract.wordlists import words

_NAME = re.compile(
    r"(?:[A-Z][\w.’'-]*[\w.])(?:\s+(?:(?:of|de|del|bin|al|van|von|the|and)\s+)?[A-Z][\w.’'-]*\w)*"
)
_PAIR = re.compile(
    r"^(?:the|these|those)?\s*(?:two|both)\s+(?:the\s+|of\s+them)?(?P<noun>\w+)?$", re.IGNORECASE
)
_OPENING = re.compile(
    r"^(?P<role>The (?:prime minister|president|premier|chancellor|foreign minister|king|queen"
    r"|secretary-general|secretary of state|defence minister|defense minister|minister|governor))"
    r"\s+(?P<after>\w+)"
)
PERSONS = frozenset({"he", "she", "him", "her", "his"})
GROUPS = frozenset({"they", "them", "their", "it", "its", "we", "us", "our"})
PEOPLE_NOUNS = words("people_nouns")
LOOK_BACK = 3


class References:
    """Antecedents in one article; ``shift`` sentences (the headline) come before sentence 0."""

    def __init__(self, knowledge: Knowledge, shift: int = 0) -> None:
        self._knowledge = knowledge
        self._shift = shift

    def of_pronoun(self, word: str, sentence_index: int) -> Actor | None:
        """The actor that a pronoun of a sentence stands for, by the sentences before it."""
        for names in self._before(sentence_index):
            for actor in names:
                if word in PERSONS and actor.person:
                    return actor
                if word in GROUPS and not actor.person:
                    return actor
        return None

    def of_pair(self, text: str, sentence_index: int) -> list[Actor]:
        """Both members of "the two leaders" or "both countries"; empty for other phrases."""
        match = _PAIR.match(text.strip())
        if match is None:
            return []
        persons = (match["noun"] or "").lower() in PEOPLE_NOUNS
        for names in self._before(sentence_index):
            found = [a for a in names if a.person == persons and (persons or a.country)]
            distinct = list({a.name: a for a in found}.values())
            if len(distinct) >= 2:
                return distinct[:2]
        return []

    def of_office(self, text: str, role: Actor, sentence_index: int) -> Actor | None:
        """Who holds the office of a definite phrase ("the prime minister"), named before."""
        if role.office is None or not text.lower().startswith("the ") or len(text.split()) > 4:
            return None
        # A bare office has its country only from what the article is about, which may mislead.
        bare = not any(word[:1].isupper() for word in text.split()[1:])
        at = sentence_index + self._shift
        for number in range(at, -1, -1):
            for actor in self._names(number):
                of_country = bare or role.country is None or role.country == actor.country
                fits = actor.person and actor.office == role.office and of_country
                if fits and "ELI" not in actor.sectors:
                    return actor
        return None

    def _before(self, sentence_index: int) -> list[list[Actor]]:
        at = sentence_index + self._shift
        numbers = list(range(at - 1, max(-1, at - 1 - LOOK_BACK), -1))
        if self._shift and 0 not in numbers and at > 0:
            numbers.append(0)
        return [self._names(n) for n in numbers]

    def _names(self, number: int) -> list[Actor]:
        sentence = self._knowledge.sentences[number]
        found = []
        opening = _OPENING.match(sentence)
        if opening is not None and not opening["after"][:1].isupper():
            role = self._knowledge.actor(opening["role"])
            holder = None
            if role is not None and number > 0:
                holder = self._holder(opening["role"], role, number - 1)
            if holder is not None:
                found.append(holder)
        for name in _names_in(sentence):
            actor = self._knowledge.actor(name)
            if actor is not None and (actor.person or actor.country) and actor.strength >= 0.3:
                found.append(actor)
        return found

    def _holder(self, text: str, role: Actor, last: int) -> Actor | None:
        """Like ``of_office``, among the proper names of the sentences up to ``last``."""
        for number in range(last, max(-1, last - 30), -1):
            for name in _names_in(self._knowledge.sentences[number]):
                actor = self._knowledge.actor(name)
                if (
                    actor is not None
                    and actor.person
                    and actor.office == role.office
                    and role.office is not None
                    and "ELI" not in actor.sectors
                ):
                    return actor
        return None


@lru_cache(maxsize=4096)
def _names_in(sentence: str) -> tuple[str, ...]:
    names = []
    for match in _NAME.finditer(sentence):
        for part in re.split(r"\s+and\s+", match.group()):
            names.append(re.sub(r"['’]s?$", "", part).rstrip("."))
    return tuple(n for n in names if len(n) > 1 and n.lower() not in words("time"))
