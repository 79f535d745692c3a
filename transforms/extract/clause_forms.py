"""Forms of a clause that tell whether its act is real, arranged, wished or conditional.

The shapes are those of Quirk et al. 1985: the mandative subjunctive (3.59), inversion for "if"
(15.36), "be to" (4.48), and participle clauses, which take their time from the clause that they go
on with (14.8).
"""

from __future__ import annotations

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.scheduled import PROGRESSIVE
from transforms.extract.tokens import has_auxiliary, has_to, is_quantity, is_time, is_verb
from transforms.extract.wordlists import words

PAST_AUX = frozenset({"was", "were", "did"})


def is_inverted(verb: Token) -> bool:
    """A condition without "if": "had they attacked, ...", "were they to attack, ..."."""
    return any(
        c.dep_ == "aux"
        and c.lower_ in ("had", "were")
        and any(s.dep_ in ("nsubj", "nsubjpass") and c.i < s.i < verb.i for s in verb.children)
        for c in verb.children
    )


def is_manner(verb: Token, parse: Parse) -> bool:
    """A participle that goes on with what its clause says: "will open up, allowing visits".

    Words are spoken now, whatever the clause is about: "will strike, accusing Acme of fraud".
    """
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and is_verb(verb.head)
        and verb.i > verb.head.i
        and not words("voicing").intersection(parse.lexicon.lemmas.verb(verb.lower_))
        and not any(c.dep_ in ("aux", "mark") for c in verb.children)
    )


def ends_in_time(verb: Token, auxiliaries: set[str]) -> bool:
    """Whether "not" only says how late it was done: "was not freed until 1981"."""
    if not auxiliaries & PAST_AUX:
        return False
    return any(
        c.lower_ in ("until", "till")
        and c.i > verb.i
        and any(is_time(o) or is_quantity(o) for o in c.subtree)
        for c in verb.children
        if c.dep_ == "prep"
    )


def is_wished(verb: Token, parse: Parse) -> bool:
    """A subjunctive, whose base form stands with a singular subject: "insisted that he resign"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VB", "VBP") or has_auxiliary(verb):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    singular = any(s.tag_ in ("NN", "NNP") or s.lower_ in ("he", "she", "it") for s in subjects)
    return singular and bool(
        words("mandative").intersection(parse.lexicon.lemmas.verb(verb.head.lower_))
    )


def is_going_to(going: Token, verb: Token) -> bool:
    """Whether it is "is going to send", with "send" below "going"."""
    present = any(c.dep_ == "aux" and c.lower_ in PROGRESSIVE for c in going.children)
    return present and has_to(verb)


def is_to(verb: Token) -> bool:
    """ "are to meet", "is to visit": an appointment."""
    head = verb.head
    return (
        verb.dep_ in ("xcomp", "ccomp", "acomp", "ROOT", "attr")
        and head.lower_ in ("is", "are", "was", "were", "be")
        and any(c.tag_ == "TO" for c in verb.children)
    )


def is_expected(verb: Token) -> bool:
    """ "is expected to drop the rule": by whom, nobody says."""
    head = verb.head
    passive = any(c.dep_ == "auxpass" for c in head.children)
    return verb.dep_ == "xcomp" and head.lower_ == "expected" and passive


def is_of_draft(verb: Token) -> bool:
    """ "The bill would ban the party": what is written somewhere, and would be if it came to be."""
    subjects = (c for c in verb.children if c.dep_ == "nsubj")
    return any(s.lower_.rstrip("s") in words("drafts") for s in subjects)
