"""What consolidation promises: one event for one act, and never two acts in one event."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consolidate.mentions import (
    GOVERNMENT,
    HUNGARY,
    KHARKIV,
    MINISTRY,
    MONDAY,
    NOBODY,
    ODESA,
    OTHER,
    PM,
    PRESIDENT,
    SWEDEN,
    THURSDAY,
    TUESDAY,
    groups,
    mention,
    told,
)
from transforms.consolidate import MentionKey, article_blocks, consolidate, mention_key


def test_one_call_told_twice_in_an_article_is_one_event() -> None:
    assert groups(told(1, "a"), told(2, "a", PRESIDENT, PM)) == 1


def test_two_undated_calls_in_two_articles_are_two_events() -> None:
    assert groups(told(1, "a"), told(1, "b")) == 2


def test_two_calls_on_different_days_are_two_events() -> None:
    assert groups(told(1, "a", day=MONDAY), told(1, "b", day=THURSDAY)) == 2
    assert groups(told(1, "a", day=MONDAY), told(2, "a", day=THURSDAY)) == 2


def test_two_articles_that_give_the_same_day_tell_one_event() -> None:
    assert groups(told(1, "a", day=MONDAY), told(1, "b", PRESIDENT, PM, day=MONDAY)) == 1


def test_mentions_of_copies_are_mentions_of_one_article() -> None:
    a, b = told(1, "a"), told(1, "b")
    assert groups(a, replace(b, cluster_id="a")) == 1


def test_undated_news_of_the_same_day_between_the_same_two_people_is_one_event() -> None:
    assert groups(told(1, "a", published=2), told(1, "b", published=2)) == 1
    assert groups(told(1, "a", published=2), told(1, "b", published=9)) == 2
    assert groups(told(1, "a", published=2), told(1, "b", published=2, historical=True)) == 2


def test_undated_news_joins_a_dated_report_of_the_day_before() -> None:
    assert groups(told(1, "a", day=TUESDAY), told(1, "b", published=2)) == 1
    assert groups(told(1, "a", day=TUESDAY), told(1, "b", published=20)) == 2


def test_undated_acts_of_one_story_are_one_event() -> None:
    a, b = (replace(told(1, name), story_id="story") for name in "ab")
    assert groups(a, b) == 1
    assert groups(a, replace(b, story_id="other")) == 2
    assert groups(a, replace(b, historical=True)) == 2
    assert groups(a, replace(told(1, "b", SWEDEN, OTHER), story_id="story")) == 2
    dated = [
        replace(told(1, n, day=d), story_id="story") for n, d in (("a", MONDAY), ("b", TUESDAY))
    ]
    assert groups(*dated) == 2


def test_the_story_of_most_articles_is_that_of_the_event() -> None:
    keys = [
        replace(told(1, name, day=MONDAY), story_id=story)
        for name, story in (("a", "x"), ("b", "y"), ("c", "y"))
    ]
    ((event, _, _),) = consolidate(keys)
    assert event.story_id == "y"


def test_direction_counts_except_in_acts_of_both_sides() -> None:
    one = told(1, "a", kind="ACCUSE", day=MONDAY)
    assert groups(one, told(1, "b", PRESIDENT, PM, kind="ACCUSE", day=MONDAY)) == 2


@pytest.mark.parametrize(
    ("source", "expected"),
    [(PM, 1), (("Lindqvist", "SWE", ("GOV",)), 1), (("Åda Lindkvist", "SWE", ("GOV",)), 2),
     (OTHER, 2), (("Per Holm", "SWE", ("GOV",)), 2), (("Swedish police", "SWE", ("COP",)), 2)],
)  # fmt: skip
def test_who_can_be_the_same_actor(source: tuple[str, str, tuple[str, ...]], expected: int) -> None:
    keys = told(1, "a", kind="AID", day=MONDAY), told(1, "b", source, kind="AID", day=MONDAY)
    assert groups(*keys) == expected


@pytest.mark.parametrize(("source", "expected"), [(SWEDEN, 1), (GOVERNMENT, 1), (MINISTRY, 1)])
def test_a_less_exact_name_in_the_same_article_is_the_same_actor(
    source: tuple[str, str, tuple[str, ...]], expected: int
) -> None:
    assert groups(told(1, "a", kind="AID"), told(2, "a", source, kind="AID")) == expected


STRIKE = {"kind": "ASSAULT", "source": NOBODY, "event_mode": "aerial"}


ODESA_PLACE = told(1, "a", **ODESA).place


def test_attacks_of_one_day_in_two_places_are_two_events() -> None:
    a = told(1, "a", target=("Ukraine", "UKR", ()), day=MONDAY, **STRIKE, **KHARKIV)
    b = told(1, "b", target=("Ukraine", "UKR", ()), day=MONDAY, **STRIKE, **ODESA)
    assert groups(a, b) == 2


def test_place_and_casualties_are_evidence_where_dates_are_missing() -> None:
    ukraine = ("Ukraine", "UKR", ())
    a = told(1, "a", target=ukraine, killed=14, **STRIKE, **KHARKIV)
    assert groups(a, told(1, "b", target=ukraine, killed=14, **STRIKE, **KHARKIV)) == 1
    assert groups(a, told(1, "b", target=ukraine, killed=5, **STRIKE, **KHARKIV)) == 2


def test_a_denied_act_is_another_event() -> None:
    assert groups(told(1, "a", day=MONDAY), told(2, "a", day=MONDAY, modality="NEGATED")) == 2


def test_facts_and_counts_of_an_event() -> None:
    keys = [
        told(1, "a", SWEDEN, day=MONDAY, published=1, publishers=("Courier", "Post"), copies=3),
        told(2, "a", PM, confidence=0.6, contexts=("military",), publishers=("Courier", "Post"),
             published=1, copies=3),
        told(1, "b", PRESIDENT, PM, day=MONDAY, published=2, publishers=("Post",),
             confidence=0.9, contexts=("diplomatic",)),
    ]  # fmt: skip
    ((event, best, ids),) = consolidate(keys)
    assert (event.mention_count, event.article_count, event.publisher_count) == (3, 5, 2)
    assert {event.source_name, event.target_name} == {PM[0], PRESIDENT[0]}
    assert (event.event_date, event.event_date_precision) == (MONDAY, "DAY")
    assert event.contexts == ("diplomatic", "military")
    assert (event.best_mention_id, event.confidence, best) == ("b-1", 0.9, ("part", 1))
    assert event.first_published_at == datetime(2025, 4, 1, 8, tzinfo=timezone.utc)
    assert event.last_published_at == datetime(2025, 4, 2, 8, tzinfo=timezone.utc)
    assert {i for _, i in ids} == {event.event_id}
    assert len(ids) == 3


def test_the_larger_side_decides_what_is_disputed() -> None:
    keys = [
        told(1, a, day=MONDAY, event_mode=m)
        for a, m in zip("abc", ("visit", "multilateral", "visit"), strict=True)
    ]
    ((event, _, _),) = consolidate(keys)
    assert event.event_mode == "visit"


def test_what_was_planned_and_then_done_is_done() -> None:
    keys = [
        *(told(1, a, day=MONDAY, published=1, modality="FUTURE") for a in "abc"),
        told(1, "d", day=MONDAY, published=2),
    ]
    ((event, _, _),) = consolidate(keys)
    assert (event.modality, event.mention_count) == ("ASSERTED", 4)


def test_a_plan_for_a_week_is_the_act_of_a_day_in_it() -> None:
    plan = told(1, "a", day=MONDAY, event_date_end=date(2025, 4, 6), modality="FUTURE",
                event_date_precision="WEEK")  # fmt: skip
    assert groups(plan, told(1, "b", day=THURSDAY)) == 1
    assert groups(plan, told(1, "b", day=date(2025, 4, 8))) == 2


def test_confidence_and_copies_weigh_what_is_disputed() -> None:
    """Oslo is told with 0.9 by one article, Bergen with 0.5 by one of two copies more: 1.5."""
    places = {
        name: {"place_name": name, "place_country": "NOR", "geonames_id": n}
        for n, name in enumerate(("Oslo", "Bergen"))
    }
    oslo = told(1, "a", day=MONDAY, confidence=0.9, **places["Oslo"])
    bergen = told(1, "b", day=MONDAY, confidence=0.5, copies=2, **places["Bergen"])
    ((event, _, _),) = consolidate([oslo, bergen])
    assert (event.place_name, event.geonames_id) == ("Bergen", 1)
    assert (event.confidence, event.article_count) == (0.9, 4)
    # A mention more in the same article weighs nothing, another article does: 1.8.
    again = replace(oslo, mention_id="again", sentence_index=2, location=("part", 2))
    ((event, _, _),) = consolidate([oslo, again, bergen])
    assert event.place_name == "Bergen"
    other = replace(again, article_id="c", cluster_id="c")
    ((event, _, _),) = consolidate([oslo, other, bergen])
    assert (event.place_name, event.mention_count) == ("Oslo", 3)


STRUCK = {"kind": "ASSAULT", "source": NOBODY, "target": ("Ukraine", "UKR", ("CVL",))}


def test_strikes_on_a_town_that_are_told_day_by_day_are_two_events() -> None:
    a = told(1, "a", day=MONDAY, published=1, **STRUCK, **KHARKIV)
    assert groups(a, told(1, "b", day=TUESDAY, published=2, **STRUCK, **KHARKIV)) == 2
    # One night is that of two days, told on the same one.
    assert groups(a, told(1, "b", day=TUESDAY, published=1, **STRUCK, **KHARKIV)) == 1


def test_an_article_that_names_two_days_tells_two_acts() -> None:
    a = told(1, "a", day=MONDAY, published=1, **STRUCK, **KHARKIV)
    b = told(2, "a", day=TUESDAY, published=1, **STRUCK, **KHARKIV)
    assert groups(a, b) == 2
    assert groups(a, b, told(1, "b", day=MONDAY, published=1, **STRUCK, **KHARKIV)) == 2


def test_a_person_is_arrested_once_in_a_month() -> None:
    police = ("Hungarian police", "HUN", ("COP",))
    march = {"event_date_precision": "MONTH", "event_date_end": MONDAY, "event_mode": "arrest"}
    arrest = told(1, "a", police, OTHER, "COERCE", MONDAY, event_mode="arrest")
    again = told(1, "b", HUNGARY, OTHER, "COERCE", date(2025, 3, 1), **march)
    assert groups(arrest, again) == 1
    crowd = ("protesters", "HUN", ("CVL",))
    several = told(1, "b", HUNGARY, crowd, "COERCE", date(2025, 3, 1), **march)
    assert groups(told(1, "a", police, crowd, "COERCE", MONDAY, event_mode="arrest"), several) == 2


def test_a_toll_rises_on_the_day_and_in_the_place() -> None:
    first = told(1, "a", day=MONDAY, published=1, killed=4, **STRUCK, **KHARKIV)
    later = told(1, "b", day=MONDAY, published=2, killed=17, **STRUCK, **KHARKIV)
    ((event, _, _),) = consolidate([first, later])
    assert event.killed == 17
    assert groups(first, replace(later, killed=40)) == 2
    assert groups(first, replace(later, place=ODESA_PLACE)) == 2


def test_groups_are_named_by_what_was_seen_of_them() -> None:
    gunmen, militia = ("gunmen", "NGA", ("CRM",)), ("Fulani militia", "NGA", ("REB",))
    villagers, farmers = ("villagers", "NGA", ("CVL",)), ("farmers", "NGA", ("AGR",))
    makurdi = {"place_name": "Makurdi", "place_country": "NGA", "geonames_id": 2331447}
    raid = told(1, "a", gunmen, villagers, "ASSAULT", MONDAY, **makurdi)
    assert groups(raid, told(1, "b", militia, farmers, "ASSAULT", MONDAY, **makurdi)) == 1
    police = ("Nigerian police", "NGA", ("COP",))
    assert groups(raid, told(1, "b", police, farmers, "ASSAULT", MONDAY, **makurdi)) == 2


def test_a_key_survives_the_shuffle_and_is_small() -> None:
    key = told(1, "a" * 32, day=MONDAY, published=1, publishers=("Courier",), **KHARKIV)
    assert MentionKey.from_tuple(pickle.loads(pickle.dumps(key.to_tuple()))) == key
    assert len(pickle.dumps(key.to_tuple())) < 500


def test_both_sides_of_a_meeting_have_one_block() -> None:
    assert told(1, "a").block == told(1, "b", PRESIDENT, PM).block == "CONSULT HUN"


def test_a_sentence_that_names_nobody_stays_with_the_one_before() -> None:
    mentions = [
        mention(0, "a", kind="ASSAULT", target=("Ukraine", "UKR", ()), day=MONDAY, **KHARKIV),
        mention(1, "a", NOBODY, NOBODY, kind="ASSAULT"),
        mention(9, "a", NOBODY, NOBODY, kind="ASSAULT"),
        mention(1, "a", NOBODY, NOBODY, kind="PROTEST"),
    ]
    blocks = article_blocks(mentions)
    assert blocks == ["ASSAULT UKR", "ASSAULT UKR", "ASSAULT ", "PROTEST "]
    keys = [
        mention_key(m, ("", n), block=b)
        for n, (m, b) in enumerate(zip(mentions, blocks, strict=True))
    ]
    assert groups(*(k for k in keys if k.block == "ASSAULT UKR")) == 1


def test_a_less_exact_report_joins_the_act_that_it_tells() -> None:
    call = told(1, "a", day=MONDAY, event_mode="phone")
    assert groups(call, told(1, "b", SWEDEN, HUNGARY, day=MONDAY)) == 1
    assert groups(call, told(1, "b", SWEDEN, HUNGARY, day=MONDAY, event_mode="visit")) == 2


@pytest.mark.parametrize("country", ["RUS", ""])
def test_people_without_an_office_are_different_people(country: str) -> None:
    listed = [(name, country, ()) for name in ("Pavel Orlin", "Viktor Dansky")]
    keys = [told(n, "a", PM, person, "SANCTION", MONDAY) for n, person in enumerate(listed)]
    assert groups(*keys) == 2
    assert groups(keys[0], told(3, "a", PM, ("Russian firm", "RUS", ("BUS",)), "SANCTION")) == 2


def test_a_force_without_a_country_is_the_one_of_the_article() -> None:
    army = ("Burmese army", "MMR", ("MIL",))
    villagers = ("villagers", "MMR", ("CVL",))
    raid = told(0, "a", army, villagers, "ASSAULT", MONDAY)
    assert groups(raid, told(1, "a", ("military", "", ("MIL",)), villagers, "ASSAULT")) == 1
    assert groups(raid, told(1, "a", ("fighters", "", ("UAF",)), villagers, "ASSAULT")) == 2


def test_groups_of_people_go_by_what_they_are() -> None:
    paris = {"place_name": "Paris", "place_country": "FRA", "geonames_id": 2988507}
    unions = told(1, "a", ("unions", "FRA", ("LAB",)), NOBODY, "PROTEST", MONDAY, **paris)
    workers = ("French workers", "FRA", ("LAB",))
    students = ("students", "FRA", ("EDU",))
    assert groups(unions, told(1, "b", workers, NOBODY, "PROTEST", MONDAY, **paris)) == 1
    assert groups(unions, told(1, "b", students, NOBODY, "PROTEST", MONDAY, **paris)) == 2


actors = st.sampled_from([PM, PRESIDENT, OTHER, SWEDEN, HUNGARY, GOVERNMENT, MINISTRY, NOBODY])
mentions = st.builds(
    told,
    st.integers(0, 5),
    st.sampled_from("abcdef"),
    actors,
    actors,
    st.sampled_from(["CONSULT", "ACCUSE"]),
    st.sampled_from([None, MONDAY, TUESDAY, THURSDAY]),
    st.sampled_from([None, 1, 2, 5]),
    killed=st.sampled_from([None, 3]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(mentions, max_size=14), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_every_mention_has_one_event(
    keys: list[MentionKey], draw: Any
) -> None:
    keys = [replace(k, mention_id=f"{n}", location=("", n)) for n, k in enumerate(keys)]
    expected = consolidate(keys)
    assert sorted(place for *_, ids in expected for place, _ in ids) == [
        ("", n) for n in range(len(keys))
    ]
    shuffled = list(keys)
    draw.shuffle(shuffled)
    assert consolidate(shuffled) == expected
