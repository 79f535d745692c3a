"""The word lists of this stage, read once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in this folder; lines that begin with "#" explain it."""
    yield from csv.DictReader(data_lines(name))


def data_lines(name: str) -> list[str]:
    """The lines of a file in this folder that are neither blank nor comment."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Abbreviation in lower case without its last stop -> title, number, month, brand or word."""
    return {row["abbreviation"]: row["kind"] for row in rows("abbreviations.csv")}


@lru_cache(maxsize=1)
def sentence_starters() -> frozenset[str]:
    """Words, in lower case, that begin sentences and no name."""
    return frozenset(data_lines("sentence_starters.txt"))


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """Titles, in lower case, after which a person's name goes on."""
    return frozenset(data_lines("title_words.txt"))


@lru_cache(maxsize=1)
def agencies() -> frozenset[str]:
    """News agencies as by-lines name them, in lower case without marks."""
    return frozenset(data_lines("agencies.txt"))


@lru_cache(maxsize=1)
def name_particles() -> frozenset[str]:
    """Words, in lower case, that stand inside names and are written small."""
    return frozenset(data_lines("name_particles.txt"))


@lru_cache(maxsize=1)
def split_names() -> frozenset[tuple[str, str]]:
    """(first, second) word, in lower case, of names that stand on two lines."""
    pairs = rows("split_names.csv")
    return frozenset((row["first"], second) for row in pairs for second in row["second"].split())


@lru_cache(maxsize=1)
def connecting_words() -> frozenset[str]:
    """Words with which no sentence and no heading ends."""
    return frozenset(data_lines("connecting_words.txt"))
