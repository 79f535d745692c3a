"""What the coder is given of an article, and what it takes from the whole text without a parse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from transforms.extract.knowledge import Knowledge
from transforms.extract.places.dateline import dateline_end
from transforms.extract.run_knowledge import RunKnowledge
from transforms.extract.screen import Screen, introduced_names
from transforms.extract.titled_names import people_of
from transforms.parse import sentences

DASHES = ("-", "\u2013", "\u2014", ":")  # what stands between a dateline and its sentence
LONGEST = 2_000  # characters of a sentence; those of news agencies end well below 500
BEFORE = 2  # sentences that may hold whom a screened one calls "they"


@dataclass(frozen=True)
class ArticleText:
    """What the coder needs of an article."""

    article_id: str
    text: str
    title: str | None = None
    published_at: datetime | None = None
    publisher: str | None = None


class SplitArticle:
    """An article with its sentences and what it tells of names.

    ``spans`` are offsets of its sentences, by default those of the sentence splitter; ``run`` is
    what other articles tell.
    """

    def __init__(
        self,
        article: ArticleText,
        run: RunKnowledge | None = None,
        spans: list[tuple[int, int]] | None = None,
    ) -> None:
        self.article = article
        self.run = run
        self.spans = sentences(article.text) if spans is None else spans

    @cached_property
    def knowledge(self) -> Knowledge:
        """What the article tells of names; its headline comes before its sentences."""
        texts = [self.article.title] if self.article.title else []
        texts += [self.sentence(index) for index in range(len(self.spans))]
        published = self.article.published_at
        return Knowledge(texts, published.date() if published else None, self.run)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that name actors here, though no table has them."""
        names = introduced_names(self.article.text)
        return names | self.run.names_in(self.article.text) if self.run is not None else names

    @cached_property
    def people(self) -> frozenset[str]:
        """Last words of names of people."""
        return people_of(self.article.text)

    def sentence(self, index: int) -> str:
        """The text of a sentence."""
        return self.article.text[slice(*self.spans[index])]

    def passes(self, screen: Screen, index: int) -> bool:
        """Whether a sentence may hold an event; what is longer than any sentence is a list."""
        start, end = self.spans[index]
        if end - start > LONGEST:
            return False
        before = self.article.text[self.spans[max(0, index - BEFORE)][0] : start]
        return screen.may_hold_event(self.sentence(index), self.names, before)

    def to_parse(self, index: int) -> tuple[str, frozenset[str]]:
        """A sentence as the parser gets it, and the last words of names that it may hold."""
        return one_line(self.sentence(index)), self.people


def one_line(sentence: str) -> str:
    """The sentence as it is parsed: white space and its dateline as blanks, so that offsets stay.

    Left in, the place of a dateline is taken for somebody who acts ("BEIJING - China said").
    """
    line = "".join(" " if c.isspace() else c for c in sentence)
    end = dateline_end(line)
    closed = line[:end].endswith((" ", "\u2014")) and line[:end].rstrip()[-1:] in DASHES
    return " " * end + line[end:] if closed else line
