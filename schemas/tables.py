"""The four tables. Everything else that describes them is generated from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from schemas.columns import Table
from schemas.vocabulary import (
    DatePrecision,
    DuplicateKind,
    EventType,
    Modality,
    PublishedSource,
    Stage,
    TimePrecision,
)


# fmt: off
@dataclass(frozen=True, kw_only=True)
class Article:
    """One row for each document that was read and understood, duplicates included."""

    article_id: Annotated[str, "Hash (128 bits, hexadecimal) of the canonical URL, else of source id and publisher, else of the normalized text."]
    source_id: Annotated[str | None, "The id that the input record itself carried."] = None
    input_uri: Annotated[str, "The file it came from, with # and the place inside the file where there are several."]
    url: Annotated[str | None, "The address as the input gives it."] = None
    canonical_url: Annotated[str | None, "The address without tracking parameters, fragments and mobile hosts, or the page's own canonical link."] = None
    publisher: Annotated[str | None, "Who published it: the site's or agency's name, else the host of the URL."] = None
    title: Annotated[str | None, "The headline; null where the input has none."] = None
    authors: Annotated[tuple[str, ...], "The by-line, one name an element."] = ()
    published_at: Annotated[datetime | None, "When it was published, in UTC; midnight where only the day is known."] = None
    published_precision: Annotated[TimePrecision | None, "How exact published_at is."] = None
    published_offset: Annotated[int | None, "Minutes east of UTC that came with the time: published_at and so many minutes are the publisher's local time; null where none came."] = None
    published_source: Annotated[PublishedSource | None, "Where published_at was found: the record, the page's metadata, the URL or the text."] = None
    language: Annotated[str | None, "ISO 639-1 code of the text's language, declared or detected."] = None
    text: Annotated[str, "The body, one paragraph or sentence a line; spans of mentions are offsets into it."]
    word_count: Annotated[int, "Number of words in text."]
    summary_only: Annotated[bool | None, "True where the input had a summary of the article only, as many feeds do."] = None
    content_hash: Annotated[str, "Hash (128 bits, hexadecimal) of the text in lower case without punctuation and white space."]
    duplicate_of: Annotated[str | None, "article_id of the canonical article that this one repeats; null for a canonical article."] = None
    duplicate_kind: Annotated[DuplicateKind | None, "What makes it a duplicate; null for a canonical article."] = None
    similarity: Annotated[float | None, "Share of text in common with the canonical article, from 0 to 1: Jaccard, or containment for CONTAINED."] = None
    cluster_id: Annotated[str, "article_id of the cluster's canonical article: the same for all copies of one text."] = ""
    related: Annotated[tuple[str, ...], "article_id of canonical articles that share text with this one, but too little to be duplicates."] = ()
    story_id: Annotated[str | None, "The same for all articles about one happening: article_id of the first of them."] = None
    run: Annotated[str, "Label of the run that wrote the row."] = ""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One row for each event that one sentence reports."""

    mention_id: Annotated[str, "Hash (128 bits, hexadecimal) of the article, the spans and the type."]
    event_id: Annotated[str, "The event that this sentence reports (events.event_id)."] = ""
    article_id: Annotated[str, "The article that it stands in (articles.article_id)."]
    published_at: Annotated[datetime | None, "When the article was published, in UTC."] = None
    sentence_index: Annotated[int, "Number of the sentence in the article, from 0."]
    sentence: Annotated[str, "The sentence: the evidence."]
    sentence_start: Annotated[int, "Where the sentence starts in articles.text, in code points."]
    sentence_end: Annotated[int, "Where the sentence ends in articles.text, exclusive, in code points."]
    trigger: Annotated[str, "The words that report the act."]
    trigger_start: Annotated[int, "Where the trigger starts in articles.text, in code points."]
    trigger_end: Annotated[int, "Where the trigger ends in articles.text, exclusive, in code points."]
    event_type: Annotated[EventType, "PLOVER type after the codebook's rules for modality: a future meeting is an AGREE."]
    base_type: Annotated[EventType, "PLOVER type of the act itself."]
    event_mode: Annotated[str | None, "PLOVER mode of the act, such as phone or aerial."] = None
    contexts: Annotated[tuple[str, ...], "PLOVER contexts, sorted."] = ()
    modality: Annotated[Modality, "Whether the act is reported as done, to come, possible or not done."]
    historical: Annotated[bool, "True for background that is old against the article's own date."] = False
    attribution: Annotated[str | None, "Whose word it is, where the sentence says so."] = None
    source_text: Annotated[str | None, "Who acts, in the words of the sentence."] = None
    source_name: Annotated[str | None, "Who acts, as one name for all spellings."] = None
    source_country: Annotated[str | None, "Country of the source: ISO 3166-1 alpha-3, or EUR, UNO, IGO, NGO, MNC, ISM, IMG."] = None
    source_sectors: Annotated[tuple[str, ...], "PLOVER sectors of the source, primary first."] = ()
    target_text: Annotated[str | None, "Whom the act concerns, in the words of the sentence."] = None
    target_name: Annotated[str | None, "Whom the act concerns, as one name for all spellings."] = None
    target_country: Annotated[str | None, "Country of the target, coded like source_country."] = None
    target_sectors: Annotated[tuple[str, ...], "PLOVER sectors of the target, primary first."] = ()
    event_date: Annotated[date | None, "First day of the time that the sentence gives for the act."] = None
    event_date_end: Annotated[date | None, "Last day of that time, inclusive."] = None
    event_date_precision: Annotated[DatePrecision, "How exact event_date is."] = "UNKNOWN"
    event_date_text: Annotated[str | None, "The expression of time, in the words of the sentence."] = None
    place_text: Annotated[str | None, "Where it happened, in the words of the sentence."] = None
    place_name: Annotated[str | None, "Name of the place in GeoNames."] = None
    place_country: Annotated[str | None, "Country of the place, ISO 3166-1 alpha-3."] = None
    place_admin1: Annotated[str | None, "First-level region of the place: GeoNames admin1 code."] = None
    latitude: Annotated[float | None, "Latitude in degrees, WGS 84."] = None
    longitude: Annotated[float | None, "Longitude in degrees, WGS 84."] = None
    geonames_id: Annotated[int | None, "Id of the place in GeoNames."] = None
    killed: Annotated[int | None, "How many were killed, as far as the sentence says; a lower bound."] = None
    injured: Annotated[int | None, "How many were injured, as far as the sentence says; a lower bound."] = None
    confidence: Annotated[float, "How likely type and actors are right, from 0 to 1."]
    rule: Annotated[str, "The rule that fired."]
    coder_version: Annotated[str, "Version of the coder and of its lexicon."]
    run: Annotated[str, "Label of the run that wrote the row."] = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """One row for each thing that happened (or was planned, threatened, denied) as reported in the run."""

    event_id: Annotated[str, "Hash (128 bits, hexadecimal) of the key of the event's canonical mention; kept when a later run reports the event again."]
    first_run: Annotated[str | None, "Label of the run that first reported the event: the row's own run, or an earlier one."] = None
    story_id: Annotated[str | None, "Story of most of the articles that report it (articles.story_id)."] = None
    event_type: Annotated[EventType, "PLOVER type after the codebook's rules for modality."]
    base_type: Annotated[EventType, "PLOVER type of the act itself."]
    event_mode: Annotated[str | None, "PLOVER mode of the act."] = None
    quad_class: Annotated[int, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."]
    intensity: Annotated[float, "PLOVER intensity of type and mode, from -10 to 10."]
    contexts: Annotated[tuple[str, ...], "PLOVER contexts of all mentions, sorted."] = ()
    modality: Annotated[Modality, "ASSERTED if any mention reports it as done, else the modality of most of the mentions."]
    historical: Annotated[bool | None, "True if all that is reported of it is background, old against its article's own date."] = None
    event_date: Annotated[date | None, "First day of the event."] = None
    event_date_end: Annotated[date | None, "Last day of the event's time, inclusive."] = None
    event_date_precision: Annotated[DatePrecision, "How exact event_date is."] = "UNKNOWN"
    source_name: Annotated[str | None, "Who acts, as one name for all spellings."] = None
    source_country: Annotated[str | None, "Country of the source, coded as in mentions."] = None
    source_sectors: Annotated[tuple[str, ...], "PLOVER sectors of the source, primary first."] = ()
    target_name: Annotated[str | None, "Whom the act concerns, as one name for all spellings."] = None
    target_country: Annotated[str | None, "Country of the target, coded as in mentions."] = None
    target_sectors: Annotated[tuple[str, ...], "PLOVER sectors of the target, primary first."] = ()
    place_name: Annotated[str | None, "Name of the place in GeoNames."] = None
    place_country: Annotated[str | None, "Country of the place, ISO 3166-1 alpha-3."] = None
    place_admin1: Annotated[str | None, "First-level region of the place: GeoNames admin1 code."] = None
    latitude: Annotated[float | None, "Latitude in degrees, WGS 84."] = None
    longitude: Annotated[float | None, "Longitude in degrees, WGS 84."] = None
    geonames_id: Annotated[int | None, "Id of the place in GeoNames."] = None
    killed: Annotated[int | None, "How many were killed: the largest number among the mentions."] = None
    injured: Annotated[int | None, "How many were injured: the largest number among the mentions."] = None
    mention_count: Annotated[int, "Number of rows in mentions that report it."]
    article_count: Annotated[int, "Number of articles that report it, duplicates included."]
    publisher_count: Annotated[int, "Number of different publishers of those articles."]
    first_published_at: Annotated[datetime | None, "When the first of those articles was published, in UTC."] = None
    last_published_at: Annotated[datetime | None, "When the last of those articles was published, in UTC."] = None
    confidence: Annotated[float, "Confidence of the best mention."]
    best_mention_id: Annotated[str, "The mention that tells it best (mentions.mention_id)."]
    sentence: Annotated[str, "The sentence of the best mention."]
    run: Annotated[str, "Label of the run that wrote the row."] = ""


@dataclass(frozen=True, kw_only=True)
class Reject:
    """One row for each input that could not be used, with the reason."""

    reject_id: Annotated[str, "Hash (128 bits, hexadecimal) of stage, reason and place."]
    stage: Annotated[Stage, "The stage that gave it up."]
    reason: Annotated[str, "A short stable code, such as empty_text or unreadable_archive."]
    detail: Annotated[str, "What exactly was wrong."] = ""
    input_uri: Annotated[str, "The file, with # and the place inside the file where there are several."]
    excerpt: Annotated[str, "The beginning of the rejected input, at most 500 characters."] = ""
    run: Annotated[str, "Label of the run that wrote the row."] = ""


# fmt: on
ARTICLES = Table("articles", Article, key="article_id", order=("article_id", "input_uri"))
MENTIONS = Table(
    "mentions",
    Mention,
    key="mention_id",
    order=("article_id", "sentence_start", "trigger_start", "mention_id"),
)
EVENTS = Table("events", Event, key="event_id", order=("event_id",), per_run=True)
REJECTS = Table("rejects", Reject, key="reject_id", order=("reject_id", "input_uri"), per_run=True)

# Raised by one whenever a column is added; columns are never removed or changed. A new column is
# nullable or an array, so that what was written before it can still be read.
SCHEMA_VERSION = 2

TABLES: dict[str, Table] = {t.name: t for t in (ARTICLES, MENTIONS, EVENTS, REJECTS)}
