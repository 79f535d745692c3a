"""``dateline explain``: why the coder says what it says, and why an article is a copy."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date, datetime, timezone
from typing import Any

import pyarrow.dataset as ds

from pipeline.intervals import Interval
from pipeline.options import RunOptions
from pipeline.planning import current_knowledge, earlier_knowledge
from schemas.tables import Reject
from transforms.deduplicate import compare
from transforms.extract import (
    ArticleText,
    EventCoder,
    Explanation,
    as_html,
    as_text,
    explain_in_article,
    explain_sentence,
)
from transforms.extract.run_knowledge import RunKnowledge, joined, read_claims
from transforms.filesystem import below, join, open_file, read_bytes
from transforms.parse import ParseOptions, parse, sentences
from transforms.read import Segment, read_segment
from transforms.write import CURRENT, KNOWLEDGE, manifest_path

ID = re.compile(r"[0-9a-f]{32}")


def account(
    given: str, output: str | None, day: str | None, model: str, html: bool = False
) -> Iterator[str]:
    """The account of a sentence, of each sentence of a file, or of an article, a mention or an
    event's best mention in ``output``; sentences are read with what the last run of ``output``
    knew of names.

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
        event = _row(output, "events", "event_id", given)
        mention = _row(
            output, "mentions", "mention_id", event["best_mention_id"] if event else given
        )
        if mention is None:
            raise ValueError(f"{given}: no such article, mention or event in {output}")
        yield from _shown([_of_mention(mention, output, model)], html)
        return
    if os.path.isfile(given):
        texts = list(_sentences(given))
    elif len(given.split()) > 1:
        texts = [given]
    else:
        raise ValueError(f"{given!r}: neither a sentence nor a file")
    coder = EventCoder(model, _knowledge_of(output, _current_run(output)) if output else None)
    yield from _shown((explain_sentence(text, coder, published) for text in texts), html)


def _shown(explanations: Iterable[Explanation], html: bool) -> Iterator[str]:
    if html:
        yield as_html(list(explanations))
    else:
        yield from map(as_text, explanations)


def _of_mention(mention: dict[str, Any], output: str, model: str) -> Explanation:
    """The account of a mention's sentence, with what its article and its run knew."""
    row = _row(output, "articles", "article_id", mention["article_id"])
    if row is None:
        raise ValueError(f"{mention['article_id']}: {output} lacks the mention's article")
    names = ("article_id", "text", "title", "published_at", "publisher")
    article = ArticleText(**{name: row[name] for name in names})
    coder = EventCoder(model, _knowledge_of(output, mention["run"]))
    return explain_in_article(article, mention["sentence_index"], coder)


def _current_run(output: str) -> str:
    try:
        return str(json.loads(read_bytes(below(output, CURRENT)))["run"])
    except OSError:
        raise ValueError(f"{output}: no run is published there") from None


def _knowledge_of(output: str, run: str) -> RunKnowledge:
    """What a published run knew of names: from its own articles and from the runs before it."""
    manifest = json.loads(read_bytes(below(output, manifest_path(run))))
    start, end = (
        datetime.fromisoformat(manifest[name]) for name in ("interval_start", "interval_end")
    )
    days = manifest["options"].get("knowledge_days", 0)
    options = RunOptions((), output, Interval(start, end), knowledge_days=days)
    own = [below(output, f["path"]) for f in manifest["files"] if f["table"] == KNOWLEDGE]
    with ExitStack() as stack:
        files = [*earlier_knowledge(options), *current_knowledge(own)]
        tables = [read_claims(stack.enter_context(open_file(path))) for path in files]
        return RunKnowledge.of(joined(tables))


def _midnight(day: str) -> datetime:
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"--date {day}: not a date; write it like 2026-11-21") from None
    return datetime(chosen.year, chosen.month, chosen.day, tzinfo=timezone.utc)


def _row(output: str, table: str, key: str, value: str) -> dict[str, Any] | None:
    try:
        dataset = ds.dataset(join(output, table), format="parquet")
    except FileNotFoundError:
        dataset = None
    if dataset is None or not dataset.files:
        raise ValueError(f"{output}: no Parquet table of {table} there")
    rows = dataset.to_table(filter=ds.field(key) == value)
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
