"""The spaCy component codes as ``EventCoder`` does, alone, in batches and in several processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from schemas.tables import Mention, Reject
from transforms.extract import ArticleText, EventCoder
from transforms.extract.language import model_name
from transforms.filesystem import open_file
from transforms.parse import parse
from transforms.read import Segment, read_segment

ROOT = Path(__file__).parents[2]
ENGLISH = "en"


def _own_articles() -> Iterator[ArticleText]:
    """The English articles of the seeds and of the accuracy cases."""
    cases = sorted((ROOT / "bench" / "cases").glob("*articles/*.txt"))
    for path in [*cases, *sorted(p for p in (ROOT / "seeds").rglob("*") if p.is_file())]:
        for record in read_segment(Segment(str(path)), open_file):
            article = record if isinstance(record, Reject) else parse(record)
            if not isinstance(article, Reject) and article.language == ENGLISH:
                yield ArticleText(
                    article.article_id, article.text, article.title, article.published_at
                )


ARTICLES = list(_own_articles())


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A whole model, as its users load it."""
    nlp = spacy.load(model_name())
    nlp.add_pipe("dateline_events")
    return nlp


@pytest.fixture(scope="module")
def expected() -> list[tuple[Mention, ...]]:
    return [tuple(mentions) for mentions in EventCoder().code(ARTICLES)]


def _document(nlp: Language, article: ArticleText) -> Doc:
    doc = nlp.make_doc(article.text)
    doc.user_data["article_id"] = article.article_id
    doc.user_data["title"] = article.title
    if article.published_at is not None:
        doc.user_data["published_at"] = article.published_at.isoformat()
    return doc


def _documents(nlp: Language) -> list[Doc]:
    return [_document(nlp, article) for article in ARTICLES]


def test_there_are_articles_with_and_without_events(expected: list[tuple[Mention, ...]]) -> None:
    assert len(ARTICLES) > 50
    assert sum(map(len, expected)) > 200
    assert () in expected


def test_documents_one_by_one(nlp: Language, expected: list[tuple[Mention, ...]]) -> None:
    assert [nlp(doc)._.mentions for doc in _documents(nlp)] == expected


def test_batches(nlp: Language, expected: list[tuple[Mention, ...]]) -> None:
    coded = nlp.pipe(_documents(nlp), batch_size=7)
    assert [doc._.mentions for doc in coded] == expected


def test_several_processes(nlp: Language, expected: list[tuple[Mention, ...]]) -> None:
    coded = nlp.pipe(_documents(nlp), n_process=2, batch_size=16)
    assert [doc._.mentions for doc in coded] == expected


def test_without_a_parse_of_the_whole_document(
    nlp: Language, expected: list[tuple[Mention, ...]]
) -> None:
    parse_of_all = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
    coded = list(nlp.pipe(_documents(nlp), disable=parse_of_all))
    assert [doc._.mentions for doc in coded] == expected
    assert not any(doc.has_annotation("DEP") for doc in coded)


def test_plain_texts_and_why_candidates_were_dropped(nlp: Language) -> None:
    text = "France lifted sanctions on Syria. The minister denied that the army attacked Aleppo."
    coded, empty = nlp.pipe([text, "It rained."])
    assert [(m.event_type, m.source_name, m.target_name) for m in coded._.mentions] == [
        ("RETREAT", "France", "Syria")
    ]
    assert [d.trigger for d in coded._.dropped if "denied" in d.reason] == ["attacked"]
    assert empty._.mentions == empty._.dropped == ()


def test_mentions_are_written_and_read_with_a_document(nlp: Language) -> None:
    doc = nlp(_document(nlp, next(a for a in ARTICLES if a.published_at)))
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (read,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert doc._.mentions
    assert read._.mentions == doc._.mentions
    assert read._.dropped == doc._.dropped


def test_a_pipeline_without_a_parser_says_what_is_missing() -> None:
    nlp = spacy.load(model_name(), exclude=["parser"])
    nlp.add_pipe("dateline_events")
    with pytest.raises(ValueError, match="lacks parser"):
        nlp("France lifted sanctions on Syria.")
