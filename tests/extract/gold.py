"""Sentences of the gold files, each coded as an article of its own, and what fits their rows."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.tables import Mention
from transforms.extract import ArticleText, EventCoder


def coded_alone(sentences: Iterable[str]) -> dict[str, list[Mention]]:
    """The mentions of each sentence."""
    several = list(sentences)
    articles = [ArticleText(str(n), sentence) for n, sentence in enumerate(several)]
    return dict(zip(several, EventCoder().code(articles), strict=True))


def fits(row: dict[str, str], mention: Mention) -> bool:
    """Whether a mention is the one of a row, of which empty cells accept anything."""
    source, target = (mention.source_text or "").lower(), (mention.target_text or "").lower()
    return (
        mention.event_type == row["type"]
        and row["mode"] in ("", mention.event_mode)
        and row["modality"] in ("", mention.modality)
        and row["source"].lower() in source
        and row["target"].lower() in target
    )
