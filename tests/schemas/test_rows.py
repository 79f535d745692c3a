"""Values are checked where rows are made, since the writers below would take nearly anything."""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from schemas.rows import InvalidRow, arrow_table, as_record, as_row, checked
from schemas.tables import ARTICLES, MENTIONS, Article

NOON = datetime(2025, 2, 14, 12, 0, tzinfo=timezone(timedelta(hours=2)))


def article(**changes: Any) -> Article:
    values: dict[str, Any] = {
        "article_id": "ab",
        "input_uri": "a.txt",
        "text": "Text.",
        "word_count": 1,
        "content_hash": "cd",
        "published_at": NOON,
    }
    return Article(**(values | changes))


def test_timestamps_come_out_in_utc() -> None:
    row = checked(ARTICLES, as_row(article()))
    assert row["published_at"] == datetime(2025, 2, 14, 10, 0, tzinfo=timezone.utc)


def test_a_record_survives_arrow() -> None:
    before = article(authors=("A", "B"), similarity=0.5)
    (row,) = arrow_table(ARTICLES, [before]).to_pylist()
    assert as_record(ARTICLES, row) == before


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("published_at", datetime(2025, 2, 14, 12, 0)),
        ("published_at", "2025-02-14"),
        ("word_count", 2**40),
        ("word_count", True),
        ("similarity", math.nan),
        ("duplicate_kind", "SIMILAR"),
        ("text", None),
        ("authors", "A"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(column: str, value: Any) -> None:
    with pytest.raises(InvalidRow, match=f"articles.{column}"):
        checked(ARTICLES, as_row(article()) | {column: value})


def test_unknown_columns_are_refused() -> None:
    with pytest.raises(InvalidRow, match="colour"):
        checked(MENTIONS, {"colour": "red"})
