"""An event that an earlier run reported keeps its id."""

from __future__ import annotations

import io
import pickle
import random
from dataclasses import replace
from typing import Any

import fastavro
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.avro import avro_schema
from schemas.rows import arrow_table, as_row
from schemas.tables import EVENTS, Event
from tests.consolidate.mentions import (
    GOVERNMENT,
    HUNGARY,
    KHARKIV,
    MONDAY,
    OTHER,
    PM,
    PRESIDENT,
    SWEDEN,
    THURSDAY,
    TUESDAY,
    told,
)
from transforms.consolidate import (
    KnownEvent,
    MentionKey,
    consolidate,
    known_event,
    read_known_events,
)


def published(run: str, *keys: MentionKey, known: tuple[KnownEvent, ...] = ()) -> list[Event]:
    """The events that a run publishes of such mentions."""
    return [replace(event, sentence="...") for event, _, _ in consolidate(keys, known, run)]


def remembered(*events: Event) -> tuple[KnownEvent, ...]:
    return tuple(known_event(as_row(event)) for event in events)


CALL = told(1, "a", day=MONDAY, published=1, event_mode="phone")


def test_the_next_day_s_report_of_an_act_keeps_its_id() -> None:
    (first,) = published("day1", CALL)
    later = told(1, "b", PRESIDENT, PM, day=MONDAY, published=2)
    (second,) = published("day2", later, known=remembered(first))
    assert (second.event_id, second.first_run, second.run) == (first.event_id, "day1", "day2")
    # The row of a run is about what that run read.
    assert (second.mention_count, second.best_mention_id) == (1, "b-1")
    (third,) = published("day3", told(1, "c", day=MONDAY), known=remembered(first, second))
    assert (third.event_id, third.first_run) == (first.event_id, "day1")
    # Once the first day is beyond the lookback, the second still knows the id.
    (third,) = published("day3", told(1, "c", day=MONDAY), known=remembered(second))
    assert (third.event_id, third.first_run) == (first.event_id, "day1")


@pytest.mark.parametrize(
    "other",
    [told(1, "b", day=THURSDAY, published=3), told(1, "b", published=9), told(1, "b", PM, OTHER),
     told(1, "b", day=MONDAY, kind="ACCUSE"), told(1, "b", day=MONDAY, modality="NEGATED")],
)  # fmt: skip
def test_another_act_gets_an_id_of_its_own(other: MentionKey) -> None:
    (first,) = published("day1", CALL)
    (second,) = published("day2", other, known=remembered(first))
    assert second.event_id != first.event_id
    assert second.first_run == "day2"


def test_a_known_event_that_nobody_tells_again_has_no_row() -> None:
    first = published("day1", CALL)
    assert published("day2", known=remembered(*first)) == []


def test_several_reports_of_one_known_event_are_one_row() -> None:
    (first,) = published("day1", CALL)
    again = told(1, "b", day=MONDAY), told(1, "c", SWEDEN, HUNGARY, day=MONDAY)
    (second,) = published("day2", *again, known=remembered(first))
    assert (second.event_id, second.mention_count) == (first.event_id, 2)


def test_what_several_runs_know_of_an_event_is_put_together() -> None:
    undated = told(1, "a", published=1)
    (first,) = published("day1", undated)
    (second,) = published("day2", told(1, "b", day=MONDAY, published=1), known=remembered(first))
    assert second.event_id == first.event_id
    known = remembered(first, second)
    (third,) = published("day3", told(1, "c", day=MONDAY, published=5), known=known)
    assert third.event_id == first.event_id
    assert consolidate([undated], known[::-1]) == consolidate([undated], known)


def test_an_article_that_comes_again_takes_no_id_from_an_act_that_went_on() -> None:
    """Its mentions have the ids of the first time, one of which may name another act by now."""
    (first,) = published("day1", CALL)
    moved = replace(first, source_name="Ines Duarte", source_country="PRT", run="day5")
    key = replace(CALL, block=remembered(moved)[0].profile.block)
    (again,) = published("day20", key, known=remembered(moved))
    assert again.event_id != first.event_id


def test_places_with_casualties_are_known_again() -> None:
    facts: dict[str, Any] = {"kind": "ASSAULT", "killed": 14, "event_mode": "aerial", **KHARKIV}
    ukraine = ("Ukraine", "UKR", ())
    (first,) = published("day1", told(1, "a", ("", "", ()), ukraine, **facts))
    assert (first.geonames_id, first.killed) == (706483, 14)
    (second,) = published(
        "day2", told(1, "b", ("", "", ()), ukraine, **facts), known=remembered(first)
    )
    assert second.event_id == first.event_id


def test_published_files_of_both_formats_are_read_alike_and_older_ones_too() -> None:
    events = published("day1", CALL, told(1, "b", PM, OTHER, day=TUESDAY, published=2))
    expected = list(remembered(*events))
    parquet, avro, old = io.BytesIO(), io.BytesIO(), io.BytesIO()
    table = arrow_table(EVENTS, events)
    pq.write_table(table, parquet)
    fastavro.writer(avro, avro_schema(EVENTS), map(as_row, events))
    newer = ["story_id", "first_run", "historical", "event_date_end", "geonames_id"]
    pq.write_table(table.drop_columns(newer), old)
    for file in (parquet, avro, old):
        file.seek(0)
    assert list(read_known_events(parquet, "parquet")) == expected
    assert list(read_known_events(avro, "avro")) == expected
    assert list(read_known_events(old, "parquet")) == expected
    assert [KnownEvent.from_tuple(pickle.loads(pickle.dumps(e.to_tuple()))) for e in expected] == (
        expected
    )


actors = st.sampled_from([PM, PRESIDENT, OTHER, SWEDEN, HUNGARY, GOVERNMENT])
days = st.sampled_from([None, MONDAY, TUESDAY, THURSDAY])
reports = st.lists(st.tuples(actors, actors, days, st.sampled_from([None, 1, 2, 5])), max_size=8)


@given(reports, reports, st.integers(0, 1000))
def test_ids_are_unique_in_a_run_and_no_order_matters(
    yesterday: list[Any], today: list[Any], seed: int
) -> None:
    def keys(given: list[Any], letter: str) -> list[MentionKey]:
        found = [
            told(n, f"{letter}{n}", source, target, day=day, published=moment)
            for n, (source, target, day, moment) in enumerate(given)
        ]
        return [replace(key, block="CONSULT") for key in found]

    first = consolidate(keys(yesterday, "a"), (), "day1")
    known = [
        replace(k, profile=replace(k.profile, block="CONSULT"))
        for k in remembered(*(event for event, _, _ in first))
    ]
    mentions = keys(today, "b")
    expected = consolidate(mentions, known, "day2")
    ids = [event.event_id for event, _, _ in expected]
    assert len(set(ids)) == len(ids)
    draw = random.Random(seed)
    draw.shuffle(mentions)
    draw.shuffle(known)
    assert consolidate(mentions, known, "day2") == expected
