"""A verb that the parser took for an adjective becomes the verb; noun phrases stay."""

from __future__ import annotations

from transforms.extract.verbless import Arc, with_verb

# "The junta massed troops there ."
MISREAD: list[Arc] = [
    (3, "det", "DT"),
    (2, "npadvmod", "NN"),
    (3, "amod", "VBN"),
    (3, "ROOT", "NNS"),
    (3, "advmod", "RB"),
    (3, "punct", "."),
]
# "The massed troops ."
PHRASE: list[Arc] = [(2, "det", "DT"), (2, "amod", "VBN"), (2, "ROOT", "NNS"), (2, "punct", ".")]
# "The junta massed troops .", read well
SENTENCE: list[Arc] = [
    (1, "det", "DT"),
    (2, "nsubj", "NN"),
    (2, "ROOT", "VBD"),
    (2, "dobj", "NNS"),
    (2, "punct", "."),
]


def test_the_participle_between_two_nouns_is_the_verb() -> None:
    assert with_verb(MISREAD) == [
        (1, "det", "DT"),
        (2, "nsubj", "NN"),
        (2, "ROOT", "VBD"),
        (2, "dobj", "NNS"),
        (2, "advmod", "RB"),
        (2, "punct", "."),
    ]


def test_a_noun_phrase_and_a_sentence_stay_as_they_are() -> None:
    assert with_verb(PHRASE) == PHRASE
    assert with_verb(SENTENCE) == SENTENCE
    assert with_verb([]) == []


def test_a_noun_under_that_is_a_verb() -> None:
    # "He asked that the government resign ."
    misread: list[Arc] = [
        (1, "nsubj", "PRP"),
        (1, "ROOT", "VBD"),
        (5, "mark", "IN"),
        (5, "det", "DT"),
        (5, "compound", "NN"),
        (1, "ccomp", "NN"),
        (1, "punct", "."),
    ]
    assert with_verb(misread)[2:6] == [
        (5, "mark", "IN"),
        (4, "det", "DT"),
        (5, "nsubj", "NN"),
        (1, "ccomp", "VB"),
    ]
