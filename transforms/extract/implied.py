"""Whom an act is aimed at, where no role of its frame names an actor.

"The ministry eased limits on the movement of Kenyan traders": the frame knows the limits, and who
is meant stands inside the phrase. The actor nearest to the act in its own scope is taken: in what
is done and its phrases, then behind the act. Clauses of other acts, of time and of comparison are
no part of the scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.commerce import fields
from transforms.extract.phrases import ActorKind, content, in_class, kind, members
from transforms.extract.tokens import (
    has_to,
    is_noun,
    is_quantity,
    is_time,
    is_verb,
    objects_of,
)
from transforms.extract.wordlists import words

if TYPE_CHECKING:
    from transforms.extract.frames import Match

# Types whose act is told by its thing ("lift the ban"), so that who is meant has to be looked for.
OPEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
                  "THREATEN", "AID", "COOPERATE", "SANCTION", "COERCE", "MOBILIZE"})  # fmt: skip
# Types whose thing is the source's own to give: "expressed Egypt's solidarity".
GIVING = frozenset({"SUPPORT", "AGREE", "AID", "COOPERATE", "THREATEN", "REQUEST"})
# Types that may be aimed at the state where they happen.
LOCAL = frozenset({"AGREE", "REJECT", "RETREAT", "CONCEDE", "SUPPORT", "AID", "COERCE", "MOBILIZE"})
# Types that answer what others did or said, or are said to others.
ANSWERING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
PLACING = frozenset({"in", "at", "over", "across", "into", "along", "within", "throughout"})
GROUND = PLACING | {"on", "through", "around", "near", "to"}
AIMING = frozenset({"against", "with", "to", "from", "on", "for", "toward", "towards", "upon"})
DOWN = frozenset({"prep", "pobj", "dobj", "dative", "pcomp", "xcomp", "poss", "compound", "amod",
                  "nmod", "conj", "acl", "appos"})  # fmt: skip
DEPTH = 7


def implied_target(found: Match, parse: Parse) -> list[Token]:
    """The actor nearest to a match in its scope, as a list of at most one token.

    An ambiguous word is not made an act by whoever stands near, and who resigns aims at nobody.
    """
    doubtful = {"weak", "appeal"} & found.frame.flags and not found.target
    if doubtful or found.frame.mode == "resign":
        return []
    given = parse.verb_slots(found.anchor).get("obj", []) if is_verb(found.anchor) else []
    for thing in found.target or given:
        for owner in parse.noun_slots(thing).get("poss", ())[:1]:
            acts = owner.dep_ == "poss" and kind(owner, parse) is not ActorKind.THING
            acts = acts and bool(found.target)
            acts = acts or _is_fused_recipient(owner, thing, found, parse)
            if acts and _may_be_target(owner, parse) and not _is_of_source(owner, found, parse):
                return [owner]
    for doer in _doers(found, parse):
        if _may_be_target(doer, parse) and not _is_of_source(doer, found, parse):
            return [doer]
    reached = list(_scope(found, parse))
    placed = found.frame.type == "MOBILIZE" and found.target  # "sent its men to the area"
    levels = (_is_political,) if placed else (_is_political, _is_aimed_at)
    for level in levels:
        for token in reached:
            if level(token, found, parse) and not _is_of_source(token, found, parse):
                # "Egyptian goods" are Egypt's, and tell more than the adjective
                adjective = token.dep_ in ("compound", "amod", "nmod") and is_noun(token.head)
                return [token.head if adjective else token]
    return _asked_of(found, parse) or _addressed(found, parse) or _fought(found, parse)


def _fought(found: Match, parse: Parse) -> list[Token]:
    """Against whom those fight who stop: "the coalition fighting the rebels declared a truce"."""
    if found.frame.mode != "ceasefire" or found.target:
        return []
    for clause in (c for s in found.source for c in s.children if c.dep_ in ("acl", "relcl")):
        if "fight" in parse.lexicon.lemmas.verb(clause.lower_):
            return parse.verb_slots(clause).get("obj", [])[:1]
    return []


def protested(found: Match, parse: Parse) -> list[Token]:
    """Against whom a protest is, by the words that say so, whatever place it is held at: "marched
    through the city against the law of the junta", "in protest at", "to demand that the king"."""
    if not all(_is_ground(t) or kind(t, parse) is ActorKind.THING for t in found.target):
        return []
    verb = found.anchor
    slots = dict(parse.verb_slots(verb)) if is_verb(verb) else {}
    nouns = [t for name in ("obj", "in") for t in slots.get(name, ())]
    heads = list(slots.get("against", ()))
    for noun in (found.trigger, *nouns):
        near = parse.noun_slots(noun) if is_noun(noun) else {}
        protests = in_class(noun, "protest", parse)
        heads += near.get("against", []) if protests else []
        if noun.lower_ in ("response", "reaction"):
            heads += near.get("to", [])
        if noun.dep_ == "pobj" and protests:
            heads += [t for name in ("at", "over", "to") for t in near.get(name, ())]
    for clause in verb.children:
        behind = clause.dep_ in ("advcl", "xcomp", "conj") and clause.i > verb.i
        if behind and words("decrying").intersection(parse.lexicon.lemmas.verb(clause.lower_)):
            inner = parse.verb_slots(clause)
            heads += inner.get("obj", []) or inner.get("against", [])
            for asked in inner.get("that", ()):
                heads += parse.verb_slots(asked).get("subj", [])
    for head in heads:
        for token in (head, *_inside(head, parse)):
            fits = kind(token, parse) in (ActorKind.POLITICAL, ActorKind.BUSINESS)
            if fits and _may_be_target(token, parse) and not _is_of_source(token, found, parse):
                return [token]
    return [] if found.target else _asked_of(found, parse)


def _inside(thing: Token, parse: Parse) -> list[Token]:
    """Whose a thing is, or who did it: "the decision of the court"."""
    slots = parse.noun_slots(content(thing, parse))
    return [t for name in ("by", "poss", "of") for t in slots.get(name, ())]


def _is_ground(token: Token) -> bool:
    """Whether it is where something goes on: "through the capital"."""
    return token.dep_ == "pobj" and token.head.lower_ in GROUND


def _is_fused_recipient(owner: Token, thing: Token, found: Match, parse: Parse) -> bool:
    """Whether the parser made one phrase of both objects: "gave the Pentagon permission"."""
    gives = words("giving").intersection(parse.lexicon.lemmas.verb(found.anchor.lower_))
    fused = owner.dep_ == "compound" and thing.head == found.anchor
    return bool(gives) and fused and kind(owner, parse) is ActorKind.POLITICAL


def _doers(found: Match, parse: Parse) -> Iterator[Token]:
    """Who made, did or said what an act is about: "rejected offers for talks by the rebels",
    "condemned the war and the threats made by Moscow"."""
    if found.frame.type not in ANSWERING:
        return
    if is_verb(found.anchor) and not parse.is_passive(found.anchor):  # hung on the verb
        for doer in parse.verb_slots(found.anchor).get("by", ()):
            if kind(doer, parse) is ActorKind.POLITICAL:
                yield doer
    for thing in (m for t in found.target for m in members(t)):
        slots = parse.noun_slots(content(thing, parse))
        inner = [t for name in ("of", "for", "from") for t in slots.get(name, ()) if is_noun(t)]
        for noun in (thing, *inner):
            for doer in parse.noun_slots(noun).get("by", ()):
                what = kind(doer, parse)
                direct = is_noun(doer.head.head)  # not "a pardon issued by the president"
                sure = what is ActorKind.POLITICAL and found.frame.type != "CONCEDE"
                if sure or (direct and what in (ActorKind.POLITICAL, ActorKind.NAME)):
                    yield doer


def _addressed(found: Match, parse: Parse) -> list[Token]:
    """Whom the source speaks with meanwhile: "phoned the king to convey condolences", "in a
    meeting with the king agreed"."""
    accused = found.frame.type == "ACCUSE" and found.target
    if found.frame.type not in ANSWERING or accused:
        return []
    verb = found.anchor
    named: list[Token] = []
    addresses = words("addressing").intersection(parse.lexicon.lemmas.verb(verb.head.lower_))
    if addresses and verb.dep_ in ("advcl", "xcomp") and is_verb(verb.head):
        slots = parse.verb_slots(verb.head)
        named = [t for n in ("to", "iobj", "with", "obj", "oprd") for t in slots.get(n, ())]
    for preposition in verb.lefts:
        if preposition.dep_ == "prep" and preposition.lower_ in ("in", "during", "at"):
            for noun in objects_of(preposition):
                if in_class(noun, "talks", parse) or in_class(noun, "meeting", parse):
                    named += parse.noun_slots(noun).get("with", [])
    for token in named:
        person = kind(token, parse) in (ActorKind.POLITICAL, ActorKind.NAME, ActorKind.PERSON)
        if person and _may_be_target(token, parse) and not _is_of_source(token, found, parse):
            return [token]
    return []


def _asked_of(found: Match, parse: Parse) -> list[Token]:
    """Whose act a refusal, a threat or a strike depends on: "until the government pays"."""
    marks = MARKS.get(found.frame.type, frozenset())
    if any(in_class(t, "protest", parse) for t in parse.verb_slots(found.anchor).get("obj", ())):
        marks = marks | {"after", "following", "before"}
    for clause in found.anchor.children if marks else ():
        told = {clause.lower_, *(c.lower_ for c in clause.children if c.dep_ in ("mark", "prep"))}
        marked = marks & told if clause.i > found.anchor.i else CONDITIONS & told
        if not marked:
            continue
        for token in clause.subtree:
            acts = kind(token, parse) is ActorKind.POLITICAL or token.lower_ in fields()["company"]
            named = token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "poss") and acts
            free = _may_be_target(token, parse) and not _is_of_source(token, found, parse)
            if named and free:
                return [token]
    return []


CONDITIONS = frozenset({"until", "till", "unless", "if"})
MARKS = dict.fromkeys(("PROTEST", "REJECT", "THREATEN", "RETREAT", "CONCEDE"), CONDITIONS)


def _scope(found: Match, parse: Parse) -> Iterator[Token]:
    """Tokens under the act, nearest first; what is done comes before what stands behind it."""
    roots = [*found.target]
    verbs = [v for v in (found.complement_verb, found.anchor) if v is not None and is_verb(v)]
    for verb in verbs:
        roots += parse.verb_slots(verb).get("obj", ())[:1]
    seen: set[int] = {t.i for t in found.source}
    for root in roots:
        if root not in found.source:
            yield from _under(_down(root, found), found, seen)
    for verb in verbs:
        behind = (c for c in _down(verb, found) if c.i > verb.i)
        yield from _under(behind, found, seen)


def _under(tokens: Iterable[Token], found: Match, seen: set[int]) -> Iterator[Token]:
    level = list(tokens)
    for _ in range(DEPTH):
        following: list[Token] = []
        for token in level:
            if token.i in seen:
                continue
            seen.add(token.i)
            yield token
            if not _is_scene(token):
                following += _down(token, found)
        level = following


def _down(token: Token, found: Match) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ not in DOWN or child.i == found.trigger.i:
            continue
        if child.dep_ == "poss" and found.frame.type in GIVING and token.head == found.anchor:
            continue  # "expressed Egypt's solidarity": whose it is gives it
        if child.dep_ == "prep" and _leads_away(child, found):
            continue
        if child.dep_ == "pcomp" and found.frame.type == "ACCUSE":
            continue  # what they are accused of, others suffered
        if child.i < token.i and is_quantity(token):  # "French francs"
            continue
        if is_verb(child) and child.dep_ in ("conj", "acl") and not _continues(child):
            continue
        yield child
    for child in token.children:
        if child.dep_ == "advcl" and has_to(child) and child.i > token.i:
            yield child  # "sent troops to help the army"
        elif child.dep_ == "ccomp" and token.lower_ in words("letting"):
            yield from (c for c in child.children if c.dep_ == "nsubj")


def _leads_away(preposition: Token, found: Match) -> bool:
    word = preposition.lower_
    if found.frame.mode == "third-party" and word == "between":
        return False
    if found.frame.type in ("AID", "AGREE") and word == "from":
        return True
    # "condemned the attack on a church": who suffered is not blamed
    if found.frame.type == "ACCUSE" and word in ("on", "against", "at", "to", "with", "for"):
        return is_noun(preposition.head)
    return word in words("outside_prepositions")


def _continues(verb: Token) -> bool:
    """Whether a clause goes on about the same act: "a plan to arm Chad", "a ban imposed on it"."""
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    return verb.dep_ == "acl" and (has_to(verb) or verb.tag_ == "VBN")


def _is_political(token: Token, found: Match, parse: Parse) -> bool:
    if not _may_be_target(token, parse):
        return False
    if token.dep_ in ("compound", "amod", "nmod", "poss") and not (
        parse.names_actor(token) or token.dep_ == "poss"
    ):
        return False
    if token.dep_ in ("compound", "amod", "nmod") and not in_class(token, "country", parse):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in PLACING:
        local = found.frame.type in LOCAL or _is_inside(token)
        return local and in_class(token, "country", parse)
    return kind(token, parse) is ActorKind.POLITICAL


def _is_aimed_at(token: Token, found: Match, parse: Parse) -> bool:
    """A person or a name that a preposition or the verb points at."""
    if not _may_be_target(token, parse):
        return False
    pointed = token.dep_ in ("dobj", "dative", "poss") or (
        token.dep_ == "pobj" and token.head.lower_ in AIMING
    )
    return pointed and kind(token, parse) in (ActorKind.PERSON, ActorKind.NAME)


def _is_scene(token: Token) -> bool:
    """Whether it says where an act takes place: "signed in a ceremony at the palace"."""
    placed = token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "over")
    return placed and is_verb(token.head.head) and token.lower_ not in words("relational")


def _is_inside(token: Token) -> bool:
    """Whether a place belongs to a noun: "refugees in Chad"."""
    return is_noun(token.head.head)


def _may_be_target(token: Token, parse: Parse) -> bool:
    armed = any(in_class(token, name, parse) for name in ("troops", "peacekeepers", "police"))
    if armed and not any(parse.names_actor(c) for c in token.lefts):
        return False
    if token.tag_ in ("PRP$", "WP$", "DT", "CD") or is_time(token) or is_quantity(token):
        return False
    if not (is_noun(token) or token.tag_[:2] == "JJ") or not token.text[:1].isalnum():
        return False
    if any(c.tag_ == "PRP$" for c in token.children):
        return False
    return token.lower_ not in words("no_target")


def _is_of_source(token: Token, found: Match, parse: Parse) -> bool:
    """Whether it is the source once more, or its nationality: "Polish police ... Polish courts"."""
    for source in found.source:
        own = {t.lower_ for t in (source, *source.children)}
        if content(source, parse) == token or token.lower_ in own:
            return True
        nation = _nation(token, parse)
        if nation is not None and nation in {_nation(t, parse) for t in source.subtree}:
            return True
    return False


def _nation(token: Token, parse: Parse) -> str | None:
    """The country that a word names by itself, as a noun or an adjective."""
    lexicon = parse.lexicon
    if token.text not in lexicon.country_names and token.text not in lexicon.demonyms:
        return None
    actor = parse.knowledge.known_actor(token.text)
    return actor.country if actor is not None else None
