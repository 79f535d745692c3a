"""The confidence of the event coder: fitting its weights, and whether they sort and are true.

    python -m bench.confidence fit      # writes the weights to transforms/extract/confidence.csv
    python -m bench.confidence check    # fails where the fit would write others

Material are the mentions that the coder makes of the articles in ``bench/cases``, written for it.
A mention counts as right (1) where type, modality, source and target fit an event that the gold
requires, as half right (0.5) where they fit one of which it is arguable that the sentence reports
it, else as wrong (0). The coder was mended on ``articles`` and ``more_articles`` after their gold
was set, so their mentions weigh less than those of ``running_text``.

The model is a logistic regression by Newton's method with a ridge on all weights but the base. What
is printed was predicted for tenths of the articles by fits that had not seen them.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from bench.accuracy_articles import CASES, match, read_articles, read_gold
from schemas.tables import Mention
from transforms.extract import EventCoder
from transforms.extract.assembly import Assembler
from transforms.extract.confidence import BASE, TABLE, read_weights, terms
from transforms.extract.findings import Finding
from transforms.extract.tables import read_rows

UNSEEN = "running_text"
WEIGHT = {UNSEEN: 1.0, "articles": 0.3, "more_articles": 0.3}
ARGUABLE = 0.5
RIDGE = 3.0
FOLDS = 10
DECIMALS = 2
STEPS = 50


@dataclass(frozen=True)
class Judged:
    """A mention: the article it is of, the terms that are true of it, how right it is (0 to 1)."""

    folder: str
    article: str
    terms: frozenset[str]
    right: float

    @property
    def fold(self) -> int:
        """The tenth of the articles to which this one belongs."""
        digest = blake2b(self.article.encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") % FOLDS


class Recorder:
    """Stands in for the confidence of a coder: gives each mention the place of its terms."""

    def __init__(self) -> None:
        self.terms: list[frozenset[str]] = []

    def __call__(self, finding: Finding, mention: Mention) -> float:
        self.terms.append(terms(finding, mention))
        return float(len(self.terms) - 1)


def judged(model: str = "auto") -> Iterator[Judged]:
    """The mentions of all articles of our own, held against their gold."""
    recorder, coder = Recorder(), EventCoder(model)
    coder.component.assembler = Assembler(recorder)
    for folder in WEIGHT:
        gold = read_gold(CASES.parent / folder)
        articles = list(read_articles(CASES.parent / folder))
        for article, mentions in zip(articles, coder.code(articles), strict=True):
            for mention in mentions:
                fits = [
                    1.0 if one.required else ARGUABLE
                    for one in gold
                    if one.article == article.article_id
                    and one.reported_by(mention.sentence)
                    and (found := match(mention, one)) is not None
                    and found.right
                ]
                yield Judged(
                    folder,
                    article.article_id,
                    recorder.terms[int(mention.confidence)],
                    max(fits, default=0.0),
                )


def fit(material: list[Judged], names: list[str]) -> dict[str, float]:
    """The weights that make the material likeliest, each term's pulled to 0 by the ridge."""
    x = np.array([[name in one.terms for name in names] for one in material], dtype=float)
    y = np.array([one.right for one in material])
    share = np.array([WEIGHT[one.folder] for one in material])
    ridge = np.diag([1e-6 if name == BASE else RIDGE for name in names])
    found = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-x @ found))
        gradient = x.T @ (share * (y - p)) - ridge @ found
        curvature = (x * (share * p * (1.0 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(curvature, gradient)
        found += step
        if np.abs(step).max() < 1e-9:
            break
    return {name: round(float(w), DECIMALS) + 0.0 for name, w in zip(names, found, strict=True)}


def predicted(one: Judged, weights: dict[str, float]) -> float:
    """The probability that a mention is right."""
    return 1.0 / (1.0 + math.exp(-math.fsum(weights[term] for term in one.terms)))


def held_out(material: list[Judged], names: list[str]) -> list[tuple[Judged, float]]:
    """Each mention with its probability by a fit to the articles of the other folds."""
    return [
        (one, predicted(one, weights))
        for fold in range(FOLDS)
        for weights in [fit([m for m in material if m.fold != fold], names)]
        for one in material
        if one.fold == fold
    ]


def area_under_curve(scored: list[tuple[float, float]]) -> float:
    """How often, of two mentions of which one is righter, that one has the higher probability.

    ``scored``: right and probability; ties count half.
    """
    pairs = [
        (0.5 if p == q else float(p > q))
        for right, p in scored
        for other, q in scored
        if right > other
    ]
    return sum(pairs) / len(pairs) if pairs else math.nan


def report(scored: list[tuple[float, float]]) -> Iterator[str]:
    """Calibration per tenth, area under the curve and Brier score, as lines."""
    yield "confidence  mentions  predicted  right"
    for tenth in range(10):
        inside = [(r, p) for r, p in scored if tenth == min(int(p * 10), 9)]
        if inside:
            mean = sum(p for _, p in inside) / len(inside)
            right = sum(r for r, _ in inside) / len(inside)
            yield f"from {tenth / 10:.1f}    {len(inside):8}      {mean:.3f}  {right:.3f}"
    brier = sum((r - p) ** 2 for r, p in scored) / len(scored)
    yield f"area under the curve {area_under_curve(scored):.3f}, Brier score {brier:.3f}"


def table_with(weights: dict[str, float]) -> str:
    """The text of ``confidence.csv`` with these weights; comments, order and meanings stay."""
    lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
    out = io.StringIO()
    out.writelines(line for line in lines if line.startswith("#"))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("term", "weight", "meaning"))
    for row in read_rows(TABLE):
        writer.writerow((row["term"], f"{weights[row['term']]:.{DECIMALS}f}", row["meaning"]))
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=("fit", "check"))
    parser.add_argument("--model", default="auto")
    given = parser.parse_args()
    material, names = list(judged(given.model)), list(read_weights())
    weights = fit(material, names)
    for name in names:
        count = sum(name in one.terms for one in material)
        print(f"{name:26} {weights[name]:+.2f}  true of {count} mentions")
    unseen = [(one.right, p) for one, p in held_out(material, names) if one.folder == UNSEEN]
    print(f"\n{len(material)} mentions; on the {len(unseen)} of {UNSEEN}, by fits without them:")
    print("\n".join(report(unseen)))
    new = table_with(weights)
    if given.action == "fit":
        TABLE.write_text(new, encoding="utf-8", newline="\n")
        print(f"written to {TABLE.name}")
    elif new != TABLE.read_text(encoding="utf-8"):
        sys.exit(f"{TABLE.name} is stale: python -m bench.confidence fit")
    else:
        print(f"{TABLE.name} is up to date")


if __name__ == "__main__":
    main()
