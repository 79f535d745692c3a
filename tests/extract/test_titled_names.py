"""Titled names as single words in front of the parser, and whole again behind it."""

from __future__ import annotations

import pytest

from transforms.extract.coder import EventCoder
from transforms.extract.titled_names import kept_words, parsed, people_of


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("President Ida Berg met Chancellor Ana Silva .", "Berg met Silva ."),
        ("the Deputy Prime Minister Bo Ek resigned", "the Ek resigned"),
        ("Vice - President Bo Ek spoke", "Ek spoke"),
        ("Secretary of State Ana J. Silva spoke", "Silva spoke"),
        ("army chief Omar al - Haddad spoke", "Haddad spoke"),
        ("President Ida Berg Tuesday met Bo", "Berg Tuesday met Bo"),
        ("the president spoke", "the president spoke"),
        ("the foreign policy of Bo", "the foreign policy of Bo"),
    ],
)
def test_what_the_parser_sees(sentence: str, seen: str) -> None:
    tokens = sentence.split()
    assert " ".join(tokens[i] for i in kept_words(tokens)) == seen


def test_the_words_left_out_hang_on_the_name() -> None:
    nlp = EventCoder().nlp
    text = "President Ida Berg and Deputy Prime Minister Ana Silva held talks in Oslo."
    (document,) = parsed(nlp, [(text, frozenset())], 1)
    assert document.text == text
    berg, silva = document[2], document[8]
    assert (berg.text, silva.text) == ("Berg", "Silva")
    assert [t.text for t in berg.lefts] == ["President", "Ida"]
    assert [t.text for t in silva.lefts] == ["Deputy", "Prime", "Minister", "Ana"]
    assert {t.dep_ for t in silva.lefts} == {"compound"}
    assert silva.head.i == berg.i


def test_documents_come_in_the_order_of_the_texts() -> None:
    texts = ["Mr Ek met Bo.", "Bo left.", "King Olav Ek met Bo."]
    assert [d.text for d in parsed(EventCoder().nlp, [(t, frozenset()) for t in texts], 2)] == texts


def test_a_known_name_that_is_misread_is_read_again() -> None:
    nlp = EventCoder().nlp
    text = "President Donald Trump imposed sanctions on Canada."
    assert "Trump" in people_of(text)
    (document,) = parsed(nlp, [(text, people_of(text))], 1)
    assert document.text == text
    assert (document[2].text, document[2].tag_, document[2].dep_) == ("Trump", "NNP", "nsubj")
    assert document[3].tag_ == "VBD"


def test_names_that_are_words_need_a_title() -> None:
    assert not {"May", "Young", "Jordan"} & people_of("Prime Minister Jo May met Omar Young.")


def test_an_unknown_name_that_is_misread_is_read_again() -> None:
    nlp = EventCoder().nlp
    text = "USAID provided shelter materials to people in Haiti."
    (document,) = parsed(nlp, [(text, frozenset())], 1)
    assert (document[0].text, document[0].tag_, document[0].dep_) == ("USAID", "NNP", "nsubj")


def test_a_headline_stays_as_it_is() -> None:
    nlp = EventCoder().nlp
    text = "Minister Flies Home After Talks Fail"
    (document,) = parsed(nlp, [(text, frozenset())], 1)
    assert document.text == text
    assert document.to_array("TAG").tolist() == nlp(text).to_array("TAG").tolist()
