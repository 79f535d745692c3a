"""From a noun phrase as it stands in the sentence to an actor.

The phrase is cut into its core ("Russian Foreign Minister Sergei Lavrov", "a group", "police") and
what follows ("of British lawmakers", "in Minsk", ", who ..."). The names in the core are looked up;
the last of them is the head, the others say whose it is. What the core leaves open (a country, a
sector) is taken from what follows, then from the context, with less trust.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from transforms.extract.actors.actor import Actor, ActorContext
from transforms.extract.actors.compose import (
    Reading,
    actor_of_body,
    actor_of_country,
    actor_of_person,
    actor_of_role,
    choose_person,
    city_of,
    sectors_on,
    whose,
)
from transforms.extract.actors.folding import Word, name_key, words
from transforms.extract.actors.gazetteer import Entry, Gazetteer, Match, gazetteer
from transforms.extract.actors.phrase import (
    ALSO_NAMES,
    GIVEN,
    LINKS,
    NATURE,
    PRONOUNS,
    SIDING,
    WATERS,
    Phrase,
    read_phrase,
)

_NO_ACTOR_STRENGTH = 0.3
_GUESSED_COUNTRY = 0.6  # strength of a role whose country only the article's subject gives
_BELONGING = ("of", "from", "in", "at", "for", "near", "outside")


class ActorResolver:
    """Resolves phrases to actors with the tables of this folder.

    Loading the tables takes about 0.1 s, at the first instance of a process. Instances hold no
    state: the same phrase, date and context always give the same actor.
    """

    def __init__(self) -> None:
        self.gazetteer: Gazetteer = gazetteer()

    def resolve(
        self, text: str, on: date | None = None, context: ActorContext | None = None
    ) -> Actor | None:
        """The actor that a noun phrase names; None where nothing in it can be one.

        text: the phrase as it stands ("the prime minister", "1,000 protesters in Minsk").
        on: the article's date, on which offices count; None where it is unknown.
        """
        tokens = words(text)
        phrase = read_phrase(tokens, self.gazetteer)
        if not phrase.core or all(w.folded in PRONOUNS and not w.upper for w in tokens):
            return None
        return self._resolve(phrase, on, context or ActorContext(), depth=0)

    def is_political(self, text: str, context: ActorContext | None = None) -> bool:
        """Whether a phrase can be a political actor at all: "the army", not "the storm"."""
        actor = self.resolve(text, None, context)
        if actor is None or actor.strength < _NO_ACTOR_STRENGTH:
            return False
        return actor.strength > _NO_ACTOR_STRENGTH or not any(
            w.folded in NATURE for w in words(actor.name)
        )

    def _resolve(
        self, phrase: Phrase, on: date | None, context: ActorContext, depth: int
    ) -> Actor | None:
        core, matches = phrase.core, phrase.matches
        if core[-1].capital and core[-1].folded in WATERS:
            return None
        if phrase.container:
            inner = self._after(phrase, ("of",), on, context, depth)
            if inner is not None:
                return inner
        if not matches:
            return self._unknown(phrase, on, context, depth)
        last = matches[-1]
        if len(matches) > 1 and _is_given_name(core, matches):
            phrase = replace(phrase, matches=matches[:-1])
            last = matches[-2]
        rest = core[last.end :]
        if rest and rest[0].capital and all(w.capital or w.mark or w.folded in LINKS for w in rest):
            named = self._named(phrase, on, context, depth)
            if named is not None:
                return named
        person = self._person(phrase, on, context)
        if person is not None:
            return person
        head = self._national(_head_entry(last, bool(rest)), last, phrase, on, context)
        bearer = head.kind == "person" and not rest
        if bearer or _has_given_name(phrase, last, head):
            given = len(_given_names(core, phrase.matches)) or 1
            name = " ".join(w.text for w in core[max(0, last.start - given) : last.end])
            return self._bearer(name, phrase, on, context, depth)
        if rest:
            found = self._head(phrase, head, matches[:-1], on, context, depth)
            return found.weaker(0.5, f"only named beside {rest[-1].text!r}") if found else None
        return self._head(phrase, head, matches[:-1], on, context, depth)

    def _national(
        self, head: Entry, last: Match, phrase: Phrase, on: date | None, context: ActorContext
    ) -> Entry:
        """The noun instead of one country's body where another country owns it or the article is
        another's: "the Philippine Senate" is not the Senate of the USA."""
        if head.kind != "organization" or head.country not in self.gazetteer.country_names:
            return head
        reading = Reading(self.gazetteer, phrase, head, phrase.matches[:-1], on, context)
        beside = not phrase.matches[:-1] or phrase.matches[-2].end == last.start
        owner = (whose(reading)[0] if beside else None) or self._owner_behind(phrase, on, context)
        if owner is None and "REL" in head.sectors:
            owner = self._owner_behind(phrase, on, context, "in")
        agent = next((e for e in last.entries if e.kind == "agent"), None)
        if owner is None and agent is not None and last.end - last.start == 1:
            before = phrase.core[last.start - 1] if last.start else None
            taken = any(m.end == last.start for m in phrase.matches[:-1])
            if before is not None and before.capital and not before.possessive and not taken:
                return agent  # "the Pan Africanist Congress"
        if owner is None and agent is not None and head.country not in context.named:
            owner = context.country
        if owner is None or owner == head.country or owner not in self.gazetteer.country_names:
            return head
        return agent or replace(head, country=owner, sectors=sectors_on(head, on), spells=())

    def _owner_behind(
        self, phrase: Phrase, on: date | None, context: ActorContext, preposition: str = "of"
    ) -> str | None:
        """The country of an "of ..." right behind: "the Senate of the Philippines"."""
        if not phrase.tails or phrase.tails[0][0] != preposition:
            return None
        inner = self._after(phrase, (preposition,), on, context, 2)
        return inner.country if inner is not None and inner.strength > 0.8 else None

    def _head(
        self,
        phrase: Phrase,
        head: Entry,
        before: tuple[Match, ...],
        on: date | None,
        context: ActorContext,
        depth: int,
    ) -> Actor | None:
        reading = Reading(self.gazetteer, phrase, head, before, on, context)
        if head.kind == "person":
            entry = choose_person([head], self.gazetteer, [], phrase, on)
            return actor_of_person(entry, self.gazetteer, phrase, on) if entry else None
        if head.kind == "agent":
            named = self._apposed(phrase, head, on, context)
            if named is not None:
                return named
            inner = self._after(phrase, _BELONGING, on, context, depth)
            if inner is None and any(w.folded in SIDING for w in phrase.behind[:2]):
                inner = self._after(phrase, ("to", "by", "with"), on, context, depth)
            elif inner is None and head.agent_kind == "member":
                inner = self._after(phrase, ("to",), on, context, depth)
            return actor_of_role(reading, inner) or self._capitals(phrase)
        if head.kind == "organization":
            return actor_of_body(reading)
        inner = self._after(phrase, ("in",), on, context, depth) if head.kind == "people" else None
        return actor_of_country(reading, inner)

    def _apposed(
        self, phrase: Phrase, head: Entry, on: date | None, context: ActorContext
    ) -> Actor | None:
        """The person named behind an office: "the then president, Goodluck Jonathan"."""
        if head.plural or head.agent_kind in ("institution", "group"):
            return None
        for mark, rest in phrase.tails:
            if mark in ("who", "and", ":", ";"):
                return None
            if mark != "," or not rest[0].capital:
                continue
            inner = read_phrase(rest, self.gazetteer)
            if inner.matches and not inner.determined:
                return self._person(inner, on, context)
            return None
        return None

    def _capitals(self, phrase: Phrase) -> Actor | None:
        """A proper name before a noun that tells nothing: "the ALDE group"."""
        name = [w.text for w in phrase.core if w.capital and not w.mark]
        if not name:
            return None
        return Actor(" ".join(name), None, (), "a name that no table has", 0.3)

    def _person(self, phrase: Phrase, on: date | None, context: ActorContext) -> Actor | None:
        """The person whose name ends the core, if the words before it do not say another."""
        last = phrase.matches[-1]
        if last.end != len(phrase.core) or not any(e.kind == "person" for e in last.entries):
            return None
        name = tuple(k for w in phrase.core[last.start : last.end] for k in name_key(w.text))
        known = context.known.get(name)
        people = [e for e in last.entries if e.kind == "person"]
        others = [e for e in last.entries if e.kind != "person"]
        if len(name) == 1 and known is not None and known.name not in {e.name for e in people}:
            return known
        given = _given_names(phrase.core, phrase.matches) if len(name) == 1 else []
        entry = choose_person(people, self.gazetteer, given, phrase, on)
        if entry is None or (others and len(name) == 1 and not given and not phrase.titled):
            return None
        return actor_of_person(entry, self.gazetteer, phrase, on)

    def _named(
        self, phrase: Phrase, on: date | None, context: ActorContext, depth: int
    ) -> Actor | None:
        """A proper name that no table has, behind a title, a demonym or a body."""
        last = phrase.matches[-1]
        proper = phrase.core[last.end :]
        name = " ".join(w.text for w in proper if not w.mark)
        key = name_key(name)
        known = context.known.get(key) or (context.known.get(key[-1:]) if len(key) == 2 else None)
        if known is not None and known.person:
            return known
        head = _head_entry(last)
        if any(e.kind == "person" for e in last.entries):
            name = " ".join(w.text for w in phrase.core[last.start :] if not w.mark)
            return self._bearer(name, phrase, on, context, depth)
        if head.kind == "agent" and head.plural:
            return self._head(phrase, head, phrase.matches[:-1], on, context, depth)
        found = self._head(phrase, head, phrase.matches[:-1], on, context, depth)
        told = context.run.find(name) if context.run is not None else None
        if told is not None and _is_same(told, found, head):
            # What stands here comes first; the others tell the full name and the country.
            here = found or told
            return replace(told, sectors=here.sectors or told.sectors, office=here.office)
        if found is None:
            return None
        office = found.office if head.kind == "agent" else None
        person = head.kind in ("agent", "adjective", "country", "organization")
        sectors = found.sectors if head.kind in ("agent", "organization") else ()
        how = f"{name}: {' '.join(w.text for w in phrase.core[: last.end])}"
        return Actor(name, found.country, sectors, how, found.strength * 0.9, office, person)

    def _bearer(
        self, name: str, phrase: Phrase, on: date | None, context: ActorContext, depth: int
    ) -> Actor:
        """Another bearer of a name that the tables have, by the title or demonym before it."""
        titles = phrase.matches[:-1]
        if titles:
            head = _head_entry(titles[-1])
            found = self._head(phrase, head, titles[:-1], on, context, depth)
            if found is not None:
                sectors = found.sectors if head.kind in ("agent", "organization") else ()
                return replace(found, name=name, sectors=sectors, person=True)
        return Actor(name, None, (), f"a name that no table has: {name}", 0.3, person=True)

    def _unknown(
        self, phrase: Phrase, on: date | None, context: ActorContext, depth: int
    ) -> Actor | None:
        """A phrase of which no table knows a word."""
        name = " ".join(w.text for w in phrase.core if not w.mark)
        key = name_key(name)
        known = context.known.get(key) or (context.known.get(key[-1:]) if len(key) == 2 else None)
        known = known or context.find(name)
        if known is not None:
            return known
        proper = all(w.capital or w.folded in LINKS for w in phrase.core if not w.mark)
        alone = len(phrase.core) == 1 and phrase.core[0].folded in ALSO_NAMES and not depth
        city = None if alone else city_of(phrase.core)
        if city is not None and (proper or depth):
            country = self.gazetteer.state_of(city.country)
            return Actor(city.name, country, ("CVL",), f"{city.name}: city in {country}", 0.6)
        behind = self._after(phrase, ("of", "from", ","), on, context, depth)
        if proper and not phrase.determined:
            if behind is not None and behind.strength >= 0.4 and (behind.country or behind.sectors):
                sectors = behind.sectors if behind.office or behind.sectors != ("CVL",) else ()
                how = f"{name}: {behind.how}"
                strength = behind.strength * 0.9
                return Actor(name, behind.country, sectors, how, strength, behind.office, True)
            return Actor(name, None, (), f"a name that no table has: {name}", 0.3, person=True)
        inner = self._after(phrase, ("of", "from", "in", "by", "at", "near"), on, context, depth)
        if inner is None:
            return None
        return inner.weaker(0.45, f"only named behind {phrase.core[-1].text!r}")

    def _after(
        self,
        phrase: Phrase,
        prepositions: tuple[str, ...],
        on: date | None,
        context: ActorContext,
        depth: int,
    ) -> Actor | None:
        """The actor of the first "of ..." or "in ..." behind the core."""
        if depth >= 3:
            return None
        for preposition, rest in phrase.tails:
            if preposition in ("who", "and") or (preposition == "," and "," not in prepositions):
                return None
            if preposition in prepositions:
                inner = read_phrase(rest, self.gazetteer)
                located = preposition in ("in", "at", "near", "outside")
                if located and inner.matches and inner.matches[-1].kind == "person":
                    return None
                if inner.core:
                    return self._resolve(inner, on, context, depth + 1)
        return None


def _is_same(told: Actor, found: Actor | None, head: Entry) -> bool:
    """Whether the person whom other articles tell of fits the title that stands here."""
    if not told.person or head.kind != "agent":
        return False
    if found is None:
        return True
    guessed = found.country is None or found.strength <= _GUESSED_COUNTRY
    same_office = found.office == told.office or found.sectors[:1] == told.sectors[:1]
    return same_office and (guessed or found.country == told.country)


def _head_entry(match: Match, modifies: bool = False) -> Entry:
    """The meaning of a head: a body before a noun, a noun before a demonym, a person last.

    modifies: a word that no table has follows, so that "Chinese" is no people.
    """
    order = ("organization", "country", "capital", "agent", "people", "region", "adjective")
    if modifies:
        order = ("organization", "country", "capital", "agent", "adjective", "region", "people")
    for kind in order:
        for entry in match.entries:
            if entry.kind == kind:
                return entry
    return match.entries[0]


def _is_given_name(core: list[Word], matches: tuple[Match, ...]) -> bool:
    """Whether the last match is a given name behind an office: "Minister Christian Porter"."""
    office, last = matches[-2:]
    one = last.end - last.start == 1 and office.end == last.start
    if not one or core[last.start].folded not in GIVEN:
        return False
    follows = core[last.end] if last.end < len(core) else None
    titled = any(e.kind == "agent" and e.agent_kind != "group" for e in office.entries)
    return titled and follows is not None and follows.capital and not follows.mark


def _has_given_name(phrase: Phrase, last: Match, head: Entry) -> bool:
    """Whether a company's name is a person's surname here: "Gerald Ford"."""
    if head.country != "MNC" or last.end - last.start != 1 or last.start == 0:
        return False
    before = phrase.core[last.start - 1]
    taken = any(m.start <= last.start - 1 < m.end for m in phrase.matches[:-1])
    return before.capital and not before.possessive and not taken and not before.mark


def _given_names(core: list[Word], matches: tuple[Match, ...]) -> list[str]:
    """Capitalized words right before the last match that belong to no other: given names."""
    last = matches[-1]
    taken = {i for m in matches[:-1] for i in range(m.start, m.end)}
    given = []
    for i in range(last.start - 1, -1, -1):
        word = core[i]
        if i in taken or word.mark or not word.capital:
            break
        given.append(word.folded)
    return given[::-1]
