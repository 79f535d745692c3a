"""How well duplicates are found: pairwise precision, recall and F1, and B-cubed.

    python -m bench.accuracy_duplicates FILE [--errors 10]

FILE is JSONL (or .gz) with id, cluster, text and optionally kind, url and published_at. Collections
of real articles hold some that their own agency wrote twice, which look like errors: false pairs
between two clusters of which any two texts of more than 150 words share at least 0.3 (or 0.5) of
their five-word runs, counted plainly here and not by the program, are reported apart as well. Where
the file tells kinds, the share of each kind's copies that came together with their original is
printed; "several" are copies edited more than once.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from math import comb
from pathlib import Path
from typing import Any

from schemas.ids import content_id
from schemas.tables import Article
from transforms.deduplicate import deduplicate

ALIKE = (0.3, 0.5)
LONG = 150


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def pairwise(gold: Sequence[str], found: Sequence[str], excused: int = 0) -> Score:
    """Precision and recall of the pairs in one cluster; ``excused`` false pairs are left out."""

    def pairs(labels: Sequence[object]) -> int:
        return sum(comb(n, 2) for n in Counter(labels).values())

    right = pairs(list(zip(gold, found, strict=True)))
    return Score(right / max(1, pairs(found) - excused), right / max(1, pairs(gold)))


def b_cubed(gold: Sequence[str], found: Sequence[str]) -> Score:
    """Precision and recall averaged over documents (Bagga and Baldwin 1998)."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / len(gold)
    return Score(precision, recall)


def read_articles(path: Path) -> tuple[list[Article], list[dict[str, Any]]]:
    """The articles of a file and its rows."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_article(row) for row in rows], rows


def _article(row: dict[str, Any]) -> Article:
    text, published = row["text"], row.get("published_at")
    return Article(
        article_id=content_id(str(row["id"])),
        input_uri=str(row["id"]),
        canonical_url=row.get("url"),
        published_at=datetime.fromisoformat(published) if published else None,
        text=text,
        word_count=len(text.split()),
        content_hash=content_id("".join(c for c in text.casefold() if c.isalnum())),
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def alike_clusters(
    texts: Sequence[str], gold: Sequence[str], pairs: Sequence[tuple[int, int]], least: float
) -> set[frozenset[str]]:
    """Of the clusters that false pairs join, those that were alike already, by so much Jaccard."""
    runs = {i: _runs(texts[i]) for pair in pairs for i in pair}
    alike = set()
    for a, b in pairs:
        if min(len(runs[a]), len(runs[b])) > LONG:
            shared = len(runs[a] & runs[b])
            if shared >= least * (len(runs[a]) + len(runs[b]) - shared):
                alike.add(frozenset((gold[a], gold[b])))
    return alike


def by_kind(rows: Sequence[dict[str, Any]], found: Sequence[str]) -> dict[str, tuple[int, int]]:
    """For each kind of edit how many copies share a label with their original, of how many."""
    labels = {row["cluster"]: f for row, f in zip(rows, found, strict=True)
              if row.get("kind") == "original"}  # fmt: skip
    counts: dict[str, tuple[int, int]] = {}
    for row, label in zip(rows, found, strict=True):
        kind = row.get("kind", "original")
        if kind != "original" and row["cluster"] in labels:
            name = "several" if "+" in kind else kind
            together, total = counts.get(name, (0, 0))
            counts[name] = together + (label == labels[row["cluster"]]), total + 1
    return counts


def _joined(labels: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs with one label that have different ones in ``other``."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, label in enumerate(labels):
        groups[label].append(i)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return [(a, b) for a, b in pairs if other[a] != other[b]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to list")
    options = parser.parse_args()
    articles, rows = read_articles(options.file)
    gold = [str(row["cluster"]) for row in rows]
    started = time.process_time()
    found = [decision.cluster_id for decision in deduplicate(articles)]
    spent = time.process_time() - started
    print(f"{len(rows)} documents, {spent / len(rows) * 1000:.2f} ms CPU each")
    print(f"pairwise  {pairwise(gold, found)}")
    print(f"B-cubed   {b_cubed(gold, found)}")

    false, missed = _joined(found, gold), _joined(gold, found)
    for least in ALIKE:
        alike = alike_clusters([row["text"] for row in rows], gold, false, least)
        wrong = [(a, b) for a, b in false if frozenset((gold[a], gold[b])) not in alike]
        excused = len(false) - len(wrong)
        print(f"without {excused} pairs of {len(alike)} pairs of clusters alike by {least}:")
        print(f"pairwise  {pairwise(gold, found, excused)}")
    for kind, (together, total) in sorted(by_kind(rows, found).items()):
        print(f"{together / total:9.3f} of {total:5d}  {kind}")

    for name, pairs in (("wrong", wrong), ("missed", missed)):
        for a, b in pairs[: options.errors]:
            print(f"{name:9} {rows[a]['id']} | {rows[b]['id']}")


if __name__ == "__main__":
    main()
