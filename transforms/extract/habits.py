"""What is told as a habit or a general truth, or only to say which thing is meant.

English tells habits by the simple present with a clause of condition or a word of frequency, and by
"used to" (Quirk et al. 1985, sections 4.5, 4.15 and 8.64). The words are in lexicon/veto.csv,
"habit" and "frequency". A clause behind a thing to which something was done ("the bases that they
seized", "agreements reached by both") presupposes the act, and reports it only with a day of its
own.
"""

from __future__ import annotations

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.commerce import fields
from transforms.extract.frames import Match
from transforms.extract.phrases import ActorKind, kind
from transforms.extract.tokens import has_auxiliary, has_to, is_time, is_verb

PERIODS = frozenset({"year", "month", "week", "day", "night", "morning", "summer", "winter"})
PRESENT = frozenset({"VBZ", "VBP"})
IS = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})  # "sanctions imposed by the EU took effect" is news
CONDITIONS = frozenset({"if", "when", "whenever", "once"})


def habitual(match: Match, parse: Parse) -> str:
    """Why an act is a habit or a rule; empty where it may have happened once."""
    verb = match.anchor
    if not is_verb(verb):
        return ""
    if presupposed(verb, parse):
        return "background: it only tells which thing is meant"
    if any(c.lower_ in fields()["habit"] and c.dep_ == "advmod" for c in verb.children):
        return "a habit"
    if _used_to(verb):
        return "a habit: it used to be so"
    simple = is_simple_present(verb)
    if simple and verb.dep_ == "relcl":
        return "a habit: it only tells which one is meant"
    if simple and any(_is_repeated(t) for t in parse.sentence):
        return "a habit"
    if simple and _is_frequent(verb, parse):
        return "a habit"
    if match.frame.type != "THREATEN" and (simple or _is_present_passive(verb)):
        if _on_condition(verb):
            return "a habit: what they do in such a case"
        if _is_condition(verb):
            return "a habit: in which case it is so"
    return ""


def presupposed(verb: Token, parse: Parse) -> bool:
    """Whether an act is told only to say which thing is meant: "a ban imposed by the ministry"."""
    if kind(verb.head, parse) is not ActorKind.THING:
        return False
    if verb.dep_ == "relcl":
        told = verb.head in parse.verb_slots(verb).get("obj", ()) and not _goes_on(verb)
    else:
        participle = verb.tag_ == "VBN" and not any(c.dep_ in SUBJECTS for c in verb.children)
        told = verb.dep_ == "acl" and participle and verb.head.dep_ not in SUBJECTS
    return told and not any(is_time(t) for t in verb.subtree)


def has_own_patient(verb: Token) -> bool:
    """Whether a relative clause tells of others: "a raid in which 25 members were killed"."""
    relative = ("WDT", "WP", "WP$")
    return any(c.dep_ == "nsubjpass" and c.tag_ not in relative for c in verb.children)


def _goes_on(clause: Token) -> bool:
    """Whether a relative clause tells something new: behind a comma, or of a place."""
    first = clause.left_edge
    behind_comma = first.i > 0 and first.doc[first.i - 1].text == ","
    return behind_comma or (first.tag_ == "IN" and first.lower_ != "that")


def is_simple_present(verb: Token) -> bool:
    """Whether a verb stands in the simple present: "attacks", and what the tagger makes of it."""
    if verb.tag_ == "VB":  # "when police arrest a suspect"
        return not has_auxiliary(verb) and any(c.dep_ == "nsubj" for c in verb.children)
    return verb.tag_ in PRESENT and not has_auxiliary(verb)


def _used_to(verb: Token) -> bool:
    """ "Rebels used to come and ask for food": climbs to the verb that "used" governs."""
    for _ in range(4):
        head = verb.head
        if verb.dep_ == "xcomp" and head.lower_ == "used" and has_to(verb):
            passive = any(c.dep_ in ("auxpass", "dobj", "nsubjpass") for c in head.children)
            return not passive and verb.i - head.i <= 3
        if verb.dep_ not in ("conj", "xcomp"):
            return False
        verb = head
    return False


def _is_repeated(token: Token) -> bool:
    """ "each year", "every day"."""
    return token.lower_ in ("each", "every") and token.head.lower_ in PERIODS


def _is_frequent(verb: Token, parse: Parse) -> bool:
    """ "hold frequent meetings"."""
    objects = parse.verb_slots(verb).get("obj", ())
    return any(c.lower_ in fields()["frequency"] for o in objects for c in o.lefts)


def _is_present_passive(verb: Token) -> bool:
    """ "are freed", not "are being freed" nor "have been freed"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and bool(helpers) and helpers <= IS


def _on_condition(verb: Token) -> bool:
    """Whether a clause before the verb says in which case: "if I go out, they accuse me"."""
    return any(c.dep_ == "advcl" and c.i < verb.i and _opens_condition(c) for c in verb.children)


def _is_condition(verb: Token) -> bool:
    """Whether the act stands in such a clause of a clause in the present."""
    fronted = verb.dep_ == "advcl" and verb.i < verb.head.i
    general = is_simple_present(verb.head) or _is_present_passive(verb.head)
    return fronted and general and _opens_condition(verb)


def _opens_condition(clause: Token) -> bool:
    """Whether "if" or "when" opens a clause, and its verb tells of no single time."""
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i}
    past = clause.tag_ == "VBD" or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "MD") for c in clause.children
    )
    return bool(marks & CONDITIONS) and not past
