"""On a store without links a journal finishes what a killed writer had begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.write import journal
from transforms.write.locations import CURRENT, is_data_of

FINAL = "events/dt=2025-04-01/2025-04-01-00000.parquet"
STALE = "events/dt=2025-04-01/2025-04-01-00001.parquet"
OTHER = "events/dt=2025-03-31/2025-03-31-00000.parquet"


def put(folder: Path, path: str, text: str) -> Path:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    return target


def publish(folder: Path, text: str) -> None:
    staged = put(folder, f"_staging/{text}.parquet", text)
    journal.publish(
        str(folder),
        {str(staged): FINAL},
        {CURRENT: text.encode()},
        lambda path: is_data_of("2025-04-01", path),
    )


def test_a_run_owns_its_files(tmp_path: Path) -> None:
    put(tmp_path, STALE, "old")
    put(tmp_path, OTHER, "other")
    publish(tmp_path, "new")
    assert (tmp_path / FINAL).read_text() == (tmp_path / CURRENT).read_text() == "new"
    assert not (tmp_path / STALE).exists()
    assert (tmp_path / OTHER).read_text() == "other"
    assert not journal.recover(str(tmp_path))


def test_the_next_start_finishes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, "old")

    def no_space(source: str, target: str) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_copy", no_space)
        with pytest.raises(OSError, match="no space left"):
            publish(tmp_path, "new")
    assert (tmp_path / FINAL).read_text() == "old"
    assert journal.recover(str(tmp_path))
    assert (tmp_path / FINAL).read_text() == (tmp_path / CURRENT).read_text() == "new"


def test_a_torn_journal_is_dropped(tmp_path: Path) -> None:
    publish(tmp_path, "old")
    put(tmp_path, "_staging/journal.json", '{"copies": {')
    assert not journal.recover(str(tmp_path))
    assert (tmp_path / FINAL).read_text() == "old"
