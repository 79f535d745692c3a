"""The commands beside ``run``: read, explain, reindex."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.end_to_end.program import attempt, file_bytes, parquet_rows
from transforms.deduplicate import FINGERPRINT_SCHEMA

JSONL = "seeds/records/meridian-wire-2025.jsonl"


def test_read_shows_fields_and_rejects() -> None:
    result = attempt("read", JSONL, "--limit", "4")
    assert result.returncode == 0
    assert "title         Azerbaijan frees eight Armenian prisoners" in result.stdout
    assert "REJECTED in read: bad_json" in result.stdout
    assert result.stdout.rstrip().endswith("... (--limit 4)")


def test_read_takes_mappings_and_names_what_is_missing() -> None:
    shown = attempt("read", JSONL, "--limit", "1", "--map", "title=publisher").stdout
    assert "title         Meridian Wire" in shown
    assert attempt("read", "nowhere.txt").returncode == 4
    assert attempt("read", JSONL, "--map", "headline").returncode == 2


def test_limits_are_options_of_read_and_run(tmp_path: Path) -> None:
    shown = attempt("read", JSONL, "--limit", "1", "--max", "text=100").stdout
    assert "REJECTED in parse: too_large" in shown
    for command in (("read", JSONL), ("run", JSONL, "--output", str(tmp_path / "out"))):
        refused = attempt(*command, "--max", "words=9")
        assert refused.returncode == 2
        assert len(refused.stderr.splitlines()) == 1
        assert "there is no limit 'words'; the limits are record" in refused.stderr


def test_explain_a_sentence() -> None:
    shown = attempt("explain", "Norway expelled two Russian diplomats on Monday.").stdout
    for words in ("NOR", "RUS", "rule ", "trigger      expelled"):
        assert words in shown
    assert "No event." in attempt("explain", "The soup is best on the second day.").stdout


def test_explain_as_a_page() -> None:
    page = attempt("explain", "Norway expelled two Russian diplomats.", "--html").stdout
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "expelled" in page


def test_explain_a_published_mention(published: Path) -> None:
    mention = parquet_rows(published)["mentions"][0]
    shown = attempt("explain", mention["mention_id"], "--in", str(published)).stdout
    assert " ".join(mention["sentence"].split()) in " ".join(shown.split())
    assert attempt("explain", "0" * 32, "--in", str(published)).returncode == 2
    assert attempt("explain", "0" * 32).returncode == 2


def test_explain_a_published_event_by_its_best_mention(published: Path) -> None:
    event = parquet_rows(published)["events"][0]
    by_event, by_mention = (
        attempt("explain", event[key], "--in", str(published)).stdout
        for key in ("event_id", "best_mention_id")
    )
    assert by_event == by_mention != ""


@pytest.mark.parametrize("asked", ["0" * 32, "no-such-file.txt", ""])
def test_explain_what_is_not_there(asked: str, tmp_path: Path) -> None:
    refused = attempt("explain", asked, "--in", str(tmp_path))
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1


def test_explain_an_id_where_only_avro_was_written(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    refused = attempt("explain", "0" * 32, "--in", str(tmp_path))
    assert refused.returncode == 2
    assert "no Parquet table of articles" in refused.stderr


def test_reindex_leaves_a_folder_without_runs_alone(tmp_path: Path) -> None:
    refused = attempt("reindex", str(tmp_path / "none"))
    assert refused.returncode == 2
    assert not (tmp_path / "none").exists()


def test_explain_a_copy(published: Path) -> None:
    articles = parquet_rows(published)["articles"]
    copy = next(row for row in articles if row["duplicate_kind"] == "NEAR")
    shown = attempt("explain", copy["article_id"], "--in", str(published)).stdout
    assert f"NEAR copy of {copy['duplicate_of']}" in shown
    stretches = [line for line in shown.splitlines() if line.startswith("  shared: ")]
    words = " ".join(re.findall(r"\w+", copy["text"].casefold()))
    first = " ".join(re.findall(r"\w+", stretches[0].removeprefix("  shared: ").casefold()))
    assert first[:60] in words
    assert "canonical" in attempt("explain", copy["duplicate_of"], "--in", str(published)).stdout


def test_reindex_makes_what_the_run_made(published: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(published, copy, symlinks=True)
    before = file_bytes(copy)
    result = attempt("reindex", str(copy))
    assert result.returncode == 0, result.stderr
    after = file_bytes(copy)
    assert {p for p in before if before[p] != after[p]} <= {
        "_fingerprints/dt=2025-04-01/2025-04-01-00000.parquet",
        "_runs/2025-04-01/manifest.json",
    }
    checked = attempt("check", str(copy))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert fingerprints(copy) == fingerprints(published)


def test_reindex_tells_roles_from_an_index_that_has_none(published: Path, tmp_path: Path) -> None:
    """Version 2 kept the keys of leaders and delegates alone, and named no roles."""
    copy = tmp_path / "copy"
    shutil.copytree(published, copy, symlinks=True)
    (path,) = (copy / "_fingerprints").glob("*/*.parquet")
    table = pq.read_table(path)
    kept = [role in ("LEADER", "DELEGATE") for role in table["role"].to_pylist()]
    keys = [key if keep else b"" for key, keep in zip(table["keys"].to_pylist(), kept, strict=True)]
    assert not all(kept)
    place = table.schema.get_field_index("keys")
    older = table.set_column(place, table.schema.field(place), pa.array(keys, pa.binary()))
    path.unlink()
    older = older.drop_columns(["role"]).replace_schema_metadata({"algorithm_version": "2"})
    pq.write_table(older, path)
    assert attempt("reindex", str(copy)).returncode == 0
    assert fingerprints(copy) == fingerprints(published)


def fingerprints(output: Path) -> list[dict[str, object]]:
    (path,) = (output / "_fingerprints").glob("*/*.parquet")
    return pq.read_table(path).to_pylist()


def test_an_index_of_another_version_is_refused(published: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(published, copy, symlinks=True)
    (path,) = (copy / "_fingerprints").glob("*/*.parquet")
    rows = pq.read_table(path)
    path.unlink()
    pq.write_table(rows.replace_schema_metadata({"algorithm_version": "0"}), path)
    result = attempt("run", JSONL, "--output", str(copy), "--date", "2025-04-02")
    assert result.returncode == 2
    assert "dateline reindex" in result.stderr
    assert attempt("reindex", str(copy)).returncode == 0
    assert pq.read_schema(path).metadata == FINGERPRINT_SCHEMA.metadata
    again = attempt("run", JSONL, "--output", str(copy), "--date", "2025-04-02")
    assert again.returncode == 0, again.stderr
