"""Running the program as its users do, and reading what it published."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import fastavro
import pyarrow.dataset as ds

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
DAY = "2025-04-01"
TABLES = ("articles", "mentions", "events", "rejects")
SECONDS = 240

Rows = dict[str, list[dict[str, Any]]]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pipeline", *arguments]


def run(output: Path, *arguments: str, inputs: Sequence[str] = ("seeds",)) -> str:
    """Run the program to its end; its standard output. Fails the test if it fails."""
    result = attempt("run", *inputs, "--output", str(output), "--date", DAY, *arguments)
    assert result.returncode == 0, result.stderr
    return result.stdout


def attempt(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, whatever that is."""
    return subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the program as the head of a group of processes, so that all of them can be killed."""
    return subprocess.Popen(
        command(*arguments),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to the program and its worker processes, and wait for its end."""
    os.killpg(process.pid, number)
    process.wait(timeout=SECONDS)


def parquet_rows(output: Path) -> Rows:
    """All rows of all tables, in the order of the files."""
    return {
        table: ds.dataset(output / table, format="parquet").to_table().to_pylist()
        for table in TABLES
    }


def avro_rows(output: Path) -> Rows:
    """The same from the Avro files."""
    rows: Rows = {table: [] for table in TABLES}
    for table in TABLES:
        for path in sorted((output / "avro" / table).glob("*/*.avro")):
            with open(path, "rb") as handle:
                rows[table].extend(fastavro.reader(handle))  # type: ignore[arg-type]
    return rows


def file_bytes(output: Path) -> dict[str, bytes]:
    """Every published file, by its path below the output folder, but for the manifest's options."""
    folders = (*TABLES, "avro", "_fingerprints", "_knowledge", "_stories", "_runs")
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for folder in folders
        if (output / folder).exists()
        for path in sorted((output / folder).rglob("*"))
        if path.is_file()
    }
