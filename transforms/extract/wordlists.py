"""Short lists of words that the rules of syntax refer to, from lexicon/wordlists.csv."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from transforms.extract.tables import read_rows

_FILE = Path(__file__).parent / "lexicon" / "wordlists.csv"


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for row in read_rows(_FILE):
        lists[row["list"]] = lists.get(row["list"], frozenset()) | set(row["words"].split("|"))
    return lists


def words(name: str) -> frozenset[str]:
    """The words of a list. Raises KeyError for a list that the file does not have."""
    return _lists()[name]
