"""Whether an act is reported as done, to come, possible or not done.

The reading starts at the verb that carries the act and climbs through everything that takes it as
a complement ("is considering imposing": imposing <- considering), combining at each step what
tense, modal verbs, negation and the governing word say (modality.csv). The climb ends at a verb of
saying, whose subject is the attribution.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.clause_forms import (
    ends_in_time,
    is_expected,
    is_going_to,
    is_inverted,
    is_manner,
    is_of_draft,
    is_to,
    is_wished,
)
from transforms.extract.scheduled import scheduled
from transforms.extract.tokens import has_to, is_adjective, is_decreed, is_noun, is_verb
from transforms.extract.wordlists import words

Status = Literal["ASSERTED", "FUTURE", "HYPOTHETICAL", "NEGATED", "DROP"]

FUTURE_AUX = frozenset({"will", "shall", "'ll", "wo", "’ll"})
POSSIBLE_AUX = frozenset({"could", "may", "might", "can", "should", "must", "ought", "ca"})
MODALS = FUTURE_AUX | POSSIBLE_AUX | {"would"}
EXPECTED = "is expected"
NOBODY = frozenset({"nobody", "none", "noone", "nothing"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "barely"})
CONDITIONAL_MARKS = frozenset({"if", "unless", "whether", "should", "lest", "until", "till"})
MAYBE = frozenset({"may", "might", "could"})
SPEECH = words("speech")
SELF_REPORT = words("self_report")
CONSIDER = words("consider")
ATTEMPTING = words("attempting")
ORDERING = words("ordering")
TELLING = words("telling")
CONTACT = words("contact")
ALLEGING = words("alleging")


@dataclass(frozen=True)
class Reading:
    """What the sentence says about the reality of an act.

    ``cues`` are the words that told; ``speaker`` is the subject of the verb of saying. What kind of
    possibility a HYPOTHETICAL act is: ``considered`` (somebody weighs or plots it), ``possible``
    ("may attack", "would attack if"), ``attempted`` ("tried to storm") or ``presumed`` to have
    happened ("may have launched").
    """

    status: Status
    cues: tuple[str, ...] = ()
    speaker: Token | None = None
    speech: Token | None = None
    refused: bool = False
    considered: bool = False
    possible: bool = False
    attempted: bool = False
    presumed: bool = False


@dataclass
class _Climb:
    status: Status = "ASSERTED"
    cues: list[str] = field(default_factory=list)
    refused: bool = False
    considered: bool = False
    possible: bool = False
    attempted: bool = False
    presumed: bool = False
    talked_of: bool = False

    def talk_of(self) -> None:
        """What is alleged or spoken of ("accused of trying to", "reports that they may") is no
        intention by what its own clause says."""
        self.talked_of = True
        self.considered = self.possible = self.attempted = self.presumed = False

    def add(self, status: Status, cue: str) -> None:
        if status == "ASSERTED":
            return
        self.cues.append(cue)
        if "DROP" in (status, self.status):
            self.status = "DROP"
        elif status == "NEGATED" and self.status == "NEGATED":
            self.status = "ASSERTED"
        elif (
            self.status == "ASSERTED"
            or cue in CONDITIONAL_MARKS
            or (status == "HYPOTHETICAL" and self.status in ("FUTURE", "NEGATED"))
        ):
            self.status = status
        elif status == "NEGATED" and self.status == "FUTURE":
            self.refused, self.status = True, "NEGATED"
        elif status == "FUTURE" and self.status == "NEGATED":
            self.refused = True


def read(anchor: Token, parse: Parse) -> Reading:
    """The reading of the act that the anchor (a verb or a bare event noun) carries."""
    climb = _Climb()
    token = anchor
    if is_noun(anchor):
        _modifiers(anchor, parse, climb)
    outside = False  # past an "if" or "when": the main clause no longer speaks of the act
    for _ in range(10):
        if is_verb(token) and not outside:
            _own(token, parse, climb)
            speech = _is_speech(token, parse) and token.i != anchor.i
            if speech:
                return _reading(climb, _speaker(token, parse), token)
        governor, link = _governor(token, parse)
        if governor is None:
            break
        outside |= link == "open"
        if not outside:
            lemma_names = parse.lexicon.lemmas.verb(governor.lower_)
            if link == "gerund" or is_noun(governor):
                climb.talk_of()
            elif link == "complement" and not climb.talked_of:
                climb.attempted |= _attempts(governor, parse)
            if not (link == "gerund" and ALLEGING.intersection(lemma_names)):
                climb.considered |= bool(CONSIDER.intersection(lemma_names))
            climb.add(_effect(governor, parse, link, token), governor.lower_)
        token = governor
    if anchor.sent.text.rstrip(" \"'”’").endswith("?"):
        climb.add("HYPOTHETICAL", "?")
    return _reading(climb, *_quoted(anchor, parse))


def read_modifiers(noun: Token, parse: Parse) -> Reading:
    """What the words before an event noun say: "a planned visit", "no talks"."""
    climb = _Climb()
    _modifiers(noun, parse, climb)
    return _reading(climb, None, None)


def _reading(climb: _Climb, speaker: Token | None, speech: Token | None) -> Reading:
    return Reading(
        climb.status,
        tuple(climb.cues),
        speaker,
        speech,
        climb.refused,
        climb.considered,
        climb.possible,
        climb.attempted,
        climb.presumed,
    )


def _modifiers(noun: Token, parse: Parse, climb: _Climb) -> None:
    for child in noun.children:
        if child.dep_ in ("amod", "compound") or child.tag_ == "VBN":
            effect = parse.lexicon.modality.get((child.lower_, "mod"))
            if effect:
                climb.add(effect, child.lower_)  # type: ignore[arg-type]
                climb.attempted |= child.lower_ == "attempted"
                climb.considered |= effect == "HYPOTHETICAL" and child.lower_ in (
                    "possible", "potential", "threatened",
                )  # fmt: skip
        elif child.lower_ == "no" and child.dep_ == "det":
            climb.add("NEGATED", "no")


def _own(verb: Token, parse: Parse, climb: _Climb) -> None:
    """What the verb's own auxiliaries, negation and mark say."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    negated = [c for c in verb.children if c.dep_ == "neg" or c.lower_ in ("never", "neither")]
    negated = [c for c in negated if c.lower_ in NEGATIONS]
    said = {a.lower_ for a in auxiliaries}
    inherits = verb.dep_ == "conj" and is_verb(verb.head) and said <= {"be", "been"}
    if inherits and not any(c.dep_ == "nsubj" for c in verb.children):
        head_words = {c.lower_ for c in verb.head.children if c.dep_ == "aux"}
        if verb.tag_ in ("VB", "VBN") or not head_words:
            said |= head_words & MODALS
        if verb.tag_ in ("VB", "VBN") and any(
            c.lower_ in ("or", "nor") for c in verb.head.children
        ):
            negated += [c for c in verb.head.children if c.dep_ == "neg"]
    if is_manner(verb, parse):
        said |= {c.lower_ for c in verb.head.children if c.dep_ == "aux"} & MODALS
    if is_to(verb):
        climb.add("FUTURE", "is to")
    elif said & FUTURE_AUX:
        climb.add("FUTURE", "will")
    elif "would" in said:
        perfect = "have" in said or "'ve" in said
        conditional = any(t.lower_ in ("if", "unless") for t in verb.sent)
        conditional = conditional and not _reported(verb, parse)
        doubtful = conditional or verb.dep_ == "relcl" or is_of_draft(verb)
        climb.possible |= conditional and not (perfect or negated or climb.talked_of)
        climb.add("HYPOTHETICAL" if perfect or doubtful else "FUTURE", "would")
    elif said & POSSIBLE_AUX:
        perfect = "have" in said or "'ve" in said
        if said & MAYBE and not (negated or climb.talked_of):
            climb.possible |= not perfect
            climb.presumed |= perfect and "could" not in said
        climb.add("HYPOTHETICAL", min(said & POSSIBLE_AUX))
    elif "going" in {c.lower_ for c in verb.children}:
        climb.add("FUTURE", "going to")
    elif coming := scheduled(verb):
        climb.add("FUTURE", coming)
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children) and verb.dep_ in (
        "advcl", "relcl", "ROOT",
    ):  # fmt: skip
        copula = [c for c in verb.children if c.lower_ in ("is", "are", "was", "were")]
        if not _tells(verb, parse):
            climb.add("FUTURE" if copula else "HYPOTHETICAL", "to")
    for word in negated:
        if not ends_in_time(verb, said):
            climb.add("NEGATED", word.lower_)
    if verb.dep_ in ("csubj", "csubjpass") and verb.tag_ == "VBG":
        climb.add("HYPOTHETICAL", "-ing")  # "freeing dissidents helps": spoken of, not reported
    if is_expected(verb):
        climb.add("FUTURE", EXPECTED)
    if is_wished(verb, parse):
        climb.add("HYPOTHETICAL", "that")
    if verb.dep_ == "xcomp" and any(c.lower_ == "yet" for c in verb.head.children):
        climb.add("HYPOTHETICAL", "yet to")
    for child in verb.children:
        if child.dep_ in ("nsubj", "dobj", "nsubjpass") and (
            child.lower_ in NOBODY
            or any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in child.children)
        ):
            climb.add("NEGATED", "no")
        if child.dep_ in ("mark", "advmod") and child.lower_ in CONDITIONAL_MARKS:
            climb.talk_of()
            climb.add("HYPOTHETICAL", child.lower_)
        if child.dep_ == "advmod" and child.lower_ in ("allegedly", "reportedly", "possibly"):
            climb.cues.append(child.lower_)
    if is_inverted(verb):
        climb.add("HYPOTHETICAL", "had")


def _attempts(verb: Token, parse: Parse) -> bool:
    """Whether a verb tells that somebody really tried: "tried to storm", not "might try to"."""
    tried = is_verb(verb) and ATTEMPTING.intersection(parse.lexicon.lemmas.verb(verb.lower_))
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg")}
    return bool(tried) and not own & (FUTURE_AUX | POSSIBLE_AUX | NEGATIONS | {"would", "to"})


def _tells(verb: Token, parse: Parse) -> bool:
    """A purpose that is done by saying it: "called him to congratulate", "wrote to condemn"."""
    lemmas = parse.lexicon.lemmas
    return bool(
        verb.dep_ in ("advcl", "xcomp")
        and TELLING.intersection(lemmas.verb(verb.lower_))
        and CONTACT.intersection(lemmas.verb(verb.head.lower_))
    )


def _reported(verb: Token, parse: Parse) -> bool:
    head = verb
    for _ in range(4):
        if head.dep_ in ("ccomp", "conj", "xcomp", "acl"):
            head = head.head
            if _is_speech(head, parse) or head.lower_ in ("announcement", "statement", "pledge"):
                return True
        else:
            break
    return any(_is_speech(c, parse) for c in verb.children if c.dep_ in ("ccomp", "parataxis"))


def _is_speech(token: Token, parse: Parse) -> bool:
    return is_verb(token) and bool(
        SPEECH.intersection(parse.lexicon.lemmas.verb(token.lower_) or [token.lower_])
    )


def _governor(token: Token, parse: Parse) -> tuple[Token | None, str]:
    """What takes the token as complement, and how; (None, "") at the top."""
    head, dep = token.head, token.dep_
    if head.i == token.i or dep == "ROOT":
        return None, ""
    if is_verb(token) or is_adjective(token):
        if dep in ("xcomp", "ccomp"):
            return head, "complement"
        if dep == "pcomp":
            return head.head, "gerund"
        if dep == "acl" and is_noun(head):
            participle = token.tag_ in ("VBG", "VBN") and not any(
                c.dep_ == "aux" for c in token.children
            )
            if not participle:
                return head, "complement"
            paper = head.lower_.rstrip("s") in words("papers")
            return _governor(head, parse) if paper else (None, "")
        if dep == "relcl" and any(c.dep_ == "mark" for c in token.children):
            return head, "complement"  # "the charge that he tried to", misread as a relative clause
        if dep in ("acomp", "attr"):
            return head, "complement"
        if dep == "conj" and (is_verb(head) or is_adjective(head)):
            if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
                return _governor(head, parse) if token.tag_ in ("VB",) else (None, "")
            return _governor(head, parse)
        if dep == "advcl":
            marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
            if is_manner(token, parse) and has_to(head):
                return _governor(head, parse)  # "threatened to retaliate by banning imports"
            return (head, "open") if marks else (None, "")
        return None, ""
    if is_noun(token):
        if dep in ("dobj", "nsubjpass") and is_verb(head):
            return head, "object"
        if dep == "conj" and is_noun(head):
            return _governor(head, parse)
        if dep == "pobj" and is_verb(head.head):
            return head.head, "prep"
        if dep == "pobj" and is_noun(head.head) and head.lower_ in ("of", "for", "to", "on"):
            return head.head, "object"
        if dep in ("nsubj",) and is_verb(head):
            return head, "subject"
    return None, ""


def _effect(governor: Token, parse: Parse, link: str, token: Token) -> Status:
    lemmas = parse.lexicon.lemmas
    word = governor.lower_
    modality = parse.lexicon.modality
    if link == "prep":
        return _wanted(governor, token, parse)
    if link in ("subject", "open"):
        return "ASSERTED"
    if is_verb(governor):
        if _tells(token, parse) or is_decreed(token):
            return "ASSERTED"
        if word == "going" and link == "complement" and is_going_to(governor, token):
            return "FUTURE"
        if link == "gerund" and ALLEGING.intersection(lemmas.verb(word)):
            return "HYPOTHETICAL"
        if word in ORDERING and any(c.tag_ == "TO" for c in token.children):
            return "HYPOTHETICAL"
        for lemma in lemmas.verb(word):
            effect = modality.get((lemma, "verb"))
            if effect == "NEGATED" and link == "object":
                return "HYPOTHETICAL"
            if effect:
                return effect  # type: ignore[return-value]
        return "ASSERTED"
    if is_noun(governor):
        for lemma in lemmas.noun(word):
            effect = modality.get((lemma, "noun"))
            if effect:
                return effect  # type: ignore[return-value]
        # "a deal on ending the war", "pessimism over talking", "steps to end it" report no end
        to_come = link == "gerund" or (is_verb(token) and has_to(token))
        return "HYPOTHETICAL" if to_come else "ASSERTED"
    return modality.get((word, "adj"), "ASSERTED")  # type: ignore[return-value]


def _wanted(verb: Token, act: Token, parse: Parse) -> Status:
    """An act behind a verb of wanting or planning: "called for talks", "prepared for war"."""
    if act.head.lower_ in ("for", "at", "toward", "towards", "against", "about"):
        for lemma in parse.lexicon.lemmas.verb(verb.lower_):
            effect = parse.lexicon.modality.get((lemma, "verb"))
            if effect in ("HYPOTHETICAL", "FUTURE"):
                return effect  # type: ignore[return-value]
    return "ASSERTED"


def _speaker(speech: Token, parse: Parse) -> Token | None:
    subjects = parse.subjects(speech)
    return subjects[0] if subjects else None


def _quoted(anchor: Token, parse: Parse) -> tuple[Token | None, Token | None]:
    """The speaker of a verb of saying that stands outside: "..., the ministry said"."""
    root = anchor
    while root.head.i != root.i:
        root = root.head
    for token in (root, *root.children):
        if token.i != anchor.i and _is_speech(token, parse) and token.dep_ in (
            "ROOT", "parataxis", "ccomp", "advcl",
        ):  # fmt: skip
            speaker = _speaker(token, parse)
            if speaker is not None and token.i > anchor.i:
                return speaker, token
    for child in root.children:
        if child.lower_ == "according":
            for inner in child.subtree:
                if inner.dep_ == "pobj":
                    return inner, child
    return None, None
