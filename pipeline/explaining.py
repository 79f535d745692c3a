"""``dateline explain``: why the coder says what it says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Any

import pyarrow.dataset as ds

from schemas.tables import Reject
from transforms.extract import EventCoder
from transforms.extract.explain import as_text, explain_sentence
from transforms.filesystem import join, open_file
from transforms.parse import ParseOptions, parse, sentences
from transforms.read import Segment, read_segment

ID = re.compile(r"[0-9a-f]{32}")


def account(given: str, output: str | None, day: str | None, model: str) -> Iterator[str]:
    """The account of a sentence, of each sentence of a file, or of a mention in ``output``.

    Raises ValueError for a bad date, an unknown id, or a file without an article.
    """
    published = _midnight(day) if day else None
    if ID.fullmatch(given):
        if output is None:
            raise ValueError(f"{given}: name the output folder that holds it with --in")
        mention, published = _mention(given, output)
        texts = [mention["sentence"]]
    elif os.path.isfile(given):
        texts = list(_sentences(given))
    else:
        texts = [given]
    coder = EventCoder(model)
    for text in texts:
        yield as_text(explain_sentence(text, coder, published))


def _midnight(day: str) -> datetime:
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"--date {day}: not a date; write it like 2026-11-21") from None
    return datetime(chosen.year, chosen.month, chosen.day, tzinfo=timezone.utc)


def _mention(mention_id: str, output: str) -> tuple[dict[str, Any], datetime | None]:
    table = ds.dataset(join(output, "mentions"), format="parquet")
    rows = table.to_table(filter=ds.field("mention_id") == mention_id).to_pylist()
    if not rows:
        raise ValueError(f"{mention_id}: no such mention in {output}")
    return rows[0], rows[0]["published_at"]


def _sentences(path: str) -> Iterator[str]:
    for outcome in read_segment(Segment(path), open_file):
        article = outcome if isinstance(outcome, Reject) else parse(outcome, ParseOptions())
        if isinstance(article, Reject):
            raise ValueError(f"{path}: {article.reason}: {article.detail}")
        for start, end in sentences(article.text):
            yield article.text[start:end]
