"""What the resolver gives and what it may be told: an actor, and knowledge of people and bodies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from transforms.extract.actors.folding import name_key


@dataclass(frozen=True)
class Actor:
    """Who acts or is acted upon, under one name.

    country: ISO 3166-1 alpha-3 (XKX for Kosovo) or EUR, UNO, IGO, NGO, MNC, IMG; None if unknown.
    sectors: PLOVER sectors, primary first; empty for a bare country.
    how: what the resolution rests on, in words. strength: trust in it, from 0 to 1.
    office: the office or noun that the phrase gives, such as "foreign minister"; None without one.
    person: True where it is one named human being.
    """

    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    how: str = ""
    strength: float = 0.0
    office: str | None = None
    person: bool = False

    def weaker(self, factor: float, how: str = "") -> Actor:
        """The same actor, trusted less; `how` is added to the explanation."""
        return replace(
            self,
            strength=round(self.strength * factor, 3),
            how=f"{self.how}; {how}" if how else self.how,
        )


class Told(Protocol):
    """What other articles tell."""

    def find(self, name: str) -> Actor | None:
        """The actor that a name or acronym means; None where they do not agree."""


@dataclass
class ActorContext:
    """Knowledge that is not in the phrase: of the article read so far, and of the whole run.

    country: what the article is mostly about, for "the police" and "the prime minister".
    named: the countries that it begins with, to which "the Senate" may belong as well.
    known: folded full names, surnames and acronyms (`name_key`) -> Actor, learned from the article.
    offices: office without a name ("president") -> who was last called so in the article.
    run: what other articles tell; it gives way to `known`.
    """

    country: str | None = None
    named: frozenset[str] = frozenset()
    known: dict[tuple[str, ...], Actor] = field(default_factory=dict)
    offices: dict[str, Actor] = field(default_factory=dict)
    run: Told | None = None

    def add(self, name: str, actor: Actor) -> None:
        """Remember an actor by full name and, for a person, by the last word of the name."""
        key = name_key(name)
        if not key:
            return
        keys = {key, key[-1:]} if actor.person else {key}
        for each in sorted(keys):
            known = self.known.get(each)
            if known is None or len(key) > 1 or known.strength <= actor.strength:
                self.known[each] = actor
        if actor.office is not None and actor.person:
            self.offices[actor.office] = actor

    def find(self, name: str) -> Actor | None:
        """What the article, else the run, says of a name."""
        found = self.known.get(name_key(name))
        if found is not None:
            return found
        return self.run.find(name) if self.run is not None else None
