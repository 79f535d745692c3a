"""Actors: who a noun phrase names, as a name, a country and PLOVER sectors.

`ActorResolver().resolve(phrase, article date, context)` gives an `Actor`; `learn` takes what a
sentence says of people and bodies into an `ActorContext`; `split_actors` divides a plural.
"""

from transforms.extract.actors.actor import Actor, ActorContext, knowledge
from transforms.extract.actors.learn import dominant_country, learn
from transforms.extract.actors.resolve import ActorResolver
from transforms.extract.actors.split import split_actors

__all__ = [
    "Actor",
    "ActorContext",
    "ActorResolver",
    "dominant_country",
    "knowledge",
    "learn",
    "split_actors",
]
