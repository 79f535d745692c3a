"""From a record with any column names to the fields of an article.

Names and their order of preference are data (`fields.csv`); ``--map field=path`` comes first.
A path may name a nested member: ``article.headline.main`` or ``authors[0].name``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timezone
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from schemas.tables import Reject
from transforms.read.records import Context, Fields, Record, reject_at

FIELD_NAMES = (
    "source_id", "url", "title", "text", "html", "authors", "publisher", "published_at",
    "language", "summary",
)  # fmt: skip
# Members that hold the text of a value that is an object: {"title": {"rendered": "..."}}.
VALUE_MEMBERS = (
    "rendered", "main", "name", "full", "original", "text", "value", "content", "title",
    "p", "paragraph", "@value", "#text", "$t", "$date", "$oid", "$numberLong", "_", "url", "@id",
    "code",
)  # fmt: skip
WRAPPERS = ("_source", "article", "data", "document", "doc", "record", "item", "fields", "news")
# Which columns hold what is remembered for names of so many characters together: a file whose rows
# all have other names, of any length, must not fill memory.
USUAL_NAMES = 10_000
_MARKUP = re.compile(r"<(?:p|div|br|html|body|article|span|h[1-6]|a|ul|img|figure)\b[^<>]*>", re.I)
# How services mark that they give the beginning of a text only: "... [+1234 chars]".
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ (?:chars|characters|words)\]\s*$")
_STEP = re.compile(r"[^.\[\]]+|\[\d+\]")


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, tuple[str, int]]:
    """Normalized column name -> (field, rank); a lower rank is preferred."""
    text = resources.files(__package__).joinpath("fields.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["column"]: (row["field"], rank) for rank, row in enumerate(rows)}


def normal_name(column: str) -> str:
    """Lower case without accents and without "_", "-", ":", "." and spaces."""
    letters = unicodedata.normalize("NFKD", column.strip().lower())
    return "".join(c for c in letters if c not in "_-:. " and not unicodedata.combining(c))


def parse_map(pairs: Iterable[str]) -> dict[str, str]:
    """``["title=Headline", ...]`` -> {"title": "Headline"}. Raises ValueError on a bad pair."""
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        field = {"id": "source_id", "author": "authors"}.get(field.strip(), field.strip())
        if not equals or not column.strip():
            raise ValueError(f"--map {pair}: write field=column")
        if field not in FIELD_NAMES:
            known = ", ".join(("id", *FIELD_NAMES[1:]))
            raise ValueError(f"--map {pair}: there is no field {field!r}; the fields are {known}")
        mapping[field] = column.strip()
    return mapping


def _plan(columns: tuple[str, ...], mapped: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    """For each field the columns that may hold it, best first."""
    is_usual = sum(map(len, columns)) <= USUAL_NAMES
    return (_remembered_plan if is_usual else _remembered_plan.__wrapped__)(columns, mapped)


@lru_cache(maxsize=512)
def _remembered_plan(
    columns: tuple[str, ...], mapped: tuple[tuple[str, str], ...]
) -> dict[str, list[str]]:
    candidates: dict[str, list[tuple[int, str]]] = {}
    known = synonyms()
    for column in columns:
        field, rank = known.get(normal_name(column), ("", 0))
        if field:
            candidates.setdefault(field, []).append((rank, column))
    plan = {field: [c for _, c in sorted(ranked)] for field, ranked in candidates.items()}
    for field, path in mapped:
        plan[field] = [path]
    return plan


def to_record(
    row: Mapping[str, Any], uri: str, place: str, kind: str, context: Context
) -> Record | Reject:
    """The record that a row of a table or an object of JSON stands for.

    A row without any text is a reject ``no_text`` that names the columns it has.
    """
    if len(row) > context.limits.columns:
        return reject_at(
            uri, place, "too_many_columns", f"{len(row)} columns in one record (--max columns)"
        )
    values = _values(row, context)
    for wrapper in WRAPPERS:
        inner = row.get(wrapper)
        # "article" may be the text, or the object that holds it beside other fields.
        is_text = values.get("text") is inner
        if not isinstance(inner, Mapping) or (not is_text and {"text", "html"} & values.keys()):
            continue
        within = _values(inner, context)
        if is_text and {"text", "html"} & within.keys():
            del values["text"]
        values = {**within, **values}
    text, content_type, summary_only = _content(values)
    if text and (cut := _CUT.search(text, max(0, len(text) - 100))):
        text, summary_only = text[: cut.start()], True
    if text is None:
        columns = ", ".join(str(c) for c in list(row)[:20])
        detail = f"no column holds the text; name it with --map text=COLUMN (columns: {columns})"
        return reject_at(uri, place, "no_text", detail, str(values.get("title") or ""))
    if len(text) > context.limits.record_bytes:
        limit = context.limits.record_bytes
        detail = f"{len(text)} characters in one record, more than {limit} (--max record)"
        return reject_at(uri, place, "too_large", detail, text[:2000])
    fields = Fields(
        source_id=as_string(values.get("source_id")),
        url=as_string(values.get("url")),
        title=as_string(values.get("title")),
        authors=as_names(values.get("authors")),
        publisher=as_string(values.get("publisher")),
        published_at=as_date_value(values.get("published_at")),
        language=as_string(values.get("language")),
    )
    return Record(uri, place, kind, text, content_type, fields, summary_only=summary_only)


def _values(row: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Field -> the first filled value among its columns."""
    values = {}
    for field, columns in _plan(tuple(row), tuple(context.columns.items())).items():
        for column in columns:
            value = row[column] if column in row else at_path(row, column)
            if value is not None and value != "" and value != []:
                values[field] = value
                break
    return values


def at_path(row: Any, path: str) -> Any:
    """The value at ``a.b[0].c``, or None where the path leads nowhere."""
    for step in _STEP.findall(path):
        if step.startswith("[") and isinstance(row, Sequence) and not isinstance(row, str):
            index = int(step[1:-1])
            row = row[index] if index < len(row) else None
        elif isinstance(row, Mapping):
            row = row.get(step)
        else:
            return None
    return row


def _content(
    values: Mapping[str, Any],
) -> tuple[str | None, Literal["text", "html"], bool]:
    text, html = as_text(values.get("text")), as_text(values.get("html"))
    if text and text.strip():
        return text, "html" if looks_like_html(text) else "text", False
    if html and html.strip():
        return html, "html", False
    summary = as_text(values.get("summary"))
    if summary and summary.strip():
        return summary, "html" if looks_like_html(summary) else "text", True
    return None, "text", False


def looks_like_html(text: str) -> bool:
    """True for text with tags that only markup has; a stray "<3" or "<b" is none."""
    return bool(_MARKUP.search(text, 0, 20_000))


def as_string(value: Any) -> str | None:
    """One line of text from a string, number, object or list; None for nothing."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, Mapping):
        return next((s for m in VALUE_MEMBERS if (s := as_string(value.get(m)))), None)
    elif isinstance(value, bytes):
        text = value.decode("utf-8", "replace")
    elif isinstance(value, (list, tuple)):
        return next((s for v in value if (s := as_string(v))), None)
    elif value is None or isinstance(value, bool) or value != value:
        return None
    elif isinstance(value, float) and value.is_integer():
        text = str(int(value))
    else:
        text = str(value)
    return " ".join(text.split()) or None


def as_text(value: Any) -> str | None:
    """Text with its lines; a list is one paragraph an element."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        return "\n\n".join(filter(None, map(as_text, value))) or None
    if isinstance(value, Mapping):
        return next((s for m in VALUE_MEMBERS if (s := as_text(value.get(m)))), None)
    return value if isinstance(value, str) else None


def as_names(value: Any) -> tuple[str, ...]:
    """Author names, still as the input writes them: "By A and B" stays one element here."""
    if isinstance(value, str) and value[:1] == "[" and value[-1:] == "]":
        value = re.findall(r"""'([^']+)'|"([^"]+)\"""", value) or value
        value = ["".join(v) for v in value] if isinstance(value, list) else value
    if isinstance(value, (list, tuple)):
        return tuple(dict.fromkeys(filter(None, map(as_string, value))))
    name = as_string(value)
    return (name,) if name else ()


def as_date_value(value: Any) -> str | int | float | datetime | date | None:
    """A date as a string, a number (epoch) or a date object; a naive datetime is UTC."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=timezone.utc)
    if isinstance(value, (int, float, date)):
        return value
    return as_string(value)
