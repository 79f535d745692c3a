"""Whom "the country", "the group" or "the alliance" means: the one actor of that kind named before.

The nearest sentence before that names actors of the kind decides, if it names exactly one; whoever
the sentence itself names is another one ("the country fired at Israel" is not of Israel). Where
several are named, the phrase stays unresolved: a wrong actor is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.extract.actors import Actor
from transforms.extract.actors.gazetteer import gazetteer
from transforms.extract.wordlists import words

BODIES = frozenset({"IGO", "UNO", "EUR"})
CIVIL_BODIES = BODIES | {"NGO", "ISM", "IMG"}
FIGHTING = frozenset({"REB", "UAF", "PRM", "PRE", "CRM"})
PARTIES = frozenset({"PTY", "OPP"})
_PHRASE = re.compile(r"(?:the|this|that) (?:(?P<adjective>[a-z-]+) )?(?P<noun>[a-z]+)")
_OWNER = re.compile(r"(?P<owner>the [a-z]+)['’]s? .")
# Kinds of actors, as lists of nouns that speak of them.
KINDS = ("state_nouns", "group_nouns", "party_nouns", "bloc_nouns", "body_nouns", "firm_nouns")


def kinds_of(phrase: str) -> tuple[str, ...]:
    """The kinds of actors that a definite phrase may mean; empty for all other phrases."""
    match = _PHRASE.fullmatch(phrase.lower())
    if match is None or (match["adjective"] and match["adjective"] not in words("kind_adjectives")):
        return ()
    return tuple(kind for kind in KINDS if match["noun"] in words(kind))


def owner_in(phrase: str) -> str:
    """The definite owner at the head of a phrase: "the country" of "the country's army"."""
    match = _OWNER.match(phrase.lower())
    return match["owner"] if match is not None and kinds_of(match["owner"]) else ""


def the_one(kinds: Iterable[str], named: Iterable[Actor], others: Iterable[Actor]) -> Actor | None:
    """The only actor of some kinds among those that a sentence names, other than ``others``.

    None where there is none; raises LookupError where there are several.
    """
    named, others = list(named), list(others)
    fitting: dict[str, Actor] = {}
    for kind in kinds:
        if kind == "state_nouns":
            codes = {a.country for a in named if _is_of_state(a)}
            codes -= {a.country for a in others}
            fitting.update((code, _state(code)) for code in codes if code is not None)
        else:
            names = {a.name for a in others}
            fitting.update((a.name, a) for a in named if a.name not in names and _is(a, kind))
    if len(fitting) > 1:
        raise LookupError(f"several may be meant: {', '.join(sorted(fitting))}")
    return next(iter(fitting.values()), None)


def _is_of_state(actor: Actor) -> bool:
    return actor.country in gazetteer().country_names


def _state(code: str) -> Actor:
    name = gazetteer().country_names[code]
    return Actor(name, code, (), f"{name}: the one country named before", 0.6)


def _is(actor: Actor, kind: str) -> bool:
    if actor.person or actor.strength < 0.6:
        return False
    sectors = set(actor.sectors)
    if kind == "group_nouns":
        return bool(sectors & FIGHTING)
    if kind == "party_nouns":
        return bool(sectors & PARTIES)
    if kind == "bloc_nouns":
        return actor.country in BODIES
    if kind == "body_nouns":
        return actor.country in CIVIL_BODIES
    return actor.sectors[:1] == ("BUS",)
