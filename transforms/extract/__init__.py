"""Extract: articles become mentions of events, one for each act that a sentence reports.

``EventCoder`` codes articles; ``dateline_events`` is the same coder as a component of a spaCy
pipeline: they are one path. Nothing of spaCy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transforms.extract.articles import ArticleText
    from transforms.extract.coder import EventCoder
    from transforms.extract.explain import (
        Explanation,
        as_html,
        as_text,
        explain_in_article,
        explain_sentence,
    )
    from transforms.extract.version import CODER_VERSION

__all__ = [
    "CODER_VERSION",
    "ArticleText",
    "EventCoder",
    "Explanation",
    "as_html",
    "as_text",
    "explain_in_article",
    "explain_sentence",
]

_HOMES = {
    "ArticleText": "transforms.extract.articles",
    "EventCoder": "transforms.extract.coder",
    "CODER_VERSION": "transforms.extract.version",
    "Explanation": "transforms.extract.explain",
    "as_html": "transforms.extract.explain",
    "as_text": "transforms.extract.explain",
    "explain_in_article": "transforms.extract.explain",
    "explain_sentence": "transforms.extract.explain",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
