"""Files, folders and globs become a sorted list of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.inputs import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b[1].txt", "deep/er/c.html", ".hidden", "out/events/x.parquet"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "in"


def names(folder: Path, *inputs: str) -> list[str]:
    files, _ = find_files([str(folder / given) for given in inputs], str(folder / "out"))
    return [Path(file.uri).relative_to(folder).as_posix() for file in files]


def test_a_folder_is_read_with_all_below_but_its_own_output(folder: Path) -> None:
    assert names(folder, "") == ["a.txt", "b[1].txt", "deep/er/c.html"]


def test_globs_and_repeated_names(folder: Path) -> None:
    assert names(folder, "*.txt", "a.txt", "**/*.html") == ["a.txt", "b[1].txt", "deep/er/c.html"]


def test_a_name_that_looks_like_a_glob(folder: Path) -> None:
    assert names(folder, "b[1].txt") == ["b[1].txt"]


def test_sizes_and_missing_inputs(folder: Path) -> None:
    files, without = find_files([str(folder / "a.txt"), "nowhere/*"], str(folder / "out"))
    assert [file.size for file in files] == [5]
    assert without == ["nowhere/*"]


def test_a_file_system_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="nowhere://bucket/articles"):
        find_files(["nowhere://bucket/articles"], "out")
