"""Pronouns whose antecedent stands in the same sentence: "the rebels said they would leave"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.modality import SPEECH
from transforms.extract.phrases import ActorKind, content, kind
from transforms.extract.tokens import is_noun, is_time, is_verb

SINGULAR = frozenset({"he", "she", "him", "her", "his"})
THING = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})
SPEAKING = frozenset({"i", "we", "me", "us", "my", "our"})
STANDING = (ActorKind.POLITICAL, ActorKind.NAME, ActorKind.PERSON, ActorKind.BUSINESS)


def antecedent(pronoun: Token, parse: Parse, others: Collection[Token] = ()) -> Token | None:
    """Whom a pronoun most likely stands for among the nouns before it, or None.

    The subject of the verb of saying that governs the pronoun's clause comes first, then the
    nearest subject that agrees in number and kind, then, for a person, the nearest noun that does.
    A speaker who does not agree stands for those that he speaks for ("the spokesman said they").
    ``others`` are tokens that it cannot be: who does something to "him" is not he.
    """
    speaker = _speaker(pronoun, parse)
    if speaker in others or (speaker is not None and not _may_mean(pronoun, speaker)):
        speaker = None
    if speaker is not None and (pronoun.lower_ in SPEAKING or agrees(pronoun, speaker, parse)):
        return speaker
    nouns = [
        t
        for t in parse.sentence
        if t.i < pronoun.i
        and t.head.i != pronoun.head.i
        and not any(t == other or other.is_ancestor(t) for other in others)
        and agrees(pronoun, t, parse)
    ]
    subjects = [t for t in nouns if t.dep_ in ("nsubj", "nsubjpass")]
    if subjects:
        return subjects[-1]
    if pronoun.lower_ in SINGULAR:
        mentioned = [t for t in nouns if t.dep_ in ("dobj", "pobj", "poss")]
        return mentioned[-1] if mentioned else None
    stands_for = speaker is not None and kind(speaker, parse) is ActorKind.POLITICAL
    return speaker if stands_for and pronoun.lower_ in PLURAL | THING else None


def _may_mean(pronoun: Token, speaker: Token) -> bool:
    """Whether a speaker may mean himself: who is named behind a quotation is "we", not "they"."""
    return speaker.i < pronoun.i or pronoun.lower_ in SPEAKING


def _speaker(pronoun: Token, parse: Parse) -> Token | None:
    """The subject of the verb of saying that governs the clause of a pronoun."""
    clause = pronoun.head
    for _ in range(6):
        head = clause.head
        said = clause.dep_ == "ccomp" and SPEECH.intersection(
            parse.lexicon.lemmas.verb(head.lower_)
        )
        if said and is_verb(head):
            speakers = [s for s in parse.subjects(head) if s.i != pronoun.i]
            if speakers:
                return speakers[0]
        if head.i == clause.i:
            break
        clause = head
    return None


def agrees(pronoun: Token, noun: Token, parse: Parse) -> bool:
    """Whether number and kind of a noun fit the pronoun."""
    if not is_noun(noun) or is_time(noun) or kind(noun, parse) not in STANDING:
        return False
    word = pronoun.lower_
    head = content(noun, parse)
    actor = parse.actor_of(head) if head.tag_ in ("NNP", "NNPS") else None
    body = actor is not None and not actor.person  # "the United Nations said it would"
    plural = head.tag_ in ("NNS", "NNPS") and not (body and head.tag_ == "NNPS")
    plural = plural or any(c.dep_ == "conj" for c in noun.children)
    person = not body and _is_person(head, parse)
    unknown = head.tag_ in ("NNP", "NNPS") and actor is None
    if word in SINGULAR:
        return not plural and person is not False
    if word in THING:
        return not plural and (unknown or not person)
    return word in PLURAL and (plural or not person)


def _is_person(noun: Token, parse: Parse) -> bool | None:
    """Whether a noun is a person; None for a name that nobody knows."""
    groups = parse.lexicon.actor_groups
    lemmas = {noun.lower_, *parse.lexicon.lemmas.noun(noun.lower_)}
    if lemmas & (groups["leader"] | groups["person"] | parse.lexicon.classes["person"]):
        return not lemmas & (groups["group"] | {"government", "council"})
    if noun.tag_ not in ("NNP", "NNPS"):
        return False
    actor = parse.actor_of(noun)
    return actor.person if actor is not None else None
