"""Who must take part in an act before it counts as a political event.

The rule, after the scope of PLOVER's actors: at least one side is a political actor, that is a
state, an organ or office of one, a party, an armed group, an international or civil body, a union,
or a nation's people. Plain people ("a woman", "members") and unknown names alone are not enough.

* Plain people may protest, strike, and end what they began.
* Violence and custody may fall on plain people, where the sentence says it was violence of arms
  ("gunmen", "a bomb") or that somebody is held or tried.
* A name is one where the sentence has a word of political office and the article is not about
  business.
* Where else only names and pronouns take part, what the article tells of them decides (``known``).
* A political actor may be accused without an accuser ("Chad is accused of arming rebels").
* Types outside ``NO_TARGET`` need a target, those outside ``NO_SOURCE`` a source; an undertaking
  without a target must be one of the things that politics is about (wordlists.csv, "undertakings").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.commerce import COMMERCIAL_ARTICLE, fields, market_words
from transforms.extract.phrases import ActorKind, bounds, content, in_class, is_qualified, kind
from transforms.extract.tokens import is_verb
from transforms.extract.wordlists import words

if TYPE_CHECKING:
    from transforms.extract.actors import Actor
    from transforms.extract.frames import Match
    from transforms.extract.lexicon_tables import Lexicon

# Acts that may be coded without a target, and those that may be coded without a source.
NO_TARGET = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
     "THREATEN", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}
)  # fmt: skip
NO_SOURCE = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "AID"})
CUSTODY = frozenset({"arrest", "deport", "convict", "release"})
NONE: frozenset[str] = frozenset()
POLITICAL_ARTICLE = 6  # words of politics that make an article surely one about it
# What a body is called again that was named before; who it is, the article tells.
GROUPS = frozenset({"group", "movement", "organization", "organisation", "faction"})
TO_BE_KNOWN = frozenset({ActorKind.NAME, ActorKind.PRONOUN})


def is_political(token: Token, parse: Parse) -> bool:
    """Whether a phrase surely names a political actor: no plain people, no unknown name."""
    if kind(token, parse) is not ActorKind.POLITICAL:
        return False
    head = content(token, parse)
    plain = {head.lower_, *parse.lexicon.lemmas.noun(head.lower_)} & words("plain_people")
    return not plain or is_qualified(head, parse)


def standing(
    match: Match, event_type: str, source: list[Token], target: list[Token], parse: Parse
) -> str:
    """What makes the participants fit: "political", "known" (the article must tell), or ""."""
    actors = [*source, *target]
    if any(is_political(t, parse) for t in actors):
        return _visitors(match, source, parse)
    kinds = {kind(t, parse) for t in actors}
    acting = {ActorKind.POLITICAL, ActorKind.PERSON, *TO_BE_KNOWN}
    protests = event_type == "PROTEST" or _is_of_protest(match, parse)
    if protests and any(kind(t, parse) in acting for t in source):
        return "political"
    if match.frame.type == "ASSAULT" and event_type in ("ASSAULT", "THREATEN"):
        if any(in_class(t, name, parse) for t in actors for name in ("blast", "attack", "armed")):
            return "political"
        if not source and kinds & acting and _tells_of_arms(parse):
            return "political"
    if not source and match.frame.mode in CUSTODY:
        return "political"
    private = match.frame.type == "ASSAULT"  # a crime, where only police and courts are named
    if ActorKind.NAME in kinds and _tells_of_office(parse, fields()["law"] if private else NONE):
        return "political"
    definite = any(t.lower_ in GROUPS and _is_definite(t) for t in source)
    return "known" if kinds & TO_BE_KNOWN or definite else ""


def _is_definite(token: Token) -> bool:
    """Whether nothing but "the" stands before it: "the group"."""
    return [t.lower_ for t in token.lefts] == ["the"]


def _visitors(match: Match, source: list[Token], parse: Parse) -> str:
    """As ``standing``, for actors one of whom is political: in a visit that has to be the visitor.

    The country that is visited makes no politician of a tourist or a singer.
    """
    if match.frame.mode != "visit" or any(is_political(t, parse) for t in source):
        return "political"
    if _tells_of_office(parse) or _tells_of_politics(parse):
        return "political"
    return "known" if any(kind(t, parse) in TO_BE_KNOWN for t in source) else ""


def _tells_of_politics(parse: Parse) -> bool:
    """Whether the article surely is about politics, so that its names are those of politicians."""
    return len(parse.knowledge.words & fields()["politics"]) >= POLITICAL_ARTICLE


def known(source: Actor | None, target: Actor | None) -> bool:
    """Whether tables or article tell that one of two actors is political."""
    return any(_is_known(actor) for actor in (source, target))


def _is_known(actor: Actor | None) -> bool:
    if actor is None:
        return False
    if not actor.sectors:
        return actor.country is not None and not actor.person
    return not set(actor.sectors[:1]) <= words("unpolitical_sectors")


def words_of_arms(lexicon: Lexicon) -> frozenset[str]:
    """Lemmas that tell of arms, armed people or violence by arms."""
    return lexicon.classes["blast"] | lexicon.classes["armed"] | words("arms")


def _tells_of_arms(parse: Parse) -> bool:
    return bool(parse.nouns & words_of_arms(parse.lexicon))


def _is_of_protest(match: Match, parse: Parse) -> bool:
    objects = parse.verb_slots(match.anchor).get("obj", ()) if is_verb(match.anchor) else ()
    return any(in_class(t, "protest", parse) for t in objects)


def _tells_of_office(parse: Parse, without: frozenset[str] = NONE) -> bool:
    if market_words(parse) >= COMMERCIAL_ARTICLE:
        return False
    return bool(parse.nouns & (fields()["office"] - without))


def mere_promise(match: Match, event_type: str, target: list[Token], parse: Parse) -> bool:
    """A promise or readiness to do something that is neither an act nor touches another actor."""
    if event_type != "AGREE" or match.frame.type != "AGREE" or match.complement is not None:
        return False
    if "inherit" not in match.frame.flags or match.frame.lemma in words("agreeing"):
        return False
    if any(is_political(t, parse) and t.dep_ != "poss" and not _where(t) for t in target):
        return False
    slots = parse.verb_slots(match.trigger) if is_verb(match.trigger) else {}
    scope = [match.complement_verb] if match.complement_verb else slots.get("obj", [])
    lemmas = parse.lexicon.lemmas
    told = {t.lower_ for head in scope for t in head.subtree}
    told |= {lemma for word in tuple(told) for lemma in (*lemmas.noun(word), *lemmas.verb(word))}
    return not told & words("undertakings")


def _where(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "from", "across")


def accused_in_general(match: Match, event_type: str, target: list[Token], parse: Parse) -> bool:
    """Whether political actors are accused, and it is left open by whom: "is accused of", "stands
    accused", "faces accusations"."""
    if event_type != "ACCUSE" or not target or not all(is_political(t, parse) for t in target):
        return False
    verb = match.anchor
    if match.carrier_role == "target":
        return match.frame.lemma in words("accusations")
    told = verb.dep_ not in ("acl", "relcl", "advcl", "amod")
    passive = told and any(c.dep_ == "auxpass" for c in verb.children)
    stands = verb.head.lower_ in ("stand", "stands", "stood")
    return match.frame.lemma in words("accusing") and (passive or stands)


def inside(target: Token, source: Token) -> bool:
    """Whether a target is only a word of the source's own name ("the U.S. Senate": U.S.)."""
    start, end = bounds(source)
    return start <= target.i < end and target.i != source.i
