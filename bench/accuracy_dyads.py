"""Accuracy of the event coder on sentences with one marked pair of actors.

    python -m bench.accuracy dyads FILE [--errors N] [--model NAME]

FILE is JSONL with sentence, source, target and event_type; YIELD stands for CONCEDE or RETREAT. The
mention that counts is the one that overlaps best with both marked spans (shares of characters).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from schemas.tables import Mention
from transforms.extract import ArticleText, EventCoder
from transforms.extract.screen import introduced_names

NOTHING = "(none)"


@dataclass(frozen=True)
class Scored:
    """One marked sentence with the mention that counts for it."""

    row: dict[str, str]
    mention: Mention | None
    source_hit: bool
    target_hit: bool

    @property
    def gold(self) -> str:
        return self.row["event_type"]

    @property
    def coded(self) -> str:
        return merged(self.mention.event_type) if self.mention else NOTHING


@dataclass
class Figures:
    """The figures over a set of scored sentences."""

    count: int = 0
    type_accuracy: float = 0.0
    macro_f1: float = 0.0
    source_rate: float = 0.0
    target_rate: float = 0.0
    triple_rate: float = 0.0
    f1: dict[str, float] = field(default_factory=dict)
    confusion: dict[str, Counter[str]] = field(default_factory=dict)
    calibration: list[tuple[float, int, float]] = field(default_factory=list)


def merged(event_type: str) -> str:
    """The classes of the marked set: CONCEDE and RETREAT are one."""
    return "YIELD" if event_type in ("CONCEDE", "RETREAT") else event_type


def overlap(sentence: str, marked: str, coded: str | None) -> float:
    """Dice overlap, in characters, of two phrases where they stand in the sentence."""
    if not coded:
        return 0.0
    marked_spans = _places(sentence, marked)
    best = 0.0
    for start, end in _places(sentence, coded):
        for first, last in marked_spans:
            common = min(end, last) - max(start, first)
            best = max(best, 2 * common / (end - start + last - first))
    return best


def _places(sentence: str, phrase: str) -> list[tuple[int, int]]:
    found, start = [], sentence.find(phrase)
    while start >= 0 and phrase:
        found.append((start, start + len(phrase)))
        start = sentence.find(phrase, start + 1)
    return found


def score(row: dict[str, str], mentions: Iterable[Mention]) -> Scored:
    """Pick the mention that overlaps best with source and target of a row."""
    best: tuple[float, float, Mention] | None = None
    for mention in mentions:
        pair = (
            overlap(row["sentence"], row["source"], mention.source_text),
            overlap(row["sentence"], row["target"], mention.target_text),
        )
        if best is None or (sum(pair), mention.confidence) > (best[0], best[1]):
            best = (sum(pair), mention.confidence, mention)
    mention = best[2] if best else None
    return Scored(
        row,
        mention,
        mention is not None and overlap(row["sentence"], row["source"], mention.source_text) > 0,
        mention is not None and overlap(row["sentence"], row["target"], mention.target_text) > 0,
    )


def figures(scored: list[Scored]) -> Figures:
    """Accuracy, F1 of each class and their mean, spans, confusion and calibration."""
    result = Figures(count=len(scored))
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for s in scored:
        confusion[s.gold][s.coded] += 1
    result.confusion = dict(confusion)
    result.type_accuracy = sum(s.gold == s.coded for s in scored) / len(scored)
    result.source_rate = sum(s.source_hit for s in scored) / len(scored)
    result.target_rate = sum(s.target_hit for s in scored) / len(scored)
    hits = sum(s.gold == s.coded and s.source_hit and s.target_hit for s in scored)
    result.triple_rate = hits / len(scored)
    for label in sorted(confusion):
        right = confusion[label][label]
        said = sum(row[label] for row in confusion.values())
        total = sum(confusion[label].values())
        result.f1[label] = 2 * right / (said + total) if said + total else 0.0
    result.macro_f1 = sum(result.f1.values()) / len(result.f1)
    for low in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.5}.get(low, round(low + 0.1, 1))
        inside = [
            s for s in scored if s.mention and low <= s.mention.confidence < high + (high == 1)
        ]
        if inside:
            right = sum(_is_right(s) for s in inside)
            result.calibration.append((low, len(inside), right / len(inside)))
    return result


def _is_right(scored: Scored) -> bool:
    """Type and source right, and the target where one was coded."""
    unnamed = scored.mention is not None and scored.mention.target_text is None
    return scored.gold == scored.coded and scored.source_hit and (scored.target_hit or unnamed)


def run(path: Path, errors: int = 0, model: str = "auto", only: str | None = None) -> Figures:
    """Code a file and print its figures."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    coder = EventCoder(model)
    articles = [ArticleText(str(n), row["sentence"]) for n, row in enumerate(rows)]
    scored = [score(r, m) for r, m in zip(rows, coder.code(articles), strict=True)]
    result = figures(scored)
    lost = [
        r["sentence"]
        for r in rows
        if not coder.component.screen.may_hold_event(r["sentence"], introduced_names(r["sentence"]))
    ]
    report(result)
    print(f"left out by the screen: {len(lost)} ({len(lost) / len(rows):.1%})")
    wrong = [s for s in scored if s.gold != s.coded and only in (None, s.gold, s.coded)]
    for s in wrong[:errors]:
        m = s.mention
        print(f"{s.gold} / {s.coded}: {s.row['sentence']}")
        print(f"    marked {s.row['source']} -> {s.row['target']}")
        if m:
            print(f"    coded  {m.source_text} -> {m.target_text}  {m.rule} {m.confidence}")
    return result


def report(result: Figures) -> None:
    print(f"sentences          {result.count}")
    print(f"type accuracy      {result.type_accuracy:.3f}")
    print(f"macro F1           {result.macro_f1:.3f}")
    print(f"source, target     {result.source_rate:.3f} {result.target_rate:.3f}")
    print(f"spans and type     {result.triple_rate:.3f}")
    print("F1 " + "  ".join(f"{label} {value:.2f}" for label, value in result.f1.items()))
    print("confusion (rows marked, columns coded)")
    for label, row in sorted(result.confusion.items()):
        print(f"  {label:10s} " + "  ".join(f"{k} {n}" for k, n in row.most_common()))
    print("confidence: mentions, share with type and actors right")
    for low, count, share in result.calibration:
        print(f"  from {low:.1f}  {count:5d}  {share:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong sentences")
    parser.add_argument("--only", help="only errors of this type")
    parser.add_argument("--model", default="auto", help="spaCy package to parse with")
    arguments = parser.parse_args()
    run(arguments.file, arguments.errors, arguments.model, arguments.only)


if __name__ == "__main__":
    main()
