"""Records become articles, and each that does not says why."""

import tracemalloc
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.tables import Article, Reject
from transforms.parse import normalized_text, parse, sentences
from transforms.parse.language import language_of, normal_code
from transforms.read import Fields, Record

TEXT = "Ministers met in Vienna on Monday, and they spoke about trade and fishing. They left early."


def article(content: bytes | str = TEXT, content_type: str = "text", **fields: object) -> Article:
    record = Record("a.jsonl", "line=1", "jsonl", content, content_type, Fields(**fields))  # type: ignore[arg-type]
    outcome = parse(record)
    assert isinstance(outcome, Article)
    return outcome


def test_a_full_record() -> None:
    found = article(
        source_id="7",
        url="https://www.post.example/a?utm_source=x",
        title="Ministers meet &amp; talk",
        authors=("By Ana Ruiz and Bo Li",),
        publisher="Post",
        published_at="2025-02-14T10:00:00+02:00",
        language="en-GB",
    )
    assert found.input_uri == "a.jsonl#line=1"
    assert found.url == "https://www.post.example/a?utm_source=x"
    assert found.canonical_url == "https://www.post.example/a"
    assert found.title == "Ministers meet & talk"
    assert found.authors == ("Ana Ruiz", "Bo Li")
    assert found.published_at == datetime(2025, 2, 14, 8, tzinfo=timezone.utc)
    assert (found.published_precision, found.published_source) == ("SECOND", "record")
    assert found.language == "en"
    assert found.word_count == 16
    assert found.run == ""


def test_ids() -> None:
    by_url = article(url="http://post.example/a/", source_id="1", publisher="P")
    assert by_url.article_id == article("Other text.", url="https://www.post.example/a").article_id
    by_source = article(source_id="1", publisher="P")
    assert by_source.article_id == article("Other text.", source_id="1", publisher="P").article_id
    assert by_source.article_id != by_url.article_id
    by_text = article(source_id="1")
    assert by_text.article_id == article(TEXT.upper(), source_id="2").article_id
    assert by_text.content_hash == article(TEXT.replace(",", "")).content_hash
    assert len(by_text.article_id) == 32


def test_dates_from_elsewhere() -> None:
    from_url = article(url="https://post.example/2025/02/14/a")
    assert (from_url.published_source, from_url.published_precision) == ("url", "DAY")
    from_text = article("VIENNA, 14 Feb 2025 (Agency) - " + TEXT)
    assert from_text.published_source == "text"
    assert from_text.publisher == "Agency"
    nowhere = article()
    assert (nowhere.published_at, nowhere.published_source) == (None, None)


def test_an_unreadable_date_gives_way() -> None:
    found = article(published_at="yesterday", url="https://post.example/2025/02/14/a")
    assert found.published_source == "url"


@pytest.mark.parametrize(
    ("content", "content_type", "reason"),
    [
        (b"", "text", "empty_text"),
        (" \n\u200b", "text", "empty_text"),
        ("...!", "text", "empty_text"),
        (b"\xff\xfe" + b"\x00\xd8" * 50, "text", "bad_encoding"),
        ("<html><body></body></html>", "html", "empty_text"),
        ("<div>" * 100_000, "html", "too_complex"),
    ],
)
def test_rejects(content: bytes | str, content_type: str, reason: str) -> None:
    outcome = parse(Record("a", "", content_type, content, content_type))  # type: ignore[arg-type]
    assert isinstance(outcome, Reject)
    assert (outcome.stage, outcome.reason, outcome.input_uri) == ("parse", reason, "a")


def test_fragments_of_html_are_all_content() -> None:
    found = article(
        "<p>Ministers met.</p><p>They <b>left</b> early.</p><ul><li>One</li></ul>", "html"
    )
    assert found.text == "Ministers met.\nThey left early.\nOne"


def test_a_canonical_link_to_the_front_page_is_no_address() -> None:
    page = f'<html><head><link rel="canonical" href="/"></head><body><p>{TEXT}</p></body></html>'
    assert article(page, "html", url="https://p.example/1").canonical_url == "https://p.example/1"
    linked = page.replace('href="/"', 'href="/2"')
    assert article(linked, "html", url="https://p.example/1").canonical_url == "https://p.example/2"


def test_language() -> None:
    german = "Die Minister trafen sich am Montag in Wien und sprachen über den Handel. " * 2
    assert language_of(german, "en") == "de"
    assert language_of(german, None) == "de"
    assert language_of("Kurz", "de-AT") == "de"
    assert language_of(TEXT, "en_US") == "en"
    assert language_of("12345", None) is None
    assert normal_code("English") == "en"
    assert normal_code("ger") == "de"
    assert normal_code("x-default") is None


@pytest.mark.parametrize(
    ("text", "title", "language"),
    [
        ("Norway expelled two Russian diplomats on Monday.", None, "en"),
        ("Ministers met in Vienna.", "Talks on fishing end without a deal", "en"),
        ("La policía detuvo a once personas.", None, "es"),
        ("Die Minister trafen sich in Wien.", None, "de"),
        ("Les ministres se sont réunis à Vienne.", None, "fr"),
        ("Министры встретились в Вене.", None, "ru"),
        ("OK", None, None),
    ],
)
def test_language_of_few_words(text: str, title: str | None, language: str | None) -> None:
    assert language_of(text, None, title) == language


@given(st.text(max_size=300), st.sampled_from(["text", "html"]))
def test_any_text_gives_a_row_that_can_be_stored(content: str, content_type: str) -> None:
    record = Record("a", "", "jsonl", content, content_type)  # type: ignore[arg-type]
    outcome = parse(record)
    assert outcome == parse(record)
    if isinstance(outcome, Article):
        outcome.text.encode("utf-8")
        assert outcome.word_count > 0
        for start, end in sentences(outcome.text):
            assert outcome.text[start:end].strip() == outcome.text[start:end] != ""


@given(st.binary(max_size=300), st.sampled_from(["text", "html"]))
def test_any_bytes_give_a_row_or_a_reason(content: bytes, content_type: str) -> None:
    outcome = parse(Record("a", "", "text", content, content_type))  # type: ignore[arg-type]
    assert not isinstance(outcome, Reject) or outcome.reason in ("empty_text", "bad_encoding")


def test_a_summary_is_marked_in_the_row() -> None:
    entry = Record("feed.xml", "entry=1", "feed", TEXT, "text", summary_only=True)
    outcome = parse(entry)
    assert isinstance(outcome, Article)
    assert outcome.summary_only
    assert not article().summary_only


def test_a_field_that_is_no_field_names_itself() -> None:
    outcome = parse(Record("a", "", "jsonl", TEXT, "text", Fields(title="word " * 9_000)))
    assert isinstance(outcome, Reject)
    assert (outcome.reason, outcome.stage) == ("field_too_large", "parse")
    assert "in title" in outcome.detail


PAGE = """<html><head><title>Ministers meet</title>{declared}</head><body><article>
<h1>Ministers meet</h1><p class="day">{shown}</p><p>The ministers of both countries met in the old
town on Friday and spoke about fishing rights.</p></article></body></html>"""


def dated(declared: str, shown: str) -> Article:
    metas = "".join(
        f'<meta property="{name}" content="{value}">'
        for name, value in zip(
            ("article:published_time", "parsely-pub-date"), declared.split(), strict=False
        )
    )
    page = PAGE.format(declared=metas, shown=shown)
    found = parse(Record("page", "", "html", page, "html"))
    assert isinstance(found, Article)
    return found


def test_a_time_keeps_the_offset_with_which_it_was_declared() -> None:
    found = dated("2025-05-01T20:15:00-04:00", "May 1, 2025")
    assert found.published_at == datetime(2025, 5, 2, 0, 15, tzinfo=timezone.utc)
    assert found.published_offset == -240
    assert found.published_precision == "SECOND"


def test_an_offset_may_stand_in_another_value_for_the_same_time() -> None:
    found = dated("2025-05-02T00:15:00Z 2025-05-01T20:15:00-04:00", "")
    assert found.published_offset == -240
    found = dated("2025-05-02T00:15:00Z 2025-05-01T20:16:00-04:00", "")
    assert found.published_offset == 0


@pytest.mark.parametrize(
    ("shown", "day", "source"),
    [
        ("By Ana Ruiz, 8 Oct 2022", "2022-10-08", "text"),
        ("Published: October 8, 2022 at 10:00 am", "2022-10-08", "text"),
        ("23 October 2022", "2022-10-24", "metadata"),  # the day of the same time farther west
        ("24 October 2022", "2022-10-24", "metadata"),
        ("Updated 25 October 2022", "2022-10-24", "metadata"),
        ("Updated 8 October 2022", "2022-10-24", "metadata"),
        ("The trial of eleven fishermen began on 8 October 2022 in Vigo", "2022-10-24", "metadata"),
    ],
)
def test_an_earlier_day_at_the_headline(shown: str, day: str, source: str) -> None:
    found = dated("2022-10-24T08:40:59+00:00", shown)
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == day
    assert found.published_source == source


def test_characters_that_become_many_take_no_memory() -> None:
    text = "\ufdfa" * 300_000
    tracemalloc.start()
    try:
        assert normalized_text(text) == normalized_text("\ufdfa") * 300_000
        assert tracemalloc.get_traced_memory()[1] < 64_000_000
    finally:
        tracemalloc.stop()
