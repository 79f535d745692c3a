"""What an article says of names so plainly that other articles may rely on it.

Stricter than what the article itself is read with (``actors.learn``): a person stands with given
and family name, the description is understood word by word, it names the country itself, and the
office is political. "Pete Hegseth, the US defence secretary" is such a statement, "Hegseth, who
heads the department" and "Acme chairman John Smith" are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from transforms.extract.actors import (
    Actor,
    ActorContext,
    ActorResolver,
    Description,
    acronyms,
    descriptions,
)
from transforms.extract.actors.folding import Word, name_key, words
from transforms.extract.actors.gazetteer import Entry, Match
from transforms.extract.actors.phrase import NAME_TITLES, PLAIN

POLITICAL = frozenset(
    {"GOV", "LEG", "JUD", "MIL", "SPY", "COP", "PTY", "OPP", "REB", "UAF", "PRM", "PRE"}
)
_INTERNATIONAL = frozenset({"EUR", "UNO", "IGO"})
_PARTIES = frozenset({"PTY", "OPP"})
LEAST_STRENGTH = 0.8  # of a description that names its country itself
MOST_WORDS = 4  # of a personal name
_GENERAL = "member"  # nouns such as official, leader, head, which say little
_LINKS = frozenset({"of", "for", "to", "in", "at", "from"})
_PERSONAL = ("office", "person", _GENERAL)


@dataclass(frozen=True, order=True)
class Claim:
    """What is said of a name: ``office`` is empty for a body; ``specific`` tells a foreign minister
    from an official, a leader, a head of something."""

    country: str
    sectors: tuple[str, ...]
    office: str
    person: bool
    specific: bool


@dataclass(frozen=True, order=True)
class Statement:
    """One claim of one article about one name.

    key: the folded name, family name first (``person_key``), or a folded acronym.
    """

    key: str
    name: str
    claim: Claim


def person_key(name: Iterable[str]) -> str | None:
    """The key of a folded full name without initials: ("jane", "doe") -> "doe|jane".

    None for less than two names. All bearers of a family name sort together.
    """
    kept = [part for part in name if len(part) > 1]
    return f"{kept[-1]}|{' '.join(kept[:-1])}" if len(kept) > 1 else None


def statements(sentences: Iterable[str], resolver: ActorResolver) -> list[Statement]:
    """What the sentences of an article say of names; each once, sorted."""
    found: set[Statement] = set()
    ends = _political_ends(resolver)
    for sentence in sentences:
        for description in descriptions(sentence, resolver, ends):
            statement = _of_person(description, resolver)
            if statement is not None:
                found.add(statement)
        if "(" in sentence:
            found.update(_of_bodies(sentence, resolver))
    return sorted(found)


@lru_cache(maxsize=1)
def _political_ends(resolver: ActorResolver) -> frozenset[str]:
    """Last words of titles that can be political, "analyst" left out."""
    ends = resolver.gazetteer.title_ends
    return frozenset(end for end, sectors in ends.items() if sectors & (POLITICAL | {""}))


def _of_person(description: Description, resolver: ActorResolver) -> Statement | None:
    if not _is_understood(description.role, resolver):
        return None
    name = _full_name(description.name, resolver)
    if name is None:
        return None
    key = person_key(name_key(name))
    role = resolver.resolve(description.role)
    if _is_of_another_body(description.role, resolver):
        return None
    if key is None or role is None or role.person or role.office is None:
        return None
    office = _office(description.role, resolver)
    if office is None or (description.kind == "BEFORE" and office.agent_kind != "office"):
        return None
    # A former minister is of the elite; so are singers, who are none of ours.
    primary = role.sectors[:1] if role.sectors[:1] != ("ELI",) else office.sectors[:1]
    if primary and primary[0] not in POLITICAL:
        return None
    specific = office.agent_kind != _GENERAL
    name_of_office = _office_name(description.role, role.office, resolver)
    claim = _claim(role, office=name_of_office, person=True, specific=specific)
    return Statement(key, name, claim) if claim is not None else None


def _claim(actor: Actor, office: str, person: bool, specific: bool) -> Claim | None:
    if actor.country in (None, "MNC") or not actor.sectors or actor.strength < LEAST_STRENGTH:
        return None
    return Claim(actor.country or "", actor.sectors, office, person, specific)


def _is_understood(role: str, resolver: ActorResolver) -> bool:
    """Whether every word of a description is in the tables, or one that changes nothing."""
    tokens = words(role)
    i = 0
    while i < len(tokens):
        match = resolver.gazetteer.match(tokens, i)
        if match is None:
            if tokens[i].mark or tokens[i].folded not in PLAIN:
                return False
            i += 1
            continue
        if any(entry.kind == "person" for entry in match.entries):
            return False
        i = match.end
    return True


def _is_of_another_body(role: str, resolver: ActorResolver) -> bool:
    """Whether a body leaves office or country open: the presidents of a trade union, of the Senate
    and of a court hold no office of the state, and several countries have a Reform Party."""
    matches = _matches(words(role), resolver)
    entries = [e for m in matches for e in m.entries]
    bodies = [m.entries[0] for m in matches if m.kind == "organization"]
    if any(e.agent_kind == "office" for e in entries):
        institution = any(e.agent_kind == "institution" for e in entries)
        return institution or any(body.country not in _INTERNATIONAL for body in bodies)
    placed = any(m.kind in ("country", "adjective", "capital") for m in matches)
    return not placed and any(_PARTIES.intersection(body.sectors[:1]) for body in bodies)


def _office_name(role: str, office: str, resolver: ActorResolver) -> str:
    """An office with the region whose it is: a Bavarian prime minister is not Germany's."""
    regions = (m.entries[0].region for m in _matches(words(role), resolver))
    region = next((region for region in regions if region), None)
    return f"{region} {office}" if region else office


def _matches(tokens: list[Word], resolver: ActorResolver) -> list[Match]:
    found, i = [], 0
    while i < len(tokens):
        match = resolver.gazetteer.match(tokens, i)
        found += [match] if match is not None else []
        i = match.end if match is not None else i + 1
    return found


def _office(role: str, resolver: ActorResolver) -> Entry | None:
    """The noun that heads a description; None beside a second one ("deputy trade minister", "the
    president's adviser") and where it names no single person."""
    tokens = words(role)
    found: Entry | None = None
    for match in _matches(tokens, resolver):
        if any(w.folded in _LINKS for w in tokens[: match.start]):
            break
        agent = next((e for e in match.entries if e.kind == "agent"), None)
        if agent is not None:
            twice = found is not None and found.name == agent.name  # "Senator Sen. Doe"
            if found is not None and found.agent_kind in _PERSONAL and not twice:
                return None
            found = agent
    return found if found and found.agent_kind in _PERSONAL and not found.plural else None


def _full_name(name: str, resolver: ActorResolver) -> str | None:
    """A person's name as it is to be kept: without titles; the tables' own spelling where it is
    theirs. None where it may be no person's name."""
    tokens = words(name)
    while tokens and _is_title(tokens[0], resolver):
        tokens = tokens[1:]
    if not 2 <= len(tokens) <= MOST_WORDS or any(t.mark or t.folded.isdigit() for t in tokens):
        return None
    if not tokens[0].capital or any(t.upper and len(t.folded) > 2 for t in tokens):
        return None
    for i in range(len(tokens)):
        match = resolver.gazetteer.match(tokens, i)
        if match is None:
            continue
        if all(entry.kind != "person" for entry in match.entries):
            return None
        people = [entry.name for entry in match.entries if entry.kind == "person"]
        if i == 0 and match.end == len(tokens) and len(people) == 1:
            return people[0]
    return name[tokens[0].start :].strip()


def _is_title(word: Word, resolver: ActorResolver) -> bool:
    return word.folded in NAME_TITLES or word.folded in resolver.gazetteer.agents


_ACRONYM = re.compile(r"^[A-Z][A-Z0-9&-]{2,9}$")


def _of_bodies(sentence: str, resolver: ActorResolver) -> Iterator[Statement]:
    """Acronyms behind the long name of a body that the tables place."""
    for short, actor in acronyms(sentence, resolver, None, ActorContext()):
        tokens = words(short)
        if not _ACRONYM.match(short) or resolver.gazetteer.match(tokens, 0) is not None:
            continue
        claim = _claim(actor, office="", person=False, specific=True)
        if claim is not None and claim.sectors[0] in POLITICAL:
            yield Statement("".join(name_key(short)), actor.name, claim)
