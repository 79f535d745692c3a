"""Source and target of a frame: its role expressions followed through the slots of the parse.

Somebody who can act is preferred to a thing, among all the places that the frame allows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from transforms.extract.anaphora import agrees, antecedent
from transforms.extract.arguments import Parse, Slots
from transforms.extract.commerce import fields
from transforms.extract.implied import OPEN, implied_target, protested
from transforms.extract.phrases import ActorKind, content, in_class, kind, members, possessive
from transforms.extract.tokens import is_quantity, is_time, is_verb
from transforms.extract.wordlists import words

if TYPE_CHECKING:
    from transforms.extract.frames import Match

RECKONINGS = frozenset({"count", "estimate", "estimates", "reckoning", "tally"})  # "by its count"
PLACING = frozenset({"in", "at", "over"})
# Acts against what belongs to others: "its" is not the source's own.
TAKING = frozenset({"COERCE", "SANCTION", "ACCUSE", "ASSAULT"})
NOT_FROM_SELF = frozenset({"withhold", "arrest", "deport", "convict", "abduct", "torture"})
# Acts of a state, which is named where nobody else is: "expelled from Chad", "jailed in Chad".
STATE_ACTS = {"expel": "from", "deport": "from", "arrest": "in", "convict": "in"}
OWNERS = frozenset({"owner", "owners", "heir", "heirs"})  # who get back what is "theirs"
BEFORE = frozenset({"amod", "compound", "nmod"})
NOT_SELF = frozenset({ActorKind.THING, ActorKind.NAME})
ACCUSED = frozenset({ActorKind.POLITICAL, ActorKind.NAME, ActorKind.BUSINESS})


class Roles:
    """Fills the roles of the matches of one parse."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def _slots_of(self, token: Token) -> Slots:
        return slots_of(token, self.parse)

    def fill(self, found: Match) -> None:
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
        if not found.source and found.frame.mode == "release":
            found.source = [t for h in found.target[:1] for t in self._captors(h)]
        if not found.source and found.frame.mode in STATE_ACTS:
            places = slots.get(STATE_ACTS[found.frame.mode], [])
            found.source = [t for t in places if t.text in self.parse.lexicon.country_names][:1]
            found.target = [t for t in found.target if t not in found.source]
        found.target = self._by_kind_of_act(found, slots) or found.target
        if found.frame.target and (not found.target or found.frame.type in OPEN):
            self._look_further(found, slots)
        if found.carrier_role == "event" and not found.target:
            told = self.parse.verb_slots(found.anchor).get("obj", [])
            found.target = [t for t in told if not is_nobody(t, self.parse)]

    def _by_kind_of_act(self, found: Match, slots: Slots) -> list[Token]:
        """The target where acts of this kind tell it in a way of their own; else nobody."""
        frame = found.frame
        if frame.mode == "visit":
            return self._whom_to_see(slots)
        if frame.type == "PROTEST":
            return protested(found, self.parse)
        if frame.type == "RETREAT" and not found.target and frame.target[:1] == ("to",):
            return self._stray_recipient(found)
        if frame.type == "ASSAULT" and not found.target:
            return self._struck(found)
        return []

    def _captors(self, captive: Token) -> list[Token]:
        """Who held whom somebody let go: "two soldiers held by the rebels were freed"."""
        for clause in captive.children:
            held = words("holding").intersection(self.parse.lexicon.lemmas.verb(clause.lower_))
            if held and clause.dep_ in ("acl", "relcl") and self.parse.is_passive(clause):
                return self.parse.verb_slots(clause).get("by", [])
        return []

    def _whom_to_see(self, slots: Slots) -> list[Token]:
        """Whom somebody travels to meet: "flew to Cairo to meet the president"."""
        for verb in (*slots.get("purpose", ()), *slots.get("inf", ())):
            if "meet" in self.parse.lexicon.lemmas.verb(verb.lower_):
                met = self.parse.verb_slots(verb)
                return [t for n in ("obj", "with") for t in met.get(n, ()) if is_role(t)][:1]
        return []

    def _stray_recipient(self, found: Match) -> list[Token]:
        """To whom something was given back, where the parser hung that on the thing: "returned a
        painting that was stolen in 1989 to the museum"."""
        for token in reversed(list(found.anchor.subtree)):
            behind = token.i > found.anchor.i and token.dep_ == "pobj"
            recipient = behind and token.head.lower_ == "to" and is_role(token)
            if recipient and kind(token, self.parse) in ACCUSED:
                return [token]
        return []

    def _struck(self, found: Match) -> list[Token]:
        """What the attack that a verb is about did: "carried out the bombing that killed ten"."""
        for deed in self.parse.verb_slots(found.anchor).get("obj", ()):
            for clause in deed.children:
                if clause.dep_ != "relcl" or not self._is_deed(deed):
                    continue
                slots = self.parse.verb_slots(clause)
                for name in ("obj", "through", "at", "on"):
                    struck = [t for t in slots.get(name, ()) if is_role(t) and t != deed]
                    if struck and self.parse.subjects(clause)[:1] == [deed]:
                        return struck[:1]
        return []

    def _look_further(self, found: Match, slots: Slots) -> None:
        """Take an actor from near the act, as long as none is aimed at."""
        ways = [lambda: self._elsewhere(found, slots)] if found.source else []
        owned = any(c.dep_ == "poss" for t in slots.get("obj", ()) for c in t.lefts)
        if found.frame.type == "ACCUSE" and not owned:
            ways.append(lambda: self._accused(found, slots))
        if found.frame.type in OPEN or found.frame.mode == "third-party":
            ways.append(lambda: implied_target(found, self.parse))
        for way in ways:
            if all(is_nobody(t, self.parse) for t in found.target):
                found.target = way() or found.target

    def _accused(self, found: Match, slots: Slots) -> list[Token]:
        """Who did it by the clause that says what: "a probe into whether Acme broke the law"."""
        nouns = [found.trigger] if not is_verb(found.trigger) else slots.get("obj", [])[:1]
        roots = [found.trigger, *nouns]
        roots += [
            c for n in (*roots, found.anchor) for c in n.children if c.dep_ in ("acl", "prep")
        ]
        clauses = [c for r in roots for c in r.children if c.dep_ in ("ccomp", "pcomp")]
        nouns += [t for r in roots for t in r.children if t.dep_ == "pobj"]
        clauses += [c for n in nouns for c in n.children if _is_content(c)]
        for clause in clauses:
            for subject in self.parse.verb_slots(clause).get("subj", []) if is_verb(clause) else []:
                for token in (subject, *self._possessor(subject)):
                    acting = kind(token, self.parse) in ACCUSED
                    if acting and is_role(token) and token not in found.source:
                        return [token]
        return []

    def _elsewhere(self, found: Match, slots: Slots) -> list[Token]:
        """An actor or a state behind any preposition near the act, where no role names a target."""
        around = [slots]
        if found.complement_verb is not None:
            around.append(self.parse.verb_slots(found.complement_verb))
        objects = [t for s in around for t in s.get("obj", ())[:1]]
        around += [self._slots_of(t) for t in objects]
        suffering = [t for o in objects for t in self._victims(o, found)]
        behind = [t for t in objects for s in self._slots_of(t).values() for t in s[:1]]
        around += [self._slots_of(t) for t in behind if not is_verb(t)]
        for name in ("against", "with", "to", "from", "on", "for", "in", "at", "over"):
            named = (ActorKind.NAME,) if name in PLACING else (ActorKind.POLITICAL,)
            fitting = (*named, ActorKind.PERSON) if name in ("against", "for") else named
            for near in around:
                for token in near.get(name, ()):
                    if token in found.source or token in suffering or not is_role(token):
                        continue
                    what = kind(token, self.parse)
                    if in_class(token, "country", self.parse) or what in fitting:
                        return [token]
        return []

    def _victims(self, deed: Token, found: Match) -> list[Token]:
        """Who suffers the deed that an accusation is about, and is not accused."""
        if found.frame.type != "ACCUSE" or not self._is_deed(deed):
            return []
        slots = self._slots_of(deed)
        struck = [t for name in ("on", "against", "at", "to") for t in slots.get(name, ())]
        if found.frame.mode == "investigate":  # which is done where they are
            return struck
        return [t for victim in struck for t in victim.subtree]

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
        """What the first path gives that leads to somebody; else what the first gives at all."""
        things: list[Token] = []
        for path in paths:
            tokens = [
                t
                for t in self._resolve(path, slots, found)
                if t not in (exclude or ())
                and is_role(t)
                and not (exclude is not None and t.lower_ in words("no_target"))
                and not (exclude is not None and self._is_own(t, found))
            ]
            if any(
                kind(t, self.parse) is not ActorKind.THING
                or (exclude is not None and is_somebodys(t, self.parse))
                for t in tokens
            ):
                return tokens
            things = things or tokens
        return things

    def _is_own(self, token: Token, found: Match) -> bool:
        """Whether it belongs to the source itself: "withdraw its troops", "defend their policy"."""
        if found.frame.type == "PROTEST" and in_class(token, "protest", self.parse):
            return True  # "stopped work in a strike"
        owner = possessive(token)
        if found.frame.type == "RETREAT" and token.lower_ in OWNERS:
            return False  # "returned the book to its owners"
        thing = kind(token, self.parse) is ActorKind.THING
        if owner is None or not (thing or in_class(token, "troops", self.parse)):
            return False
        if found.frame.type not in TAKING:
            return True
        if found.frame.mode in NOT_FROM_SELF:
            return False
        holder = antecedent(owner, self.parse)
        acting = [m for s in found.source for m in members(s)]
        return holder in acting or (
            holder is None and any(s.i < owner.i and agrees(owner, s, self.parse) for s in acting)
        )

    def _resolve(self, path: str, slots: Slots, found: Match) -> list[Token]:
        if path == "recip":
            acting = next((slots[n] for n in ("subj", "poss", "by") if slots.get(n)), [])
            return [p for t in acting for p in parties(t, self.parse)[1:]]
        if path == "speaker":
            return self._speaker(found.anchor)
        outer, dot, inner = path.partition(".")
        if outer == "comp":
            return self._from_complement(inner, found)
        if outer.endswith("2"):
            tokens = slots.get(outer[:-1], [])
            if outer == "of2":
                return tokens
            if outer == "between2" and len(tokens) == 1:
                return parties(tokens[0], self.parse)[1:]
            return [m for t in tokens[:1] for m in members(t)[1:]] or tokens[1:2]
        tokens = slots.get(outer, [])
        if outer == "between" and len(tokens) == 1 and not members(tokens[0])[1:]:
            tokens = parties(tokens[0], self.parse)[:1]
        if outer == "purpose":  # "used water cannon to disperse": the parser sees a complement
            tokens = tokens or slots.get("inf", [])
        if outer in ("between", "poss") and len(tokens) > 1:
            tokens = tokens[:1]
        if not dot:
            return tokens
        parts: list[Token] = []
        if outer == "subj" and inner in ("by", "of", "poss", "from"):
            tokens = [t for t in tokens if self._is_deed(t)]
        if outer == "subj" and inner == "of":  # "Russia's shelling of the city": who suffers it
            tokens = [t for t in tokens if not any(c.dep_ == "poss" for c in t.lefts)]
        if outer == "obj" and inner in ("poss", "of", "from"):
            # "thanked the UN envoy": the envoy is meant, not the UN
            tokens = [t for t in tokens if kind(t, self.parse) in NOT_SELF]
        for head in tokens:
            if inner == "poss":
                parts += self._possessor(head)
            else:
                parts += self._resolve(inner, self._slots_of(head), found)
        return parts

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
        tokens = self._slots_of(head).get("poss", [])
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
                self.fill(inner)
            return list(inner.target if path == "target" else inner.source)
        verb = found.complement_verb
        if verb is None or path == "target":
            return []
        slots = self.parse.verb_slots(verb)
        if path == "obj" and all(self._is_sent(t) for t in slots.get("obj", ())):
            received = [t for name in ("to", "iobj") for t in slots.get(name, ())]
            return [t for t in received if not is_nobody(t, self.parse)] or slots.get("obj", [])
        return slots.get(path, [])

    def _is_sent(self, token: Token) -> bool:
        """Whether an object is what a state sends somewhere: "send police officers to Haiti"."""
        return any(in_class(token, n, self.parse) for n in ("troops", "police", "peacekeepers"))


def _is_content(clause: Token) -> bool:
    """Whether a clause says what a report or a claim is: "reports that Iran moved uranium"."""
    return clause.dep_ == "acl" and any(c.lower_ == "that" for c in clause.lefts)


def is_nobody(token: Token, parse: Parse) -> bool:
    """Whether a phrase names a thing, and no company or body, nor a thing of some nation."""
    if kind(token, parse) is not ActorKind.THING:
        return False
    if any(c.dep_ == "appos" and c.tag_ == "NNP" for c in token.rights):
        return False
    national = any(in_class(c, "country", parse) for c in token.lefts if c.dep_ in BEFORE)
    lemmas = {token.lower_, *parse.lexicon.lemmas.noun(token.lower_)}
    return not national and not lemmas & (
        fields()["company"] | parse.lexicon.classes["organization"]
    )


def is_somebodys(token: Token, parse: Parse) -> bool:
    """Whether the words before a thing say whose it is: "Houthi targets", "a US base"."""
    if token.lower_.endswith("ing"):
        return False  # "the Emirates mediating", a clause that the parser took for a thing
    before = (c for c in token.lefts if c.dep_ in BEFORE)
    return any(in_class(c, "country", parse) or parse.names_actor(c) for c in before)


def slots_of(token: Token, parse: Parse) -> Slots:
    """The slots of a verb, or those of what a noun phrase is about."""
    return parse.verb_slots(token) if is_verb(token) else parse.noun_slots(content(token, parse))


def parties(token: Token, parse: Parse) -> list[Token]:
    """Who meets whom in a plural: "A and B", "the envoys of A and B", "A and B's armies"."""
    found = members(token)
    if len(found) > 1:
        return found
    slots = parse.noun_slots(content(token, parse))
    for name in ("of", "from"):
        inner = [m for t in slots.get(name, [])[:1] for m in members(t)]
        if len(inner) > 1:
            return inner
    nations = [t for t in slots.get("poss", []) if in_class(t, "country", parse)]
    return nations if len(nations) > 1 else owners_before(token, parse) or found


def owners_before(token: Token, parse: Parse) -> list[Token]:
    """Both owners of one plural: "House and Senate negotiators", "Russia and Turkey's envoys"."""
    if token.tag_ not in ("NNS", "NNPS") and token.lower_ not in words("plurals"):
        return []
    for child in token.lefts:
        if child.dep_ in BEFORE | {"poss"}:
            found = [m for m in (child, *child.conjuncts) if parse.names_actor(m)]
            if len(found) > 1:
                listed = [c for c in token.lefts if c.i < child.i and c.nbor().text == ","]
                return [c for c in listed if parse.names_actor(c)] + found
    return []


def is_role(token: Token) -> bool:
    """Whether a token can be a participant at all: no clause, no time, no bare adverb."""
    return (
        not is_verb(token)
        and token.text[:1].isalnum()
        and token.tag_ not in ("RB", "IN", "RP", "WRB", "TO", "PRP$")
        and not is_time(token)
        and not is_quantity(token)
        and token.lower_ not in RECKONINGS
        and not (token.lower_ == "force" and token.head.lower_ in ("with", "by"))
    )
