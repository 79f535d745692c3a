"""What the resolver gives and what it may be told: an actor, and knowledge of people and bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

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


@dataclass
class ActorContext:
    """Knowledge that is not in the phrase: of the article read so far, and of the whole run.

    country: what the article is mostly about, for "the police" and "the prime minister".
    known: folded full names, surnames and acronyms (`name_key`) -> Actor, learned from the article.
    offices: office without a name ("president") -> who was last called so in the article.
    run: the same keys as `known`, gathered from other articles; weaker than `known`.
    """

    country: str | None = None
    known: dict[tuple[str, ...], Actor] = field(default_factory=dict)
    offices: dict[str, Actor] = field(default_factory=dict)
    run: Mapping[tuple[str, ...], Actor] = field(default_factory=dict)

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

    def find(self, key: tuple[str, ...]) -> Actor | None:
        """What the article, else the run, says of a folded name."""
        found = self.known.get(key)
        if found is not None:
            return found
        from_run = self.run.get(key)
        return from_run.weaker(0.9, "known from another article") if from_run else None


def knowledge(rows: Iterable[tuple[str, Actor]]) -> dict[tuple[str, ...], Actor]:
    """The mapping for `ActorContext.run` from (name, actor) pairs.

    A full name is kept with its strongest actor; a surname only where all bearers are one actor.
    """
    best: dict[tuple[str, ...], Actor] = {}
    surnames: dict[tuple[str, ...], set[str]] = {}
    for name, actor in rows:
        key = name_key(name)
        if not key:
            continue
        if actor.person and len(key) > 1:
            surnames.setdefault(key[-1:], set()).add(" ".join(key))
        old = best.get(key)
        if old is None or (actor.strength, actor.name) > (old.strength, old.name):
            best[key] = actor
    for surname, bearers in surnames.items():
        if len(bearers) == 1 and surname not in best:
            best[surname] = best[tuple(next(iter(bearers)).split())]
    return best
