"""The coder as a component of any English spaCy pipeline that has a tagger and a parser.

    nlp.add_pipe("dateline_events")
    nlp("France lifted sanctions on Syria.")._.mentions

sets ``doc._.mentions``, a tuple of ``schemas.tables.Mention`` with offsets into ``doc.text``, and
``doc._.dropped``, the words that might have been acts with the reason why they were not coded.
``doc.user_data`` may hold "article_id", "title" and "published_at" (a datetime, or its ISO form,
which also survives ``n_process``).

The component splits the text itself and has the pipeline's tagger and parser read each sentence
that passes the screen as a document of its own, since they read it better so. Of the document it
takes the text alone, wherever in the pipeline it stands. Who needs no more of the document saves
one of the two parses:

    nlp.pipe(texts, disable=["tok2vec", "tagger", "parser"])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from schemas.columns import ColumnType
from schemas.rows import as_record, as_row
from schemas.tables import MENTIONS, Mention
from transforms.extract.articles import ArticleText, SplitArticle
from transforms.extract.assembly import Assembler
from transforms.extract.findings import Dropped
from transforms.extract.language import keep_hyphens
from transforms.extract.lexicon_tables import lexicon
from transforms.extract.run_knowledge import RunKnowledge
from transforms.extract.screen import Screen
from transforms.extract.sentence_coder import Coding, SentenceCoder
from transforms.extract.titled_names import parsed

FACTORY = "dateline_events"
ARTICLES_A_BATCH = 32
SENTENCES_A_BATCH = 64
DAYS = [column.name for column in MENTIONS.columns if column.type is ColumnType.DATE]
TIMES = [column.name for column in MENTIONS.columns if column.type is ColumnType.TIMESTAMP]


@Language.factory(FACTORY, assigns=["doc._.mentions", "doc._.dropped"])
def make_component(nlp: Language, name: str) -> EventComponent:
    """The factory behind ``nlp.add_pipe("dateline_events")``."""
    return EventComponent(nlp)


class EventComponent:
    """Codes articles, or documents whose text is one, with the parser of a pipeline.

    Parsing raises ValueError where the pipeline has no tagger or no parser.
    """

    def __init__(self, nlp: Language) -> None:
        keep_hyphens(nlp, lexicon())
        self.nlp = nlp
        self.screen = Screen(lexicon())
        self.sentences = SentenceCoder()
        self.assembler = Assembler()
        if not Doc.has_extension("mentions"):
            Doc.set_extension("mentions", getter=_mentions_of)
            Doc.set_extension("dropped", getter=_dropped_of)

    def code(
        self, articles: Sequence[ArticleText], run: RunKnowledge | None = None
    ) -> list[tuple[list[Mention], list[Dropped]]]:
        """Mentions and dropped candidates of each article, all of which are parsed together.

        ``run`` is what other articles tell of names.
        """
        split = [SplitArticle(article, run) for article in articles]
        chosen = [
            (number, index)
            for number, article in enumerate(split)
            for index in range(len(article.spans))
            if article.passes(self.screen, index)
        ]
        texts = (split[number].to_parse(index) for number, index in chosen)
        documents = parsed(self.nlp, texts, SENTENCES_A_BATCH)
        codings: list[dict[int, Coding]] = [{} for _ in split]
        for (number, index), document in zip(chosen, documents, strict=True):
            if len(document):
                knowledge = split[number].knowledge
                codings[number][index] = self.sentences.code(document[:], knowledge)
        return [
            (
                self.assembler.mentions(one.article, one.spans, coded, one.knowledge),
                [dropped for coding in coded.values() for dropped in coding.dropped],
            )
            for one, coded in zip(split, codings, strict=True)
        ]

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = ARTICLES_A_BATCH) -> Iterator[Doc]:
        """Code documents, at most ``batch_size`` of them at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, min(batch_size, ARTICLES_A_BATCH))):
            coded = self.code([_article(doc) for doc in batch])
            for doc, (mentions, dropped) in zip(batch, coded, strict=True):
                # Plain values, which spaCy can write and send between processes.
                doc.user_data["mentions"] = [_plain(mention) for mention in mentions]
                doc.user_data["dropped"] = [asdict(candidate) for candidate in dropped]
            yield from batch


def _article(doc: Doc) -> ArticleText:
    published = doc.user_data.get("published_at")
    return ArticleText(
        article_id=str(doc.user_data.get("article_id", "")),
        text=doc.text,
        title=doc.user_data.get("title"),
        published_at=datetime.fromisoformat(published) if isinstance(published, str) else published,
    )


def _plain(mention: Mention) -> dict[str, Any]:
    row = as_row(mention)
    for name in (*DAYS, *TIMES):
        row[name] = row[name].isoformat() if row[name] is not None else None
    return row


def _mentions_of(doc: Doc) -> tuple[Mention, ...]:
    return tuple(_record(plain) for plain in doc.user_data.get("mentions", ()))


def _record(plain: dict[str, Any]) -> Mention:
    row = dict(plain)
    for names, kind in ((DAYS, date), (TIMES, datetime)):
        for name in names:
            row[name] = kind.fromisoformat(row[name]) if row[name] is not None else None
    mention: Mention = as_record(MENTIONS, row)
    return mention


def _dropped_of(doc: Doc) -> tuple[Dropped, ...]:
    return tuple(Dropped(**plain) for plain in doc.user_data.get("dropped", ()))
