"""A record becomes an article, or a reject with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from schemas.ids import make_reject
from schemas.tables import Article, Reject
from schemas.vocabulary import PublishedSource
from transforms.parse.bylines import author_names
from transforms.parse.characters import repair, repair_line
from transforms.parse.charset import damage, decode
from transforms.parse.dates import Moment, parse_date
from transforms.parse.fragment import fragment_text, is_fragment
from transforms.parse.identity import article_id, content_hash
from transforms.parse.language import language_of
from transforms.parse.options import ParseOptions
from transforms.parse.page import read_page
from transforms.parse.page_guard import is_heavy, too_complex
from transforms.parse.plain import read_plain
from transforms.parse.titles import choose_title
from transforms.parse.urls import canonicalize, date_in_url, host_of, is_front_page
from transforms.parse.watchdog import RecordTimeout, RecordTooLarge, parse_within
from transforms.read import Record

# Kinds of input whose HTML is what a browser was sent, and not a column with markup.
PAGE_KINDS = ("html", "warc", "mail")
# What stands beside the text: where a wrong column is mapped, it may hold anything.
FIELDS = ("source_id", "url", "canonical_url", "publisher", "title", "authors")
# Longer texts are books and lists; they may take seconds, and get a limit of time.
LONG_TEXT = 300_000
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


@dataclass(frozen=True)
class _Content:
    """What the content of a record says: its text and what was found in or around it."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    metadata_dates: tuple[str, ...] = ()
    text_moment: Moment | None = None
    headline_moment: Moment | None = None
    publisher: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    source_id: str | None = None


def parse(record: Record, options: ParseOptions | None = None) -> Article | Reject:
    """The article in a record. Pure: the same record gives the same row, and nothing is fetched.

    Rejects: bad_encoding, too_complex, too_large, field_too_large, empty_text, timeout, and
    parse_error for what no rule foresaw.
    """
    options = options or ParseOptions()
    try:
        return _parse(record, options)
    except RecordTimeout as error:
        return _reject(record, "timeout", str(error))
    except RecordTooLarge as error:
        return _reject(record, "too_complex", str(error))
    except Exception as error:
        return _unforeseen(record, error)


def parse_decoded(record: Record, options: ParseOptions) -> Article | Reject:
    """The article in a record whose content is text and within the limits of pages. Raises
    MemoryError only."""
    try:
        return _parse_decoded(record, options)
    except MemoryError:
        raise
    except Exception as error:
        return _unforeseen(record, error)


def _parse(record: Record, options: ParseOptions) -> Article | Reject:
    content = record.content
    if isinstance(content, bytes):
        # A character takes four bytes at most: what is too large anyway is not decoded.
        if record.content_type == "text" and len(content) > 4 * options.max_characters:
            return _too_large(record, content, options)
        content, charset = decode(content, record.charset)
        if damage(content) > options.max_damage:
            detail = f"{damage(content):.0%} of the characters are not text in {charset}"
            return _reject(record, "bad_encoding", detail)
        record = replace(record, content=content)
    if record.content_type == "html":
        reason = too_complex(content, options.page_limits)
        if reason:
            return _reject(record, "too_complex", reason)
        takes_long = is_heavy(content)
    else:
        if len(content) > options.max_characters:
            return _too_large(record, content, options)
        takes_long = len(content) > LONG_TEXT
    return (parse_within if takes_long else _parse_decoded)(record, options)


def _parse_decoded(record: Record, options: ParseOptions) -> Article | Reject:
    content = record.content
    assert isinstance(content, str)
    if record.content_type == "text":
        understood = _from_text(record, content)
    elif record.kind in PAGE_KINDS or not is_fragment(content):
        understood = _from_page(record, content)
    else:
        understood = _Content(repair(fragment_text(content)))
    if len(understood.text) > options.max_characters:
        return _too_large(record, understood.text, options)
    words = sum(1 for _ in _WORD.finditer(understood.text))
    if words < options.min_words:
        return _reject(record, "empty_text", f"{words} words of text in the {record.kind} record")
    article = _article(record, understood, words)
    too_long = _too_long_field(article, options.max_field_characters)
    return _reject(record, "field_too_large", too_long) if too_long else article


def _unforeseen(record: Record, error: Exception) -> Reject:
    return _reject(record, "parse_error", f"{type(error).__name__}: {error}")


def _from_page(record: Record, content: str) -> _Content:
    url = record.fields.url
    page = read_page(content, url)
    metadata = page.metadata
    hosts = tuple(filter(None, (host_of(url), *metadata.publishers)))
    declared = (canonicalize(u, url) for u in metadata.canonical_urls)
    # A link to the front page, as careless templates have it, would make all articles one.
    canonical = next((u for u in declared if u and not is_front_page(u)), None)
    return _Content(
        text=repair(page.text),
        title=choose_title(metadata.titles, metadata.headings, hosts),
        authors=author_names(metadata.authors, metadata.publishers),
        metadata_dates=metadata.dates,
        text_moment=page.shown_date,
        headline_moment=page.headline_date,
        publisher=repair_line(next(iter(metadata.publishers), None)),
        canonical_url=canonical,
        language=next(iter(metadata.languages), None),
    )


def _from_text(record: Record, content: str) -> _Content:
    plain = read_plain(
        repair(content),
        title=repair_line(record.fields.title),
        may_hold_title=record.kind in ("text", "mail"),
    )
    return _Content(
        text=plain.text,
        title=plain.title,
        authors=author_names((plain.authors,)),
        text_moment=plain.moment,
        publisher=plain.agency,
        canonical_url=None if record.fields.url else canonicalize(plain.url or ""),
        language=plain.language,
        source_id=repair_line(plain.id),
    )


def _article(record: Record, content: _Content, words: int) -> Article:
    fields = record.fields
    url = canonicalize(fields.url) if fields.url else None
    canonical_url = content.canonical_url or url
    publisher = repair_line(fields.publisher) or content.publisher
    source_id = repair_line(fields.source_id) or content.source_id
    title = repair_line(fields.title) or content.title
    moment, source = _published(record, content, canonical_url)
    return Article(
        article_id=article_id(canonical_url, source_id, publisher, content.text),
        source_id=source_id,
        input_uri=record.input_uri,
        url=repair_line(fields.url) or canonical_url,
        canonical_url=canonical_url,
        publisher=publisher or host_of(canonical_url),
        title=title,
        authors=author_names((fields.authors,)) or content.authors,
        published_at=moment.at if moment else None,
        published_precision=moment.precision if moment else None,
        published_offset=moment.offset if moment else None,
        published_source=source,
        language=language_of(content.text, fields.language or content.language, title),
        text=content.text,
        word_count=words,
        content_hash=content_hash(content.text),
        summary_only=record.summary_only,
    )


def _too_long_field(article: Article, limit: int) -> str | None:
    """Which field of the article is longer than ``limit`` characters, or None."""
    for name in FIELDS:
        value = getattr(article, name) or ""
        size = len(value) if isinstance(value, str) else sum(map(len, value))
        if size > limit:
            return f"{size} characters in {name} (--max field)"
    return None


def _published(
    record: Record, content: _Content, url: str | None
) -> tuple[Moment | None, PublishedSource | None]:
    """The first date of: the record, the page's metadata, the address, the text.

    Where the page shows an earlier day at its headline than its metadata declare in any zone, these
    are of a later edit or of a move to another system.
    """
    moment = parse_date(record.fields.published_at)
    if moment:
        return moment, "record"
    declared = [m for m in map(parse_date, content.metadata_dates) if m]
    if declared:
        shown = content.headline_moment
        first = _with_offset(declared[0], declared[1:])
        if shown and shown.local_day < _earliest_day(first):
            return shown, "text"
        return first, "metadata"
    day = date_in_url(url) if url else None
    moment = parse_date("{:04}-{:02}-{:02}".format(*day)) if day else None
    if moment:
        return moment, "url"
    return (content.text_moment, "text") if content.text_moment else (None, None)


def _earliest_day(moment: Moment) -> date:
    """The day of a moment where it was published, or farthest west where that is not known."""
    if moment.precision == "DAY" or moment.offset:
        return moment.local_day
    return (moment.at - timedelta(hours=12)).date()


def _with_offset(moment: Moment, others: Sequence[Moment]) -> Moment:
    """The moment with the offset of another value for the same time: some give it in UTC only."""
    offsets = (m.offset for m in others if m.at == moment.at and m.offset)
    return moment if moment.offset else replace(moment, offset=next(offsets, moment.offset))


def _too_large(record: Record, text: str | bytes, options: ParseOptions) -> Reject:
    unit = "bytes" if isinstance(text, bytes) else "characters"
    limit = f"{options.max_characters} characters (--max text)"
    detail = f"{len(text)} {unit} of text, more than {limit}"
    return _reject(record, "too_large", detail)


def _reject(record: Record, reason: str, detail: str) -> Reject:
    content = record.content[:4000]
    return make_reject("parse", reason, record.input_uri, detail, content)
