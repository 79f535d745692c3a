"""Who stands where around a verb or an event noun: one view of a parse, whatever its syntax.

``Parse`` gives, for each token of a sentence, its arguments as a dictionary of slots. A verb has
subj, obj, iobj, prt, neg, inf, purpose, ger, that, must, subjunctive, oprd, and one slot for each
preposition; a passive is turned round, relative and participial clauses, infinitives and
coordinated verbs get the subject and object that they share. A noun has poss, mod and its
prepositions. Labels are those of spaCy's English models (the CLEAR style).
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Span, Token

from transforms.extract.actors import Actor
from transforms.extract.knowledge import Knowledge
from transforms.extract.lexicon_tables import Lexicon
from transforms.extract.subjects import SUBJECT, Subjects
from transforms.extract.tokens import (
    RELATIVE,
    antecedent_of,
    has_auxiliary,
    has_to,
    is_decreed,
    is_gerund_object,
    is_noun,
    is_time,
    is_verb,
    objects_of,
    obliges,
)
from transforms.extract.wordlists import words

Slots = dict[str, list[Token]]
LEAVING = frozenset({"out", "off", "away", "back", "down", "up"})
REASONS = frozenset({"for", "over", "after", "about", "of", "in", "during"})
# Prepositions of a passive behind whose nouns its agent may stand.
AGENT_BEHIND = REASONS | {"with", "on", "at", "from", "to", "as"}


class Parse:
    """The arguments of every token of one parsed sentence, computed when asked for."""

    def __init__(self, sentence: Span, lexicon: Lexicon, knowledge: Knowledge) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.knowledge = knowledge
        self._verbs: dict[int, Slots] = {}
        self._nouns: dict[int, Slots] = {}
        self._finder = Subjects(self)
        self.text: str = sentence.text  # kept, since spaCy joins it anew at each call

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence in lower case."""
        return frozenset(t.lower_ for t in self.sentence)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Its words, and the nouns that they may be forms of."""
        lemmas = self.lexicon.lemmas
        return self.words.union(*(lemmas.noun(word) for word in self.words))

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
        """Slot name -> heads that fill it, as the verb and its clause say."""
        slots = self._verbs.get(verb.i)
        if slots is None:
            slots = self._verbs[verb.i] = {}
            self._fill_verb(verb, slots)
        return slots

    def _fill_verb(self, verb: Token, slots: Slots) -> None:
        passive = self.is_passive(verb)
        two = [
            c for c in verb.children if c.dep_ == "dobj" and not is_time(c) and not _is_prefix(c)
        ]
        if len(two) == 2 and two[1].left_edge.i - two[0].right_edge.i > 1:
            two = two[:1]  # the second stands apart: "killed 48, the deadliest attack"
        for child in verb.children:
            dep = child.dep_
            if dep in ("dobj", "dative") and (is_time(child) or _is_prefix(child)):
                continue
            if dep == "dobj" and two and child.i > two[-1].i:
                continue
            if dep == "dobj" and len(two) == 2 and child.i == two[0].i:
                slots.setdefault("iobj", []).append(child)  # "granted the ministry permission"
            elif dep == "dobj" or (dep == "attr" and verb.lower_ not in words("be_forms")):
                slots.setdefault("obj", []).append(antecedent_of(child))
            elif dep == "dative":
                slots.setdefault("iobj", []).extend(objects_of(child) or [child])
                if child.lower_ == "to":
                    slots.setdefault("to", []).extend(objects_of(child))
            elif dep in ("prep", "agent"):
                self._add_preposition(child, slots)
            elif dep == "prt":
                slots.setdefault("prt", []).append(child)
            elif dep in ("oprd", "acomp"):
                slots.setdefault("oprd", []).append(child)
            elif dep == "advcl" and is_gerund_object(child, verb):
                slots.setdefault("ger", []).append(child)  # "ruled out recognizing Kosovo"
            elif dep == "advmod" and child.lower_ in words("particles"):
                slots.setdefault("prt", []).append(child)
                slots.setdefault(child.lower_, []).append(child)
                for inner in (c for c in child.rights if c.dep_ == "prep" and child.i > verb.i):
                    self._add_preposition(inner, slots)  # "handed the islands back to Japan"
            elif dep in ("xcomp", "ccomp"):
                self._add_complement(child, slots)
            elif dep == "neg":
                slots.setdefault("neg", []).append(child)
            elif dep == "pcomp":
                slots.setdefault("ger", []).append(child)
            elif dep == "advcl" and child.i > verb.i and has_to(child) and "inf" not in slots:
                governs = self.lexicon.operators.intersection(self.lexicon.lemmas.verb(verb.lower_))
                slots.setdefault("inf" if governs else "purpose", []).append(child)
        if passive:
            self._turn_round(verb, slots)
        else:
            subjects = self.subjects(verb)
            if subjects:
                slots["subj"] = subjects
        if "obj" not in slots:
            self._find_object(verb, slots, passive)
        if verb.i + 1 < self.sentence.end and verb.nbor().lower_ == "dead":
            slots.setdefault("prt", []).append(verb.nbor())  # "shot dead nine worshippers"
        for head in slots.get("obj", ()):
            for name, tokens in self.noun_slots(head).items():
                if name not in ("poss", "mod"):
                    slots.setdefault(name, []).extend(t for t in tokens if t not in slots[name])

    def _add_complement(self, child: Token, slots: Slots) -> None:
        if not is_verb(child):
            slots.setdefault("oprd", []).append(child)
            judged = [c for c in child.children if c.dep_ == "nsubj"]  # "found him guilty"
            if judged and "obj" not in slots:
                slots["obj"] = judged
            return
        if has_to(child) or (child.tag_ == "VB" and child.dep_ == "xcomp"):
            name = "inf"
        elif child.tag_ == "VBG" and child.dep_ == "xcomp":
            name = "ger"
        else:
            name = "that"
        slots.setdefault(name, []).append(child)
        if name == "that" and obliges(child):
            slots.setdefault("must", []).append(child)
        elif name == "that" and child.tag_ == "VB" and not has_auxiliary(child):
            slots.setdefault("subjunctive", []).append(child)
        if name == "inf" or child.tag_ == "VBG":
            # "urged Iran to stop", "accept refugees fleeing the war": the parser may put the
            # object under the clause.
            own = [c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
            if own and "obj" not in slots and child.dep_ == "ccomp":
                slots["obj"] = own

    def _add_preposition(self, preposition: Token, slots: Slots) -> None:
        name = preposition.lower_
        if name == "according":  # who says so is no part of what is done
            return
        for child in preposition.children:
            if child.dep_ == "pcomp" and (
                child.lower_ in words("participial_adjectives") or child.tag_ == "VBN"
            ):
                # "against visiting Crown Prince Salman", "in occupied Karabakh": the parser takes
                # it for a gerund
                slots.setdefault(name, []).extend(c for c in child.children if c.dep_ == "dobj")
            elif child.dep_ in ("pobj", "pcomp"):
                slots.setdefault(name, []).append(antecedent_of(child))
                if is_time(child) or child.lower_ in ("phone", "telephone"):
                    # "spoke by telephone with X", "met on Monday with X"
                    for inner in (c for c in child.children if c.dep_ == "prep"):
                        slots.setdefault(inner.lower_, []).extend(objects_of(inner))
                if child.dep_ == "pcomp" and is_verb(child):
                    slots.setdefault("ger", []).append(child)
            elif child.dep_ == "prep":
                if name in LEAVING:  # "pulled out of Bunia": the parser takes it for a preposition
                    slots.setdefault("prt", []).append(preposition)
                for inner in objects_of(child):
                    slots.setdefault(child.lower_, []).append(inner)
                    slots.setdefault(name, []).append(inner)
        if not any(c.dep_ in ("pobj", "pcomp", "prep") for c in preposition.children):
            head = preposition.head
            if head.dep_ == "relcl":
                slots.setdefault(name, []).append(head.head)
            else:
                slots.setdefault("prt", []).append(preposition)

    def subjects(self, verb: Token) -> list[Token]:
        """Who does what the active verb says; empty where the sentence does not tell."""
        return self._finder.of(verb)

    def adjective_slots(self, adjective: Token) -> Slots:
        """Slots of a predicate adjective: subj, inf and its prepositions ("is ready to talk")."""
        slots: Slots = {}
        for child in adjective.children:
            if child.dep_ == "prep":
                self._add_preposition(child, slots)
            elif child.dep_ in ("xcomp", "ccomp", "advcl") and has_to(child):
                slots.setdefault("inf", []).append(child)
            elif child.dep_ in ("xcomp", "ccomp"):
                slots.setdefault("that", []).append(child)
        head = adjective.head
        if is_verb(adjective):
            slots["subj"] = self.verb_slots(adjective).get("obj", []) or self.subjects(adjective)
        elif is_verb(head):
            slots["subj"] = self.subjects(head)
            for child in head.children:
                if child.dep_ in ("xcomp", "advcl") and child.i > adjective.i and has_to(child):
                    slots.setdefault("inf", []).append(child)
                elif child.dep_ == "prep" and child.i > adjective.i:
                    self._add_preposition(child, slots)
        return slots

    def is_passive(self, verb: Token, depth: int = 0) -> bool:
        """Whether the verb's subject suffers the act; coordinated verbs are alike."""
        for child in verb.children:
            if child.dep_ in ("nsubjpass", "auxpass", "csubjpass"):
                return True
        if is_decreed(verb):
            return True
        if verb.tag_ == "VBD" and verb.dep_ == "acl":  # "workers held hostage by pirates"
            return any(c.dep_ == "agent" for c in verb.rights)
        if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
            return False
        if any(c.dep_ == "nsubj" for c in verb.children):
            return False
        lemmas = self.lexicon.lemmas.verb(verb.lower_)
        if verb.dep_ == "acl" and words("protesting").intersection(lemmas):
            return False  # "thousands protested", misread as those against whom others did
        if verb.dep_ in ("acl", "relcl", "advcl", "amod", "ccomp", "xcomp"):
            return not any(c.dep_ == "dobj" for c in verb.children) or verb.dep_ == "acl"
        if verb.dep_ == "conj" and depth < 4 and is_verb(verb.head):
            return self.is_passive(verb.head, depth + 1)
        return False

    def _turn_round(self, verb: Token, slots: Slots) -> None:
        patients = [antecedent_of(c) for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")]
        if is_decreed(verb):  # "ordered the governor jailed"
            patients = [c for c in verb.children if c.dep_ == "nsubj"] or patients
            slots["subj"] = self.subjects(verb.head)
        if not patients:
            patients = self.shared_patient(verb)
        if "obj" in slots and patients:
            slots.setdefault("iobj", []).extend(patients)
        elif patients:
            slots["obj"] = patients
        agents = slots.get("by") or self._stray_agent(verb)
        if agents:
            slots["subj"] = list(agents)

    def _stray_agent(self, verb: Token) -> list[Token]:
        """The agent of a passive that the parser hung on a noun between: "were congratulated on
        their victory by the king", "was attacked with knives by students"."""
        for preposition in verb.rights:
            if preposition.dep_ != "prep" or preposition.lower_ not in AGENT_BEHIND:
                continue
            for noun in objects_of(preposition):
                deeds = self.lexicon.nouns.keys() & set(self.lexicon.lemmas.noun(noun.lower_))
                deed = deeds and preposition.lower_ in REASONS
                for link in () if deed or not is_noun(noun) else noun.rights:
                    if link.lower_ == "by" and link.dep_ == "prep":
                        return [t for t in objects_of(link) if is_noun(t) and not is_time(t)]
        return []

    def shared_patient(self, verb: Token) -> list[Token]:
        """Who suffers the act of a passive verb without a subject of its own."""
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        if verb.dep_ == "conj" and is_verb(verb.head):
            shared = self.verb_slots(verb.head)
            return shared.get("obj", []) if self.is_passive(verb.head) else shared.get("subj", [])
        if verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp"):
            return self._finder.controller(verb)
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

    # -- nouns

    def noun_slots(self, noun: Token) -> Slots:
        """Slot name -> heads that fill it, as the noun's phrase says."""
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
                slots.setdefault("poss", []).insert(0, antecedent_of(child))
            elif child.dep_ in ("amod", "compound", "nmod", "nummod") and child.i < noun.i:
                kind = "poss" if self.names_actor(child) else "mod"
                slots.setdefault(kind, []).append(child)
                for inner in child.children:
                    if inner.dep_ in ("amod", "compound", "nmod", "npadvmod", "conj"):
                        kind = "poss" if self.names_actor(inner) else "mod"
                        slots.setdefault(kind, []).append(inner)
            elif child.dep_ in ("acl", "relcl"):
                if has_to(child):
                    slots.setdefault("inf", []).append(child)
                elif child.tag_ == "VBN" and child.dep_ == "acl":
                    # "sanctions imposed on India", "a plan proposed by Russia"
                    for preposition in (c for c in child.children if c.dep_ in ("agent", "prep")):
                        self._add_preposition(preposition, slots)

    def names_actor(self, token: Token) -> bool:
        """Whether a word before a noun names an actor: "Israeli attack", "US-Iran talks"."""
        text = token.text
        lexicon = self.lexicon
        return (
            text in lexicon.demonyms
            or text in lexicon.country_names
            or text in lexicon.capitals
            or token.tag_ in ("NNP", "NNPS")
            or bool(
                token.tag_[:2] == "NN"
                and set(lexicon.lemmas.noun(token.lower_)) & words("noun_agents")
            )
        )


def _is_prefix(token: Token) -> bool:
    """The "co" and the hyphen of "co-authors", which the parser may take for objects."""
    if token.text == "-":
        return True
    following = token.i + 1
    return not token.whitespace_ and following < len(token.doc) and token.doc[following].text == "-"
