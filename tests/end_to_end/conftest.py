"""One run over the seeds, which the tests of this folder look at from all sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.program import run


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run over seeds/ with one worker."""
    output = tmp_path_factory.mktemp("published") / "out"
    run(output, "--workers", "1")
    return output
