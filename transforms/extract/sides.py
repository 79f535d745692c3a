"""Who stands on either side of an act: members of collectives, antecedents, owners of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from transforms.extract.anaphora import antecedent
from transforms.extract.arguments import Parse
from transforms.extract.implied import OPEN
from transforms.extract.participants import inside
from transforms.extract.phrases import (
    PERSONAL,
    ActorKind,
    content,
    in_class,
    kind,
    members,
    possessive,
)
from transforms.extract.roles import OWNERS, is_nobody, owners_before, parties

if TYPE_CHECKING:
    from transforms.extract.frames import Match

ACTING = frozenset({ActorKind.POLITICAL, ActorKind.NAME, ActorKind.PRONOUN, ActorKind.PERSON,
                    ActorKind.BUSINESS})  # fmt: skip
MOST = 8  # members of a side that are spread
PAIRS = 16  # of them, where both sides have many
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "president"})


def sides(match: Match, parse: Parse) -> tuple[list[Token], list[Token]]:
    """Source and target heads with collectives opened and members spread."""
    source = [_named(m, parse) for t in match.source for m in _actors_of(t, parse)]
    if len(match.source) == 1 and len(members(match.source[0])) == 1:
        both = parties(match.source[0], parse)
        if len(both) > 1 and set(both[1:]) == set(match.target):
            source = both[:1]
    aimed = list(dict.fromkeys(m for t in match.target for m in _each(t, parse)))
    if any(_is_each_other(t) for t in aimed):
        return source, source if len(source) > 1 else []
    somebody = []
    if match.frame.type in OPEN:
        somebody = [m for m in aimed if not is_nobody(m, parse)]
    target = [_aimed_at(m, match, source, parse) for m in somebody or aimed]
    if len(source) > 1 and set(target) & set(source):  # "a truce between A and B"
        source = [s for s in source if s not in target]
    return source, [t for t in target if t not in source and not any(inside(t, s) for s in source)]


def _aimed_at(token: Token, match: Match, source: list[Token], parse: Parse) -> Token:
    """Who is meant by a target: for a thing ("its licence was cancelled"), whose it is."""
    owner = possessive(token)
    thing = is_nobody(token, parse) and token.lower_ not in OWNERS
    if owner is not None and match.frame.type in OPEN and thing:
        token = owner
    return _named(token, parse, source)


def _named(token: Token, parse: Parse, others: list[Token] | None = None) -> Token:
    """The antecedent of a pronoun where the sentence holds it, else the token."""
    if token.lower_ in PERSONAL and token.text != "US":
        return antecedent(token, parse, others or ()) or token
    several = content(token, parse)
    if several.i < token.i:  # "the states, many of which had refused"
        return several
    following = token.i + 1
    if token.lower_.rstrip(".") in TITLES and following < parse.sentence.end:
        name = token.doc[following]  # "Mr Putin", cut in two by the parser
        return name if name.tag_ in ("NNP", "NNPS") else token
    return token


def _actors_of(token: Token, parse: Parse) -> list[Token]:
    found = _each(token, parse)
    acting = [t for t in found if kind(t, parse) in ACTING]
    return acting or found[:1]


def _each(token: Token, parse: Parse) -> list[Token]:
    """The members of a phrase, with those of a plural of several nations: "French and Dutch
    police"."""
    found = members(token)
    if len(found) > 1:
        return found
    nations = owners_before(token, parse)
    return nations if all(in_class(t, "country", parse) for t in nations) and nations else found


def _is_each_other(token: Token) -> bool:
    return token.lower_ in ("other", "another") and any(
        c.lower_ in ("each", "one") for c in token.lefts
    )


def pairs(source: list[Token], target: list[Token]) -> list[tuple[Token | None, Token | None]]:
    """Each member of the source with each of the target; None where a side is empty."""
    sources: list[Token | None] = list(source[:MOST]) or [None]
    targets: list[Token | None] = list(target[: min(MOST, PAIRS // len(sources))]) or [None]
    return [(s, t) for s in sources for t in targets if s is None or s != t]
