"""What an earlier run has seen is a duplicate today; a run of a past day knows nothing of later."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.program import attempt, file_bytes, parquet_rows

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
