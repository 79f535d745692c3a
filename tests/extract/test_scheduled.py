"""The present tense of what is still to come."""

from __future__ import annotations

import pytest

from transforms.extract.coder import EventCoder
from transforms.extract.scheduled import scheduled


@pytest.mark.parametrize(
    ("sentence", "verb", "said"),
    [
        ("The minister flies to Oman next week.", "flies", "next week"),
        ("The minister is flying to Oman from Friday.", "flying", "from friday"),
        ("The minister is flying to Oman on Friday.", "flying", ""),
        ("The presidents meet in Oslo in two days.", "meet", "in two days"),
        ("The presidents are meeting in Oslo.", "meeting", ""),
        ("The presidents met in Oslo last week.", "met", ""),
        ("She will ask for help when she meets the king.", "meets", "when"),
        ("She asks for help when she meets the king.", "meets", ""),
    ],
)
def test_what_puts_a_verb_into_the_future(sentence: str, verb: str, said: str) -> None:
    document = EventCoder().nlp(sentence)
    assert scheduled(next(t for t in document if t.text == verb)) == said
