"""Exit statuses, each with one clear line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.program import attempt, command, file_bytes, run
from transforms.write.lock import hold_lock

REPORT = "seeds/text/report-a-bucha-anniversary.txt"


def failing(*arguments: str) -> tuple[int, str]:
    """The exit status of a run and the line that says why, after lines of progress at most."""
    result = attempt("run", *arguments)
    lines = result.stderr.strip().splitlines()
    assert all(line.startswith("dateline: ") for line in lines), result.stderr
    return result.returncode, lines[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--no-such-option"], "--no-such-option"),
        (["--date", "yesterday"], "yesterday"),
        (["--interval-start", "2025-04-01", "--interval-end", "2025-04-01"], "empty"),
        (["--formats", "orc"], "orc"),
        (["--workers", "none"], "--workers none"),
        (["--map", "headline"], "--map headline"),
        (["--spacy-model", "no_such_model"], "no_such_model"),
        (["--languages", "english"], "--languages english"),
        (["--dedup", "fuzzy"], "--dedup"),
        (["--lookback-days", "-1"], "--lookback-days"),
        (["--runner", "NoSuchRunner"], "NoSuchRunner"),
    ],
)
def test_bad_usage(arguments: list[str], words: str, tmp_path: Path) -> None:
    status, line = failing(REPORT, "--output", str(tmp_path), *arguments)
    assert status == 2
    assert words in line


@pytest.mark.parametrize("output", ["", REPORT])
def test_an_output_that_can_be_no_folder(output: str) -> None:
    status, line = failing(REPORT, "--output", output)
    assert status == 2
    assert f"--output {output or repr('')}: " in line


def test_no_output_given() -> None:
    status, line = failing(REPORT)
    assert status == 2
    assert "--output" in line


def test_no_input_given(tmp_path: Path) -> None:
    assert failing("--output", str(tmp_path)) == (
        2,
        "dateline: no INPUT: name a file, a folder or a glob",
    )


def test_no_input_found(tmp_path: Path) -> None:
    result = attempt("run", str(tmp_path / "*.txt"), "--output", str(tmp_path / "out"))
    assert result.returncode == 4
    assert "no input found" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_locked_folder(tmp_path: Path) -> None:
    with hold_lock(str(tmp_path)):
        status, line = failing(REPORT, "--output", str(tmp_path))
    assert status == 5
    assert "is being written by process" in line


def test_a_quality_gate_publishes_nothing(tmp_path: Path) -> None:
    run(tmp_path, inputs=[REPORT])
    before = file_bytes(tmp_path)
    arguments = ["--output", str(tmp_path), "--date", "2025-04-01", "--max-rejects", "0.5"]
    status, line = failing("seeds/broken", *arguments)
    assert status == 3
    assert "were rejected" in line
    assert file_bytes(tmp_path) == before


def test_a_stage_that_fails(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "events").write_text("in the way")
    status, line = failing(REPORT, "--output", str(tmp_path / "out"))
    assert status == 1
    assert line.startswith("dateline: the run failed: ")
    assert "is in the way" in line
    assert (tmp_path / "out" / "events").read_text() == "in the way"


def test_a_folder_without_runs_fails_the_check(tmp_path: Path) -> None:
    assert attempt("check", str(tmp_path)).returncode == 1


def test_help_names_the_commands() -> None:
    shown = subprocess.run(command("--help"), capture_output=True, text=True, check=True).stdout
    for name in ("run", "check", "schema"):
        assert f"\n  {name} " in shown


def test_schema() -> None:
    shown = attempt("schema", "events", "--as", "duckdb").stdout
    assert shown.startswith("-- One row for each thing that happened")
    assert attempt("schema", "no_such_table").returncode == 2
    assert attempt("schema", "--as", "cobol").returncode == 2
