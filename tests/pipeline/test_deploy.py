"""What stands in deploy/ calls the program as it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from pipeline.main import cli

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "deploy").iterdir())


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_options_exist(path: Path) -> None:
    known = {name for parameter in cli.commands["run"].params for name in parameter.opts}
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", path.read_text()))
    assert used <= known


def test_the_airflow_dag_is_python() -> None:
    ast.parse((ROOT / "deploy" / "airflow_dag.py").read_text())
