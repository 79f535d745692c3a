"""Deciding that a sentence reports no political act: sport, business, stories, figures of speech.

The words that tell are in lexicon/veto.csv. A veto gives its reason, which ``explain`` shows.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.commerce import PROPER, market_words
from transforms.extract.commerce import fields as _fields
from transforms.extract.frames import Match
from transforms.extract.habits import habitual, is_simple_present
from transforms.extract.participants import (
    CUSTODY,
    is_political,
    mere_promise,
    standing,
    words_of_arms,
)
from transforms.extract.phrases import SELF, ActorKind, bounds, content, in_class, kind
from transforms.extract.tokens import is_noun, is_verb
from transforms.extract.topics import is_state, is_unpolitical, names_state
from transforms.extract.violence import figurative
from transforms.extract.wordlists import words

_STORY = re.compile(
    r"\b[Ii]n (?:the|his|her|a|this|that|one) (?:new |latest |first |original )?"
    r"(?:film|movie|novel|play|episode|video game|game|sequel|comic|series|musical|opera)\b"
)
_SCORE = re.compile(r"(?<![\w.,-])\d{1,2}[-–]\d{1,2}(?![\w%-])")
# What companies do to each other as states do.
DEALS = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REJECT", "RETREAT",
                   "CONCEDE", "REQUEST", "THREATEN"})  # fmt: skip
# What crowds, guards and courts do, whatever an article is about.
FORCES = frozenset({"PROTEST", "ASSAULT", "COERCE", "SANCTION"})
SPOKEN = frozenset({"REJECT", "REQUEST", "THREATEN"})
UNDERTAKINGS = frozenset({"AGREE", "SUPPORT", "AID", "COOPERATE", "THREATEN"})
# What takes power over others; a company that "hits" or "targets" a state does so in a figure.
FORCIBLE = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "CONCEDE"})
RULES = frozenset({"RETREAT", "CONCEDE", "COERCE"})
NEEDING = frozenset({"AID", "SANCTION", "COOPERATE"})
FORCING = frozenset({"force", "oblige", "compel", "restrict"})


def veto(
    match: Match, event_type: str, source: list[Token], target: list[Token], parse: Parse
) -> str:
    """The reason why this is not a political act; empty where it may be one."""
    fields = _fields()
    told = parse.words
    kinds = {kind(t, parse) for t in (*source, *target)}
    scored = bool(_SCORE.search(parse.text))
    if len(told & fields["sport"]) + scored >= 2 or (
        (scored or told & fields["sport"]) and ActorKind.POLITICAL not in kinds
    ):
        return "sport"
    if len(parse.knowledge.words & fields["sport"]) >= 4 and (
        ActorKind.POLITICAL not in kinds or _is_contest(source, parse)
    ):
        return "sport"
    if is_unpolitical(parse) and _is_of_daily_life(match, event_type, source, target, parse):
        return "the article is not about politics"
    if _is_denied(match.anchor, parse):
        return "what somebody denies"
    if not target and len(source) == 1 and source[0].lower_ == "it":
        return "nobody acts: it"
    if target and all(t.lower_ in SELF for t in target):
        return "about themselves"
    actors = [*source, *target]
    target_kinds = {kind(t, parse) for t in target}
    protest = event_type == "PROTEST"  # of traders, of a company's engineers: no business
    business = [t for t in source if not protest and _is_business(t, parse, fields["business"])]
    alone = bool(business) and business == source
    others = {kind(t, parse) for t in source if t not in business}
    if business and ActorKind.POLITICAL not in target_kinds | others:
        return "business: " + business[0].text
    if alone and all(_is_place_of_act(t) for t in target):
        return "business: " + business[0].text
    markets = target and all(in_class(t, "country", parse) for t in target)
    public = any(_serves_states(t, parse) for t in business)
    if alone and event_type in UNDERTAKINGS and markets and not public:
        return "business: a country as a market"
    if alone and event_type in FORCIBLE:
        return "business: a company forces nobody"
    reason = _other_sense(match, event_type, source, target, parse)
    if reason:
        return reason
    if ActorKind.POLITICAL not in kinds and ActorKind.BUSINESS in kinds and source:
        return "business: companies among themselves"
    heard = event_type == "CONSULT" or match.frame.lemma == "question"
    if heard and any(_is_press(t, parse) for t in (*source, *target)):
        return "an interview"
    if _is_background(match):
        return "only says who they are"
    custody = not source and match.frame.mode in CUSTODY
    if actors and not standing(match, event_type, source, target, parse):
        return "no political actor"
    if mere_promise(match, event_type, target, parse):
        return "a promise about their own affairs"
    if ActorKind.POLITICAL not in kinds and told & fields["market"]:
        return "business"
    inquiry = match.frame.mode == "investigate"
    about_business = 2 if event_type in DEALS or inquiry else 4
    about = market_words(parse) >= about_business and not (custody or protest)
    if ActorKind.POLITICAL not in kinds and about:
        return "business: what the article is about"
    if (
        match.frame.mode == "resign"
        and told & fields["firm"]
        and not any(is_political(t, parse) and t.lower_ not in fields["headship"] for t in source)
    ):
        return "an office in a company"
    in_state = any(is_state(t, parse) for t in actors)
    if event_type in DEALS and not in_state and len(told & fields["market"]) >= 2:
        return "business: what the sentence is about"
    if match.frame.mode == "resign" and not in_state and not parse.nouns & fields["office"]:
        return "no political office"
    if told & fields["fiction"] and ActorKind.POLITICAL not in kinds:
        return "fiction"
    if _STORY.search(parse.text):
        return "fiction: what a story tells"
    return ""


def _is_of_daily_life(
    match: Match, event_type: str, source: list[Token], target: list[Token], parse: Parse
) -> bool:
    """In an article without politics: whether no state acts, no crowd and no force, or whether it
    only tells what a state offers as a rule."""
    if event_type in FORCES and any(is_political(t, parse) for t in source):
        return False
    if event_type == "PROTEST" or not names_state([*source, *target], parse):
        return event_type != "PROTEST"
    return event_type in DEALS and event_type not in SPOKEN and is_simple_present(match.anchor)


def _is_contest(source: list[Token], parse: Parse) -> bool:
    """In an article on sport: whether who acts is a player or a nation's team, and no authority."""
    sport = len(parse.knowledge.words & _fields()["sport"])
    if sport <= len(parse.knowledge.words & _fields()["politics"]):
        return False
    return bool(source) and not any(
        is_state(t, parse) and (t.tag_ not in PROPER or in_class(t, "organ", parse)) for t in source
    )


def _is_place_of_act(token: Token) -> bool:
    """Whether a target only says where: "cut jobs in England"."""
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "across", "throughout")


def _other_sense(
    match: Match, event_type: str, source: list[Token], target: list[Token], parse: Parse
) -> str:
    """Why the words report a habit, a rule of the economy or a figure of speech; else empty."""
    told = parse.words
    verb = match.anchor
    acting = [t for t in target if kind(t, parse) is not ActorKind.THING]
    fields = _fields()
    if habit := habitual(match, parse):
        return habit
    held = match.frame.mode in CUSTODY
    if not source and match.frame.type == "COERCE" and not held and _is_forbidden(verb):
        return "a rule: it only tells what is forbidden"
    habitual_call = event_type == "CONSULT" and verb.tag_ in ("VBZ", "VBP")
    if match.frame.lemma == "call" and (habitual_call or match.trigger.dep_ == "relcl"):
        return "only a name that they give it"
    if not source and match.frame.lemma in FORCING:
        return "nobody forces them"
    if match.frame.mode in (None, "restrict") and match.frame.type in RULES and not acting:
        objs = parse.verb_slots(verb).get("obj", ())
        ruled = [t for o in objs for t in o.subtree if t != verb and not verb.is_ancestor(t)]
        ruled = [*objs, *(t for t in ruled if t not in objs)]
        objects = {t.lower_ for t in ruled}
        foreign = any(in_class(t, "country", parse) for t in ruled)
        regulated = objects & fields["regulation"]
        if match.frame.type == "COERCE" and not regulated:
            foreign = True  # a ban of its own is no rule for everybody
        if not foreign and (told if regulated else objects) & fields["economy"]:
            return "a rule of the economy"
    if match.frame.mode == "release" and told & fields["document"]:
        return "something to be read"
    needing = event_type in NEEDING or "needs" in match.frame.flags
    if needing and target and not any(_touches_actor(t, parse) for t in target):
        return "aimed at nobody"
    if match.frame.type == "CONSULT" and source and _is_sitting(match, source, target):
        return "the sitting of one body"
    things = target and not acting and not any(in_class(t, "place", parse) for t in target)
    if is_noun(match.trigger) and match.carrier is None and match.trigger.dep_ == "attr":
        return "a definition"
    if match.frame.lemma == "war" and things:
        return "a figure of speech"
    if figure := figurative(match, source, target, parse):
        return figure
    if match.frame.type not in ("ASSAULT", "COERCE") and _is_reason(verb):
        return "the reason given for something else"
    by_accident = told & fields["accident"] and not told & words_of_arms(parse.lexicon)
    if match.frame.type == "ASSAULT" and not source and by_accident:
        return "an accident"
    if match.frame.type == "AID" and not source and not told & fields["relief"]:
        return "nobody gives"
    if match.frame.lemma == "protest" and not target and _is_alone(source, parse):
        return "the words of one person"
    if match.frame.type == "AID" and told & fields["proceeds"]:
        return "business: what was earned"
    if event_type == "REQUEST" and _obliges_themselves(match, source, target, parse):
        return "what they must do themselves"
    if match.frame.mode == "investigate" and any(t.lower_ in fields["accident"] for t in target):
        return "an accident"
    if match.frame.mode == "abduct" and any(_is_held_figure(t, parse) for t in target):
        return "a figure of speech"
    if match.frame.lemma in ("warn", "caution") and _is_of_what_is(match):
        return "a warning of what is or was"
    if match.frame.lemma == "threaten" and _is_consequence(match):
        return "what may come of it"
    if match.frame.lemma == "say" and event_type == "REQUEST":
        if any(t.lower_ in fields["observer"] for t in source):
            return "the opinion of an observer"
        must = [t for t in parse.sentence if t.lower_ in ("must", "have", "has")][:2]
        if any(t.lower_ in ("i", "we") for t in target):
            return "a set phrase"
        if [t.lower_ for t in must] == ["must", "have"] and must[0].i + 1 == must[1].i:
            return "a guess"
    if match.frame.type == "PROTEST" and "summon" in parse.lexicon.lemmas.verb(verb.head.lower_):
        return "what the summons is for"
    if match.frame.lemma == "defend" and not target:
        owned = [c for o in parse.verb_slots(verb).get("obj", ()) for c in o.children]
        if any(c.tag_ == "PRP$" for c in owned):
            return "about their own doings"
    if event_type == "ASSAULT" and target and source:
        kinds = {kind(t, parse) for t in source}
        hit = {kind(t, parse) for t in target}
        if ActorKind.POLITICAL not in kinds and hit == {ActorKind.BUSINESS}:
            return "a figure of speech"
    return ""


def _obliges_themselves(
    match: Match, source: list[Token], target: list[Token], parse: Parse
) -> bool:
    """ "He said he must prove it", "we must not forget": nobody else is asked."""
    if not any(c.slot == "must" for c in match.frame.conditions):
        return False
    clauses = parse.verb_slots(match.trigger).get("must", [])
    if match.complement is None and not any(_is_asked(c, parse) for c in clauses):
        return True
    asked = [t for c in clauses for t in parse.verb_slots(c).get("subj", [])]
    asked += target
    return any(t.tag_ == "PRP" and t.text != "US" for t in asked) or bool(set(asked) & set(source))


def _is_denied(verb: Token, parse: Parse) -> bool:
    """Whether it is said inside what is denied: "denied charges that X ran a squad that killed"."""
    token, lemmas = verb, parse.lexicon.lemmas
    for _ in range(8):
        head = token.head
        if head.i == token.i or token.dep_ in ("conj", "advcl"):
            return False
        inside_claim = bool(
            parse.lexicon.classes["claim"].intersection((token.lower_, *lemmas.noun(token.lower_)))
            or token.dep_ == "ccomp"
        )
        if (
            inside_claim
            and token.i != verb.i
            and _fields()["denial"] & set(lemmas.verb(head.lower_))
        ):
            return True
        token = head
    return False


def _is_reason(verb: Token) -> bool:
    """ "was fined for refusing to pay"."""
    gerund = verb.dep_ == "pcomp" and verb.tag_ == "VBG"
    return gerund and verb.head.lower_ == "for" and is_verb(verb.head.head)


def _is_held_figure(target: Token, parse: Parse) -> bool:
    """ "hold the budget hostage": a thing or a whole country, before the word or as its object."""
    held = [c for c in target.lefts if c.dep_ in ("compound", "nmod")] or [target]
    hostage = target.lower_ in ("hostage", "captive")
    return hostage and any(
        in_class(t, "country", parse) or kind(t, parse) is ActorKind.THING
        for t in held
        if t.i != target.i
    )


def _is_of_what_is(match: Match) -> bool:
    """ "warned that they had been targeted": tells of the past, and threatens nothing."""
    verb = match.complement_verb
    if verb is None or verb.dep_ != "ccomp":
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ in ("MD", "TO") or c.lower_ in ("'ll", "’ll") for c in helpers):
        return False
    return verb.tag_ in ("VBD", "VBN") or any(c.lower_ == "had" for c in helpers)


def _is_consequence(match: Match) -> bool:
    """ "cut rates, threatening to rekindle inflation": a participle behind its clause."""
    verb = match.trigger
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and match.complement is None


def _is_forbidden(verb: Token) -> bool:
    """A passive of the present: "students are forbidden to"."""
    return any(a.lower_ in ("is", "are") and a.dep_ == "auxpass" for a in verb.children)


def _is_asked(clause: Token, parse: Parse) -> bool:
    """Whether a clause with "must" asks for something to be done: "must stop", "has to pay"."""
    verbs = [clause, *(c for c in clause.children if c.dep_ == "xcomp")]
    found = {lemma for v in verbs for lemma in (v.lower_, *parse.lexicon.lemmas.verb(v.lower_))}
    return bool(found & words("demanded"))


def _touches_actor(token: Token, parse: Parse) -> bool:
    """Whether a target is somebody, a place, or something of a nation's."""
    if kind(token, parse) is not ActorKind.THING or in_class(token, "place", parse):
        return True
    named = any(in_class(t, "country", parse) or t.tag_ in PROPER for t in token.subtree)
    return named or _is_business(token, parse, _fields()["business"])


def _is_sitting(match: Match, source: list[Token], target: list[Token]) -> bool:
    """One body that sits: "the tribunal will meet", "a meeting of the society in Vienna"."""
    if len(source) > 1 or source[0].tag_ in ("NNS", "NNPS") or "-" in source[0].text:
        return False
    if is_noun(match.trigger) and match.carrier is None:
        return all(_is_place_of_act(t) for t in target)
    return all(_is_place_of_act(t) for t in target) and source[0].lower_ in _fields()["sitting"]


def _is_alone(source: list[Token], parse: Parse) -> bool:
    """One person or name: "she protested", "Holm protested"."""
    single = len(source) == 1 and source[0].tag_ in ("NN", "NNP", "PRP")
    return single and source[0].lower_ not in ("they", "we") and not _is_crowd(source[0], parse)


def _is_crowd(token: Token, parse: Parse) -> bool:
    return in_class(token, "crowd", parse) or in_class(token, "country", parse)


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


def _serves_states(token: Token, parse: Parse) -> bool:
    """Whether a bank or fund is one that states keep together: the World Bank."""
    actor = parse.actor_of(content(token, parse))
    return actor is not None and actor.country == "IGO"


def _is_business(token: Token, parse: Parse, words: frozenset[str]) -> bool:
    if kind(token, parse) is ActorKind.BUSINESS:
        return True
    token = content(token, parse)
    start, end = bounds(token)
    if token.lower_ in words or set(parse.lexicon.lemmas.noun(token.lower_)) & words:
        return True
    if any(t.dep_ == "poss" and t.lower_ in words for t in token.children):
        return True  # "the company's exploration team"
    phrase = token.doc[start:end]
    if any(t.lower_ in _fields()["governing"] for t in phrase):
        return False  # "Kelda County Executive Ana Holm"
    return any(t.lower_.rstrip(".") in words for t in phrase if t.tag_ == "NNP")
