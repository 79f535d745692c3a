"""Coding one parsed sentence: candidates, modality, rewrites, roles, vetoes, evidence.

This is the heart of the coder. It knows nothing of articles: references ("he", "the president")
are resolved by whoever assembles mentions from its findings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from transforms.extract.anaphora import antecedent
from transforms.extract.arguments import Parse
from transforms.extract.decide import HOSTILE, Decision, decide
from transforms.extract.evidence import evidence
from transforms.extract.findings import Dropped, Finding, Phrase
from transforms.extract.frames import Match, Matcher
from transforms.extract.habits import has_own_patient
from transforms.extract.instruments import instrument
from transforms.extract.knowledge import Knowledge
from transforms.extract.lexicon_tables import Lexicon, lexicon
from transforms.extract.modality import (
    EXPECTED,
    POSSIBLE_AUX,
    SELF_REPORT,
    Reading,
    read,
    read_modifiers,
)
from transforms.extract.participants import (
    NO_SOURCE,
    NO_TARGET,
    accused_in_general,
    standing,
)
from transforms.extract.phrases import (
    PERSONAL,
    ActorKind,
    bounds,
    content,
    is_pair,
    kind,
    members,
    own_words,
    possessive,
    reach,
    shared_head,
)
from transforms.extract.roles import Roles
from transforms.extract.sides import ACTING, pairs, sides
from transforms.extract.together import together
from transforms.extract.tokens import is_noun
from transforms.extract.triggers import triggers
from transforms.extract.veto import veto
from transforms.extract.wordlists import words

BEHIND = ("prep", "agent")  # labels of what ties a participle to somebody: "backed by Moscow"


@dataclass
class Coding:
    """The outcome for one sentence."""

    findings: list[Finding] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


class SentenceCoder:
    """Codes parsed sentences with one lexicon."""

    def __init__(self, words: Lexicon | None = None) -> None:
        self.lexicon = words or lexicon()

    def code(self, sentence: Span, knowledge: Knowledge | None = None) -> Coding:
        """Findings and dropped candidates of a sentence, in the order of their triggers.

        ``knowledge`` is what the article tells of names; without it, only the sentence does.
        """
        parse = Parse(sentence, self.lexicon, knowledge or Knowledge((sentence.text,)))
        matcher = Matcher(parse)
        coding = Coding()
        matches = [m for t in triggers(parse) if (m := matcher.match(t)) is not None]
        consumed = _consumed(matches, parse)
        for match in matches:
            drop = _dropper(coding, match, sentence)
            if match.frame.type == "NONE":
                drop("the words stand for something else")
            elif _is_anothers(match, parse):
                drop("a warning of what others may do")
            elif match.trigger.i in consumed:
                drop("part of " + consumed[match.trigger.i])
            else:
                self._code(match, matcher, coding, drop)
        coding.findings, contained = together(coding.findings)
        coding.dropped += contained
        return coding

    def _code(
        self, match: Match, matcher: Matcher, coding: Coding, drop: Callable[[str], None]
    ) -> None:
        parse = matcher.parse
        roles = Roles(parse)
        roles.fill(match)
        reading = read(match.anchor, parse)
        if match.carrier is not None:
            reading = _with_modifiers(reading, match, parse)
        if match.carrier_role == "considered" and reading.status in ("ASSERTED", "FUTURE"):
            reading = replace(reading, status="HYPOTHETICAL", considered=True)
        if "idiom" in match.frame.flags and reading.status == "NEGATED":
            reading = replace(reading, status="ASSERTED")
        inner = match.complement
        promised = _promised(match, reading, parse)
        decision = decide(
            match.frame.type,
            match.frame.mode,
            reading,
            inner=(inner.frame.type, inner.frame.mode) if inner is not None else None,
            promised=promised,
            pledged="future" in match.frame.flags,
            refrained=_refrains(match),
        )
        if decision is None:
            drop(f"{reading.status.lower()}: {' '.join(reading.cues)}")
            return
        if EXPECTED in reading.cues and not _is_arranged(match):
            drop("only expected")
            return
        if "warn" in match.frame.flags and (inner is None or inner.frame.type not in HOSTILE):
            drop("a warning of nothing that they would do")
            return
        if "appeal" in match.frame.flags and decision.event_type == "REQUEST" and not match.target:
            drop("an appeal to nobody in particular")
            return
        source, target = sides(match, parse)
        if match.frame.type == "AID" and decision.event_type == "AGREE":
            target = [t for t in target if kind(t, parse) in ACTING]  # not the aid itself
        reason = _unfit(match, decision, source, target, parse) or veto(
            match, decision.event_type, source, target, parse
        )
        if reason:
            drop(reason)
            return
        for one, other in pairs(source, target):
            fit = standing(match, decision.event_type, _some(one), _some(other), parse)
            if fit:
                found = _finding(match, decision, reading, one, other, parse)
                found = replace(found, political=fit == "political")
                if "prison" in match.frame.flags:  # a conviction with prison is both
                    coding.findings.append(found.as_type("COERCE", "arrest"))
                coding.findings.append(found)
            else:
                drop("no political actor")


def _is_arranged(match: Match) -> bool:
    """Whether it is what parties arrange beforehand: a meeting, or the signing of an agreement."""
    signed = any("agreement" in c.classes for c in match.frame.conditions)
    return match.frame.type == "CONSULT" or signed


def _some(token: Token | None) -> list[Token]:
    return [] if token is None else [token]


def _dropper(coding: Coding, match: Match, sentence: Span) -> Callable[[str], None]:
    def drop(reason: str) -> None:
        start = match.trigger.idx - sentence.start_char
        coding.dropped.append(Dropped(match.trigger.text, start, match.frame.rule, reason))

    return drop


def _consumed(matches: list[Match], parse: Parse) -> dict[int, str]:
    """Triggers that another match has taken in: the complement of an operator, an event noun."""
    taken: dict[int, str] = {}
    verbs = {
        m.trigger.i: m for m in matches if m.frame.pos in ("verb", "adj") and m.frame.type != "NONE"
    }
    for match in verbs.values():
        if _is_anothers(match, parse):
            continue
        if match.complement is not None:
            taken[match.complement.trigger.i] = match.frame.rule
        if match.complement_verb is not None:
            taken[match.complement_verb.i] = match.frame.rule
            for noun in parse.verb_slots(match.complement_verb).get("obj", ()):
                taken[content(noun, parse).i] = match.frame.rule
    types = {m.trigger.i: m.frame.type for m in matches if is_noun(m.trigger)}
    for verb in verbs.values() if types else ():
        if verb.frame.pos != "verb":
            continue
        slots = parse.verb_slots(verb.trigger)
        for name in ("obj", "on", "to", "in", "for", "with", "subj"):
            for noun in (m for t in slots.get(name, ()) for m in members(t)):
                for head in (noun, content(noun, parse)):
                    alike = verb.frame.type in (types.get(head.i), "REJECT")
                    if head.i in types and (name != "subj" or alike):
                        taken[head.i] = verb.frame.rule
    return taken


def _with_modifiers(reading: Reading, match: Match, parse: Parse) -> Reading:
    bare = read_modifiers(match.trigger, parse)
    if bare.status != "ASSERTED" and reading.status == "ASSERTED":
        return Reading(
            bare.status, bare.cues, reading.speaker, reading.speech, bare.refused, bare.considered
        )
    return reading


def _refrains(match: Match) -> bool:
    verb = match.complement_verb
    return verb is not None and any(c.dep_ == "neg" for c in verb.children)


def _promised(match: Match, reading: Reading, parse: Parse) -> bool:
    """Whether the speaker announces an act of their own: "the rebels said they will release"."""
    if reading.speech is None or reading.speaker is None:
        return False
    if not SELF_REPORT.intersection(parse.lexicon.lemmas.verb(reading.speech.lower_)):
        return False
    if match.anchor.dep_ == "acl" and match.anchor.head.lower_ in words("plans"):
        return False  # "announced plans to withdraw"
    subjects = parse.verb_slots(match.anchor).get("subj", [])
    return (
        any(
            s.lower_ in ("it", "they", "he", "she", "we", "i") or s == reading.speaker
            for s in subjects
        )
        or not subjects
    )


def _is_anothers(match: Match, parse: Parse) -> bool:
    """Whether a warning tells what somebody else may do: "warned that Russia could invade"."""
    verb = match.complement_verb
    if match.frame.lemma != "warn" or verb is None or match.complement is None:
        return False
    warner = parse.verb_slots(match.anchor).get("subj", [])
    others = [t for t in parse.subjects(verb) if t.lower_ not in PERSONAL and t not in warner]
    may = any(c.dep_ == "aux" and c.lower_ in POSSIBLE_AUX for c in verb.children)
    return may and bool(others)


def _unfit(
    match: Match, decision: Decision, source: list[Token], target: list[Token], parse: Parse
) -> str:
    """Why the roles do not make an event; empty where they do."""
    flags = match.frame.flags
    kinds = [kind(t, parse) for t in source]
    target_kinds = [kind(t, parse) for t in target]
    if source and not any(k in ACTING for k in kinds) and "free" not in flags:
        holders = parse.noun_slots(content(source[0], parse)).get("poss", ())
        if not any(h.dep_ == "poss" or kind(h, parse) in ACTING for h in holders):
            return f"nobody acts: {source[0].text}"
    unnamed = not source and decision.event_type not in NO_SOURCE
    if unnamed and not accused_in_general(match, decision.event_type, target, parse):
        return "no source"
    verb = match.anchor
    if not source and verb.dep_ in ("ROOT", "csubj") and verb.tag_ in ("VB", "VBP"):
        return "no source: the verb has no subject"
    if not source and not any(k in ACTING for k in target_kinds):
        return "no source and no actor as target"
    paired = "recip" in flags and any(is_pair(t) for t in source)
    if not target and not paired and (decision.event_type not in NO_TARGET or "needs" in flags):
        return "no target"
    suffered = any(k in ACTING for k in target_kinds) and has_own_patient(match.trigger)
    if (
        match.trigger.dep_ in ("acl", "relcl")
        and not any(k in ACTING for k in kinds)
        and not suffered
    ):
        holders = [h for t in source for h in parse.noun_slots(content(t, parse)).get("poss", ())]
        if not any(kind(h, parse) is ActorKind.POLITICAL for h in holders):
            return "background: it only tells which one is meant"
    if target and not any(k in ACTING for k in target_kinds):
        owners = [o for t in target for o in parse.noun_slots(content(t, parse)).get("poss", ())]
        if decision.event_type == "SUPPORT" and any(o.tag_ == "PRP$" for o in owners):
            return "about their own doings"
        blamed = match.trigger.lower_ in ("blame", "blamed", "blames", "blaming")
        if decision.mode == "allege" and blamed and not owners:
            return "nobody is accused"
    political = ActorKind.POLITICAL
    if "weak" in flags and not (
        any(k in (political, ActorKind.PRONOUN) for k in kinds)
        and (not target or any(k in ACTING for k in target_kinds))
    ):
        return "an ambiguous word without political actors"
    if is_noun(match.trigger) and match.carrier is None:
        if not source or not target:
            return "an event noun without both actors"
        if not all(any(k in ACTING for k in ks) for ks in (kinds, target_kinds)):
            return "an event noun without both actors"
    return ""


def _finding(
    match: Match,
    decision: Decision,
    reading: Reading,
    source: Token | None,
    target: Token | None,
    parse: Parse,
) -> Finding:
    trigger_start, trigger_end, trigger_text = _trigger(match)
    base = parse.sentence.start_char
    one = _phrase(source, parse) if source is not None else None
    other = _phrase(target, parse) if target is not None else None
    speaker = _phrase(reading.speaker, parse).text if reading.speaker is not None else None
    if speaker is not None and one is not None and one.text == speaker:
        speaker = None
    return Finding(
        trigger=trigger_text,
        trigger_start=trigger_start - base,
        trigger_end=trigger_end - base,
        event_type=decision.event_type,
        base_type=decision.base_type,
        mode=decision.mode or instrument(match, decision.base_type),
        modality=decision.modality,
        source=one,
        target=other,
        attribution=speaker,
        rule=match.frame.rule + (f" ({decision.why})" if decision.why else ""),
        cues=reading.cues,
        evidence=evidence(
            match,
            decision,
            (source, one) if source is not None and one is not None else None,
            (target, other) if target is not None and other is not None else None,
            parse.sentence,
        ),
        tense="future" if decision.modality == "FUTURE" else "past",
    )


def _trigger(match: Match) -> tuple[int, int, str]:
    """The words that report the act, from the light verb to the event noun."""
    tokens = [match.trigger, match.anchor]
    first = min(tokens, key=lambda t: t.i)
    last = max(tokens, key=lambda t: t.i)
    if last.i - first.i > 8:
        first = last = match.trigger
    start, end = first.idx, last.idx + len(last)
    return start, end, match.trigger.doc[first.i : last.i + 1].text


def _phrase(token: Token, parse: Parse) -> Phrase:
    start, end = bounds(token)
    document = token.doc
    apposition = next(
        (
            document[c.left_edge.i : c.i + 1].text
            for c in token.children
            if c.dep_ == "appos" and is_noun(c)
        ),
        None,
    )
    base = parse.sentence.start_char
    owner = possessive(content(token, parse))
    holder = antecedent(owner, parse) or owner if owner is not None else None
    text, full = document[start:end].text, document[slice(*reach(token, parse))].text
    shared = shared_head(token)
    if shared is not None:
        end = shared.i + 1
        full = document[start:end].text
    return Phrase(
        text=own_words(token, text, parse),
        start=document[start].idx - base,
        end=document[end - 1].idx + len(document[end - 1]) - base,
        head=token.text,
        kind=kind(token, parse).value,
        apposition=apposition,
        wider=_wider(token, start, end),
        full=full,
        owner=document[slice(*bounds(holder))].text if holder is not None else "",
    )


def _wider(token: Token, start: int, end: int) -> str:
    """The phrase with what stands directly behind it and tells where it belongs."""
    document = token.doc
    for child in token.rights:
        behind = child.dep_ == "prep" and child.lower_ in ("in", "from", "at", "of", "for")
        tied = child.dep_ in ("acl", "amod", "relcl") and child.lower_ in words("belonging")
        links = [child] if behind else [c for c in child.rights if c.dep_ in BEHIND and tied]
        for link in links[:1]:
            last = next((c for c in link.children if c.dep_ == "pobj"), link)
            _, behind_last = bounds(last)
            stop = document[end - 1].idx + len(document[end - 1])
            if child.idx <= stop + 1 and behind_last - child.i <= 9:
                end = max(end, behind_last)
    return str(document[start:end].text)
