"""Columns of any name become the fields of an article."""

import re

import pytest

from schemas.tables import Reject
from transforms.read import Fields, Record, parse_map
from transforms.read.fields import (
    FIELD_NAMES,
    USUAL_NAMES,
    _remembered_plan,
    as_names,
    as_string,
    at_path,
    looks_like_html,
    normal_name,
    synonyms,
    to_record,
)
from transforms.read.limits import Limits
from transforms.read.records import Context


def record(row: dict, **columns: str) -> Record:
    outcome = to_record(row, "file", "line=1", "jsonl", Context(Limits(), columns))
    assert isinstance(outcome, Record)
    return outcome


def test_every_synonym_is_normal_and_names_a_field() -> None:
    for column, (field, _) in synonyms().items():
        assert column == normal_name(column)
        assert re.fullmatch(r"[a-z]+", column)
        assert field in FIELD_NAMES


@pytest.mark.parametrize(
    "row",
    [
        {"id": "7", "url": "u", "title": "T", "text": "B", "authors": ["A B"], "publisher": "P"},
        {"guid": "7", "link": "u", "Headline": "T", "maintext": "B", "byline": "A B",
         "source": "P"},
        {"_id": {"$oid": "7"}, "web_url": "u", "headline": {"main": "T"}, "Article Text": "B",
         "author": {"name": "A B"}, "source": {"id": 3, "name": "P"}},
    ],
)  # fmt: skip
def test_names_of_many_makers(row: dict) -> None:
    found = record(row)
    assert found.content == "B"
    assert found.fields == Fields("7", "u", "T", ("A B",), "P")


def test_news_please_record() -> None:
    row = {
        "authors": ["Ana Ruiz"], "date_download": "2025-03-02",
        "date_publish": "2025-03-01 10:00:00", "description": "Short.", "filename": "x",
        "language": "en", "maintext": "Long text.",
        "source_domain": "post.example", "title": "T", "url": "https://post.example/a",
    }  # fmt: skip
    found = record(row)
    assert found.content == "Long text."
    assert not found.summary_only
    assert found.fields.published_at == "2025-03-01 10:00:00"
    assert found.fields.publisher == "post.example"


def test_html_column_and_html_in_a_text_column() -> None:
    assert record({"html": "<p>Hello there</p>"}).content_type == "html"
    assert record({"content": {"rendered": "<p>Hello there</p>"}}).content_type == "html"
    assert record({"text": "3 < 4 and <3"}).content_type == "text"
    assert not looks_like_html("if a <b then c> d")


def test_a_summary_is_marked() -> None:
    assert record({"title": "T", "description": "Only this."}).summary_only


def test_empty_column_gives_way_to_the_next() -> None:
    assert record({"text": "", "body": "B"}).content == "B"


def test_wrapped_record() -> None:
    assert record({"_index": "news", "_source": {"text": "B", "title": "T"}}).fields.title == "T"


def test_map_and_paths() -> None:
    row = {"a": {"b": [{"c": "deep"}]}, "text": "not this", "story.lead": "flat"}
    assert record(row, text="a.b[0].c").content == "deep"
    assert record(row, text="story.lead").content == "flat"
    assert at_path(row, "a.b[5].c") is None
    assert at_path(row, "a.x.y") is None


def test_parse_map() -> None:
    assert parse_map(["id=Key", "author = Writer"]) == {"source_id": "Key", "authors": "Writer"}
    with pytest.raises(ValueError, match="there is no field 'colour'"):
        parse_map(["colour=red"])
    with pytest.raises(ValueError, match="write field=column"):
        parse_map(["title"])


def test_a_row_without_text_names_its_columns() -> None:
    outcome = to_record({"foo": 1, "bar": "x"}, "file", "line=3", "jsonl", Context())
    assert isinstance(outcome, Reject)
    assert outcome.reason == "no_text"
    assert "foo, bar" in outcome.detail
    assert outcome.input_uri == "file#line=3"


def test_limits() -> None:
    context = Context(Limits(columns=2, record_bytes=10))
    wide = to_record({"a": 1, "b": 2, "text": "c"}, "f", "", "jsonl", context)
    long = to_record({"text": "c" * 11}, "f", "", "jsonl", context)
    assert isinstance(wide, Reject)
    assert wide.reason == "too_many_columns"
    assert isinstance(long, Reject)
    assert long.reason == "too_large"


@pytest.mark.parametrize("mark", ["… [+1234 chars]", "... [+5 chars]", " [+17 words] "])
def test_the_mark_of_a_cut_text(mark: str) -> None:
    found = record({"content": "Ministers met in Vienna on" + mark})
    assert (found.content, found.summary_only) == ("Ministers met in Vienna on", True)
    assert not record({"content": "He wrote [+1 chars] and left."}).summary_only


def test_columns_in_other_languages() -> None:
    assert record({"título": "Acordo", "conteúdo": "Eles assinaram."}).fields.title == "Acordo"
    found = record({"Titre": "Accord", "Texte": "Ils ont signé.", "Auteur": "Ana Ruiz"})
    assert (found.content, found.fields.title) == ("Ils ont signé.", "Accord")
    assert found.fields.authors == ("Ana Ruiz",)


def test_paragraphs_that_are_objects() -> None:
    assert record({"body": [{"p": "They met."}, {"p": "They left."}]}).content == (
        "They met.\n\nThey left."
    )


def test_wrong_types() -> None:
    assert as_string(12.0) == "12"
    assert as_string(float("nan")) is None
    assert as_string(True) is None
    assert as_string([None, " a  b "]) == "a b"
    assert as_names("['Ana Ruiz', 'Bo Li']") == ("Ana Ruiz", "Bo Li")
    assert as_names([{"name": "Ana Ruiz"}, "Ana Ruiz"]) == ("Ana Ruiz",)
    row = {"text": "B", "title": 5, "authors": 6, "date": 20250301, "language": None}
    assert record(row).fields == Fields(title="5", authors=("6",), published_at=20250301)


@pytest.mark.parametrize(
    "row",
    [
        {"headline": "T", "article": {"body": "B"}},
        {"article": {"title": "T", "text": "B"}},
        {"headline": "T", "article": {"rendered": "B"}},
        {"headline": "T", "article": "B", "data": {"text": "C"}},
    ],
)
def test_an_object_that_holds_the_text_and_maybe_more(row: dict) -> None:
    found = record(row)
    assert (found.content, found.fields.title) == ("B", "T")


def test_endless_names_of_columns_are_not_remembered() -> None:
    before = _remembered_plan.cache_info().currsize
    assert record({"k" * (USUAL_NAMES + 1): 1, "text": "Met."}).content == "Met."
    assert _remembered_plan.cache_info().currsize == before
