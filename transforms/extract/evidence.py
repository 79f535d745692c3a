"""What the sentence shows for and against a finding, as terms of ``confidence.csv``.

What the articles and the tables know of the actors joins it in ``confidence.terms``.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from transforms.extract.decide import Decision
from transforms.extract.findings import Phrase
from transforms.extract.frames import Match
from transforms.extract.tokens import is_noun

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis"})
COMPLEMENTS = frozenset({"xcomp", "pcomp"})
PASSIVE = frozenset({"auxpass", "nsubjpass"})
QUOTES = frozenset({'"', "``", "''", "\u201c", "\u201d"})


def evidence(
    match: Match,
    decision: Decision,
    source: tuple[Token, Phrase] | None,
    target: tuple[Token, Phrase] | None,
    sentence: Span,
) -> frozenset[str]:
    """The terms of a finding that its own sentence decides; a side is its head and its phrase."""
    act = match.anchor
    passive = any(child.dep_ in PASSIVE for child in act.children)
    holds = {
        f"type {decision.event_type}": True,
        "clause": _in_clause(act),
        "complement": act.dep_ in COMPLEMENTS,
        "not told in the past": act.tag_ != "VBD" and not passive,
        "event noun": is_noun(match.trigger),
        "ambiguous word": "weak" in match.frame.flags,
        "quotation": any(token.text in QUOTES for token in sentence),
        "comma": source is not None and _comma_between(source[0], act),
        "source is a person": source is not None and source[1].kind == "person",
        "target is a thing": target is not None and target[1].kind == "thing",
        "target is a name": target is not None and target[0].tag_ in ("NNP", "NNPS"),
    }
    return frozenset(term for term, true in holds.items() if true)


def _in_clause(act: Token) -> bool:
    """Whether the act stands in a clause below the main one.

    "A attacked B, police said" hangs below what police said but is told as a main clause is.
    """
    token = act
    while token.head.i != token.i:
        if token.dep_ in CLAUSES and not (token.dep_ == "ccomp" and token.head.i > token.i):
            return True
        token = token.head
    return False


def _comma_between(source: Token, act: Token) -> bool:
    first, last = sorted((source.i, act.i))
    return any(token.text == "," for token in source.doc[first:last])
