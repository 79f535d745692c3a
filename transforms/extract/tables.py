"""Reading the lexicon's CSV files: # starts a comment, the first other line names the columns."""

from __future__ import annotations

import csv
from pathlib import Path


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a lexicon file, cells stripped of white space.

    Raises ValueError, naming file and line, for a row with too many or too few cells.
    """
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    with path.open(encoding="utf-8", newline="") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in next(csv.reader([line]))]
            if header is None:
                header = cells
                continue
            if len(cells) != len(header):
                raise ValueError(
                    f"{path.name}:{number}: {len(cells)} cells where the header names {len(header)}"
                )
            rows.append(dict(zip(header, cells, strict=True)))
    return rows
