"""Who does what a verb says, where the sentence leaves it to be understood.

"Agreed to lift" has the subject of "agreed", "urged Iran to stop" its object, "a resolution
criticizing X" whoever passed it, "police arrested and charged" the first verb's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from transforms.extract.tokens import antecedent_of, is_noun, is_time, is_verb
from transforms.extract.wordlists import words

if TYPE_CHECKING:
    from transforms.extract.arguments import Parse

SUBJECT = frozenset({"nsubj", "csubj"})


class Subjects:
    """The subjects of the verbs of one parse, remembered."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._found: dict[int, list[Token]] = {}

    def of(self, verb: Token, depth: int = 0) -> list[Token]:
        """Who does what the active verb says; empty where the sentence does not tell."""
        if verb.i in self._found:
            return self._found[verb.i]
        found = [
            antecedent_of(c) for c in verb.children if c.dep_ in SUBJECT and c.lower_ != "there"
        ]
        if len(found) > 1:  # "thousands of people, many of them students, marched"
            found = [t for t in found if not _is_part_of_them(t)] or found
        if not found and depth < 8:
            if verb.dep_ == "conj" and is_verb(verb.head):
                found = [
                    antecedent_of(c) for c in verb.head.children if c.dep_ == "nsubjpass"
                ] or self.of(verb.head, depth + 1)
            elif verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBG", "VBD", "VBZ", "VBP"):
                found = [verb.head]
                if verb.tag_ == "VBG" and self._is_issued(verb.head):
                    found = self._holder(verb.head, depth + 1) or found
            elif verb.dep_ == "acl" and verb.tag_ == "VBN" and not self._parse.is_passive(verb):
                found = [verb.head]
            elif verb.dep_ == "acl":
                found = self._holder(verb.head, depth + 1)
            elif verb.dep_ in ("xcomp", "advcl", "pcomp", "ccomp", "dep"):
                found = self.controller(verb, depth + 1)
        if not found and verb.tag_ in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG"):
            found = self._just_before(verb)
        self._found[verb.i] = found
        return found

    def _just_before(self, verb: Token) -> list[Token]:
        """The noun right before a finite verb, where the parser gave the verb no subject."""
        if verb.dep_ not in ("ROOT", "conj", "ccomp", "parataxis") or verb.dep_ == "conj":
            return []
        at = verb.i - 1
        begin = self._parse.sentence.start
        auxiliaries = False
        while at >= begin and verb.doc[at].dep_ in ("aux", "neg", "advmod", "auxpass"):
            auxiliaries |= verb.doc[at].dep_ == "aux"
            at -= 1
        if at < begin or (verb.tag_ in ("VB", "VBN", "VBG") and not auxiliaries):
            return []
        noun = verb.doc[at]
        return [noun] if is_noun(noun) and not is_time(noun) else []

    def controller(self, verb: Token, depth: int = 0) -> list[Token]:
        """The understood subject of an infinitive or participle."""
        if depth > 8:
            return []
        head = verb.head
        if verb.dep_ == "pcomp":
            head = head.head
            if is_verb(head) and words("blaming").intersection(
                self._parse.lexicon.lemmas.verb(head.lower_)
            ):
                blamed = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass")]
                return [antecedent_of(c) for c in blamed] or self._parse.shared_patient(head)
        if is_verb(head):
            lemma = (self._parse.lexicon.lemmas.verb(head.lower_) or [head.lower_])[0]
            if verb.dep_ in ("xcomp", "ccomp") and lemma in words("object_control"):
                objects = [c for c in head.children if c.dep_ in ("dobj", "dative")]
                objects = objects or [c for c in head.children if c.dep_ == "nsubjpass"]
                if objects:
                    return [antecedent_of(o) for o in objects]
                if lemma in ("call", "push", "press"):
                    named = self._parse.verb_slots(head)
                    return named.get("on", []) or named.get("for", [])
            if self._parse.is_passive(head):
                patients = [antecedent_of(c) for c in head.children if c.dep_ == "nsubjpass"]
                return patients or self._parse.shared_patient(head)
            return self.of(head, depth + 1)
        if is_noun(head):
            return self._holder(head, depth + 1)
        if head.dep_ in ("acomp", "oprd", "conj", "attr"):  # "is ready to", "is willing to"
            return self.of(head.head, depth + 1)
        return []

    def _is_issued(self, noun: Token) -> bool:
        """Whether a verb beside it says who wrote the document: "passed a resolution"."""
        return (
            noun.lower_.rstrip("s") in words("documents")
            and is_verb(noun.head)
            and bool(
                words("issuing").intersection(self._parse.lexicon.lemmas.verb(noun.head.lower_))
            )
        )

    def _holder(self, noun: Token, depth: int) -> list[Token]:
        """Whose plan, decision or threat it is."""
        named = [c for c in noun.children if c.dep_ == "poss"] or self._parse.noun_slots(noun).get(
            "by", []
        )
        if named:
            return named
        if noun.dep_ in ("dobj", "attr") and is_verb(noun.head):
            return self.of(noun.head, depth + 1)
        if noun.dep_ == "pobj" and is_verb(noun.head.head):
            return self.of(noun.head.head, depth + 1)
        return self._parse.noun_slots(noun).get("poss", [])


def _is_part_of_them(token: Token) -> bool:
    """Whether it speaks of some of those just named: "most of them"."""
    link = token.nbor(1) if token.i + 2 < len(token.doc) else token
    return link.lower_ == "of" and link.nbor(1).lower_ in ("them", "whom", "which")
