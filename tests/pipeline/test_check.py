"""What ``dateline check`` says of keys and references, over one run and over several."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.check import Report, _check_keys, _check_references


def manifest(folder: Path, run: str, **tables: list[dict[str, Any]]) -> dict[str, Any]:
    """Write rows of some tables as a run's files; the part of its manifest that names them."""
    files = []
    for table, rows in tables.items():
        path = f"{table}-{run}.parquet"
        pq.write_table(pa.Table.from_pylist([row | {"run": run} for row in rows]), folder / path)
        files.append({"table": table, "format": "parquet", "path": path})
    return {"run": run, "files": files}


def problems(folder: Path, *manifests: dict[str, Any]) -> list[str]:
    report = Report()
    _check_keys(str(folder), list(manifests), report)
    _check_references(str(folder), list(manifests), report)
    return report.problems


def test_an_event_has_a_row_in_each_run_that_reports_it(tmp_path: Path) -> None:
    event = {"event_id": "e", "best_mention_id": "m", "story_id": None}
    first = manifest(
        tmp_path, "day1", events=[event], mentions=[mention("m", "e")], articles=[ARTICLE]
    )
    second = manifest(tmp_path, "day2", events=[event], mentions=[mention("n", "e")])
    assert problems(tmp_path, first, second) == []


def test_a_key_stands_once_in_a_run(tmp_path: Path) -> None:
    event = {"event_id": "e", "best_mention_id": "m", "story_id": None}
    run = manifest(
        tmp_path, "day1", events=[event, event], mentions=[mention("m", "e")], articles=[ARTICLE]
    )
    (problem,) = problems(tmp_path, run)
    assert problem.startswith("run day1: 1 values of events.event_id stand in several rows")


def test_a_mention_names_an_event_of_its_own_run(tmp_path: Path) -> None:
    event = {"event_id": "e", "best_mention_id": "m", "story_id": None}
    first = manifest(
        tmp_path, "day1", events=[event], mentions=[mention("m", "e")], articles=[ARTICLE]
    )
    second = manifest(tmp_path, "day2", mentions=[mention("n", "e")])
    (problem,) = problems(tmp_path, first, second)
    assert problem.startswith("mentions.event_id: 1 values that events.event_id lacks, such as e")


ARTICLE = {"article_id": "a", "duplicate_of": None, "cluster_id": "a", "story_id": "a"}


def mention(name: str, event: str) -> dict[str, Any]:
    return {"mention_id": name, "event_id": event, "article_id": "a"}
