"""JSON that is not one object a line: a single object, an array, several values, JSON Feed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from transforms.read.fields import normal_name, synonyms, to_record
from transforms.read.jsonl import decode_json, is_nested_deeper
from transforms.read.limits import Limits
from transforms.read.source import Outcome, Source
from transforms.read.streams import CHUNK

LIST_MEMBERS = (
    "articles", "items", "results", "documents", "docs", "records", "data", "entries", "news",
    "stories", "hits", "value", "response", "content", "rows", "posts",
)  # fmt: skip


# Stands for a value that is valid and nested too deeply.
TOO_DEEP = object()
_DEEP = "more than {} objects and arrays in one another (--max nesting)"


class BadJson(ValueError):
    """The text stops being JSON; ``excerpt`` is where."""

    def __init__(self, reason: str, message: str, excerpt: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.excerpt = excerpt


def read_json(source: Source) -> Iterator[Outcome]:
    """One outcome for each article object; after a syntax error the rest is one reject."""
    number, limit = 0, source.context.limits.nesting
    try:
        for value in json_values(source.stream, source.context.limits):
            for item in _articles(value):
                number += 1
                place = f"item={number}"
                if item is TOO_DEEP:
                    yield source.reject("too_deep", _DEEP.format(limit), place=place)
                elif isinstance(item, dict):
                    yield to_record(item, source.uri, source.at(place), "json", source.context)
                else:
                    detail = f"{type(item).__name__} instead of an object"
                    yield source.reject("bad_json", detail, repr(item)[:1000], place)
    except BadJson as error:
        yield source.reject(error.reason, str(error), error.excerpt, f"item={number + 1}")
        return
    if number == 0:
        yield source.reject("empty_file", "no object in the JSON")


def json_values(stream: io.BufferedReader, limits: Limits) -> Iterator[Any]:
    """The elements of the array, or the values one after another, that a stream holds.

    Holds one value at a time, of at most ``record_bytes``; one that is nested deeper than
    ``nesting`` is given as TOO_DEEP. Raises BadJson.
    """
    decoder = json.JSONDecoder()
    text, in_array, needed, ended = "", False, 0, False
    partial = b""
    first = True
    while True:
        chunk = stream.read1(max(CHUNK, needed))
        ended = not chunk
        partial += chunk
        # A character may be cut in two by the chunk: keep its first bytes for the next one.
        cut = len(partial) if ended else _whole_characters(partial)
        text += decode_json(partial[:cut])
        partial = partial[cut:]
        position = 0
        while True:
            position = _skip(text, position, in_array)
            if first and text[position : position + 1] == "[":
                in_array, first = True, False
                position += 1
                continue
            if position >= len(text) or (in_array and text[position] == "]"):
                break
            try:
                value, end = decoder.raw_decode(text, position)
            except RecursionError:
                raise BadJson("too_deep", "nested too deeply", text[position:][:500]) from None
            except ValueError as error:
                if ended:
                    raise BadJson("bad_json", str(error), text[position:][:500]) from error
                break
            if end == len(text) and not ended and not isinstance(value, (dict, list)):
                break
            first = False
            deep = is_nested_deeper(text[position:end], limits.nesting)
            position = end
            yield TOO_DEEP if deep else value
        text = text[position:]
        needed = len(text)
        if ended or (in_array and text[:1] == "]"):
            return
        if needed > limits.record_bytes and first:
            begin = _begin_of_list(text)
            if begin is not None:  # {"status": "ok", "articles": [ ... gigabytes ... ]}
                text, needed, in_array, first = text[begin:], 0, True, False
        if needed > limits.record_bytes:
            detail = f"a value of more than {limits.record_bytes} bytes (--max record)"
            raise BadJson("too_large", detail, text[:500])


def _begin_of_list(text: str) -> int | None:
    """Where the first element stands in the list of articles of an object that is not complete;
    None if the object shows none."""
    decoder = json.JSONDecoder()
    position = _skip(text, 0, True)
    if text[position : position + 1] != "{":
        return None
    position += 1
    try:
        while True:
            name, position = decoder.raw_decode(text, _skip(text, position, True))
            position = _skip(text, position, True)
            if text[position : position + 1] != ":":
                return None
            position = _skip(text, position + 1, False)
            if name in LIST_MEMBERS and text[position] == "[":
                return position + 1
            if name in LIST_MEMBERS and text[position] == "{":
                inner = _begin_of_list(text[position:])
                return None if inner is None else position + inner
            _, position = decoder.raw_decode(text, position)
    except (ValueError, IndexError, RecursionError):
        return None


def _whole_characters(data: bytes) -> int:
    """Length of the data without the first bytes of a UTF-8 character that is cut off."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xC0:
            width = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(data) - back if width > back else len(data)
        if byte < 0x80:
            break
    return len(data)


def _skip(text: str, position: int, in_array: bool) -> int:
    separators = " \t\r\n\ufeff\x1e," if in_array else " \t\r\n\ufeff\x1e"
    while position < len(text) and text[position] in separators:
        position += 1
    return position


def _articles(value: Any) -> Iterator[Any]:
    """The articles in a value: the members of its list of articles, or the value itself."""
    if isinstance(value, list):
        yield from value
        return
    if not isinstance(value, dict) or any(_is_body(name, value[name]) for name in value):
        yield value
        return
    for member in LIST_MEMBERS:
        inner = value.get(member)
        if isinstance(inner, list) and "jsonfeed" in str(value.get("version")):
            yield from ({"publisher": value.get("title"), **item} for item in inner)
            return
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            yield from inner
            return
        if isinstance(inner, dict) and any(isinstance(v, list) for v in inner.values()):
            yield from _articles(inner)
            return
    yield value


def _is_body(name: str, value: Any) -> bool:
    field = synonyms().get(normal_name(name), ("", 0))[0]
    return field in ("text", "html") and isinstance(value, (str, list)) and value != []
