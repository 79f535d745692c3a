"""What a run says at its end can be typed."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipeline.intervals import interval
from pipeline.options import RunOptions
from pipeline.summary import SHOWN, summary

TABLES = {
    "articles": {"rows": 1, "duplicate_kind": {"(none)": 1}},
    "mentions": {"rows": 0},
    "events": {"rows": 0, "event_type": {}},
    "rejects": {"rows": 0, "reason": {}},
}


@pytest.mark.parametrize("name", ["tables", "Süd und 東京", "l'été", 'it\'s "so" $HOME `x`!'])
def test_the_command_shows_the_events_of_any_folder(name: str, tmp_path: Path) -> None:
    parquet = tmp_path / name / "events" / "dt=2025-04-01" / "rows.parquet"
    parquet.parent.mkdir(parents=True)
    columns = ", ".join(f"'one' AS {column.strip()}" for column in SHOWN.split(","))
    duckdb.sql(f"SELECT {columns}").write_parquet(str(parquet))
    day = interval("2025-04-01", None, None, date(2025, 4, 1))
    text = summary(RunOptions((), str(tmp_path / name), day), TABLES)
    assert not any(line.endswith(" ") for line in text.splitlines())
    shown = subprocess.run(
        text.splitlines()[-1], shell=True, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert "one" in shown
