"""What an article tells of its names: learned when the first unknown name asks for it.

Most sentences hold names that the tables know; reading the whole article for titles and
appositions is put off until a sentence holds one that they do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from transforms.extract.actors import (
    Actor,
    ActorContext,
    ActorResolver,
    countries_named,
    dominant_country,
    learn,
)
from transforms.extract.actors.folding import name_key, words
from transforms.extract.run_knowledge import ArticleView, RunKnowledge

_WORD = re.compile(r"[a-z][a-z-]+[a-z]")
# A name that ends as companies' names do, with the legal forms of the larger states.
_COMPANY = re.compile(
    r"\b((?:[A-Z][\w&'’.-]*[\w.]\s+){1,4}?)(?:&\s+)?(?:Inc|Corp|Cos?|Ltd|Plc|PLC|AG|SA|NV|AB|Oy|SpA"
    r"|GmbH|LLC|Holdings?|Group|Industries|Brothers|Motors|Airlines|Airways)\b"
)
LEADING = 12  # sentences that tell which country an article is about


class Knowledge:
    """Actors of one article by the phrases that name them.

    ``sentences`` are the article's, headline first; ``on`` is its date; ``run`` is what other
    articles tell.
    """

    def __init__(
        self,
        sentences: Sequence[str],
        on: date | None = None,
        run: RunKnowledge | None = None,
        resolver: ActorResolver | None = None,
    ) -> None:
        self.sentences = sentences
        self.on = on
        self.told = ArticleView(run, on, sentences) if run is not None else None
        self._resolver = resolver or ActorResolver()
        self._actors: dict[str, Actor | None] = {}
        self._plain: dict[str, Actor | None] = {}

    @cached_property
    def context(self) -> ActorContext:
        """What the article's own sentences say of people and bodies, and its dominant country."""
        named = [countries_named(s, self._resolver) for s in self.sentences[:LEADING]]
        context = ActorContext(
            dominant_country(named), frozenset(c for each in named for c in each), run=self.told
        )
        for sentence in self.sentences:
            learn(sentence, context, self._resolver, self.on)
        return context

    @cached_property
    def companies(self) -> frozenset[str]:
        """Names that the article introduces as companies' ("Norvik Holdings Inc"), and the first
        words of them that stand alone later ("Norvik")."""
        found: set[str] = set()
        for sentence in self.sentences:
            for name in _COMPANY.findall(sentence):
                first = name.split()[0]
                found.add(name.strip())
                actor = self.known_actor(first) if len(first) > 2 else None
                named = actor is not None and bool(actor.country or actor.sectors)
                business = actor is not None and actor.sectors[:1] == ("BUS",)
                if len(first) > 2 and (business or not named):  # not "Sweden" of "Sweden Post Co"
                    found.add(first)
        return frozenset(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """The lower-case words of the whole article."""
        return frozenset(w for s in self.sentences for w in _WORD.findall(s.lower()))

    def actor(self, phrase: str) -> Actor | None:
        """The actor that a phrase names, by the tables and the article."""
        if phrase not in self._actors:
            self._actors[phrase] = self._corrected(
                self._resolver.resolve(phrase, self.on, self.context), phrase
            )
        return self._actors[phrase]

    def _corrected(self, actor: Actor | None, phrase: str) -> Actor | None:
        """The actor as a former official where the article says so ("a former prime minister"), or
        in the office that other articles agree on against the tables."""
        if actor is None or not actor.person:
            return actor
        told = self.context.known.get(name_key(actor.name))
        if told is None and self.told is not None and self._is_bare_name(actor, phrase):
            return self.told.overruled(actor)
        if told is None or "ELI" not in told.sectors or "ELI" in actor.sectors:
            return actor
        return replace(actor, sectors=told.sectors, how=f"{actor.how}; {told.how}")

    def _is_bare_name(self, actor: Actor, phrase: str) -> bool:
        """Whether a person of the tables stands without a title, which would come first."""
        table = self._resolver.gazetteer
        titled = any(word.folded in table.title_ends for word in words(phrase))
        return actor.name in table.given_names and not titled

    def known_actor(self, phrase: str) -> Actor | None:
        """The actor by the tables alone where they know it, else by the article."""
        if phrase not in self._plain:
            self._plain[phrase] = self._resolver.resolve(phrase, self.on)
        plain = self._plain[phrase]
        if plain is not None and plain.strength >= 0.6:
            return plain
        return self.actor(phrase)
