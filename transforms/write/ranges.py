"""Which file of a table a row goes to: ids are uniform hashes, so ranges of ids are even.

The file depends on the id alone, never on which worker staged the row; so the same rows stand in
the same files however the work was split.
"""

from __future__ import annotations

import itertools

PREFIX_DIGITS = 8
PREFIXES = 16**PREFIX_DIGITS


def file_number(row_id: str, files: int) -> int:
    """The number, from 0, of the file among ``files`` that holds the id (hexadecimal)."""
    return int(row_id[:PREFIX_DIGITS], 16) * files // PREFIXES


def id_ranges(number: int, files: int, slices: int) -> list[tuple[str, str]]:
    """Split the ids of file ``number`` into ``slices`` half-open ranges (low, high), in order.

    Bounds are prefixes that compare with ids as strings; the last bound of the last file is "g",
    which is above every hexadecimal digit.
    """
    total = files * slices
    bounds = [
        _bound(number * slices + i, total) if number * slices + i < total else "g"
        for i in range(slices + 1)
    ]
    return list(itertools.pairwise(bounds))


def _bound(position: int, total: int) -> str:
    # The first prefix that file_number puts at or above this position: rounded up.
    return f"{-(-position * PREFIXES // total):0{PREFIX_DIGITS}x}"
