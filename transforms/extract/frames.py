"""From a word and its company to a frame, and from a frame to source and target.

``match`` picks the most specific frame of the lexicon whose conditions hold; ``roles`` follows the
frame's role expressions through the slots of the parse.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from transforms.extract.arguments import Parse, Slots
from transforms.extract.lexicon_tables import Condition, Frame
from transforms.extract.phrases import ActorKind, content, in_class, kind, members
from transforms.extract.tokens import is_noun, is_time, is_verb


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
    """Frames and roles over one parsed sentence."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.lexicon = parse.lexicon
        self._cache: dict[int, Match | None] = {}

    def match(self, token: Token) -> Match | None:
        """The best frame at a token, or None."""
        if token.i not in self._cache:
            self._cache[token.i] = None  # stops the recursion of a malformed parse
            self._cache[token.i] = self._match(token)
        return self._cache[token.i]

    def _match(self, token: Token) -> Match | None:
        if token.lower_ in self.lexicon.adjectives and token.dep_ in (
            "acomp",
            "oprd",
            "ROOT",
            "conj",
        ):
            found = self._match_adjective(token)
            if found is not None:
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
        if token.pos_ == "ADJ" or token.tag_[:2] == "JJ":
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
        return [
            f
            for lemma in self.lexicon.lemmas.verb(token.lower_)
            for f in self.lexicon.verbs.get(lemma, ())
        ]

    def noun_frames(self, token: Token) -> list[Frame]:
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
            tokens = self.parties(subjects[0])[1:] if subjects else []
        elif condition.slot == "sent":
            tokens = list(self.parse.sentence)
        if not condition.valued:
            return bool(tokens) != condition.negated
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
            for t in self._of_head(head).get(slot, ())
        ]

    def _of_head(self, token: Token) -> Slots:
        return (
            self.parse.verb_slots(token)
            if is_verb(token)
            else self.parse.noun_slots(content(token, self.parse))
        )

    def _is(self, token: Token, condition: Condition) -> bool:
        for word_token in {token, content(token, self.parse)}:
            word = word_token.lower_
            if word in condition.words:
                return True
            lemmas = (
                self.lexicon.lemmas.verb(word)
                if is_verb(word_token)
                else self.lexicon.lemmas.noun(word)
            )
            if condition.words.intersection(lemmas):
                return True
        return any(in_class(token, name, self.parse) for name in condition.classes)

    # -- complements and roles

    def _attach_complement(self, found: Match, slots: Slots) -> None:
        if "inherit" not in found.frame.flags:
            return
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
        if direct is not None:
            return verb
        for noun in self.parse.verb_slots(verb).get("obj", ()):
            noun = content(noun, self.parse)
            if self.noun_frames(noun) and self.match(noun) is not None:
                return noun
        return verb

    def roles(self, found: Match) -> None:
        """Fill source and target of a match."""
        frame = found.frame
        slots = self._role_slots(found)
        found.source = self._first(frame.source, slots, found)
        found.target = self._first(frame.target, slots, found, exclude=found.source)
        if found.carrier_role in ("source", "considered") and not found.source:
            found.source = self.parse.verb_slots(found.anchor).get("subj", [])
        if found.carrier_role in ("source", "considered") and found.source == found.target:
            found.target = []
        if found.carrier_role == "target":
            found.target = found.target or self.parse.verb_slots(found.anchor).get("subj", [])
            carrier_slots = self.parse.verb_slots(found.anchor)
            found.source = (
                found.source or carrier_slots.get("from", []) or carrier_slots.get("by", [])
            )
        if found.carrier_role == "event" and not found.target:
            found.target = self.parse.verb_slots(found.anchor).get("obj", [])

    def _role_slots(self, found: Match) -> Slots:
        if found.frame.pos == "adj":
            return self.parse.adjective_slots(found.trigger)
        if is_verb(found.trigger):
            return self.parse.verb_slots(found.trigger)
        slots = dict(self.parse.noun_slots(found.trigger))
        if found.carrier is not None:
            carried = self.parse.verb_slots(found.carrier)
            if found.carrier_role in ("source", "considered") and carried.get("subj"):
                slots["poss"] = carried["subj"]
                slots.pop("by", None)
            for name, tokens in carried.items():
                if name not in ("subj", "obj") and name not in slots:
                    slots[name] = tokens
        return slots

    def _first(
        self, paths: tuple[str, ...], slots: Slots, found: Match, exclude: list[Token] | None = None
    ) -> list[Token]:
        for path in paths:
            tokens = [
                t
                for t in self._resolve(path, slots, found)
                if t not in (exclude or ()) and is_role(t)
            ]
            if tokens:
                return tokens
        return []

    def _resolve(self, path: str, slots: Slots, found: Match) -> list[Token]:
        if path == "recip":
            return [
                p for t in slots.get("subj", slots.get("poss", [])) for p in self.parties(t)[1:]
            ]
        if path == "speaker":
            return self._speaker(found.anchor)
        outer, dot, inner = path.partition(".")
        if outer == "comp":
            return self._from_complement(inner, found)
        if outer.endswith("2"):
            tokens = slots.get(outer[:-1], [])
            if outer == "of2":
                return tokens
            return [m for t in tokens[:1] for m in members(t)[1:]] or tokens[1:2]
        tokens = slots.get(outer, [])
        if outer in ("between", "poss") and len(tokens) > 1:
            tokens = tokens[:1]
        if not dot:
            return tokens
        parts: list[Token] = []
        if outer == "subj" and inner in ("by", "of", "poss", "from"):
            tokens = [t for t in tokens if self._is_deed(t)]
        if outer == "obj" and inner in ("poss", "of", "from"):
            # "thanked the UN envoy": the envoy is meant, not the UN
            tokens = [t for t in tokens if kind(t, self.parse) in NOT_SELF]
        for head in tokens:
            inner_slots = self._of_head(head)
            first, more, rest = inner.partition(".")
            if more:
                for token in inner_slots.get(first, []):
                    parts += self._of_head(token).get(rest, [])
            elif first.endswith("2"):
                parts += [m for t in inner_slots.get(first[:-1], [])[:1] for m in members(t)[1:]]
            elif first == "poss":
                parts += self._possessor(head)
            else:
                parts += inner_slots.get(first, [])
        return parts

    def parties(self, token: Token) -> list[Token]:
        """Who meets whom in a plural: "A and B", "the envoys of A and B", "A and B's armies"."""
        found = members(token)
        if len(found) > 1:
            return found
        slots = self.parse.noun_slots(content(token, self.parse))
        for name in ("of", "from"):
            inner = [m for t in slots.get(name, [])[:1] for m in members(t)]
            if len(inner) > 1:
                return inner
        nations = [t for t in slots.get("poss", []) if in_class(t, "country", self.parse)]
        return nations if len(nations) > 1 else found

    def _speaker(self, verb: Token) -> list[Token]:
        """The subject of the verb of saying that a clause depends on."""
        for _ in range(4):
            if verb.dep_ == "ccomp" and is_verb(verb.head):
                return self.parse.subjects(verb.head)
            if verb.head.i == verb.i:
                break
            verb = verb.head
        return []

    def _possessor(self, head: Token) -> list[Token]:
        """Whose it is: a genitive, else the first word before it that surely names an actor."""
        tokens = self._of_head(head).get("poss", [])
        genitives = [t for t in tokens if t.dep_ == "poss"]
        return (
            genitives[:1] or [t for t in tokens if kind(t, self.parse) is ActorKind.POLITICAL][:1]
        )

    def _is_deed(self, token: Token) -> bool:
        """Whether a subject is itself an act or a weapon: "an attack by rebels killed"."""
        return any(
            in_class(token, name, self.parse) for name in ("attack", "blast", "protest", "talks")
        )

    def _from_complement(self, path: str, found: Match) -> list[Token]:
        inner = found.complement
        if inner is not None and path in ("target", "source"):
            if not inner.target and not inner.source:
                self.roles(inner)
            return list(inner.target if path == "target" else inner.source)
        verb = found.complement_verb
        if verb is None:
            return []
        return self.parse.verb_slots(verb).get(path, []) if path != "target" else []


NOT_SELF = frozenset({ActorKind.THING, ActorKind.NAME})


def is_role(token: Token) -> bool:
    """Whether a token can be a participant at all: no clause, no time, no bare adverb."""
    return (
        not is_verb(token)
        and token.text[:1].isalnum()
        and token.tag_ not in ("RB", "IN", "RP", "WRB", "TO", "PRP$")
        and not is_time(token)
    )
