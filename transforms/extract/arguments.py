"""Who stands where around a verb or an event noun: one view of a parse, whatever its syntax.

``Parse`` gives, for each token of a sentence, its arguments as a dictionary of slots. A verb has
subj, obj, iobj, prt, inf, ger, that, oprd, and one slot for each preposition; a passive is turned
round, relative and participial clauses, infinitives and coordinated verbs get the subject and
object that they share. A noun has poss, mod and its prepositions. Labels are those of spaCy's
English models (the CLEAR style).
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from transforms.extract.actors import Actor
from transforms.extract.knowledge import Knowledge
from transforms.extract.lexicon_tables import Lexicon

Slots = dict[str, list[Token]]

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
SUBJECT = frozenset({"nsubj", "csubj"})
OBJECT = frozenset({"dobj"})
# The object, not the subject, of these verbs does what their infinitive says.
OBJECT_CONTROL = frozenset(
    [
        "force",
        "compel",
        "urge",
        "ask",
        "order",
        "tell",
        "allow",
        "let",
        "permit",
        "help",
        "persuade",
        "convince",
        "get",
        "make",
        "require",
        "request",
        "instruct",
        "direct",
        "warn",
        "encourage",
        "invite",
        "push",
        "press",
        "pressure",
        "pressurize",
        "lobby",
        "beg",
        "implore",
        "call",
        "advise",
        "authorize",
        "authorise",
        "appoint",
        "send",
        "lead",
        "prompt",
        "cause",
        "enable",
        "see",
        "expect",
        "want",
        "oblige",
        "coerce",
        "exhort",
        "nudge",
        "badger",
        "petition",
        "challenge",
        "command",
        "dare",
        "train",
        "petition",
    ]
)
CARRYING = frozenset({"inf", "ger", "that"})


def is_verb(token: Token) -> bool:
    return bool(token.tag_[:2] == "VB")


def is_noun(token: Token) -> bool:
    return bool(token.tag_[:2] == "NN")


class Parse:
    """The arguments of every token of one parsed sentence, computed when asked for."""

    def __init__(self, sentence: Span, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.knowledge = knowledge
        self._verbs: dict[int, Slots] = {}
        self._nouns: dict[int, Slots] = {}
        self._subjects: dict[int, list[Token]] = {}

    def actor_of(self, name: Token) -> Actor | None:
        """The actor that a proper name names, with the words before it ("Sergei Lavrov")."""
        start = name.i
        while start > self.sentence.start and name.doc[start - 1].head.i == name.i:
            if name.doc[start - 1].dep_ not in ("compound", "amod", "nmod"):
                break
            start -= 1
        return self.knowledge.known_actor(name.doc[start : name.i + 1].text)

    # -- verbs

    def verb_slots(self, verb: Token) -> Slots:
        slots = self._verbs.get(verb.i)
        if slots is None:
            slots = self._verbs[verb.i] = {}
            self._fill_verb(verb, slots)
        return slots

    def _fill_verb(self, verb: Token, slots: Slots) -> None:
        passive = self.is_passive(verb)
        for child in verb.children:
            dep = child.dep_
            if dep in ("dobj", "dative") and is_time(child):
                continue
            if dep == "dobj" or (dep == "attr" and verb.lower_ not in BE_FORMS):
                slots.setdefault("obj", []).append(self.antecedent(child))
            elif dep == "dative":
                slots.setdefault("iobj", []).extend(_pobj(child) or [child])
            elif dep in ("prep", "agent"):
                self._add_preposition(child, slots)
            elif dep == "prt":
                slots.setdefault("prt", []).append(child)
            elif dep in ("oprd", "acomp"):
                slots.setdefault("oprd", []).append(child)
            elif dep == "advmod" and child.lower_ in PARTICLES:
                slots.setdefault("prt", []).append(child)
                slots.setdefault(child.lower_, []).append(child)
            elif dep in ("xcomp", "ccomp"):
                self._add_complement(child, slots)
            elif dep == "neg":
                slots.setdefault("neg", []).append(child)
            elif dep == "pcomp":
                slots.setdefault("ger", []).append(child)
            elif dep == "advcl" and child.i > verb.i and _has_to(child) and "inf" not in slots:
                slots.setdefault("purpose", []).append(child)
        if passive:
            self._turn_round(verb, slots)
        else:
            subjects = self.subjects(verb)
            if subjects:
                slots["subj"] = subjects
        if "obj" not in slots:
            self._find_object(verb, slots, passive)
        for head in slots.get("obj", ()):
            for name, tokens in self.noun_slots(head).items():
                if name not in ("poss", "mod"):
                    slots.setdefault(name, []).extend(t for t in tokens if t not in slots[name])

    def _add_complement(self, child: Token, slots: Slots) -> None:
        if not is_verb(child):
            slots.setdefault("oprd", []).append(child)
            return
        if _has_to(child) or (child.tag_ == "VB" and child.dep_ == "xcomp"):
            name = "inf"
        elif child.tag_ == "VBG" and child.dep_ == "xcomp":
            name = "ger"
        else:
            name = "that"
        slots.setdefault(name, []).append(child)
        if name == "that" and _must(child):
            slots.setdefault("must", []).append(child)
        elif name == "that" and child.tag_ == "VB" and not _has_auxiliary(child):
            slots.setdefault("subjunctive", []).append(child)
        if name == "inf" or child.tag_ == "VBG":
            # "urged Iran to stop", "accept refugees fleeing the war": the parser may put the
            # object under the clause.
            own = [c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
            if own and "obj" not in slots and child.dep_ == "ccomp":
                slots["obj"] = own

    def _add_preposition(self, preposition: Token, slots: Slots) -> None:
        name = preposition.lower_
        if name == "by" and preposition.dep_ == "agent":
            name = "by"
        for child in preposition.children:
            if child.dep_ in ("pobj", "pcomp"):
                slots.setdefault(name, []).append(self.antecedent(child))
                if child.dep_ == "pcomp" and is_verb(child):
                    slots.setdefault("ger", []).append(child)
            elif child.dep_ == "prep":
                for inner in _pobj(child):
                    slots.setdefault(child.lower_, []).append(inner)
                    slots.setdefault(name, []).append(inner)
        if not any(c.dep_ in ("pobj", "pcomp", "prep") for c in preposition.children):
            head = preposition.head
            if head.dep_ == "relcl":
                slots.setdefault(name, []).append(head.head)
            else:
                slots.setdefault("prt", []).append(preposition)

    def adjective_slots(self, adjective: Token) -> Slots:
        """Slots of a predicate adjective: subj, inf and its prepositions ("is ready to talk")."""
        slots: Slots = {}
        for child in adjective.children:
            if child.dep_ == "prep":
                self._add_preposition(child, slots)
            elif child.dep_ in ("xcomp", "ccomp", "advcl") and _has_to(child):
                slots.setdefault("inf", []).append(child)
            elif child.dep_ in ("xcomp", "ccomp"):
                slots.setdefault("that", []).append(child)
        head = adjective.head
        if is_verb(adjective):
            slots["subj"] = self.verb_slots(adjective).get("obj", []) or self.subjects(adjective)
        elif is_verb(head) or head.pos_ == "AUX":
            slots["subj"] = self.subjects(head)
            for child in head.children:
                if child.dep_ in ("xcomp", "advcl") and child.i > adjective.i and _has_to(child):
                    slots.setdefault("inf", []).append(child)
                elif child.dep_ == "prep" and child.i > adjective.i:
                    self._add_preposition(child, slots)
        return slots

    def is_passive(self, verb: Token, depth: int = 0) -> bool:
        for child in verb.children:
            if child.dep_ in ("nsubjpass", "auxpass", "csubjpass"):
                return True
        if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
            return False
        if any(c.dep_ == "nsubj" for c in verb.children):
            return False
        if verb.dep_ in ("acl", "relcl", "advcl", "amod", "ccomp", "xcomp"):
            return not any(c.dep_ == "dobj" for c in verb.children) or verb.dep_ == "acl"
        if verb.dep_ == "conj" and depth < 4 and is_verb(verb.head):
            return self.is_passive(verb.head, depth + 1)
        return False

    def _turn_round(self, verb: Token, slots: Slots) -> None:
        patients = [
            self.antecedent(c) for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")
        ]
        if not patients:
            patients = self._shared_patient(verb)
        if "obj" in slots and patients:
            slots.setdefault("iobj", []).extend(patients)
        elif patients:
            slots["obj"] = patients
        if "by" in slots:
            slots["subj"] = slots["by"]

    def _shared_patient(self, verb: Token) -> list[Token]:
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        if verb.dep_ == "conj" and is_verb(verb.head):
            shared = self.verb_slots(verb.head)
            return shared.get("obj", []) if self.is_passive(verb.head) else shared.get("subj", [])
        if verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp"):
            return self._controller(verb)
        return []

    def _find_object(self, verb: Token, slots: Slots, passive: bool) -> None:
        if passive:
            return
        if verb.dep_ == "relcl" and any(c.dep_ in SUBJECT for c in verb.children):
            subject = next(c for c in verb.children if c.dep_ in SUBJECT)
            if subject.lower_ not in RELATIVE:
                slots["obj"] = [verb.head]
                return
        for later in verb.conjuncts:
            if later.i > verb.i and is_verb(later) and later.i - verb.i <= 4:
                shared = [c for c in later.children if c.dep_ == "dobj"]
                if shared and not any(c.dep_ in SUBJECT for c in later.children):
                    slots["obj"] = shared
                    return

    def subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """Who does what the active verb says; empty where the sentence does not tell."""
        if verb.i in self._subjects:
            return self._subjects[verb.i]
        found = [
            self.antecedent(c) for c in verb.children if c.dep_ in SUBJECT and c.lower_ != "there"
        ]
        if not found and depth < 8:
            if verb.dep_ == "conj" and is_verb(verb.head):
                found = [
                    self.antecedent(c) for c in verb.head.children if c.dep_ == "nsubjpass"
                ] or self.subjects(verb.head, depth + 1)
            elif verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBD", "VBZ", "VBP"):
                found = [verb.head]
                if verb.tag_ == "VBG" and self._is_issued(verb.head):
                    found = self._holder(verb.head, depth + 1) or found
            elif verb.dep_ == "acl":
                found = self._holder(verb.head, depth + 1)
            elif verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp", "dep"):
                found = self._controller(verb, depth + 1)
        if not found and verb.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG"):
            found = self._just_before(verb)
        self._subjects[verb.i] = found
        return found

    def _just_before(self, verb: Token) -> list[Token]:
        """The noun right before a finite verb, where the parser gave the verb no subject."""
        if verb.dep_ not in ("ROOT", "conj", "ccomp", "parataxis") or verb.dep_ == "conj":
            return []
        at = verb.i - 1
        begin = self.sentence.start
        auxiliaries = False
        while at >= begin and verb.doc[at].dep_ in ("aux", "neg", "advmod", "auxpass"):
            auxiliaries |= verb.doc[at].dep_ == "aux"
            at -= 1
        if at < begin or (verb.tag_ in ("VB", "VBN", "VBG") and not auxiliaries):
            return []
        noun = verb.doc[at]
        return [noun] if is_noun(noun) and not is_time(noun) else []

    def _controller(self, verb: Token, depth: int = 0) -> list[Token]:
        """The understood subject of an infinitive or participle."""
        if depth > 8:
            return []
        head = verb.head
        if verb.dep_ == "pcomp":
            head = head.head
        if is_verb(head):
            lemma = (self.lexicon.lemmas.verb(head.lower_) or [head.lower_])[0]
            if verb.dep_ in ("xcomp", "ccomp") and lemma in OBJECT_CONTROL:
                objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
                objects = objects or [c for c in head.children if c.dep_ == "nsubjpass"]
                if objects:
                    return [self.antecedent(o) for o in objects]
                if lemma in ("call", "push", "press"):
                    named = self.verb_slots(head)
                    return named.get("on", []) or named.get("for", [])
            if self.is_passive(head):
                patients = [self.antecedent(c) for c in head.children if c.dep_ == "nsubjpass"]
                return patients or self._shared_patient(head)
            return self.subjects(head, depth + 1)
        if is_noun(head):
            return self._holder(head, depth + 1)
        if head.dep_ in ("acomp", "oprd", "conj", "attr"):  # "is ready to", "is willing to"
            return self.subjects(head.head, depth + 1)
        return []

    def _is_issued(self, noun: Token) -> bool:
        """Whether a verb beside it says who wrote the document: "passed a resolution"."""
        return (
            noun.lower_.rstrip("s") in DOCUMENTS
            and is_verb(noun.head)
            and bool(ISSUING.intersection(self.lexicon.lemmas.verb(noun.head.lower_)))
        )

    def _holder(self, noun: Token, depth: int) -> list[Token]:
        """Whose plan, decision or threat it is."""
        named = [c for c in noun.children if c.dep_ == "poss"] or self.noun_slots(noun).get(
            "by", []
        )
        if named:
            return named
        if noun.dep_ in ("dobj", "attr") and is_verb(noun.head):
            return self.subjects(noun.head, depth + 1)
        if noun.dep_ == "pobj" and is_verb(noun.head.head):
            return self.subjects(noun.head.head, depth + 1)
        return self.noun_slots(noun).get("poss", [])

    def antecedent(self, token: Token) -> Token:
        """The noun that a relative pronoun stands for, or the token itself."""
        if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "WP$", "IN"):
            clause = token.head
            for _ in range(4):
                if clause.dep_ == "relcl":
                    return clause.head
                clause = clause.head
        return token

    # -- nouns

    def noun_slots(self, noun: Token) -> Slots:
        slots = self._nouns.get(noun.i)
        if slots is None:
            slots = self._nouns[noun.i] = {}
            self._fill_noun(noun, slots)
        return slots

    def _fill_noun(self, noun: Token, slots: Slots) -> None:
        for child in noun.children:
            if child.dep_ == "prep":
                self._add_preposition(child, slots)
            elif child.dep_ == "poss":
                slots.setdefault("poss", []).insert(0, self.antecedent(child))
            elif child.dep_ in ("amod", "compound", "nmod", "nummod") and child.i < noun.i:
                kind = "poss" if self.names_actor(child) else "mod"
                slots.setdefault(kind, []).append(child)
                for inner in child.children:
                    if inner.dep_ in ("amod", "compound", "nmod", "npadvmod", "conj"):
                        kind = "poss" if self.names_actor(inner) else "mod"
                        slots.setdefault(kind, []).append(inner)
            elif child.dep_ in ("acl", "relcl"):
                if _has_to(child):
                    slots.setdefault("inf", []).append(child)
                elif child.tag_ == "VBN" and child.dep_ == "acl":
                    for agent in (c for c in child.children if c.dep_ == "agent"):
                        slots.setdefault("by", []).extend(_pobj(agent))

    def names_actor(self, token: Token) -> bool:
        """Whether a word before a noun names an actor: "Israeli attack", "US-Iran talks"."""
        text = token.text
        lexicon = self.lexicon
        return (
            text in lexicon.demonyms
            or text in lexicon.country_names
            or text in lexicon.capitals
            or token.tag_ in ("NNP", "NNPS")
            or bool(token.tag_[:2] == "NN" and set(lexicon.lemmas.noun(token.lower_)) & NOUN_AGENTS)
        )


BE_FORMS = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"})
PARTICLES = frozenset({"out", "off", "down", "up", "back", "away", "over", "in", "together"})
NOUN_AGENTS = frozenset(
    [
        "government",
        "army",
        "military",
        "police",
        "rebel",
        "regime",
        "guerrilla",
        "militant",
        "insurgent",
        "terrorist",
        "troop",
        "opposition",
        "militia",
        "coalition",
        "separatist",
        "jihadist",
        "islamist",
        "gunman",
    ]
)
# What is written or said by somebody: "passed a resolution criticizing X".
DOCUMENTS = frozenset(
    "report statement resolution letter bill lawsuit complaint message motion petition communique "
    "speech decree document declaration law decision tweet article agreement order draft note "
    "memo email remark comment interview indictment verdict ruling measure legislation".split()
)
ISSUING = frozenset(
    "issue pass adopt sign file release publish put send write approve introduce make deliver "
    "submit post draft hand reach announce".split()
)
TIME_WORDS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "week",
        "month",
        "year",
        "day",
        "night",
        "morning",
        "evening",
        "afternoon",
        "weekend",
        "hour",
        "minute",
        "tonight",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "time",
    ]
)


def is_time(token: Token) -> bool:
    word = token.lower_
    return word in TIME_WORDS or word.rstrip("s") in TIME_WORDS


def _has_auxiliary(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _must(verb: Token) -> bool:
    """Whether a clause says what somebody has to do: "must withdraw", "has to resign"."""
    if any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.children):
        return True
    return (
        verb.lower_ in ("has", "have")
        and not _has_auxiliary(verb)
        and any(c.dep_ == "xcomp" and _has_to(c) for c in verb.children)
    )


def _pobj(preposition: Token) -> list[Token]:
    return [c for c in preposition.children if c.dep_ in ("pobj", "pcomp")]


def _has_to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)
