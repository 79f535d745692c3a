"""Pronouns whose antecedent stands in the same sentence: "the rebels said they would leave"."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.modality import SPEECH
from transforms.extract.phrases import ActorKind, content, kind
from transforms.extract.tokens import is_noun, is_verb

SINGULAR = frozenset({"he", "she", "him", "her"})
THING = frozenset({"it"})
PLURAL = frozenset({"they", "them"})
STANDING = (ActorKind.POLITICAL, ActorKind.NAME, ActorKind.PERSON, ActorKind.BUSINESS)


def antecedent(pronoun: Token, parse: Parse) -> Token | None:
    """The subject before a pronoun that it most likely stands for, or None.

    The subject of the verb of saying that governs the pronoun's clause comes first, then the
    nearest subject before it that agrees in number and kind.
    """
    clause = pronoun.head
    for _ in range(6):
        head = clause.head
        said = clause.dep_ == "ccomp" and SPEECH.intersection(
            parse.lexicon.lemmas.verb(head.lower_)
        )
        if said and is_verb(head):
            for speaker in parse.subjects(head):
                if speaker.i != pronoun.i and agrees(pronoun, speaker, parse):
                    return speaker
        if head.i == clause.i:
            break
        clause = head
    subjects = [
        t
        for t in parse.sentence
        if t.i < pronoun.i
        and t.dep_ in ("nsubj", "nsubjpass")
        and t.head.i != pronoun.head.i
        and agrees(pronoun, t, parse)
    ]
    return subjects[-1] if subjects else None


def agrees(pronoun: Token, noun: Token, parse: Parse) -> bool:
    """Whether number and kind of a noun fit the pronoun."""
    if not is_noun(noun) or kind(noun, parse) not in STANDING:
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
        return not plural and person
    if word in THING:
        return not plural and (unknown or not person)
    return word in PLURAL and (plural or not person)


def _is_person(noun: Token, parse: Parse) -> bool:
    groups = parse.lexicon.actor_groups
    lemmas = {noun.lower_, *parse.lexicon.lemmas.noun(noun.lower_)}
    if lemmas & (groups["leader"] | groups["person"] | parse.lexicon.classes["person"]):
        return not lemmas & (groups["group"] | {"government", "council"})
    if noun.tag_ not in ("NNP", "NNPS"):
        return False
    actor = parse.actor_of(noun)
    return actor is None or actor.person
