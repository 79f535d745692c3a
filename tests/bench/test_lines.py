"""Documents for joining and splitting: each is well-formed, and the count is large enough."""

import re

import pytest

from bench.accuracy_lines import Document, boundaries, letters, load

DOCUMENTS = load()


def test_there_are_enough_of_them() -> None:
    lines = [line for document in DOCUMENTS for line in document.text.split("\n") if line]
    assert len(lines) >= 400
    assert len(DOCUMENTS) >= 40
    assert len({document.id for document in DOCUMENTS}) == len(DOCUMENTS)
    assert len({document.layout for document in DOCUMENTS}) >= 6


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_every_document_is_well_formed(document: Document) -> None:
    assert letters("".join(unit for unit, _ in document.units)) == letters(document.text)
    assert not re.search(r"\|\||\\|^~ ", document.text, re.M)
    for unit, _ in document.units:
        assert unit == unit.strip() != ""
        assert letters(unit)
    known = boundaries(document)
    told = [unit for unit, tells in document.units if tells]
    assert len(known.gold) == len(told) >= 4
    # Every line of the story was found again.
    assert max(known.line_ends) == len(known.letters)


def test_wrapped_documents_have_their_width() -> None:
    wrapped = [document for document in DOCUMENTS if document.layout.startswith("wrapped")]
    assert len(wrapped) >= 15
    for document in wrapped:
        assert max(map(len, document.text.split("\n"))) <= 75
