"""The accuracy of the event coder as one page in Markdown.

    python -m bench.tables DYADS NO_EVENT [--model NAME] > docs/accuracy.md

DYADS and NO_EVENT are the sets of ``bench.accuracy_dyads`` and ``bench.accuracy_no_event``; what
those print goes to stderr.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path

from bench import accuracy_dyads, accuracy_no_event
from bench.accuracy_dyads import NOTHING, Figures
from transforms.extract import CODER_VERSION

PAGE = """\
# How right the event coder is

This page is written by `python -m bench.tables DYADS NO_EVENT > docs/accuracy.md`.

The sets are {sentences:,} news sentences with one marked pair of actors (the training half of a
public PLOVER relation set) and {quiet:,} sentences without event. Measured with coder `{version}`.

**The coder was developed on both sets, so figures on other text will be lower.**

How it is counted: each sentence is coded alone, without its article. Of the mentions that the coder
finds in it, the one that counts is the one whose source and target overlap best with the marked
ones; a sentence without a mention counts as wrong, in the tables as `{nothing}`. CONCEDE and
RETREAT are one class in the set, YIELD. An actor is found if the coded phrase overlaps the marked.

What it does not say: other mentions of a sentence are neither right nor wrong here, so the share of
all mentions that are right is lower. Actors' countries and sectors, dates, places and modality are
not marked in the sets.

## Figures

{figures}

## Each type

Precision is the share of the sentences coded with the type that are marked with it; recall is the
share of the sentences marked with it that are coded with it.

{types}

## Which type is taken for which

Rows are marked types, columns coded types, numbers sentences.

{confusion}

## What a confidence is worth

Of the mentions that count, by their `confidence`: how many there are, and for which share the type
and the source are right, and the target where one was coded.

The weights behind it were fitted to running text of our own (`python -m bench.confidence fit`), of
whose mentions fewer are right than of these, which count only where an event is sure to be.

{calibration}"""


def page(dyads: Figures, quiet: int, fires: float) -> str:
    """The page, of the figures on pairs and the ``fires`` share of ``quiet`` sentences."""
    return PAGE.format(
        sentences=dyads.count,
        quiet=quiet,
        version=CODER_VERSION,
        nothing=NOTHING,
        figures=_figures(dyads, quiet, fires),
        types=_types(dyads),
        confusion=_confusion(dyads),
        calibration=_calibration(dyads),
    )


def _figures(dyads: Figures, quiet: int, fires: float) -> str:
    found = 1 - sum(row[NOTHING] for row in dyads.confusion.values()) / dyads.count
    rows = [
        ("type right", f"{dyads.type_accuracy:.3f}"),
        ("mean of the F1 of all types", f"{dyads.macro_f1:.3f}"),
        ("sentences with a mention", f"{found:.3f}"),
        ("source found", f"{dyads.source_rate:.3f}"),
        ("target found", f"{dyads.target_rate:.3f}"),
        ("type right, source and target found", f"{dyads.triple_rate:.3f}"),
        ("sentences without event on which it fires", f"{fires:.3f} ({round(fires * quiet)})"),
    ]
    return table(("measure", "share"), rows)


def _types(dyads: Figures) -> str:
    rows = []
    for label, f1 in dyads.f1.items():
        right = dyads.confusion[label][label]
        coded = sum(row[label] for row in dyads.confusion.values())
        marked = sum(dyads.confusion[label].values())
        precision = f"{right / coded:.2f}" if coded else "-"
        rows.append((label, marked, coded, precision, f"{right / marked:.2f}", f"{f1:.2f}"))
    return table(("type", "marked", "coded", "precision", "recall", "F1"), rows)


def _confusion(dyads: Figures) -> str:
    coded = sorted({label for row in dyads.confusion.values() for label in row} - {NOTHING})
    columns = [*coded, NOTHING]
    rows = [
        (label, *(row[column] or "" for column in columns))
        for label, row in sorted(dyads.confusion.items())
    ]
    return table(("", *columns), rows)


def _calibration(dyads: Figures) -> str:
    rows = [(f"from {low:.1f}", count, f"{share:.3f}") for low, count, share in dyads.calibration]
    return table(("confidence", "mentions", "right"), rows)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown; all columns but the first hold numbers and stand to the right."""
    names = list(head)
    rules = ["---", *("---:" for _ in names[1:])]
    lines = [names, rules, *([str(cell) for cell in row] for row in rows)]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines).rstrip("\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dyads", type=Path)
    parser.add_argument("no_event", type=Path)
    parser.add_argument("--model", default="auto", help="spaCy package to parse with")
    arguments = parser.parse_args()
    with redirect_stdout(sys.stderr):
        dyads = accuracy_dyads.run(arguments.dyads, model=arguments.model)
        fires = accuracy_no_event.run(arguments.no_event, model=arguments.model)
    quiet = sum(1 for line in arguments.no_event.read_text(encoding="utf-8").splitlines() if line)
    print(page(dyads, quiet, fires))


if __name__ == "__main__":
    main()
