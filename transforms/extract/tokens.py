"""Small questions about one token of a parse, in the CLEAR labels of spaCy's English models."""

from __future__ import annotations

from spacy.tokens import Token

from transforms.extract.wordlists import words

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def is_verb(token: Token) -> bool:
    """Whether it is tagged as a verb in any form."""
    return bool(token.tag_[:2] == "VB")


def is_noun(token: Token) -> bool:
    """Whether it is tagged as a noun or a name."""
    return bool(token.tag_[:2] == "NN")


def is_adjective(token: Token) -> bool:
    """Whether it is tagged as an adjective; the coarse part of speech is never computed."""
    return bool(token.tag_[:2] == "JJ")


def is_time(token: Token) -> bool:
    """Whether a noun is an expression of time: Tuesday, Nov., weeks."""
    word = token.lower_
    if word == "may" and any(c.dep_ == "compound" for c in token.children):
        return False  # a name: Theresa May
    decade = word[:4].isdigit() and word.endswith("s")  # the 1980s
    return word in words("time") or word.rstrip("s") in words("time") or decade


def is_quantity(token: Token) -> bool:
    """Whether a number or noun tells an amount, a share, a sum or a year, and nobody."""
    word = token.lower_
    if word in words("measure") or word.rstrip("s") in words("measure"):
        return True
    if token.tag_ != "CD":
        return False
    return bool(
        (word.isdigit() and len(word) == 4)
        or any(c.tag_ == "$" for c in token.children)
        or any(c.text in ("%", "per") for c in token.children)
    )


def has_to(verb: Token) -> bool:
    """Whether it is an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.children)


def has_auxiliary(verb: Token) -> bool:
    """Whether an auxiliary stands with it: "has met", "was met"."""
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def obliges(verb: Token) -> bool:
    """Whether a clause says what somebody has to do: "must withdraw", "has to resign"."""
    if any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.children):
        return True
    return (
        verb.lower_ in ("has", "have")
        and not has_auxiliary(verb)
        and any(c.dep_ == "xcomp" and has_to(c) for c in verb.children)
    )


def objects_of(preposition: Token) -> list[Token]:
    """The nouns or clauses that a preposition governs."""
    return [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]


def antecedent_of(token: Token) -> Token:
    """The noun that a relative pronoun stands for, or the token itself."""
    if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "WP$", "IN"):
        clause = token.head
        for _ in range(4):
            if clause.dep_ == "relcl":
                return clause.head
            if clause.dep_ == "ccomp" and any(c.lower_ == "it" for c in clause.head.lefts):
                named = [c for c in clause.head.rights if c.dep_ == "attr" and c.i < clause.i]
                if named:  # "it was Turkey that shot down"
                    return named[-1]
            clause = clause.head
    return token


def is_gerund_object(clause: Token, verb: Token) -> bool:
    """Whether a clause labelled adverbial is what a phrasal verb is about: "ruled out joining"."""
    if clause.tag_ != "VBG" or clause.i != clause.left_edge.i:
        return False
    before = clause.nbor(-1) if clause.i > 0 else clause
    return before.dep_ == "prt" and before.head.i == verb.i


def is_decreed(clause: Token) -> bool:
    """Whether a clause is what somebody orders done at once: "ordered the governor jailed"."""
    return (
        clause.dep_ in ("ccomp", "xcomp")
        and clause.tag_ in ("VBN", "VBD")
        and clause.head.lower_ in words("decreeing")
        and not has_auxiliary(clause)
        and not any(c.dep_ == "mark" for c in clause.children)
    )
