"""How well mentions are put together into events: wrong merges, wrong splits and B-cubed.

    python -m bench.accuracy_events [bench/cases/events.csv] [--errors 20]

The columns of the cases are explained at their top.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from datetime import date, datetime, time, timezone
from itertools import combinations
from pathlib import Path
from typing import Any, cast

from bench.accuracy_duplicates import b_cubed, pairwise
from schemas.tables import Mention
from schemas.vocabulary import DatePrecision, EventType, Modality
from transforms.consolidate import MentionKey, article_blocks, consolidate, mention_key

CASES = Path(__file__).parent / "cases" / "events.csv"
MODALITIES = {"A": "ASSERTED", "B": "ASSERTED", "F": "FUTURE", "H": "HYPOTHETICAL", "N": "NEGATED"}
PRECISIONS = {"W": "WEEK", "M": "MONTH", "Y": "YEAR"}


def read_mentions(path: Path) -> tuple[list[Mention], list[str]]:
    """The mentions of a file of cases, and the act of each."""
    with open(path, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    return [_mention(n, row) for n, row in enumerate(rows)], [row["act"] for row in rows]


def _mention(number: int, row: dict[str, str]) -> Mention:
    kind = cast(EventType, row["type"])
    days, _, precision = row["date"].partition(" ")
    first, _, last = days.partition("..")
    published = row["published"]
    return Mention(
        mention_id=f"{number:04d}",
        article_id=row["article"],
        published_at=(
            datetime.combine(date.fromisoformat(published), time(9), timezone.utc)
            if published
            else None
        ),
        sentence_index=int(row["s"]),
        sentence="",
        sentence_start=0,
        sentence_end=0,
        trigger="",
        trigger_start=0,
        trigger_end=0,
        event_type=kind,
        base_type=kind,
        event_mode=row["mode"] or None,
        modality=cast(Modality, MODALITIES[row["modality"]]),
        historical=row["modality"] == "B",
        event_date=date.fromisoformat(first) if first else None,
        event_date_end=date.fromisoformat(last or first) if first else None,
        event_date_precision=cast(
            DatePrecision, PRECISIONS.get(precision, "DAY" if first else "UNKNOWN")
        ),
        killed=int(row["k"]) if row["k"] else None,
        injured=int(row["i"]) if row["i"] else None,
        confidence=0.8,
        rule="",
        coder_version="",
        **_actor("source", row["source"]),
        **_actor("target", row["target"]),
        **_place(row["place"]),
    )


def _actor(side: str, told: str) -> dict[str, Any]:
    if not told:
        return {}
    name, country, sectors = told.split("/")
    values = (name, country, tuple(filter(None, sectors.split("|"))))
    return dict(zip((f"{side}_name", f"{side}_country", f"{side}_sectors"), values, strict=True))


def _place(told: str) -> dict[str, Any]:
    if not told:
        return {}
    name, country, admin1, latitude, longitude, number = told.split("/")
    return {
        "place_name": name,
        "place_country": country,
        "place_admin1": admin1,
        "latitude": float(latitude),
        "longitude": float(longitude),
        "geonames_id": int(number),
    }


def find_events(mentions: list[Mention]) -> list[str]:
    """The event of each mention, found as the pipeline finds it: block by block."""
    articles: dict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        articles[mention.article_id].append(n)
    blocks: dict[str, list[MentionKey]] = defaultdict(list)
    for numbers in articles.values():
        for n, block in zip(numbers, article_blocks([mentions[n] for n in numbers]), strict=True):
            blocks[block].append(mention_key(mentions[n], ("", n), block=block))
    found = [""] * len(mentions)
    for keys in blocks.values():
        for _, _, members in consolidate(keys):
            for (_, n), event_id in members:
                found[n] = event_id
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=CASES)
    parser.add_argument("--errors", type=int, default=20, help="how many errors to list")
    options = parser.parse_args()
    mentions, acts = read_mentions(options.file)
    found = find_events(mentions)
    pairs = list(combinations(range(len(mentions)), 2))
    merged = [(a, b) for a, b in pairs if found[a] == found[b] and acts[a] != acts[b]]
    split = [(a, b) for a, b in pairs if found[a] != found[b] and acts[a] == acts[b]]
    print(f"{len(mentions)} mentions of {len(set(acts))} acts, {len(set(found))} events found")
    print(f"pairwise  {pairwise(acts, found)}: {len(merged)} pairs merged, {len(split)} split")
    print(f"B-cubed   {b_cubed(acts, found)}")
    for name, errors in (("merged", merged), ("split", split)):
        for a, b in errors[: options.errors]:
            told = [
                f"{acts[n]} ({mentions[n].article_id}:{mentions[n].sentence_index})" for n in (a, b)
            ]
            print(f"{name:7} {' | '.join(told)}")


if __name__ == "__main__":
    main()
