"""Asking the knowledge of a run: who bears a name, on the day of an article.

``RunKnowledge`` holds the joined claims of a run and the earlier ones, compact and sorted;
``ArticleView`` is what one article may use of it.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.extract.actors import Actor, ActorResolver
from transforms.extract.actors.folding import PARTICLES, name_key, skeleton, words
from transforms.extract.actors.phrase import NAME_TITLES, NO_NAME
from transforms.extract.run_knowledge.decide import SINGLE, Decision, decide
from transforms.extract.run_knowledge.evidence import Supported
from transforms.extract.run_knowledge.statements import person_key
from transforms.extract.run_knowledge.table import SCHEMA, from_row, to_row

# Trust in what another article says, beside 0.9 for the article's own words.
STRENGTH, SURNAME_STRENGTH = 0.8, 0.7
LEAST_FOR_SURNAME = 1.0  # weight: one article that names an office
# Where the last word of a name is a given name, by which nobody is called in the news.
FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM"})
SHORTEST_SURNAME = 4  # letters: bare "Li" or "Kim" is anybody
# Weight that claims need, and how many times the weight of those that agree with the tables, to
# overrule an office that the tables end, and one that they have running.
OVERRULES_PAST, OVERRULES_PRESENT, OUTWEIGHS = 1.5, 3.0, 2.0
CACHED_NAMES = 16_384
_CAPITALIZED = re.compile(r"[A-Z][A-Za-z-]*[A-Za-z]")


class RunKnowledge:
    """The claims of a run and the earlier ones by name; immutable, one a process."""

    def __init__(self, rows: pa.Table) -> None:
        self._rows = rows
        self._keys: list[str] = rows.column("key").to_pylist()
        self._holders: dict[tuple[str, str], list[Supported]] = defaultdict(list)
        single = rows.filter(pc.is_in(rows.column("office"), pa.array(sorted(SINGLE))))
        for row in single.to_pylist():
            self._holders[row["country"], row["office"]].append(from_row(row))
        persons = rows.filter(rows.column("person")).column("name").unique().to_pylist()
        self._surnames = frozenset(name.split()[-1] for name in persons)
        self._acronyms = frozenset(key for key in self._keys if "|" not in key)
        self.bearers = lru_cache(CACHED_NAMES)(self._bearers)

    @staticmethod
    def read(handle: BinaryIO) -> RunKnowledge:
        """From a file of joined claims."""
        return RunKnowledge(pq.read_table(handle))

    @staticmethod
    def of(claims: Iterable[Supported]) -> RunKnowledge:
        """From claims, in whatever order."""
        ordered = sorted(claims, key=lambda claim: claim.order)
        return RunKnowledge(pa.Table.from_pylist([to_row(claim) for claim in ordered], SCHEMA))

    def decision(self, key: str, on: date | None) -> Decision | None:
        """What holds on a day of a name with this key (``person_key``, or an acronym)."""
        claims = self.bearers(key).get(key, ())
        return decide(claims, on, lambda country, office: self._holders.get((country, office), ()))

    def claims(self, key: str) -> Sequence[Supported]:
        """All that is claimed of a name."""
        return self.bearers(key).get(key, ())

    def _bearers(self, prefix: str) -> dict[str, tuple[Supported, ...]]:
        """The claims about all names whose key begins so, by key."""
        start, end = bisect_left(self._keys, prefix), bisect_left(self._keys, prefix + "\uffff")
        found: dict[str, list[Supported]] = defaultdict(list)
        for row in self._rows.slice(start, end - start).to_pylist():
            found[row["key"]].append(from_row(row))
        return {key: tuple(claims) for key, claims in found.items()}

    def __len__(self) -> int:
        return len(self._keys)

    def names_in(self, text: str) -> frozenset[str]:
        """The words of a text that are a family name or an acronym which the run knows."""
        return frozenset(
            word
            for word in _CAPITALIZED.findall(text)
            if word in self._surnames
            or (word.isupper() and "".join(name_key(word)) in self._acronyms)
        )


class ArticleView:
    """What one article may use of the run's knowledge.

    ``on`` is its date, None where unknown. ``sentences`` are its own, headline first: a name that
    they give to somebody else is not looked up.
    """

    def __init__(self, run: RunKnowledge, on: date | None, sentences: Sequence[str]) -> None:
        self._run = run
        self._on = on
        self._sentences = sentences
        self._before: dict[str, set[str]] | None = None
        self.used: dict[str, Decision] = {}

    def find(self, name: str) -> Actor | None:
        """The actor that a name or acronym means; None where unsure."""
        key = name_key(name)
        if len(key) == 1:
            return self._body(key[0]) or self._surname(name, key[0])
        full = person_key(key)
        return self._person(full, STRENGTH) if full else None

    def overruled(self, actor: Actor) -> Actor:
        """A person of the tables, in another office where the run's evidence outweighs theirs."""
        key = person_key(name_key(actor.name))
        decision = self._run.decision(key, self._on) if key else None
        if key is None or decision is None or decision.successor is not None:
            return actor
        claim = decision.holds.claim
        if claim.sectors[:1] == actor.sectors[:1] and claim.country == actor.country:
            return actor
        least = OVERRULES_PAST if "ELI" in actor.sectors else OVERRULES_PRESENT
        agreeing = [
            each.weight
            for each in self._run.claims(key)
            if each.claim.sectors[:1] == actor.sectors[:1] and each.claim.country == actor.country
        ]
        weight = decision.holds.weight
        if weight < least or weight < OUTWEIGHS * sum(sorted(agreeing)):
            return actor
        self.used[key] = decision
        return replace(
            actor,
            country=claim.country,
            sectors=decision.sectors,
            office=claim.office,
            how=f"{told(decision)}; against the tables: {actor.how}",
        )

    def _body(self, key: str) -> Actor | None:
        decision = self._run.decision(key, self._on)
        if decision is None or decision.holds.claim.person:
            return None
        self.used[key] = decision
        holds = decision.holds
        claim = holds.claim
        return Actor(holds.name, claim.country, claim.sectors, told(decision), STRENGTH)

    def _person(self, key: str, strength: float) -> Actor | None:
        decision = self._run.decision(key, self._on)
        if decision is None or not decision.holds.claim.person:
            return None
        self.used[key] = decision
        claim, how = decision.holds.claim, told(decision)
        name, sectors = decision.holds.name, decision.sectors
        # "The dissidents" are not the one dissident of whom others tell; "the president" is he.
        agent = ActorResolver().gazetteer.agents.get(claim.office)
        office = claim.office if agent is not None and agent.agent_kind == "office" else None
        return Actor(name, claim.country, sectors, how, strength, office, person=True)

    def _surname(self, written: str, surname: str) -> Actor | None:
        """The one bearer of a family name that the run knows, if this article knows no other."""
        if len(surname) < SHORTEST_SURNAME:
            return None
        bearers = self._run.bearers(f"{surname}|")
        if len(bearers) != 1:
            return None
        (key,) = bearers
        given = key.partition("|")[2].split()
        others = self._words_before(surname) - set(given) - {name[0] for name in given}
        if others:
            return None
        decision = self._run.decision(key, self._on)
        if decision is None or decision.holds.weight < LEAST_FOR_SURNAME:
            return None
        holds = decision.holds
        if holds.claim.country in FAMILY_NAME_FIRST:
            return None
        # Spellings meet in full names only: alone, Qian is not Qiyan.
        if _spelling(written) != _spelling(holds.name.split()[-1]):
            return None
        return self._person(key, SURNAME_STRENGTH)

    def _words_before(self, surname: str) -> set[str]:
        """The capitalized words before a family name in the article that can be given names."""
        if self._before is None:
            self._before = defaultdict(set)
            table = ActorResolver().gazetteer
            for sentence in self._sentences:
                tokens = words(sentence)
                for first, second in itertools.pairwise(tokens):
                    if not (first.capital and second.capital) or first.mark or second.mark:
                        continue
                    ends = first.possessive or first.folded in NO_NAME | NAME_TITLES
                    if not ends and first.folded not in table.title_ends:
                        self._before[skeleton(second.folded)].add(skeleton(first.folded))
        return self._before.get(surname, set())


def _spelling(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(name) if word.folded not in PARTICLES)


def told(decision: Decision) -> str:
    """What a decision rests on, in words: claim, weight, articles, rival, successor."""
    text = f"{_told(decision.holds)}, known from other articles"
    if decision.successor is not None:
        text += f"; succeeded by {_told(decision.successor)}"
    if decision.rival is not None:
        text += f"; rival: {_told(decision.rival)}"
    return text


def _told(one: Supported) -> str:
    claim = one.claim
    what = f"{claim.office} of {claim.country}" if claim.office else f"body of {claim.country}"
    days = str(one.first) if one.first == one.last else f"{one.first} to {one.last}"
    return (
        f"{one.name}: {what} ({'|'.join(claim.sectors)}), weight {one.weight:g} from "
        f"{one.articles} articles of {days} ({', '.join(one.article_ids)})"
    )
