"""Progress: what the stages count arrives, from this process and from worker processes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.end_to_end.program import attempt


def test_json_lines_name_run_and_stage(tmp_path: Path) -> None:
    arguments = ["--output", str(tmp_path), "--date", "2025-04-01", "--log-format", "json"]
    result = attempt("run", "seeds", *arguments, "--workers", "2")
    assert result.returncode == 0, result.stderr
    lines = [json.loads(line) for line in result.stderr.splitlines()]
    assert {line["run"] for line in lines} == {"2025-04-01"}
    messages = [line["message"] for line in lines]
    assert "parse: 41" in messages
    assert "extract: 37 of 37" in messages
    assert "read: 45" in messages
