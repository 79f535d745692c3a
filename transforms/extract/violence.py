"""Words of violence without violence: battles over markets, wars on smoking, imports that kill.

Violence is done by somebody, or by arms. A battle, campaign or war at which nobody is aimed, or
only things and people at large, is one where the sentence tells of arms or armed people.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.frames import Match
from transforms.extract.participants import is_political, words_of_arms
from transforms.extract.phrases import ActorKind, content, in_class, kind
from transforms.extract.tokens import is_verb

WALKOUTS = frozenset({"strike", "strikes", "walkout", "walkouts", "stoppage", "stoppages"})
VIOLENT = ("blast", "attack", "armed", "missiles", "protest", "police", "instrument")
STRUGGLES = frozenset({"war", "battle", "fight", "campaign", "crusade"})
# Words of arms that such figures borrow.
BORROWED = frozenset(
    {"attack", "battle", "war", "fighting", "offensive", "strike", "combat", "shot"}
)


def figurative(match: Match, source: Sequence[Token], target: Sequence[Token], parse: Parse) -> str:
    """Why an assault is only a manner of speaking; empty where it may be one."""
    if match.frame.type != "ASSAULT":
        return ""
    if parse.words & WALKOUTS and source and all(in_class(t, "crowd", parse) for t in source):
        return "a strike of workers"
    if tells_of_arms(parse):
        return ""
    if source and all(_is_mere_thing(t, parse) for t in source):
        return "a figure of speech: a thing does no violence"
    if _is_struggle(match, parse) and not any(in_class(t, "armed", parse) for t in source):
        if target and not any(is_political(t, parse) for t in target):
            return "a figure of speech: a struggle without arms"
        if not target and not _is_war(match, parse):
            return "a figure of speech: a struggle without arms"
    return ""


def tells_of_arms(parse: Parse) -> bool:
    """Whether the sentence has a word of arms or of armed people that no figure borrows."""
    return bool(parse.nouns & (words_of_arms(parse.lexicon) - BORROWED))


def _is_mere_thing(token: Token, parse: Parse) -> bool:
    if kind(token, parse) is not ActorKind.THING or token.tag_ in ("WDT", "WP", "DT"):
        return False
    names = [name for name in VIOLENT if name in parse.lexicon.classes]
    means = in_class(token, "place", parse)  # "a truck", "a helicopter"
    return not means and not any(in_class(token, name, parse) for name in names)


def _nouns(match: Match, parse: Parse) -> set[str]:
    """The lemmas of the act: its own word and, of a verb, its object."""
    tokens = [match.trigger]
    if is_verb(match.trigger):
        tokens += [content(t, parse) for t in parse.verb_slots(match.trigger).get("obj", ())]
    return {lemma for t in tokens for lemma in (t.lower_, *parse.lexicon.lemmas.noun(t.lower_))}


def _is_struggle(match: Match, parse: Parse) -> bool:
    return match.frame.lemma == "fight" or bool(STRUGGLES & _nouns(match, parse))


def _is_war(match: Match, parse: Parse) -> bool:
    return "war" in _nouns(match, parse)
