"""Which country somebody belongs to whom the sentence names without one.

"Police" and "the parliament" are those of the country that the article is about. That does not hold
for foreigners, for groups of states, for things, nor, in an act that takes place, for people where
it takes place, if that is elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from transforms.extract.actors import Actor
from transforms.extract.wordlists import words

if TYPE_CHECKING:
    from transforms.extract.findings import Finding, Phrase

CUSTODIANS = (("JUD",), ("COP",))
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE"})
BY_ARTICLE = "the article's country"
_WORD = re.compile(r"[a-z]+")
_OF_FOREIGN_AFFAIRS = re.compile(r"\bforeign (?=minist|office|secretar|affairs|policy|service)")


def located(
    actor: Actor | None,
    phrase: Phrase | None,
    finding: Finding,
    place: str | None,
    article: str | None,
) -> Actor | None:
    """The actor with the country that place and article allow.

    ``place`` is the country where the act happens, ``article`` the one that the article is about.
    """
    if phrase is None:
        return actor
    here = finding.base_type in LOCAL
    if actor is not None and BY_ARTICLE in actor.how:
        if is_of_elsewhere(phrase):
            return replace(actor, country=None, how=f"{actor.how}; not of that country")
        if here and place is not None and place != actor.country and not actor.person:
            return replace(actor, country=place, how=f"{actor.how}; where it happens: {place}")
        return actor
    if not here or (actor is not None and (actor.country or actor.person)):
        return actor
    if phrase.kind in ("name", "pronoun", "business", "thing") or is_of_elsewhere(phrase):
        return actor
    country = place or article
    if country is None:
        return actor
    if actor is None:
        return Actor(phrase.text, country, (), f"where it happens: {country}", 0.4)
    return replace(actor, country=country, how=f"{actor.how}; where it happens: {country}")


def held_at_home(target: Actor | None, phrase: Phrase | None, source: Actor | None) -> Actor | None:
    """Whom police or courts hold or try, with their country, if nothing says another."""
    if phrase is None or phrase.kind == "thing" or is_of_elsewhere(phrase):
        return target
    if source is None or source.country is None or source.sectors[:1] not in CUSTODIANS:
        return target
    if target is None or target.country is not None or target.sectors[:1] == ("BUS",):
        return target
    return replace(target, country=source.country, how=f"{target.how}; held in {source.country}")


def is_of_elsewhere(phrase: Phrase) -> bool:
    """Whether a phrase speaks of foreigners, of several states or of a thing."""
    said = set(_WORD.findall(_OF_FOREIGN_AFFAIRS.sub("", phrase.text.lower())))
    if said & words("foreign"):
        return True
    return phrase.kind == "thing" or phrase.head.lower() in words("states")


def belonging(actor: Actor | None, phrase: Phrase, owner: Actor | None) -> Actor | None:
    """The actor of "his government", with the country of whoever "he" is."""
    if (
        owner is None
        or owner.country is None
        or (is_of_elsewhere(phrase) and phrase.kind != "thing")
    ):
        return actor
    if actor is None:
        return owner if phrase.kind == "thing" else None
    if BY_ARTICLE not in actor.how and actor.country is not None:
        return actor
    return replace(actor, country=owner.country, how=f"{actor.how}; of {owner.name}")
