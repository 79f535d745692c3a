"""Who "he", "they", "the two leaders" and "the country" are, when another sentence says so.

Antecedents are looked for in the sentences before, nearest first. In each, the one that opens it
comes before the others: that is where its subject stands. Names, and subjects without one ("the
rebels freed ..."), can be meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.extract.actors import Actor
from transforms.extract.definite import kinds_of, the_one
from transforms.extract.knowledge import Knowledge
from transforms.extract.wordlists import words

_NAME = re.compile(
    r"(?:[A-Z][\w.’'-]*[\w.])(?:\s+(?:(?:of|de|del|bin|al|van|von|the|and)\s+)?[A-Z][\w.’'-]*\w)*"
)
_PAIR = re.compile(
    r"^(?:the|these|those)?\s*(?:two|both)\s+(?:the\s+|of\s+them)?(?P<noun>\w+)?$", re.IGNORECASE
)
_PAIR_BEFORE = re.compile(r"\b(?:[Tt]he two|[Bb]oth) (?P<noun>\w+)\b")
# What opens a sentence and is followed by a verb: "The rebels freed", "Police said".
_OPENING = re.compile(
    r"^(?P<role>(?:The|A|An|Some|Several)\s+(?:[a-z-]+\s+){0,3}?[a-z-]+|[A-Z][a-z]+)\s+"
    r"(?:has|have|had|was|were|is|are|will|would|did|told|met|held|began|sent|took|made|left"
    r"|[a-z]+(?:ed|ys)|says?|said)\b"
)
_PLURAL_PRONOUN = re.compile(r"\b(?:[Tt]hey|them|[Tt]heir)\b")
# Foreigners in the plural: "three Russian diplomats", "Turkish truck drivers".
_PLURAL = re.compile(r"\b(?:[a-z]+ )?([A-Z][a-z]+ (?:[a-z]+ )?[a-z]+s)\b")
_ONE_NAME = re.compile(r"[A-Z][a-z]+ (?:has |had |have )?[a-z]+ed\b")
_OFFICE = re.compile(
    r"\b[Tt]he (?:[a-z]+ )?(?:minister|president|premier|chancellor|king|queen|governor|mayor"
    r"|general|commander|leader|ambassador|envoy|senator)\b"
)
PERSONS = frozenset({"he", "she", "him", "her", "his"})
PLURALS = frozenset({"they", "them", "their"})
GROUPS = PLURALS | {"it", "its", "we", "us", "our"}
PEOPLE_NOUNS = words("people_nouns")
# Sentences back to what a pronoun stands for, and to the name of who holds an office.
LOOK_BACK = 3
HOLDER_REACH = 30


class References:
    """Antecedents in one article; ``shift`` sentences (the headline) come before sentence 0."""

    def __init__(self, knowledge: Knowledge, shift: int = 0) -> None:
        self._knowledge = knowledge
        self._shift = shift

    def of_pronoun(self, word: str, sentence_index: int) -> Actor | None:
        """The actor that a pronoun of a sentence stands for, by the sentences before it."""
        for number in self._before(sentence_index):
            told = (*self._subject(number), *self._named(number), *self._offices(number))
            if word in PLURALS:
                told = (*self._plurals(number, word), *told)
            for actor, person in told:
                if (word in PERSONS and person) or (word in GROUPS and not person):
                    return actor
        return None

    def of_several(self, text: str, sentence_index: int) -> list[Actor]:
        """Both members of "the two leaders", or of "they" where the sentence before speaks of two.

        Empty for other phrases.
        """
        if text.lower() not in PLURALS:
            return self.of_pair(text, sentence_index)
        for number in self._before(sentence_index):
            said = _PAIR_BEFORE.search(self._knowledge.sentences[number])
            if said is not None:
                return self.of_pair(said.group(), number - self._shift)
            if _PLURAL_PRONOUN.search(self._knowledge.sentences[number]) is None:
                break  # "urged them to talk. They agreed": the same ones, named further back
        return []

    def of_pair(self, text: str, sentence_index: int) -> list[Actor]:
        """Both members of "the two leaders" or "both countries"; empty for other phrases."""
        match = _PAIR.match(text.strip())
        if match is None:
            return []
        persons = (match["noun"] or "").lower() in PEOPLE_NOUNS
        several: dict[str, Actor] = {}
        for number in self._before(sentence_index):
            named = [actor for actor, _ in self._named(number)]
            found = [a for a in named if a.person == persons and (persons or a.country)]
            distinct = list({a.name: a for a in found}.values())
            if len(distinct) >= 2:
                return distinct[:2]
            several.update((a.name, a) for a in distinct)
        return list(several.values()) if len(several) == 2 else []

    def of_kind(self, phrase: str, sentence_index: int) -> Actor | None:
        """The one actor that "the country" or "the group" can mean; None for other phrases."""
        kinds = kinds_of(phrase)
        if not kinds:
            return None
        here = [actor for actor, _ in self._named(sentence_index + self._shift)]
        try:
            for number in self._before(sentence_index):
                found = the_one(kinds, (actor for actor, _ in self._named(number)), here)
                if found is not None:
                    return found
        except LookupError:
            pass
        return None

    def of_office(self, text: str, role: Actor, sentence_index: int) -> Actor | None:
        """Who holds the office of a definite phrase ("the prime minister"), named before."""
        if role.office is None or not text.lower().startswith("the ") or len(text.split()) > 4:
            return None
        # A bare office has its country only from what the article is about, which may mislead.
        bare = not any(word[:1].isupper() for word in text.split()[1:])
        for number in range(sentence_index + self._shift, -1, -1):
            for actor, _ in self._named(number):
                of_country = bare or role.country is None or role.country == actor.country
                if of_country and _holds(actor, role):
                    return actor
        return None

    def _before(self, sentence_index: int) -> list[int]:
        at = sentence_index + self._shift
        numbers = list(range(at - 1, max(-1, at - 1 - LOOK_BACK), -1))
        if self._shift and 0 not in numbers and at > 0:
            numbers.append(0)
        return numbers

    def _subject(self, number: int) -> list[tuple[Actor, bool]]:
        """Who opens a sentence without a name, and whether that is one person."""
        opening = _OPENING.match(self._knowledge.sentences[number])
        if opening is None:
            return []
        role = self._knowledge.actor(opening["role"])
        if role is None or role.strength < 0.3 or not role.sectors:
            return []
        last = opening["role"].split()[-1].lower()
        plural = last.endswith("s") or last in words("plurals")
        if role.office is not None and not plural:
            return [(self._holder(role, number) or role, True)]
        return [(role, False)]

    def _plurals(self, number: int, word: str) -> list[tuple[Actor, bool]]:
        """Whom a sentence speaks of in a plural ("three Russian diplomats"), if its subject is one
        state or body, or the pronoun is an object: who did it is hardly they to whom it was done.
        """
        sentence = self._knowledge.sentences[number]
        if word != "them" and not _ONE_NAME.match(sentence):
            return []
        found: list[tuple[Actor, bool]] = []
        for phrase in _PLURAL.findall(sentence):
            actor = self._knowledge.actor(phrase)
            if actor is not None and actor.sectors and not actor.person and actor.country:
                found.append((actor, False))
        return found[-1:]

    def _named(self, number: int) -> list[tuple[Actor, bool]]:
        """Whom a sentence names, and whether that is a person."""
        found: list[tuple[Actor, bool]] = []
        sentence = self._knowledge.sentences[number]
        for name in _names_in(sentence):
            actor = self._knowledge.actor(name)
            if actor is None or not (actor.person or actor.country) or actor.strength < 0.3:
                continue
            unknown = actor.strength < 0.4 and " " not in name
            if not (unknown and _is_place(name, sentence)):
                found.append((actor, actor.person))
        return found

    def _offices(self, number: int) -> list[tuple[Actor, bool]]:
        """The holders of offices that a sentence speaks of without a name."""
        roles = _OFFICE.findall(self._knowledge.sentences[number])
        found = [r for r in map(self._knowledge.actor, roles) if r is not None and r.sectors]
        return [(self._holder(role, number) or role, True) for role in found]

    def _holder(self, role: Actor, before: int) -> Actor | None:
        """Who holds an office, among the proper names of the sentences before one."""
        for number in range(before - 1, max(-1, before - 1 - HOLDER_REACH), -1):
            for actor, _ in self._named(number):
                if _holds(actor, role):
                    return actor
        return None


def _is_place(name: str, sentence: str) -> bool:
    """Whether an unknown name stands like a place: "the governor of Kidal"."""
    return re.search(rf"\b(?:in|of|at|near|from) {re.escape(name)}\b", sentence) is not None


def _holds(actor: Actor, role: Actor) -> bool:
    office = role.office is not None and actor.office == role.office
    return actor.person and office and "ELI" not in actor.sectors


@lru_cache(maxsize=4096)
def _names_in(sentence: str) -> tuple[str, ...]:
    names = []
    for match in _NAME.finditer(sentence):
        for part in re.split(r"\s+and\s+", match.group()):
            names.append(re.sub(r"['’]s?$", "", part).rstrip("."))
    if names and sentence.startswith(names[0]) and names[0].lower() in words("openers"):
        names = names[1:]
    return tuple(n for n in names if len(n) > 1 and n.lower() not in words("time"))
