"""The event coder: articles in, mentions out, in batches, with one parser per process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from schemas.tables import Mention
from transforms.extract.articles import ArticleText
from transforms.extract.component import ARTICLES_A_BATCH, FACTORY, EventComponent
from transforms.extract.language import load
from transforms.extract.run_knowledge import RunKnowledge


class EventCoder:
    """Codes articles with the spaCy component. Not thread-safe; make one a process.

    ``model`` is the name of a spaCy English model with tagger and parser, or "auto". ``run`` is
    what other articles tell of names; it may be set between calls of ``code``.
    """

    def __init__(self, model: str = "auto", run: RunKnowledge | None = None) -> None:
        self.nlp = load(model)
        component = self.nlp.add_pipe(FACTORY)
        assert isinstance(component, EventComponent)
        self.component = component
        self.run = run

    def code(self, articles: Iterable[ArticleText]) -> Iterator[list[Mention]]:
        """One list of mentions for each article, in the order of the articles."""
        iterator = iter(articles)
        while batch := list(islice(iterator, ARTICLES_A_BATCH)):
            with self.nlp.memory_zone():
                coded = self.component.code(batch, self.run)
            yield from (mentions for mentions, _ in coded)
