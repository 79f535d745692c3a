"""How likely a mention is right in type, modality, source and target: a documented sum of terms.

A logistic model whose terms are true or not: how the sentence tells the act (``evidence.py``), and
what the article and the tables know of the actors. ``confidence.csv`` lists them and their weights.

The weights are those of a logistic regression with a ridge, fitted by ``python -m bench.confidence
fit`` to mentions of the articles in ``bench/cases``, which were written for it and whose gold was
set before the coder read them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.extract.tables import read_rows
from transforms.extract.wordlists import words

if TYPE_CHECKING:
    from schemas.tables import Mention
    from transforms.extract.findings import Finding

TABLE = Path(__file__).parent / "confidence.csv"
BASE = "base"


def read_weights(path: Path = TABLE) -> dict[str, float]:
    """The weight of each term; raises ValueError for a weight that is no number."""
    return {row["term"]: float(row["weight"]) for row in read_rows(path)}


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weights that ship."""
    return read_weights()


@lru_cache(maxsize=1)
def _institutions() -> frozenset[str]:
    return words("political_sectors") | {"LAB"}


def terms(finding: Finding, mention: Mention) -> frozenset[str]:
    """The terms that are true of a mention, which was made of the finding."""
    source_sector, target_sector = mention.source_sectors[:1], mention.target_sectors[:1]
    holds = {
        BASE: True,
        "source unknown": finding.source is not None and mention.source_name is None,
        "source is an institution": not _institutions().isdisjoint(source_sector),
        "target is an institution": not _institutions().isdisjoint(target_sector),
        "no target": finding.target is None,
        "left to the article": not finding.political,
        "casualties": mention.killed is not None or mention.injured is not None,
    }
    return finding.evidence | {term for term, true in holds.items() if true}


def confidence(true: Iterable[str]) -> float:
    """The probability of a mention of which these terms are true, rounded to three digits."""
    table = weights()
    score = math.fsum(table[term] for term in true)
    return round(1.0 / (1.0 + math.exp(-score)), 3)
