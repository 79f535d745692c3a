"""How often single sentences are coded right: `python -m bench.accuracy sentences [CASES]`.

CASES is a CSV like bench/cases/sentences_blind.csv: type (NONE: nothing may be coded), mode,
modality, a part of the source and of the target (empty: any), sentence. A sentence counts as found
if any of its mentions has the type of the gold, and then, more strictly, the mode, the modality and
both actors too. Printed: those shares, the share of mentions of a type that the gold names, the
share of NONE sentences on which the coder fires, and the recall of each type and mode.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.accuracy_actors import read_cases
from schemas.tables import Mention
from transforms.extract import ArticleText, EventCoder

CASES = Path(__file__).parent / "cases" / "sentences_blind.csv"
STEPS = ("type", "mode", "modality", "actors")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    rows = read_cases(options.cases)
    articles = [ArticleText(str(n), row["sentence"]) for n, row in enumerate(rows)]
    reached: Counter[str] = Counter()
    classes: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    mentions_of_type = mentions_in_events = fires = 0
    for row, mentions in zip(rows, EventCoder().code(articles), strict=True):
        if row["type"] == "NONE":
            fires += bool(mentions)
            wrong = bool(mentions)
        else:
            depth = max((agreement(row, m) for m in mentions), default=0)
            reached.update(STEPS[:depth])
            key = (row["type"], row["mode"])
            classes[key] += 1
            found[key] += depth >= STEPS.index("mode") + 1
            mentions_in_events += len(mentions)
            mentions_of_type += sum(m.event_type == row["type"] for m in mentions)
            wrong = depth < len(STEPS)
        if options.errors and wrong:
            print(_error(row, mentions))
    events, nothing = sum(classes.values()), len(rows) - sum(classes.values())
    print(f"sentences with an event {events}, without {nothing}")
    for number, step in enumerate(STEPS):
        print(f"right up to {step} ({number + 1} of {len(STEPS)}) {reached[step] / events:.3f}")
    print(f"mentions of the type of the gold {mentions_of_type / max(1, mentions_in_events):.3f}")
    print(f"fires on sentences without an event {fires} ({fires / max(1, nothing):.3f})")
    for event_type in sorted({event_type for event_type, _ in classes}):
        modes = {m: f"{found[t, m]}/{classes[t, m]}" for t, m in classes if t == event_type}
        print(event_type, ", ".join(f"{mode or '-'} {share}" for mode, share in modes.items()))


def agreement(row: dict[str, str], mention: Mention) -> int:
    """How many of type, mode, modality and actors agree, in this order, before one does not."""
    source, target = (mention.source_text or "").lower(), (mention.target_text or "").lower()
    checks = (
        mention.event_type == row["type"],
        not row["mode"] or mention.event_mode == row["mode"],
        mention.modality == row["modality"],
        row["source"].lower() in source and row["target"].lower() in target,
    )
    return checks.index(False) if False in checks else len(checks)


def _error(row: dict[str, str], mentions: Sequence[Mention]) -> str:
    wanted = [row[name] for name in ("type", "mode", "modality", "source", "target")]
    got = [(m.event_type, m.event_mode, m.modality, m.source_text, m.target_text) for m in mentions]
    return f"{row['sentence']}\n    {wanted}, not {got}"


if __name__ == "__main__":
    main()
