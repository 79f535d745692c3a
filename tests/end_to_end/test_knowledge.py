"""What one article says of a name helps in the others of its run, and in later runs."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.end_to_end.program import attempt, file_bytes, parquet_rows

TELLS = "Milo Korvath, the Peruvian foreign minister, met Brazilian officials in Lima on Monday."
ASKS = "Korvath accused Chile of violating the border treaty in a speech to supporters on Tuesday."
KNOWN = ("Milo Korvath", "PER", ["GOV"])


def article(number: int, day: str, text: str) -> str:
    more = "Officials gave no further details of the talks, and calls were not returned in time."
    return json.dumps(
        {
            "id": f"article-{number}",
            "publisher": "Kestrel Agency",
            "published_at": f"{day}T12:00:00Z",
            "language": "en",
            "text": f"{text} {more if number % 2 else 'Nothing else was said about it that day.'}",
        }
    )


def inputs(folder: Path, name: str, *articles: str) -> str:
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(articles) + "\n")
    return str(path)


def run_day(output: Path, day: str, given: str, *arguments: str) -> str:
    result = attempt("run", given, "--output", str(output), "--date", day, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stderr


def accusers(output: Path) -> list[tuple[str | None, str | None, list[str]]]:
    """(name, country, sectors) of the sources of accusations."""
    return [
        (row["source_name"], row["source_country"], row["source_sectors"])
        for row in parquet_rows(output)["mentions"]
        if row["event_type"] == "ACCUSE"
    ]


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """An output folder with two runs, and the input of each: the first tells, the second asks."""
    folder = tmp_path_factory.mktemp("knowledge")
    first = inputs(folder, "first", article(1, "2026-03-09", TELLS))
    second = inputs(folder, "second", article(2, "2026-03-10", ASKS))
    output = folder / "out"
    run_day(output, "2026-03-09", first)
    run_day(output, "2026-03-10", second)
    return output, first, second


def test_within_a_run(tmp_path: Path) -> None:
    both = inputs(tmp_path, "both", article(2, "2026-03-10", ASKS), article(1, "2026-03-09", TELLS))
    run_day(tmp_path / "out", "2026-03-10", both)
    assert accusers(tmp_path / "out") == [KNOWN]


def test_in_a_later_run(two_days: tuple[Path, str, str]) -> None:
    output, _, _ = two_days
    assert accusers(output) == [KNOWN]
    checked = attempt("check", str(output))
    assert checked.returncode == 0, checked.stdout


def test_running_earlier_days_again_changes_nothing(two_days: tuple[Path, str, str]) -> None:
    output, first, second = two_days
    both = file_bytes(output)
    run_day(output, "2026-03-09", first)
    again = file_bytes(output)
    del both["_runs/current.json"], again["_runs/current.json"]  # names the last run
    assert again == both
    run_day(output, "2026-03-10", second)
    assert accusers(output) == [KNOWN]


def test_the_account_of_a_mention_names_what_was_known(two_days: tuple[Path, str, str]) -> None:
    output, _, _ = two_days
    mentions = parquet_rows(output)["mentions"]
    asked = next(row["mention_id"] for row in mentions if row["event_type"] == "ACCUSE")
    told = next(
        row["article_id"] for row in parquet_rows(output)["articles"] if TELLS in row["text"]
    )
    account = attempt("explain", asked, "--in", str(output)).stdout
    assert "Milo Korvath: foreign minister of PER (GOV), weight 1" in account
    assert told in account
    assert told in attempt("explain", ASKS, "--in", str(output), "--date", "2026-03-11").stdout


def test_a_lookback_of_no_days_and_tables_of_another_version(
    two_days: tuple[Path, str, str], tmp_path: Path
) -> None:
    _, first, second = two_days
    output = tmp_path / "out"
    run_day(output, "2026-03-09", first)
    run_day(output, "2026-03-10", second, "--knowledge-days", "0")
    assert accusers(output) != [KNOWN]
    (path,) = (output / "_knowledge").glob("dt=2026-03-09/*.parquet")
    rows = pq.read_table(path)
    path.unlink()
    pq.write_table(rows.replace_schema_metadata({"dateline.knowledge_version": "0"}), path)
    warned = run_day(output, "2026-03-10", second)
    assert "another version" in warned
    assert accusers(output) != [KNOWN]
