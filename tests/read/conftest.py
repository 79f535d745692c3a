"""A reader under test: bytes go in under a name, records and rejects come out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from schemas.tables import Reject
from transforms.read import InputFile, Limits, Record, read_segment, split

Outcomes = list[Record | Reject]


def open_file(uri: str, offset: int = 0) -> BinaryIO:
    stream = Path(uri).open("rb")  # noqa: SIM115 - the reader closes it
    stream.seek(offset)
    return stream


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Outcomes]:
    """``read(name, data, limits=None, columns=None)``: everything that a file gives, in order."""

    def reader(
        name: str,
        data: bytes,
        limits: Limits | None = None,
        columns: dict[str, str] | None = None,
    ) -> Outcomes:
        path = tmp_path / name
        path.write_bytes(data)
        segments = split(InputFile(str(path), len(data)), open_file, limits)
        outcomes = []
        for segment in segments:
            outcomes.extend(read_segment(segment, open_file, limits, columns))
        return outcomes

    return reader
