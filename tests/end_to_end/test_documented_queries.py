"""The queries that the documentation shows run on what the program publishes."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tests.end_to_end.program import ROOT

PAGE = (ROOT / "docs" / "analyst.md").read_text(encoding="utf-8")
(BLOCK,) = re.findall(r"```sql\n(.*?)```", PAGE, re.S)
QUERIES = [query.strip() for query in BLOCK.split(";") if query.strip()]


@pytest.mark.parametrize("query", QUERIES, ids=[query.splitlines()[0] for query in QUERIES])
def test_query(query: str, published: Path) -> None:
    there = query.replace("'tables/", f"'{published}/")
    duckdb.sql(there).fetchall()
