"""``dateline explain``: why the coder says what it says, and why an article is a copy."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Any

import pyarrow.dataset as ds

from schemas.tables import Reject
from transforms.deduplicate import compare
from transforms.extract import EventCoder
from transforms.extract.explain import as_html, as_text, explain_sentence
from transforms.filesystem import join, open_file
from transforms.parse import ParseOptions, parse, sentences
from transforms.read import Segment, read_segment

ID = re.compile(r"[0-9a-f]{32}")


def account(
    given: str, output: str | None, day: str | None, model: str, html: bool = False
) -> Iterator[str]:
    """The account of a sentence, of each sentence of a file, or of a mention or an
    article in ``output``.

    Raises ValueError for a bad date, an unknown id, or a file without an article.
    """
    published = _midnight(day) if day else None
    if ID.fullmatch(given):
        if output is None:
            raise ValueError(f"{given}: name the output folder that holds it with --in")
        article = _row(output, "articles", "article_id", given)
        if article:
            yield from _account_of_article(article, output)
            return
        mention = _row(output, "mentions", "mention_id", given)
        if mention is None:
            raise ValueError(f"{given}: no such mention or article in {output}")
        texts, published = [mention["sentence"]], mention["published_at"]
    elif os.path.isfile(given):
        texts = list(_sentences(given))
    else:
        texts = [given]
    coder = EventCoder(model)
    explanations = (explain_sentence(text, coder, published) for text in texts)
    if html:
        yield as_html(list(explanations))
    else:
        yield from map(as_text, explanations)


def _midnight(day: str) -> datetime:
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"--date {day}: not a date; write it like 2026-11-21") from None
    return datetime(chosen.year, chosen.month, chosen.day, tzinfo=timezone.utc)


def _row(output: str, table: str, key: str, value: str) -> dict[str, Any] | None:
    rows = ds.dataset(join(output, table), format="parquet").to_table(filter=ds.field(key) == value)
    return rows.to_pylist()[0] if rows.num_rows else None


def _account_of_article(article: dict[str, Any], output: str) -> Iterator[str]:
    """What an article repeats, and what both texts share."""
    yield f"{article['article_id']}  {article['title'] or article['input_uri']}"
    if article["duplicate_of"] is None:
        yield "  canonical: it repeats no other article"
        return
    original = _row(output, "articles", "article_id", article["duplicate_of"])
    kind, similarity = article["duplicate_kind"], article["similarity"]
    yield f"  {kind} copy of {article['duplicate_of']}, similarity {similarity:.2f}"
    if original is None:
        yield "  the original is not in this folder any more"
        return
    yield f"  original: {original['title'] or original['input_uri']}"
    if article["duplicate_kind"] == "URL":
        yield f"  both stand under {article['canonical_url']}"
    compared = compare(original["text"], article["text"])
    if compared.edge is not None:
        edge = compared.edge
        yield (
            f"  {edge.shared} shared shingles of {edge.left_shingles} and {edge.right_shingles}: "
            f"Jaccard {edge.jaccard:.2f}, containment {edge.containment:.2f}"
        )
    for stretch in compared.stretches:
        yield f"  shared: {stretch}"


def _sentences(path: str) -> Iterator[str]:
    for outcome in read_segment(Segment(path), open_file):
        article = outcome if isinstance(outcome, Reject) else parse(outcome, ParseOptions())
        if isinstance(article, Reject):
            raise ValueError(f"{path}: {article.reason}: {article.detail}")
        for start, end in sentences(article.text):
            yield article.text[start:end]
