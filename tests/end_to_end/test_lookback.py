"""What an earlier run has seen is a duplicate today; a run of a past day knows nothing of later."""

from __future__ import annotations

import json
from pathlib import Path

from tests.end_to_end.program import attempt, avro_rows, file_bytes, parquet_rows

INPUTS = ("seeds/text", "seeds/html")


def run_day(output: Path, day: str, *arguments: str, inputs: tuple[str, ...] = INPUTS) -> None:
    result = attempt("run", *inputs, "--output", str(output), "--date", day, *arguments)
    assert result.returncode == 0, result.stderr


def duplicates(output: Path, run: str) -> dict[str, str]:
    """The kind of duplicate of each article of a run, by file; canonical ones are left out."""
    return {
        row["input_uri"]: row["duplicate_kind"]
        for row in parquet_rows(output)["articles"]
        if row["run"] == run and row["duplicate_of"]
    }


def test_an_article_seen_yesterday_is_a_duplicate_today(tmp_path: Path) -> None:
    run_day(tmp_path, "2025-04-01")
    first = duplicates(tmp_path, "2025-04-01")
    yesterday = file_bytes(tmp_path)
    run_day(tmp_path, "2025-04-02")
    second = duplicates(tmp_path, "2025-04-02")
    rows = parquet_rows(tmp_path)
    assert set(second) == {row["input_uri"] for row in rows["articles"]}
    assert {row["run"] for row in rows["mentions"]} == {"2025-04-01"}
    # Ids are unique over the runs, and every duplicate names a canonical article.
    ids = [row["article_id"] for row in rows["articles"]]
    assert len(set(ids)) == len(ids)
    canonical = {row["article_id"] for row in rows["articles"] if not row["duplicate_of"]}
    assert all(row["duplicate_of"] in canonical | {None} for row in rows["articles"])
    # A copy is in the story of what it repeats, whichever run that is of.
    stories = {row["article_id"]: row["story_id"] for row in rows["articles"]}
    assert all(stories[row["article_id"]] == stories[row["cluster_id"]] for row in rows["articles"])
    assert first.items() <= duplicates(tmp_path, "2025-04-01").items()
    # The other day's files are untouched, and running both again changes nothing at all.
    both = file_bytes(tmp_path)
    kept = {path: content for path, content in yesterday.items() if path != "_runs/current.json"}
    assert kept.items() <= both.items()
    run_day(tmp_path, "2025-04-01")
    run_day(tmp_path, "2025-04-02")
    assert file_bytes(tmp_path) == both
    checked = attempt("check", str(tmp_path))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_lookback_ends(tmp_path: Path) -> None:
    run_day(tmp_path, "2025-04-01", inputs=INPUTS[:1])
    run_day(tmp_path, "2025-04-09", inputs=INPUTS[:1])
    run_day(tmp_path, "2025-04-10", "--lookback-days", "1", inputs=INPUTS[:1])
    assert duplicates(tmp_path, "2025-04-09") == duplicates(tmp_path, "2025-04-01")
    assert len(duplicates(tmp_path, "2025-04-10")) > len(duplicates(tmp_path, "2025-04-09"))


def test_without_deduplication_ids_are_still_unique(tmp_path: Path) -> None:
    run_day(tmp_path, "2025-04-01", "--dedup", "none", inputs=("seeds/records",))
    rows = parquet_rows(tmp_path)["articles"]
    assert not any(row["duplicate_of"] for row in rows)
    assert len({row["article_id"] for row in rows}) == len(rows)


def test_exact_finds_no_near_copies(tmp_path: Path) -> None:
    run_day(tmp_path, "2025-04-01", "--dedup", "exact", inputs=("seeds",))
    kinds = set(duplicates(tmp_path, "2025-04-01").values())
    assert kinds == {"URL", "EXACT"}


def report_of_a_call(folder: Path, day: str, source: str, told: str) -> str:
    """A file of one article that tells of a call on 31 March 2025."""
    folder.mkdir()
    record = {
        "id": f"{day}-{source}",
        "publisher": source,
        "published_at": f"{day}T08:00:00Z",
        "title": told.split(",")[0],
        "text": told,
    }
    (folder / "article.jsonl").write_text(json.dumps(record) + "\n")
    return str(folder)


FIRST = (
    "Keir Starmer spoke by phone with Emmanuel Macron on 31 March 2025, Downing Street said. "
    "They went through the plans for the ports of the Channel and for the trains below it."
)
AGAIN = (
    "PARIS - On 31 March 2025 Emmanuel Macron spoke by phone with Keir Starmer about fishing, the "
    "Elysee palace said. Fishermen of Boulogne had blocked two harbours in the week before."
)
ANOTHER = (
    "Keir Starmer spoke by phone with Emmanuel Macron on 2 April 2025 and asked him for patience. "
    "It was about steel, of which Wales makes less from one year to the next one."
)


def calls(output: Path, run: str) -> set[tuple[str, str, str]]:
    """(id, first run, day) of the events of a run between Britain and France."""
    return {
        (row["event_id"], row["first_run"], str(row["event_date"]))
        for row in parquet_rows(output)["events"]
        if row["run"] == run and {row["source_country"], row["target_country"]} == {"GBR", "FRA"}
    }


def test_an_event_seen_before_keeps_its_id(tmp_path: Path) -> None:
    output = tmp_path / "out"
    first = report_of_a_call(tmp_path / "1", "2025-04-01", "Courier", FIRST)
    again = report_of_a_call(tmp_path / "2", "2025-04-02", "Gazette", AGAIN)
    another = report_of_a_call(tmp_path / "3", "2025-04-03", "Courier", ANOTHER)
    run_day(output, "2025-04-01", inputs=(first,))
    run_day(output, "2025-04-02", inputs=(again, another))
    (call,) = calls(output, "2025-04-01")
    assert call[1:] == ("2025-04-01", "2025-03-31")
    told = calls(output, "2025-04-02")
    assert call in told
    assert [first_run for _, first_run, day in told if day == "2025-04-02"] == ["2025-04-02"]
    # Running the first day again knows nothing of the second, and the second finds the same ids.
    both = file_bytes(output)
    run_day(output, "2025-04-01", inputs=(first,))
    run_day(output, "2025-04-02", inputs=(again, another))
    assert file_bytes(output) == both
    checked = attempt("check", str(output))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    # Without a lookback, and for a day before, it is a new event.
    run_day(output, "2025-04-03", "--lookback-days", "0", inputs=(again,))
    run_day(output, "2025-03-31", inputs=(again,))
    for run in ("2025-04-03", "2025-03-31"):
        assert {first_run for _, first_run, _ in calls(output, run)} == {run}


def test_ids_are_kept_where_only_avro_is_written(tmp_path: Path) -> None:
    output, formats = tmp_path / "out", ("--formats", "avro")
    first = report_of_a_call(tmp_path / "1", "2025-04-01", "Courier", FIRST)
    again = report_of_a_call(tmp_path / "2", "2025-04-02", "Gazette", AGAIN)
    run_day(output, "2025-04-01", *formats, inputs=(first,))
    run_day(output, "2025-04-02", *formats, inputs=(again,))
    rows = avro_rows(output)["events"]
    assert "2025-04-01" in {row["first_run"] for row in rows if row["run"] == "2025-04-02"}
