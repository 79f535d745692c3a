"""What a run says at its end: what it wrote, and how to look at it."""

from __future__ import annotations

import os
import shlex
import sys
from typing import Any

from pipeline.options import RunOptions

SHOWN = "event_type, modality, source_name, target_name, event_date, sentence"


def summary(options: RunOptions, tables: dict[str, Any]) -> str:
    """A few lines from the statistics of the run's tables."""
    articles = tables["articles"]
    originals = articles["duplicate_kind"].get("(none)", 0)
    lines = [
        f"Published run {options.interval.label} in {options.output}:",
        f"  articles  {articles['rows']:>8,}   {articles['rows'] - originals:,} of them duplicates",
        f"  mentions  {tables['mentions']['rows']:>8,}",
        f"  events    {tables['events']['rows']:>8,}   {_most(tables['events']['event_type'])}",
        f"  rejects   {tables['rejects']['rows']:>8,}   {_most(tables['rejects']['reason'])}",
    ]
    if "parquet" in options.formats:
        lines += ["Look at it:", "  " + _command(options.output)]
    return "\n".join(line.rstrip() for line in lines)


def _command(output: str) -> str:
    """What shows the events, as it can be typed, whatever the folder's name holds."""
    folder = output.replace("'", "''")
    query = f"SELECT {SHOWN} FROM '{folder}/events/*/*.parquet'"
    if set(output) & set("'\"\\$`!"):
        code = shlex.quote(f"import duckdb; duckdb.sql({query!r}).show()")
    else:
        code = f"\"import duckdb; duckdb.sql('''{query} ''').show()\""
    return f"{shlex.quote(_python())} -c {code}"


def _python() -> str:
    """The Python that has DuckDB, as it can be typed here."""
    relative = os.path.relpath(sys.executable)
    return sys.executable if relative.startswith("..") else relative


def _most(counts: dict[str, int], number: int = 4) -> str:
    shown = [f"{value} {count:,}" for value, count in list(counts.items())[:number]]
    rest = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")
