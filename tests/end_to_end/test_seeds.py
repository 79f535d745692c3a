"""What the program makes of the sample articles, against what a careful reader finds in them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.program import Rows, attempt, avro_rows, parquet_rows
from tests.seeds.gold import (
    GoldArticle,
    GoldEvent,
    find_article,
    gold_articles,
    gold_events,
    gold_files,
    in_sentence_of,
    wrong_columns,
)

GOLD = {gold.name: gold for gold in gold_articles()}


@pytest.fixture(scope="module")
def rows(published: Path) -> Rows:
    return parquet_rows(published)


def row_of(gold: GoldArticle, rows: Rows) -> Any:
    row = find_article(gold, rows["articles"])
    assert row is not None, f"{gold.name} is not in articles"
    return row


def test_every_record_is_an_article_or_a_reject(rows: Rows) -> None:
    def counts(table: str) -> Counter[str]:
        paths = (row["input_uri"].partition("#")[0] for row in rows[table])
        return Counter(path.removeprefix("seeds/") for path in paths)

    assert counts("articles") == Counter({f.path: f.articles for f in gold_files() if f.articles})
    assert counts("rejects") == Counter({f.path: f.rejects for f in gold_files() if f.rejects})


@pytest.mark.parametrize("gold", GOLD.values(), ids=list(GOLD))
def test_what_is_known_of_an_article(gold: GoldArticle, rows: Rows) -> None:
    row = row_of(gold, rows)
    assert (row["title"], row["language"]) == (gold.title, gold.language)
    assert row["authors"] == list(gold.authors)
    if gold.published is None:
        assert row["published_at"] is None
    elif type(gold.published) is date:
        assert row["published_precision"] == "DAY"
        assert row["published_at"].date() == gold.published
    else:
        assert row["published_precision"] == "SECOND"
        assert row["published_at"].astimezone(timezone.utc) == gold.published
    if gold.url is not None:
        assert row["url"] == gold.url
    if gold.publisher is not None:
        assert row["publisher"] == gold.publisher


@pytest.mark.parametrize("gold", GOLD.values(), ids=list(GOLD))
def test_duplicates(gold: GoldArticle, rows: Rows) -> None:
    row = row_of(gold, rows)
    original = row_of(GOLD[gold.duplicate_of], rows)["article_id"] if gold.duplicate_of else None
    assert row["duplicate_of"] == original
    assert row["duplicate_kind"] == gold.duplicate_kind
    assert row["cluster_id"] == (original or row["article_id"])


def mentions_of(name: str, rows: Rows) -> list[dict[str, Any]]:
    article_id = row_of(GOLD[name], rows)["article_id"]
    return [row for row in rows["mentions"] if row["article_id"] == article_id]


def missing(events: list[GoldEvent], rows: Rows) -> list[str]:
    return [
        f"{event.article}: {event.sentence!r} {'|'.join(event.event_type)}"
        for event in events
        if not any(
            in_sentence_of(event, mention) and not wrong_columns(event, mention)
            for mention in mentions_of(event.article, rows)
        )
    ]


@pytest.mark.parametrize("report", ["report-a", "report-b"])
def test_the_two_reports_are_coded_as_a_human_would(report: str, rows: Rows) -> None:
    required = [event for event in gold_events() if event.article == report and event.required]
    assert missing(required, rows) == []


def test_four_in_five_clear_events_are_coded_to_the_last_column_in_all_seeds(rows: Rows) -> None:
    required = [event for event in gold_events() if event.required]
    lost = missing(required, rows)
    assert len(lost) <= 0.2 * len(required), lost


@pytest.mark.parametrize("gold", [g for g in GOLD.values() if g.events != "some"], ids=str)
def test_articles_without_events_and_without_facts(gold: GoldArticle, rows: Rows) -> None:
    modalities = {row["modality"] for row in mentions_of(gold.name, rows)}
    allowed = set() if gold.events == "none" else {"FUTURE", "HYPOTHETICAL", "NEGATED"}
    assert modalities <= allowed


def test_two_calls_between_the_same_leaders_stay_two_events(rows: Rows) -> None:
    calls = {}
    for report in ("report-a", "report-b"):
        for mention in mentions_of(report, rows):
            pair = {mention["source_country"], mention["target_country"]}
            if mention["event_type"] == "CONSULT" and pair == {"GBR", "UKR"}:
                calls.setdefault(report, set()).add(mention["event_id"])
    assert set(calls) == {"report-a", "report-b"}
    assert calls["report-a"].isdisjoint(calls["report-b"])


def test_duplicates_add_no_mention(rows: Rows) -> None:
    copies = {row["article_id"] for row in rows["articles"] if row["duplicate_of"]}
    assert copies
    assert copies.isdisjoint(row["article_id"] for row in rows["mentions"])


def test_spans_point_at_the_stored_text(rows: Rows) -> None:
    texts = {row["article_id"]: row["text"] for row in rows["articles"]}
    for row in rows["mentions"]:
        text = texts[row["article_id"]]
        assert text[row["sentence_start"] : row["sentence_end"]] == row["sentence"]
        assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]


def test_events_tell_of_their_mentions(rows: Rows) -> None:
    mentions = {row["mention_id"]: row for row in rows["mentions"]}
    counts = Counter(row["event_id"] for row in rows["mentions"])
    for event in rows["events"]:
        best = mentions[event["best_mention_id"]]
        assert best["event_id"] == event["event_id"]
        assert best["sentence"] == event["sentence"]
        assert event["mention_count"] == counts[event["event_id"]]
    assert len(counts) == len(rows["events"])


def test_events_count_articles_and_publishers_with_all_copies(rows: Rows) -> None:
    clusters: dict[str, list[dict[str, Any]]] = {}
    for row in rows["articles"]:
        clusters.setdefault(row["cluster_id"], []).append(row)
    told: dict[str, set[str]] = {}
    for mention in rows["mentions"]:
        told.setdefault(mention["event_id"], set()).add(mention["article_id"])
    for event in rows["events"]:
        articles = [row for name in told[event["event_id"]] for row in clusters[name]]
        published = [row["published_at"] for row in articles if row["published_at"]]
        assert event["article_count"] == len(articles)
        assert event["publisher_count"] == len({row["publisher"] for row in articles} - {None})
        assert event["first_published_at"] == min(published, default=None)
        assert event["last_published_at"] == max(published, default=None)
        assert event["first_run"] == event["run"]
    assert any(event["article_count"] > len(told[event["event_id"]]) for event in rows["events"])


def test_stories_of_several_publishers(rows: Rows) -> None:
    """Two happenings that two publishers tell in their own words, and copies; nothing else."""
    stories: dict[str, list[dict[str, Any]]] = {}
    for row in rows["articles"]:
        stories.setdefault(row["story_id"], []).append(row)
    originals = [[r for r in told if not r["duplicate_of"]] for told in stories.values()]
    several = [{row["title"] for row in told} for told in originals if len(told) > 1]
    assert sorted(several, key=min) == [
        {
            "Air strike on Sagaing market leaves at least 27 dead",
            "Bombs kill at least 27 in Myanmar village, relief group says",
        },
        {
            "Qatar brings the leaders of Congo and Rwanda to one table",
            "Tshisekedi and Kagame meet in Doha and call for ceasefire",
        },
    ]


def test_avro_holds_the_same_rows(published: Path, rows: Rows) -> None:
    assert avro_rows(published) == rows


def test_the_folder_checks_out(published: Path) -> None:
    result = attempt("check", str(published))
    assert result.returncode == 0, result.stdout


def test_check_finds_a_damaged_file(published: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(published, copy, symlinks=True)
    (events,) = (copy / "events").glob("*/*.parquet")
    events.write_bytes(events.read_bytes()[:-1] + b"x")
    result = attempt("check", str(copy))
    assert result.returncode == 1
    assert "not the bytes that the manifest lists" in result.stdout


def test_statistics_count_the_rows(published: Path, rows: Rows) -> None:
    statistics = json.loads((published / "_runs" / "2025-04-01" / "stats.json").read_text())
    for table, found in rows.items():
        assert statistics["tables"][table]["rows"] == len(found)
    reasons = Counter(row["reason"] for row in rows["rejects"])
    assert statistics["tables"]["rejects"]["reason"] == dict(reasons)
