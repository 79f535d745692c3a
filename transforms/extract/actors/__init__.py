"""Actors: who a noun phrase names, as a name, a country and PLOVER sectors.

`ActorResolver().resolve(phrase, article date, context)` gives an `Actor`; `learn` takes what a
sentence says of people and bodies into an `ActorContext`.
"""

from transforms.extract.actors.actor import Actor, ActorContext, Told
from transforms.extract.actors.dominant import countries_named, dominant_country
from transforms.extract.actors.learn import (
    Description,
    acronyms,
    descriptions,
    learn,
)
from transforms.extract.actors.resolve import ActorResolver

__all__ = [
    "Actor",
    "ActorContext",
    "ActorResolver",
    "Description",
    "Told",
    "acronyms",
    "countries_named",
    "descriptions",
    "dominant_country",
    "learn",
]
