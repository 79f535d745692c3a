"""What a careful reader finds in seeds/, as records: gold.toml and gold_events.csv."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
CODED_COLUMNS = (
    "event_type",
    "base_type",
    "event_mode",
    "modality",
    "source_country",
    "source_name",
    "target_country",
    "target_name",
)


@dataclass(frozen=True)
class GoldFile:
    """A file under seeds/, and how many rows of articles and rejects it gives."""

    path: str
    articles: int
    rejects: int = 0


@dataclass(frozen=True)
class GoldArticle:
    """An article: ``name`` is ours, the other fields are those of the table articles.

    ``published`` is a date where only the day is known. ``events`` says whether mentions may be
    coded at all ("none": not one), or as having happened ("not asserted": not one ASSERTED).
    """

    name: str
    file: str
    language: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    duplicate_of: str | None = None
    duplicate_kind: str | None = None
    events: Literal["some", "not asserted", "none"] = "some"


@dataclass(frozen=True)
class GoldEvent:
    """What one sentence reports: a row of gold_events.csv.

    ``sentence`` is a piece of the sentence that stands in the article just once; ``trigger`` is a
    word of it. Rows with the same ``act`` tell of one event, in one article or in several.
    The coded columns hold the values that are right; an empty tuple means that any value is.
    ``required`` marks what every human coder would write down.
    """

    article: str
    act: str
    sentence: str
    trigger: str
    event_type: tuple[str, ...]
    base_type: tuple[str, ...]
    event_mode: tuple[str, ...]
    modality: tuple[str, ...]
    source_country: tuple[str, ...]
    source_name: tuple[str, ...]
    target_country: tuple[str, ...]
    target_name: tuple[str, ...]
    required: bool


def gold_files() -> list[GoldFile]:
    return [GoldFile(**table) for table in _toml()["file"]]


def gold_articles() -> list[GoldArticle]:
    return [
        GoldArticle(**{**table, "authors": tuple(table.get("authors", ()))})
        for table in _toml()["article"]
    ]


def gold_events() -> list[GoldEvent]:
    with open(HERE / "gold_events.csv", encoding="utf-8", newline="") as lines:
        return [_event(row) for row in csv.DictReader(lines)]


def find_article(gold: GoldArticle, rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The row of the table articles that is this article; None where no row or several are."""
    found = [row for row in rows if row["input_uri"].partition("#")[0].endswith("/" + gold.file)]
    if len(found) > 1:
        name = "url" if gold.url else "title"
        found = [row for row in found if row[name] == getattr(gold, name)]
    return found[0] if len(found) == 1 else None


def in_sentence_of(event: GoldEvent, mention: Mapping[str, Any]) -> bool:
    """Whether a row of the table mentions stands in the event's sentence (of any article)."""
    return event.sentence in " ".join(mention["sentence"].split())


def wrong_columns(event: GoldEvent, mention: Mapping[str, Any]) -> list[str]:
    """The coded columns in which a mention differs from the gold; none for a perfect one."""
    return [
        name
        for name in CODED_COLUMNS
        if getattr(event, name) and (mention[name] or "") not in getattr(event, name)
    ]


def _toml() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((HERE / "gold.toml").read_text("utf-8"))


def _event(row: dict[str, str]) -> GoldEvent:
    """In a coded column, "|" stands between values, one of which may be empty: no value at all."""
    values: dict[str, Any] = {n: row[n] for n in ("article", "act", "sentence", "trigger")}
    for name in CODED_COLUMNS:
        values[name] = tuple(row[name].split("|")) if row[name] else ()
    return GoldEvent(**values, required=row["required"] == "yes")
