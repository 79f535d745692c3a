"""What a sentence says of people and bodies: titles, appositions, acronyms.

"Pete Hegseth, the US defence secretary" makes Hegseth a minister of the USA for the rest of the
article; "the Ogaden National Liberation Front (ONLF)" makes ONLF a name of that body.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from transforms.extract.actors.actor import Actor, ActorContext
from transforms.extract.actors.folding import Word, words
from transforms.extract.actors.gazetteer import Match
from transforms.extract.actors.phrase import LINKS, NO_NAME
from transforms.extract.actors.resolve import ActorResolver

_ACRONYM = re.compile(r"\(\s*(?P<short>[A-Z][A-Z0-9&-]{1,9}s?)\s*\)")
# First word, word behind the last, and the match right before: a name in a sentence.
_Name = tuple[int, int, Match | None]
_LETTERS = re.compile(r"[^\W\d_]+")
_BEHIND_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*,(?=\s+([^,;:()]+))")
_BEFORE_CAPITAL = re.compile(r"([^\W\d_]+)[.'’]?,?\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True)
class Description:
    """A name and the words that say who bears it, both as they stand in a sentence.

    kind: TITLE ("Iraqi Interior Minister" Baqir Jabr), BEHIND ("the US defence secretary" behind
    "Pete Hegseth,") or BEFORE ("The French president" before ", Emmanuel Macron,").
    """

    name: str
    role: str
    kind: Literal["TITLE", "BEHIND", "BEFORE"]


def descriptions(
    text: str, resolver: ActorResolver, ends: Collection[str]
) -> Iterator[Description]:
    """Every name of a sentence with a description right beside it, unread.

    Sentences without one of ``ends``, last words of titles, are left out.
    """
    if not may_describe(text, ends):
        return
    tokens = words(text)
    for start, end, before in _names(tokens, resolver):
        name = text[tokens[start].start : _end(tokens[end - 1])]
        if (opening := _title_start(tokens, start, end, before, resolver)) is not None:
            cut = opening > 0 and tokens[opening - 1].capital and not tokens[opening - 1].mark
            if not cut:
                yield Description(name, _between(text, tokens, opening, start), "TITLE")
        if (behind := _behind(text, tokens, start, end)) is not None:
            yield Description(name, behind, "BEHIND")
        if (ahead := _ahead(tokens, start, end)) is not None:
            yield Description(name, _between(text, tokens, ahead, start - 1), "BEFORE")


def learn(
    text: str,
    context: ActorContext,
    resolver: ActorResolver | None = None,
    on: date | None = None,
) -> list[tuple[str, Actor]]:
    """Add what a sentence (or a phrase) says of its names to the context.

    Returns what was learned as (name as written, actor), for gathering over a run.
    """
    resolver = resolver or ActorResolver()
    learned: list[tuple[str, Actor]] = []
    if may_describe(text, resolver.gazetteer.title_ends):
        tokens = words(text)
        names = _names(tokens, resolver)
        learned += _titles(text, tokens, names, resolver, on, context)
        learned += _appositions(text, tokens, names, resolver, on, context)
    learned += acronyms(text, resolver, on, context)
    for name, actor in learned:
        context.add(name, actor)
    return learned


def may_describe(text: str, ends: Collection[str]) -> bool:
    """Whether a title can stand before a name or behind a comma: False settles it.

    Told from plain words, at a fraction of the cost of reading the names.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    if any(word.lower() in ends for word in _BEFORE_CAPITAL.findall(plain)):
        return True
    described = (_LETTERS.findall(text.lower()) for text in _BEHIND_NAME.findall(plain))
    return any(word in ends for words in described for word in words)


def _names(tokens: list[Word], resolver: ActorResolver) -> list[_Name]:
    """Runs of capitalized words that can be a person's name, with the match before each."""
    runs = []
    i = 0
    before: Match | None = None
    while i < len(tokens):
        match = resolver.gazetteer.match(tokens, i)
        person = match is not None and any(e.kind == "person" for e in match.entries)
        if match is not None and not person:
            before, i = match, match.end
            continue
        word = tokens[i]
        if not (word.capital and not word.mark) and not person:
            before, i = None, i + 1
            continue
        end = match.end if match is not None and person else i + 1
        while end < len(tokens) and not tokens[end].mark and not tokens[end - 1].possessive:
            nxt = tokens[end]
            particle = nxt.folded in LINKS and end + 1 < len(tokens) and tokens[end + 1].capital
            if not (nxt.capital or particle or nxt.joined):
                break
            end += 1
        if not any(w.folded in NO_NAME for w in tokens[i:end]):
            runs.append((i, end, before))
        before, i = None, end
    return runs


def _titles(
    text: str,
    tokens: list[Word],
    names: list[_Name],
    resolver: ActorResolver,
    on: date | None,
    context: ActorContext,
) -> list[tuple[str, Actor]]:
    """A title right before a name: "Iraqi Interior Minister Baqir Jabr"."""
    found = []
    for start, end, before in names:
        opening = _title_start(tokens, start, end, before, resolver)
        if opening is None:
            continue
        name = text[tokens[start].start : _end(tokens[end - 1])]
        actor = resolver.resolve(text[tokens[opening].start : _end(tokens[end - 1])], on, context)
        if actor is not None and actor.strength >= 0.4 and actor.person:
            found.append((name, actor))
    return found


def _title_start(
    tokens: list[Word], start: int, end: int, before: Match | None, resolver: ActorResolver
) -> int | None:
    """Where the title right before a name begins, with all the names that it is made of."""
    if before is None or before.end != start or end - start > 5:
        return None
    agent = next((e for e in before.entries if e.kind == "agent"), None)
    if agent is None or agent.plural or agent.agent_kind not in ("office", "person", "member"):
        return None
    opening = before.start
    while opening > 0 and (m := _match_ending(tokens, opening, resolver)) is not None:
        opening = m
    if opening > 0 and tokens[opening - 1].folded in ("former", "ex"):
        opening -= 1
    return opening


def _behind(text: str, tokens: list[Word], start: int, end: int) -> str | None:
    """The description behind a name and a comma."""
    if end >= len(tokens) or tokens[end].text != "," or end - start < 2:
        return None
    after = text[tokens[end].end :]
    stop = re.search(r"[,;.:()]|\b(?:who|which|said|told|and)\b", after)
    described = after[: stop.start()] if stop else after
    if not re.match(
        r"\s*(?:the|a|an|former|[A-Z]\S+['’]s|[A-Z]\S+|\w+ (?:of|minister))", described
    ):
        return None
    return described.strip()


def _ahead(tokens: list[Word], start: int, end: int) -> int | None:
    """Where the definite description before a comma and a name begins: no list goes on behind."""
    if start < 3 or end - start < 2 or end + 1 >= len(tokens):
        return None
    if tokens[start - 1].text != "," or tokens[end].text != "," or tokens[end + 1].capital:
        return None
    if tokens[end + 1].folded in ("and", "or", "the", "a", "an"):
        return None
    for opening in range(start - 2, max(-1, start - 12), -1):
        if tokens[opening].mark:
            return None
        if tokens[opening].folded == "the" or tokens[opening].possessive:
            return opening
    return None


def _between(text: str, tokens: list[Word], first: int, last: int) -> str:
    return text[tokens[first].start : tokens[last].start].strip()


def _match_ending(tokens: list[Word], at: int, resolver: ActorResolver) -> int | None:
    """The start of a name of the tables that ends right before a word."""
    for start in range(max(0, at - 4), at):
        match = resolver.gazetteer.match(tokens, start)
        if match is not None and match.end == at:
            return start
    return None


def _appositions(
    text: str,
    tokens: list[Word],
    names: list[_Name],
    resolver: ActorResolver,
    on: date | None,
    context: ActorContext,
) -> list[tuple[str, Actor]]:
    """A name and a description divided by a comma, in either order."""
    found = []
    for start, end, _ in names:
        described = _behind(text, tokens, start, end)
        if described is None:
            continue
        actor = _described(described, resolver, on, context)
        if actor is not None:
            name = text[tokens[start].start : _end(tokens[end - 1])]
            found.append((name, replace(actor, name=name, how=f"{name}, {described}")))
    return found


def _described(
    text: str, resolver: ActorResolver, on: date | None, context: ActorContext
) -> Actor | None:
    """The actor that a description gives, where its head is one person's role."""
    actor = resolver.resolve(text, None, context)
    if actor is None or actor.office is None or actor.strength < 0.4:
        return None
    if actor.person or actor.office == "government":
        return None  # another name of a list ("Anna Smith, Vladimir Putin"), a capital ("London")
    return replace(actor, person=True)


def acronyms(
    text: str, resolver: ActorResolver, on: date | None, context: ActorContext
) -> list[tuple[str, Actor]]:
    """A long name with its acronym in brackets."""
    found = []
    for match in _ACRONYM.finditer(text):
        short = match["short"]
        letters = [c for c in short if c.isupper()]
        before = text[: match.start()].split()
        taken: list[str] = []
        for word in reversed(before[-12:]):
            taken.insert(0, word)
            initials = [w[0].upper() for w in taken if w[0].isalpha() and w[0].isupper()]
            if initials == letters:
                break
        else:
            continue
        long = " ".join(taken)
        actor = resolver.resolve(long, on, context)
        if actor is None or actor.strength < 0.5:
            continue
        name = actor.name if actor.strength > 0.9 else long
        found.append((short, replace(actor, name=name, how=f"{short}: {actor.how}")))
    return found


def _end(word: Word) -> int:
    """Where a word ends without its possessive ending."""
    return word.start + len(word.text)
