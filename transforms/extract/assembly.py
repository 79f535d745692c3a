"""From findings to mentions: references, actors, dates, places, contexts, ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.ids import content_id
from schemas.tables import Mention
from transforms.extract.contexts import contexts_of
from transforms.extract.findings import Finding, Phrase
from transforms.extract.version import CODER_VERSION

if TYPE_CHECKING:
    from transforms.extract.coder import ArticleText
    from transforms.extract.sentence_coder import Coding


class Assembler:
    """Makes mentions of one article's findings."""

    def mentions(
        self, article: ArticleText, spans: list[tuple[int, int]], codings: dict[int, Coding]
    ) -> list[Mention]:
        found: dict[str, Mention] = {}
        for index in sorted(codings):
            start, end = spans[index]
            for finding in codings[index].findings:
                mention = self._mention(article, index, start, end, finding)
                found.setdefault(mention.mention_id, mention)
        return list(found.values())

    def _mention(
        self, article: ArticleText, index: int, start: int, end: int, finding: Finding
    ) -> Mention:
        sentence = article.text[start:end]
        source, target = finding.source, finding.target
        return Mention(
            mention_id=content_id(
                article.article_id,
                str(start + finding.trigger_start),
                str(start + finding.trigger_end),
                _place(source),
                _place(target),
                finding.event_type,
                finding.base_type,
            ),
            article_id=article.article_id,
            published_at=article.published_at,
            sentence_index=index,
            sentence=sentence,
            sentence_start=start,
            sentence_end=end,
            trigger=finding.trigger,
            trigger_start=start + finding.trigger_start,
            trigger_end=start + finding.trigger_end,
            event_type=finding.event_type,  # type: ignore[arg-type]
            base_type=finding.base_type,  # type: ignore[arg-type]
            event_mode=finding.mode,
            contexts=contexts_of(sentence),
            modality=finding.modality,  # type: ignore[arg-type]
            attribution=finding.attribution,
            source_text=source.text if source else None,
            target_text=target.text if target else None,
            confidence=finding.confidence,
            rule=finding.rule,
            coder_version=CODER_VERSION,
        )


def _place(phrase: Phrase | None) -> str:
    return f"{phrase.start}-{phrase.end}" if phrase else ""
