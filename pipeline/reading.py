"""``dateline read``: what the reader understands of its input, shown before anything is run."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence

from pipeline.inputs import find_files
from pipeline.limits import Bounds, parse_limits
from schemas.tables import Article, Reject
from transforms.filesystem import open_file
from transforms.parse import ParseOptions, parse
from transforms.read import InputFile, Record, parse_map, read_segment, split

FIRST_LINES = 3
LINE_LENGTH = 100
SHOWN = (
    "source_id",
    "url",
    "title",
    "authors",
    "publisher",
    "published_at",
    "language",
    "summary_only",
)


def show_records(
    inputs: Sequence[str],
    limit: int,
    mappings: Sequence[str],
    limits: Sequence[str],
    show: Callable[[str], None],
) -> int:
    """Show the first ``limit`` records of each file; returns how many files there are.

    Raises ValueError for an address without file system, a bad mapping or a bad limit.
    """
    columns, bounds = parse_map(mappings), parse_limits(limits)
    files, without = find_files(inputs)
    for given in without:
        show(f"{given}: no file there")
    for file in files:
        _show_file(file, limit, columns, bounds, show)
    return len(files)


def _show_file(
    file: InputFile,
    limit: int,
    columns: dict[str, str],
    bounds: Bounds,
    show: Callable[[str], None],
) -> None:
    show(f"{file.uri} ({file.size:,} bytes)")
    outcomes: Iterator[Record | Reject] = (
        outcome
        for segment in split(file, open_file, bounds.read)
        for outcome in read_segment(segment, open_file, bounds.read, columns)
    )
    first = next(outcomes, None)
    if first is None:
        show("  nothing that is an article, and nothing rejected")
        return
    outcomes = itertools.chain([first], outcomes)
    for outcome in itertools.islice(outcomes, limit):
        for line in _outcome(outcome, bounds.parse):
            show(f"  {line}")
    if next(outcomes, None) is not None:
        show(f"  ... (--limit {limit})")


def _outcome(outcome: Record | Reject, options: ParseOptions) -> list[str]:
    return _reject(outcome) if isinstance(outcome, Reject) else _record(outcome, options)


def _record(record: Record, options: ParseOptions) -> list[str]:
    parsed = parse(record, options)
    lines = [f"{record.kind} {record.place}".rstrip()]
    if isinstance(parsed, Reject):
        return lines + [f"  {line}" for line in _reject(parsed)]
    lines += [f"  {name:<13} {value}" for name in SHOWN if (value := _value(parsed, name))]
    text = parsed.text.splitlines()
    lines += [
        f"  {'text' if n == 0 else '':<13} {line[:LINE_LENGTH]}"
        for n, line in enumerate(text[:FIRST_LINES])
    ]
    lines.append(f"  {'':<13} ({len(text)} lines, {parsed.word_count:,} words)")
    return lines


def _value(article: Article, name: str) -> str | None:
    value = getattr(article, name)
    if name == "summary_only":
        return "yes: the full text was not there" if value else None
    if name == "published_at" and value is not None:
        return (
            f"{value.isoformat()} ({article.published_precision}, from {article.published_source})"
        )
    return ", ".join(value) if isinstance(value, tuple) else value


def _reject(reject: Reject) -> list[str]:
    return [f"REJECTED in {reject.stage}: {reject.reason}: {reject.detail}"]
