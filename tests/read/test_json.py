"""JSON Lines in pieces, and JSON of every other shape."""

import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.tables import Reject
from transforms.read import InputFile, Limits, Record, read_segment, split
from transforms.read.json_values import BadJson, json_values


def texts(outcomes: list) -> list[str]:
    return [o.content for o in outcomes if isinstance(o, Record)]


def test_lines_become_records_and_bad_lines_rejects(read: Callable) -> None:
    data = b'\xef\xbb\xbf{"text": "one"}\r\n\n{"text": oops}\n[1]\n{"text": "two"}'
    outcomes = read("a.jsonl", data)
    assert texts(outcomes) == ["one", "two"]
    assert [o.reason for o in outcomes if isinstance(o, Reject)] == ["bad_json", "bad_json"]
    assert [o.input_uri.rsplit("#")[1] for o in outcomes] == [
        "line=1",
        "line=3",
        "line=4",
        "line=5",
    ]


def test_a_long_line_costs_itself_only(read: Callable) -> None:
    data = b'{"text": "a"}\n{"text": "' + b"x" * 5000 + b'"}\n{"text": "b"}\n'
    outcomes = read("a.jsonl", data, Limits(record_bytes=1000))
    assert texts(outcomes) == ["a", "b"]
    assert outcomes[1].reason == "too_large"


def test_deep_nesting_is_a_reject(read: Callable) -> None:
    data = b'{"text": "a"}\n' + b'{"a":' * 100_000 + b"\n"
    outcomes = read("a.jsonl", data)
    assert texts(outcomes) == ["a"]
    assert outcomes[1].reason == "too_deep"


def test_old_encodings(read: Callable) -> None:
    latin = '{"text": "Café à Orléans"}'.encode("cp1252")
    damaged = '{"text": "Žižek über '.encode() + b'\xc5"}'
    assert texts(read("a.jsonl", latin + b"\n" + damaged)) == ["Café à Orléans", "Žižek über �"]


@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=12),
    st.integers(min_value=1, max_value=80),
    st.booleans(),
)
def test_pieces_of_any_size_hold_every_line_once(
    contents: list[str], size: int, last_newline: bool
) -> None:
    lines = [json.dumps({"text": f"x{content}"}) for content in contents]
    data = ("\n".join(lines) + "\n" * last_newline).encode()

    def open_file(_uri: str, offset: int = 0) -> io.BytesIO:
        return io.BytesIO(data[offset:])

    limits = Limits(segment_bytes=size)
    segments = split(InputFile("a.jsonl", len(data)), open_file, limits)
    found = [o for s in segments for o in read_segment(s, open_file, limits)]
    if data.strip():
        assert [o.content for o in found] == [f"x{content}" for content in contents]
        assert len({o.input_uri for o in found}) == len(contents)


@pytest.mark.parametrize(
    "data",
    [
        '[{"text": "a"}, {"text": "b"}]',
        '{"text": "a"}{"text": "b"}',
        '{"status": "ok", "articles": [{"text": "a"}, {"text": "b"}]}',
        '{"response": {"docs": [{"text": "a"}, {"text": "b"}]}}',
        '{"hits": {"hits": [{"_source": {"text": "a"}}, {"_source": {"text": "b"}}]}}',
    ],
)
def test_shapes_of_json(read: Callable, data: str) -> None:
    assert texts(read("a.json", data.encode())) == ["a", "b"]


def test_json_feed(read: Callable) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Post",
        "items": [
            {"id": "1", "url": "https://h.example/1", "content_html": "<p>Long story.</p>",
             "date_published": "2025-02-14T10:00:00Z", "authors": [{"name": "Ana Ruiz"}]},
            {"id": "2", "summary": "Short."},
        ],
    }  # fmt: skip
    first, second = read("feed.json", json.dumps(feed).encode())
    assert first.fields.publisher == "Harbour Post"
    assert first.fields.authors == ("Ana Ruiz",)
    assert first.content_type == "html"
    assert second.summary_only


def test_an_error_keeps_what_came_before(read: Callable) -> None:
    outcomes = read("a.json", b'[{"text": "a"}, {"text": "b"}, {"text": ]')
    assert texts(outcomes) == ["a", "b"]
    assert outcomes[-1].reason == "bad_json"


def test_a_value_over_the_limit() -> None:
    stream = io.BufferedReader(io.BytesIO(b'["' + b"x" * 2_000_000 + b'"]'))
    with pytest.raises(BadJson, match="more than 1000 bytes"):
        list(json_values(stream, Limits(record_bytes=1000)))


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_a_file_without_lines(read: Callable, data: bytes) -> None:
    (outcome,) = read("a.jsonl", data)
    assert outcome.reason == "empty_file"


@pytest.mark.parametrize(
    "outer",
    [
        '{"status": "ok", "articles": [%s], "page": 1}',
        ' {"took": [1], "response": {"n": {}, "docs": [%s]}}',
    ],
)
def test_a_list_inside_an_object_is_read_piece_by_piece(read: Callable, outer: str) -> None:
    articles = ",\n".join(f'{{"id": {n}, "text": "{"They met. " * 50}"}}' for n in range(2_000))
    data = (outer % articles).encode()
    limits = Limits(record_bytes=10_000)
    assert len(data) > 50 * limits.record_bytes
    found = read("a.json", data, limits)
    assert [o.fields.source_id for o in found] == [str(n) for n in range(2_000)]


def test_a_large_object_without_a_list_is_too_large(read: Callable) -> None:
    for data in (b'{"a": "%s"}', b'{"articles": {"b": "%s"}}', b'{"a" "%s"}', b'{"a": {"b": "%s'):
        (outcome,) = read("a.json", data.replace(b"%s", b"x" * 900_000), Limits(record_bytes=1_000))
        assert outcome.reason == "too_large"


def test_levels_of_json(read: Callable) -> None:
    deep = '{"text": "They met.", "a": %s1%s}'
    limits = Limits(nesting=5)
    fits, beyond = deep % ("[" * 4, "]" * 4), deep % ("[" * 5, "]" * 5)
    brackets = '{"text": "They met [[[[[[[[ {{{{{ \\" [[[[ in Vienna."}'
    for name in ("a.jsonl", "a.json"):
        outcomes = read(name, "\n".join((fits, beyond, brackets, fits)).encode(), limits)
        assert [getattr(o, "reason", None) for o in outcomes] == [None, "too_deep", None, None]


json_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.text(), json_value)))
def test_an_array_and_values_one_after_another_are_the_same(values: list) -> None:
    for data in (json.dumps(values), "\n".join(map(json.dumps, values))):
        stream = io.BufferedReader(io.BytesIO(data.encode()))
        assert list(json_values(stream, Limits())) == values
