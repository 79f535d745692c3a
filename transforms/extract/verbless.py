"""Clauses without a verb, because the parser took it for an adjective or a noun.

Of "The junta massed troops near the town" a small parser makes "troops", which are massed: a noun
phrase whose participle follows another noun, as no adjective does. There the participle is the
verb, what stands before it its subject, and the noun its object. Of "demanded that the government
resign" it makes a "government resign": a noun under "that" is a verb, and the word before it its
subject.
"""

from __future__ import annotations

from collections.abc import Sequence

Arc = tuple[int, str, str]  # head, label and tag of a token; a root is its own head

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PARTICIPLES = frozenset({"VBN", "VBD"})
BEFORE = frozenset({"det", "amod", "nummod", "poss", "compound", "case", "quantmod", "predet"})


def with_verb(arcs: Sequence[Arc]) -> list[Arc]:
    """The parse of a sentence, one arc a token, with verbs restored where they were misread so."""
    return _with_main_verb(_with_bare_verb(arcs))


def _with_bare_verb(arcs: Sequence[Arc]) -> list[Arc]:
    parse = list(arcs)
    for i, (_, label, tag) in enumerate(arcs):
        if label != "ccomp" or tag not in NOUNS or i == 0 or arcs[i - 1][0] != i:
            continue
        inside = [j for j, (head, _, _) in enumerate(arcs) if head == i and j != i]
        marked = any(arcs[j][1] == "mark" for j in inside)
        if not marked or arcs[i - 1][1] not in ("amod", "compound", "nmod"):
            continue
        parse[i] = (arcs[i][0], "ccomp", "VB")
        parse[i - 1] = (i, "nsubj", arcs[i - 1][2].replace("JJ", "NNP"))
        for j in inside:
            if j < i - 1 and arcs[j][1] in BEFORE:
                parse[j] = (i - 1, *arcs[j][1:])
    return parse


def _with_main_verb(arcs: Sequence[Arc]) -> list[Arc]:
    parse = list(arcs)
    roots = [i for i, (head, _, _) in enumerate(parse) if head == i]
    if len(roots) != 1 or parse[roots[0]][2] not in NOUNS:
        return parse
    thing = roots[0]
    verb = _misread_verb(parse, thing)
    subject = _subject(parse, thing, verb) if verb is not None else None
    if verb is None or subject is None:
        return parse
    finite = not any(head == verb and label == "aux" for head, label, _ in parse)
    for i, (head, label, tag) in enumerate(arcs):
        if i == verb:
            parse[i] = (verb, "ROOT", "VBD" if finite else "VBN")
        elif i == thing:
            parse[i] = (verb, "dobj", tag)
        elif i == subject:
            parse[i] = (verb, "nsubj", tag)
        elif head == thing and i < verb:
            parse[i] = (subject if label in BEFORE and i < subject else verb, label, tag)
        elif head == thing and label not in BEFORE and not (label == "prep" and i > thing):
            parse[i] = (verb, label, tag)
    return parse


def _misread_verb(parse: Sequence[Arc], thing: int) -> int | None:
    """The participle between two nouns, the second of which is the root."""
    for i in range(1, thing):
        head, label, tag = parse[i]
        follows = parse[i - 1][2] in NOUNS or parse[i - 1][1] == "aux"
        if head == thing and label == "amod" and tag in PARTICIPLES and follows:
            return i
    return None


def _subject(parse: Sequence[Arc], thing: int, verb: int) -> int | None:
    """The noun before the verb that hangs on the verb or on its object."""
    for i in range(verb - 1, -1, -1):
        head, label, tag = parse[i]
        if head in (thing, verb) and tag in NOUNS and label != "poss":
            return i
    return None
