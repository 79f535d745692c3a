"""The coder as a component of any spaCy pipeline with a tagger and a parser.

    nlp.add_pipe("dateline_events")
    nlp("France lifted sanctions on Syria.")._.mentions

sets ``doc._.mentions``, a list of ``schemas.tables.Mention`` with offsets into ``doc.text``, and
``doc._.dropped``, the words that might have been acts with the reason why they were not coded.
``doc.user_data["article_id"]`` and ``doc.user_data["published_at"]`` (a datetime) are used where
they are set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from transforms.extract.assembly import Assembler
from transforms.extract.coder import ArticleText, knowledge_of
from transforms.extract.language import keep_hyphens
from transforms.extract.lexicon_tables import lexicon
from transforms.extract.screen import Screen, introduced_names
from transforms.extract.sentence_coder import SentenceCoder

FACTORY = "dateline_events"


@Language.factory(
    FACTORY,
    assigns=["doc._.mentions", "doc._.dropped"],
    requires=["token.dep", "token.tag", "doc.sents"],
)
def make_component(nlp: Language, name: str) -> EventComponent:
    """The factory behind ``nlp.add_pipe("dateline_events")``."""
    keep_hyphens(nlp, lexicon())
    return EventComponent()


class EventComponent:
    """Sets ``doc._.mentions`` and ``doc._.dropped``; holds no state of its own."""

    def __init__(self) -> None:
        for name in ("mentions", "dropped"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)
        self._screen = Screen(lexicon())
        self._coder = SentenceCoder()
        self._assembler = Assembler()

    def __call__(self, doc: Doc) -> Doc:
        article = ArticleText(
            article_id=str(doc.user_data.get("article_id", "")),
            text=doc.text,
            published_at=doc.user_data.get("published_at"),
        )
        sentences = list(doc.sents)
        spans = [(s.start_char, s.end_char) for s in sentences]
        knowledge = knowledge_of(article, spans)
        names = introduced_names(doc.text)
        codings = {
            index: self._coder.code(sentence, knowledge)
            for index, sentence in enumerate(sentences)
            if self._screen.may_hold_event(sentence.text, names)
        }
        doc._.mentions = self._assembler.mentions(article, spans, codings, knowledge)
        doc._.dropped = [d for coding in codings.values() for d in coding.dropped]
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Code documents one by one; ``batch_size`` is there for spaCy only."""
        for doc in stream:
            yield self(doc)
