"""Deduplication of a list in memory: the same functions as the distributed stage, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from schemas.tables import Article
from transforms.deduplicate.alignment import Text, prepare
from transforms.deduplicate.boilerplate import Boilerplate, Frequencies
from transforms.deduplicate.candidates import collapse, find_candidates, find_suspects
from transforms.deduplicate.fingerprint import Fingerprint, fingerprint
from transforms.deduplicate.resolve import Decision, resolve
from transforms.deduplicate.verify import LEAST_OF_PAGE, Edge, verify

Kinds = Literal["near", "exact", "none"]


def deduplicate(
    articles: Iterable[Article],
    kinds: Kinds = "near",
    earlier: Sequence[Fingerprint] = (),
    run: str = "",
    least: float = LEAST_OF_PAGE,
) -> list[Decision]:
    """A decision for each article, in the order given; ``earlier`` are index entries with shingles.

    ``exact`` finds equal addresses and texts only; ``none`` finds nothing but makes ids unique.
    ``least`` is the share of a page that must stand in the other one (see ``verify``).
    """
    new = [fingerprint(article, ("", n)) for n, article in enumerate(articles)]
    everything = [*new, *earlier]
    edges = near_edges(everything, least) if kinds == "near" else ()
    return resolve(everything, edges, run, exact=kinds != "none")


def settle(record: Fingerprint, decision: Decision) -> Fingerprint:
    """The entry of an index that a later run gets as ``earlier``.

    It has the ids that the run decided on. Of what has the address or the text of another article
    no text is kept: nothing is compared with it.
    """
    settled = replace(
        record, article_id=decision.article_id, canonical=decision.cluster_id, role=decision.role
    )
    return settled if decision.role != "EQUAL" else replace(settled, keys=b"", shingles=None)


def near_edges(fingerprints: Sequence[Fingerprint], least: float = LEAST_OF_PAGE) -> Iterator[Edge]:
    """The verified edges between the articles that no address or text has brought together."""
    firsts = [fingerprints[i] for i in sorted(set(collapse(fingerprints)))]
    boilerplate = _boilerplate([firsts[i] for i in find_suspects(firsts)])
    texts: dict[int, Text] = {}

    def text(i: int) -> Text:
        if i not in texts:
            shingles = firsts[i].shingles
            if shingles is None:
                raise ValueError(f"article {firsts[i].article_id}: no shingles to compare")
            texts[i] = prepare(shingles, firsts[i].site, boilerplate)
        return texts[i]

    for i, j in find_candidates(firsts):
        edge = verify(firsts[i].location, text(i), firsts[j].location, text(j), least)
        if edge is not None:
            yield edge


def _boilerplate(fingerprints: Sequence[Fingerprint]) -> Boilerplate:
    counts = Frequencies()
    counts.add((f.shingles, f.site) for f in fingerprints if f.shingles is not None)
    return counts.boilerplate()
