"""How well lines are joined and sentences split: ``python -m bench.accuracy lines [CASES]``.

CASES is a TOML file like bench/cases/lines.toml, whose top says how its documents are written.
Each document is parsed as a text file. A boundary is the end of a title or a sentence, found by
the letters and digits before it. Boundaries at ends of lines measure joining, those inside lines
measure splitting; for each, precision, recall and F1 over all documents, and F1 by layout.
``--errors`` shows each boundary that is missing or wrong.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from schemas.tables import Reject
from transforms.parse import parse, sentences
from transforms.read import Record

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CASES = Path(__file__).parent / "cases" / "lines.toml"
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Document:
    """``text`` as a file holds it; ``units`` are its titles and sentences in order, each with
    whether it tells the story (by-lines, dates and credits do not).
    """

    id: str
    layout: str
    text: str
    units: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Boundaries:
    """Ends as counts of letters before them; ``line_ends`` are where lines of the file end."""

    letters: str
    gold: frozenset[int]
    line_ends: frozenset[int]


def load(path: Path = CASES) -> list[Document]:
    return [_document(row) for row in tomllib.loads(path.read_text("utf-8"))["document"]]


def _document(row: dict[str, object]) -> Document:
    lines = str(row["text"]).strip("\n").split("\n")
    units: list[tuple[str, bool]] = []
    shown = []
    unfinished = ""
    for line in lines:
        told = not line.startswith("~ ")
        marked = line.removeprefix("~ ")
        goes_on = marked.endswith("\\")
        shown.append(re.sub(r"\s*(?:\|\|)\s*", " ", marked).rstrip("\\").strip())
        pieces = re.split(r"\s*\|\|\s*", f"{unfinished} {marked.rstrip(chr(92))}".strip())
        unfinished = pieces.pop() if goes_on else ""
        units += [(piece, told) for piece in pieces if piece]
    if wrap := int(str(row.get("wrap", 0))):
        shown = [textwrap.fill(line, wrap) for line in shown if line]
    between = "\n\n" if wrap and row.get("blank_lines") else "\n"
    return Document(str(row["id"]), str(row["layout"]), between.join(shown) + "\n", tuple(units))


def letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def boundaries(document: Document) -> Boundaries:
    """Where the units that tell the story end, in the letters of these units alone."""
    gold, line_ends, told = [], set(), ""
    for unit, tells in document.units:
        if tells:
            told += letters(unit)
            gold.append(len(told))
    # Lines are found again in order; a line of a by-line has no letters of the story.
    cursor = 0
    for line in document.text.split("\n"):
        key = letters(line)
        if key and told.startswith(key, cursor):
            cursor += len(key)
            line_ends.add(cursor)
    return Boundaries(told, frozenset(gold), frozenset(line_ends))


def found_ends(document: Document, told: str) -> tuple[set[int], list[str]]:
    """Ends of what the parser says are title and sentences, and those that are not in the text."""
    article = parse(Record(document.id, "", "text", document.text, "text"))
    if isinstance(article, Reject):
        return set(), []
    spans = [article.text[start:end] for start, end in sentences(article.text)]
    ends: set[int] = set()
    strange = []
    cursor = 0
    for unit in ([article.title] if article.title else []) + spans:
        place = told.find(letters(unit), cursor)
        if place < 0:
            strange.append(unit)
        else:
            cursor = place + len(letters(unit))
            ends.add(cursor)
    return ends, strange


def score(document: Document, counts: Counter[str], errors: bool) -> None:
    known = boundaries(document)
    found, strange = found_ends(document, known.letters)
    for kind, places in (
        ("joining", known.line_ends),
        ("splitting", frozenset(range(len(known.letters) + 1)) - known.line_ends),
    ):
        gold, given = known.gold & places, found & places
        for scope in (kind, f"{document.layout} {kind}"):
            counts[f"{scope} hits"] += len(gold & given)
            counts[f"{scope} gold"] += len(gold)
            counts[f"{scope} given"] += len(given)
        if errors:
            for place in sorted(gold ^ given):
                what = "missing" if place in gold else "wrong"
                around = f"{known.letters[max(0, place - 25) : place]} ^ "
                print(f"  {document.id} {kind} {what}: {around}{known.letters[place : place + 25]}")
    # A by-line or credit that is coded, or that a sentence was joined with.
    for scope in ("joining", f"{document.layout} joining"):
        counts[f"{scope} given"] += len(strange)
    if errors:
        for unit in strange:
            print(f"  {document.id} no sentence of the story: {unit[:90]!r}")


def f1(counts: Counter[str], scope: str) -> float:
    asked = counts[f"{scope} gold"] + counts[f"{scope} given"]
    return 2 * counts[f"{scope} hits"] / asked if asked else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    documents = load(options.cases)
    counts: Counter[str] = Counter()
    for document in documents:
        score(document, counts, options.errors)
    lines = sum(bool(line) for document in documents for line in document.text.split("\n"))
    units = sum(len(document.units) for document in documents)
    print(f"{len(documents)} documents, {lines} lines, {units} titles, sentences and other lines")
    for kind in ("joining", "splitting"):
        hits, gold, given = (counts[f"{kind} {name}"] for name in ("hits", "gold", "given"))
        print(
            f"{kind}: F1 {f1(counts, kind):.4f} precision {hits / (given or 1):.4f} "
            f"recall {hits / (gold or 1):.4f} of {gold}"
        )
    for layout in sorted({document.layout for document in documents}):
        figures = (
            f"{kind} {f1(counts, f'{layout} {kind}'):.3f}" for kind in ("joining", "splitting")
        )
        print(f"  {layout}: {', '.join(figures)}")


if __name__ == "__main__":
    main()
