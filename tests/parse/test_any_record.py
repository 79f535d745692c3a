"""Whatever a record holds, it becomes an article whose sentences lie in its text, or a reject."""

from datetime import timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.tables import Article, Reject
from transforms.parse import ParseOptions, canonicalize, parse, sentences
from transforms.parse.dates import parse_date, written_date
from transforms.parse.language import language_of
from transforms.parse.layout import reflow
from transforms.parse.plain import dateline_of
from transforms.parse.sentences import sentence_spans
from transforms.read import Fields, Record

# What the rules for texts look for, in any order.
PIECES = st.sampled_from(
    ["KYIV, Feb 14 (Reuters) - ", "LONDON (AP) — ", "By Ana Ruiz and Jo Li", "By ", "Title: ",
     "URL: ", "Date: ", "Feb. 14, 2025 ", "14/02/2025", "2025-02-30", "12:61 GMT+99", " p.m. EST",
     "Gen. ", "U.S. ", "St. ", "No. 10 ", "etc. ", "\n", "\n\n", "\r\n", "\u2028", ". ", "...",
     "?! ", "\" ", "“", "’", "(", ")", "[", "]", "- ", "• ", "1. ", "a) ", "# ", "**", "|",
     "met in Vienna", "Ministers ", "He said", "Secretary of", "State", "Read more", "© 2025",
     "(Reporting by Jo Li; Editing by", "\u00ad", "\u200b", "\x85", "\x00", "\ud800", "ﬁ", "é",
     "\u0301", "中文", "İ", "&amp;", "&#0;", "<p>", "https://h.example/"]
)  # fmt: skip
MARKUP = st.sampled_from(
    ["<p>", "</p>", "<div class='byline author caption'>", "</div>", "<h1>", "</h1>", "<ul><li>",
     "</ul>", "<article>", "</article>", "<time datetime='2025-02-30'>", "</time>", "</table>",
     "<table><tr><td colspan='9999'>", "<meta name='author' content='Ana Ruiz'>", "<html lang='x'>",
     "<meta property='og:url' content='//['>", "<link rel='canonical' href='http://[::1'>",
     "<head>", "</head>", "<body>", "<!--", "-->", "<title>", "</title>", "<br>", "<a href='/'>",
     "</a>", "<aside>", "<blockquote>", "<script>", "<script type='application/ld+json'>",
     "</script>", '{"@type": "NewsArticle", "author": [[', '{"@id": "a"}', "]]}", "<svg>",
     "<![CDATA[", "]]>", "<b", "'>", "<span itemprop='author' itemscope>", "</span>"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)
PAGES = st.lists(MARKUP | PIECES | st.text(max_size=8), max_size=40).map("".join)
VALUES = st.none() | TEXTS
KINDS = st.sampled_from(["text", "jsonl", "feed", "html", "warc", "mail", "newsml"])


def check(row: Article | Reject) -> None:
    if isinstance(row, Reject):
        assert row.reason != "parse_error", row.detail
        (row.detail + row.excerpt).encode("utf-8")
        return
    for value in vars(row).values():
        for text in value if isinstance(value, tuple) else (value,):
            assert not isinstance(text, str) or text.encode("utf-8") is not None
    assert row.word_count > 0
    assert "\r" not in row.text
    assert not row.published_at or row.published_at.tzinfo is timezone.utc
    for spans in (sentences(row.text), sentence_spans(row.text)):
        end = 0
        for first, last in spans:
            assert end <= first < last <= len(row.text)
            sentence = row.text[first:last]
            assert sentence == sentence.strip()
            assert "\n" not in sentence
            end = last


@settings(max_examples=300, deadline=None)
@given(TEXTS, KINDS, VALUES, VALUES, VALUES, VALUES)
def test_any_text(
    text: str, kind: str, url: str | None, title: str | None, name: str | None, day: str | None
) -> None:
    fields = Fields(name, url, title, (name,) if name else (), name, day, name)
    record = Record("a", "", kind, text, "text", fields)
    check(parse(record))
    assert parse(record) == parse(record)


@settings(max_examples=300, deadline=None)
@given(PAGES, KINDS, VALUES)
def test_any_page(page: str, kind: str, url: str | None) -> None:
    check(parse(Record("a", "", kind, page, "html", Fields(url=url))))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), KINDS, st.sampled_from(["text", "html"]), st.text(max_size=20))
def test_any_bytes(data: bytes, kind: str, content_type: str, charset: str) -> None:
    check(parse(Record("a", "", kind, data, content_type, charset=charset), ParseOptions()))


@given(TEXTS)
def test_layout_keeps_every_letter(text: str) -> None:
    letters = [c for c in text if not c.isspace()]
    assert [c for c in reflow(text) if not c.isspace()] == letters


@given(TEXTS)
def test_a_dateline_ends_in_its_line(line: str) -> None:
    dateline = dateline_of(line)
    assert dateline is None or 0 < dateline.end <= len(line)


@given(TEXTS | st.floats() | st.integers())
def test_any_date(value: str | float) -> None:
    for moment in (parse_date(value), written_date(str(value))):
        assert moment is None or moment.at.tzinfo is timezone.utc
        assert moment is None or abs(moment.local_day.toordinal() - moment.at.toordinal()) <= 5


@given(TEXTS, VALUES, VALUES)
def test_any_language(text: str, declared: str | None, title: str | None) -> None:
    code = language_of(text, declared, title)
    assert code is None or len(code) in (2, 3)


@given(TEXTS, VALUES)
def test_any_address(url: str, base: str | None) -> None:
    canonical = canonicalize(url, base)
    assert canonical is None or canonicalize(canonical) == canonical
