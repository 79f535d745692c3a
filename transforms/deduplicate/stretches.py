"""What two articles have in common, to be shown: the account behind a decision."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.deduplicate.alignment import Text, prepare
from transforms.deduplicate.shingles import shingle_text, tokenize
from transforms.deduplicate.verify import Edge, verify


@dataclass(frozen=True)
class Comparison:
    """The edge between two texts, None where they share too little, and the stretches they share.

    ``stretches`` are given in the words of the right text.
    """

    edge: Edge | None
    stretches: tuple[str, ...]


def compare(left: str, right: str) -> Comparison:
    """Compare two texts as the stage does, but for boilerplate, which only a whole run knows."""
    edge = verify(("left", 0), _prepared(left), ("right", 0), _prepared(right))
    if edge is None:
        return Comparison(None, ())
    words = _words(right)
    return Comparison(edge, tuple(" ".join(words[a:b]) for a, b in edge.right_spans))


def _prepared(text: str) -> Text:
    return prepare(shingle_text(text))


def _words(text: str) -> list[str]:
    return [token for paragraph in text.splitlines() for token in tokenize(paragraph)]
