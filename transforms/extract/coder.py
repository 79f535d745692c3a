"""The event coder: articles in, mentions out, in batches, with one parser per process.

Each sentence that passes the screen is parsed as a document of its own; what is known about the
article (names, offices, its date) is gathered from the text without a parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from schemas.tables import Mention
from transforms.extract.assembly import Assembler
from transforms.extract.knowledge import Knowledge
from transforms.extract.language import load
from transforms.extract.lexicon_tables import lexicon
from transforms.extract.places.dateline import dateline_end
from transforms.extract.run_knowledge import RunKnowledge
from transforms.extract.screen import Screen, introduced_names
from transforms.extract.sentence_coder import Coding, SentenceCoder
from transforms.extract.titled_names import parsed, people_of
from transforms.parse import sentences

ARTICLES_A_BATCH = 32
SENTENCES_A_BATCH = 64
DASHES = ("-", "\u2013", "\u2014", ":")  # what stands between a dateline and its sentence


@dataclass(frozen=True)
class ArticleText:
    """What the coder needs of an article."""

    article_id: str
    text: str
    title: str | None = None
    published_at: datetime | None = None
    publisher: str | None = None


class EventCoder:
    """Codes articles. Not thread-safe; make one a process.

    ``model`` is the name of a spaCy English model with tagger and parser, or "auto". ``run`` is
    what other articles tell of names; it may be set between calls of ``code``.
    """

    def __init__(self, model: str = "auto", run: RunKnowledge | None = None) -> None:
        self.nlp = load(model)
        self.run = run
        self.screen = Screen(lexicon())
        self._sentences = SentenceCoder()
        self._assembler = Assembler()

    def code(self, articles: Iterable[ArticleText]) -> Iterator[list[Mention]]:
        """One list of mentions for each article, in the order of the articles."""
        iterator = iter(articles)
        while batch := list(islice(iterator, ARTICLES_A_BATCH)):
            with self.nlp.memory_zone():
                coded = self._code_batch(batch)
            yield from coded

    def _code_batch(self, batch: list[ArticleText]) -> list[list[Mention]]:
        spans = [sentences(article.text) for article in batch]
        names = [self.names_in(article.text) for article in batch]
        chosen = [
            (number, index)
            for number, article in enumerate(batch)
            for index, (start, end) in enumerate(spans[number])
            if self.screen.may_hold_event(
                article.text[start:end],
                names[number],
                article.text[spans[number][max(0, index - 2)][0] : start],
            )
        ]
        people = [people_of(article.text) for article in batch]
        texts = ((one_line(batch[n].text[slice(*spans[n][i])]), people[n]) for n, i in chosen)
        known = [knowledge_of(article, spans[n], self.run) for n, article in enumerate(batch)]
        codings: list[dict[int, Coding]] = [{} for _ in batch]
        for (number, index), document in zip(
            chosen, parsed(self.nlp, texts, SENTENCES_A_BATCH), strict=True
        ):
            if len(document):
                codings[number][index] = self._sentences.code(document[:], known[number])
        return [
            self._assembler.mentions(article, spans[n], codings[n], known[n])
            for n, article in enumerate(batch)
        ]

    def names_in(self, text: str) -> frozenset[str]:
        """Words that name actors here, though no table has them."""
        names = introduced_names(text)
        return names | self.run.names_in(text) if self.run is not None else names


def knowledge_of(
    article: ArticleText, spans: list[tuple[int, int]], run: RunKnowledge | None = None
) -> Knowledge:
    """What an article tells of names; its headline comes before its sentences."""
    texts = [article.title] if article.title else []
    texts += [article.text[start:end] for start, end in spans]
    return Knowledge(texts, article.published_at.date() if article.published_at else None, run)


def one_line(sentence: str) -> str:
    """The sentence as it is parsed: white space and its dateline as blanks, so that offsets stay.

    Left in, the place of a dateline is taken for somebody who acts ("BEIJING - China said").
    """
    line = "".join(" " if c.isspace() else c for c in sentence)
    end = dateline_end(line)
    closed = line[:end].endswith((" ", "\u2014")) and line[:end].rstrip()[-1:] in DASHES
    return " " * end + line[end:] if closed else line
