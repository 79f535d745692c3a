"""Deciding that a sentence reports no political act: sport, business, stories, figures of speech.

The words that tell are in lexicon/veto.csv. A veto gives its reason, which ``explain`` shows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.frames import Match
from transforms.extract.lexicon_tables import FOLDER
from transforms.extract.phrases import ActorKind, bounds, content, in_class, kind
from transforms.extract.tables import read_rows

_STORY = re.compile(
    r"\b[Ii]n (?:the|his|her|a|this|that|one) (?:new |latest |first |original )?"
    r"(?:film|movie|novel|play|episode|video game|game|sequel|comic|series|musical|opera)\b"
)
ACTORS = (ActorKind.POLITICAL, ActorKind.PRONOUN)


@lru_cache(maxsize=1)
def _fields() -> dict[str, frozenset[str]]:
    fields: dict[str, set[str]] = {}
    for row in read_rows(FOLDER / "veto.csv"):
        fields.setdefault(row["field"], set()).update(row["words"].split("|"))
    return {name: frozenset(words) for name, words in fields.items()}


def veto(
    match: Match, event_type: str, source: list[Token], target: list[Token], parse: Parse
) -> str:
    """The reason why this is not a political act; empty where it may be one."""
    fields = _fields()
    words = {t.lower_ for t in parse.sentence}
    kinds = {kind(t, parse) for t in (*source, *target)}
    if len(words & fields["sport"]) >= 2 or (
        words & fields["sport"] and ActorKind.POLITICAL not in kinds
    ):
        return "sport"
    if len(parse.knowledge.words & fields["sport"]) >= 4 and ActorKind.POLITICAL not in kinds:
        return "sport"
    if not target and len(source) == 1 and source[0].lower_ == "it":
        return "nobody acts: it"
    actors = [*source, *target]
    target_kinds = {kind(t, parse) for t in target}
    if ActorKind.POLITICAL not in target_kinds and any(
        _is_business(t, parse, fields["business"]) for t in source
    ):
        return "business: " + source[0].text
    if event_type == "CONSULT" and any(_is_press(t, parse) for t in (*source, *target)):
        return "an interview"
    if _is_background(match):
        return "only says who they are"
    violent = event_type == "ASSAULT" and any(
        in_class(t, name, parse) for t in source for name in ("blast", "attack", "armed")
    )
    custody = not source and match.frame.mode in ("arrest", "deport", "convict", "release")
    unpolitical = not kinds & set(ACTORS) and ActorKind.NAME not in kinds
    if unpolitical and actors and not violent and not custody:
        return "no political actor"
    if ActorKind.POLITICAL not in kinds and words & fields["market"]:
        return "business"
    if ActorKind.POLITICAL not in kinds and len(parse.knowledge.words & fields["market"]) >= 4:
        return "business: what the article is about"
    if match.frame.mode == "resign" and ActorKind.POLITICAL not in kinds:
        nouns = {n for w in words for n in (w, *parse.lexicon.lemmas.noun(w))}
        if not nouns & fields["office"]:
            return "no political office"
    if match.trigger.lower_ in ("call", "called", "calls") and match.trigger.dep_ == "relcl":
        return "only a name that they give it"
    if words & fields["fiction"] and ActorKind.POLITICAL not in kinds:
        return "fiction"
    if _STORY.search(parse.sentence.text):
        return "fiction: what a story tells"
    return ""


def _is_background(match: Match) -> bool:
    """A participle that describes its noun: "rebels backed by Iran", "troops fighting Taliban"."""
    verb = match.trigger
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.lower_ in ("backed", "supported", "endorsed", "recognized", "recognised")
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.lower_ in ("fighting", "battling", "visiting", "supporting", "opposing")
    return verb.dep_ in ("amod", "pcomp") and verb.lower_ == "visiting"


def _is_press(token: Token, parse: Parse) -> bool:
    lemmas = {token.lower_, *parse.lexicon.lemmas.noun(token.lower_)}
    if lemmas & _fields()["press"]:
        return True
    actor = parse.actor_of(token) if token.tag_ in ("NNP", "NNPS") else None
    return actor is not None and actor.sectors[:1] == ("JRN",)


def _is_business(token: Token, parse: Parse, words: frozenset[str]) -> bool:
    token = content(token, parse)
    start, end = bounds(token)
    if token.lower_ in words or set(parse.lexicon.lemmas.noun(token.lower_)) & words:
        return True
    return any(t.lower_.rstrip(".") in words for t in token.doc[start:end] if t.tag_ == "NNP")
