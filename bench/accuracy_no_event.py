"""How often the event coder fires on sentences that report no event.

    python -m bench.accuracy no_event FILE [--errors N] [--model NAME]

FILE is JSONL with sentence.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from transforms.extract import ArticleText, EventCoder


def run(path: Path, errors: int = 0, model: str = "auto", only: str | None = None) -> float:
    """Code a file, print the share of sentences on which the coder fires, and return it."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    coder = EventCoder(model)
    articles = [ArticleText(str(n), row["sentence"]) for n, row in enumerate(rows)]
    fired = [mentions for mentions in coder.code(articles) if mentions]
    share = len(fired) / len(rows)
    print(f"sentences          {len(rows)}")
    print(f"fires on           {len(fired)} ({share:.1%})")
    print("types              " + str(dict(Counter(m[0].event_type for m in fired).most_common())))
    for mentions in [f for f in fired if only in (None, f[0].event_type)][:errors]:
        print(mentions[0].sentence)
        for m in mentions:
            print(f"    {m.event_type} {m.source_text} -> {m.target_text}  {m.rule} {m.confidence}")
    return share


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
