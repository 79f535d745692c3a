"""From a word and its company to a frame: the most specific one whose conditions hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from transforms.extract.arguments import Parse, Slots
from transforms.extract.lexicon_tables import Condition, Frame
from transforms.extract.phrases import content, in_class, is_pair, members
from transforms.extract.roles import parties, slots_of
from transforms.extract.tokens import is_adjective, is_noun, is_time, is_verb

PREDICATES = frozenset({"acomp", "oprd", "ROOT", "conj"})  # what adjectives are that tell an act
DEEPEST = 20  # complements within a complement that are looked into: "agreed to offer to ask"


@dataclass
class Match:
    """A frame found at a word; ``carrier`` is the light verb where the word is a noun."""

    trigger: Token
    frame: Frame
    carrier: Token | None = None
    carrier_role: str = ""
    complement: Match | None = None
    complement_verb: Token | None = None
    source: list[Token] = field(default_factory=list)
    target: list[Token] = field(default_factory=list)

    @property
    def anchor(self) -> Token:
        """The verb that tells time and polarity: the light verb, else the word itself."""
        return self.carrier or self.trigger


class Matcher:
    """Frames over one parsed sentence."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.lexicon = parse.lexicon
        self._cache: dict[int, Match | None] = {}
        self._depth = 0

    def match(self, token: Token) -> Match | None:
        """The best frame at a token, or None."""
        if token.i not in self._cache:
            self._cache[token.i] = None  # stops the recursion of a malformed parse
            self._cache[token.i] = self._match(token)
        return self._cache[token.i]

    def _match(self, token: Token) -> Match | None:
        predicate = token.dep_ in PREDICATES and not any(c.dep_ == "dobj" for c in token.children)
        if predicate and (found := self._match_adjective(token)) is not None:
            return found
        if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            slots = self.parse.verb_slots(token)
            frame = self._best(self.verb_frames(token), slots)
            if frame is None or frame.type == "NONE":
                return Match(token, frame) if frame else None
            found = Match(token, frame)
            self._attach_complement(found, slots)
            return found
        if is_noun(token):
            return self._match_noun(token)
        if is_adjective(token):
            return self._match_adjective(token)
        return None

    def _match_adjective(self, token: Token) -> Match | None:
        frames = self.lexicon.adjectives.get(token.lower_, ())
        if not frames:
            return None
        slots = self.parse.adjective_slots(token)
        frame = self._best(list(frames), slots)
        if frame is None:
            return None
        found = Match(token, frame)
        self._attach_complement(found, slots)
        return found

    def verb_frames(self, token: Token) -> list[Frame]:
        """The frames of all verbs that a token can be a form of."""
        return [
            f
            for lemma in self.lexicon.lemmas.verb(token.lower_)
            for f in self.lexicon.verbs.get(lemma, ())
        ]

    def noun_frames(self, token: Token) -> list[Frame]:
        """The frames of all nouns that a token can be a form of."""
        return [
            f
            for lemma in self.lexicon.lemmas.noun(token.lower_)
            for f in self.lexicon.nouns.get(lemma, ())
        ]

    def _match_noun(self, token: Token) -> Match | None:
        frames = self.noun_frames(token)
        if not frames or token.dep_ == "compound":
            return None
        slots = self.parse.noun_slots(token)
        frame = self._best(frames, slots)
        if frame is None:
            return None
        carrier, role = self._carrier(token)
        if carrier is None and "light" in frame.flags:
            return None
        return Match(token, frame, carrier, role)

    def _carrier(self, noun: Token) -> tuple[Token | None, str]:
        """The light verb of an event noun and what its subject is."""
        head = noun
        while head.dep_ == "pobj" and head.head.lower_ == "of" and is_noun(head.head.head):
            outer = head.head.head
            if content(outer, self.parse) != noun:
                break
            head = outer
        while head.dep_ == "conj" and is_noun(head.head):
            head = head.head
        verb = head.head
        if not is_verb(verb):
            return None, ""
        roles = {
            role
            for lemma in self.lexicon.lemmas.verb(verb.lower_)
            for role in self.lexicon.light.get(lemma, "").split()
        }
        if head.dep_ in ("dobj", "nsubjpass") or (
            head in self.parse.verb_slots(verb).get("obj", ())
        ):
            for role in ("considered", "source", "target"):
                if role in roles:
                    return verb, role
        if head.dep_ == "nsubj" and "event" in roles:
            return verb, "event"
        return None, ""

    # -- conditions

    def _best(self, frames: list[Frame], slots: Slots) -> Frame | None:
        best = None
        for frame in frames:
            if (best is None or frame.specificity > best.specificity) and all(
                self._holds(c, slots) for c in frame.conditions
            ):
                best = frame
        return best

    def _holds(self, condition: Condition, slots: Slots) -> bool:
        tokens = self._slot(condition.slot, slots)
        if condition.slot == "recip":
            subjects = slots.get("subj", [])
            tokens = parties(subjects[0], self.parse)[1:] if subjects else []
            tokens = tokens or [s for s in subjects[:1] if is_pair(s)]
        elif condition.slot == "sent":
            tokens = list(self.parse.sentence)
        if not condition.valued:
            return any(not is_time(t) for t in tokens) != condition.negated
        if "day" not in condition.classes:
            tokens = [t for t in tokens if not is_time(t) or self._says(t, condition.words)]
        heads = tokens if condition.slot == "sent" else [m for t in tokens for m in members(t)]
        hit = any(self._is(head, condition) for head in heads)
        return not hit if condition.negated else hit

    def _slot(self, name: str, slots: Slots) -> list[Token]:
        outer, dot, inner = name.partition(".")
        tokens = [t for slot in outer.split("|") for t in slots.get(slot, ())]
        if not dot:
            return tokens
        return [
            t
            for head in tokens
            for slot in inner.split("|")
            for t in slots_of(head, self.parse).get(slot, ())
        ]

    def _is(self, token: Token, condition: Condition) -> bool:
        heads = {token, content(token, self.parse)}
        if any(self._says(head, condition.words) for head in heads):
            return True
        return any(in_class(token, name, self.parse) for name in condition.classes)

    def _says(self, token: Token, words: frozenset[str]) -> bool:
        """Whether a token is a form of one of some words."""
        word = token.lower_
        lemmas = self.lexicon.lemmas
        forms = lemmas.verb(word) if is_verb(token) else lemmas.noun(word)
        return word in words or bool(words.intersection(forms))

    # -- complements

    def _attach_complement(self, found: Match, slots: Slots) -> None:
        if "inherit" not in found.frame.flags or self._depth >= DEEPEST:
            return
        self._depth += 1
        self._find_complement(found, slots)
        self._depth -= 1

    def _find_complement(self, found: Match, slots: Slots) -> None:
        for name in ("must", "inf", "that", "ger", "purpose"):
            for verb in slots.get(name, ()):
                if is_verb(verb):
                    found.complement_verb = verb
                    inner = self.match(self._through_light(verb))
                    if inner is not None and inner.frame.type != "NONE":
                        found.complement = inner
                    return
        for name in ("obj", "to", "on", "for"):
            for noun in slots.get(name, ()):
                noun = content(noun, self.parse)
                found_inner = self._best(self.noun_frames(noun), self.parse.noun_slots(noun))
                if found_inner is not None:
                    found.complement = Match(noun, found_inner)
                    return
                for verb in self.parse.noun_slots(noun).get("inf", ()):
                    found.complement_verb = verb
                    inner = self.match(self._through_light(verb))
                    if inner is not None and inner.frame.type != "NONE":
                        found.complement = inner
                    return

    def _through_light(self, verb: Token) -> Token:
        """The verb itself, or the event noun that it carries ("to hold talks")."""
        direct = self.match(verb)
        lemmas = self.lexicon.lemmas.verb(verb.lower_)
        if direct is not None or not any(lemma in self.lexicon.light for lemma in lemmas):
            return verb
        for noun in self.parse.verb_slots(verb).get("obj", ()):
            noun = content(noun, self.parse)
            if self.noun_frames(noun) and self.match(noun) is not None:
                return noun
        return verb
