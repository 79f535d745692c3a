"""Whom "the country" and "the group" mean: one clear candidate before, else nobody."""

from __future__ import annotations

import pytest

from schemas.tables import Mention
from transforms.extract import ArticleText, EventCoder
from transforms.extract.definite import kinds_of, owner_in


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return EventCoder()


def _coded(coder: EventCoder, text: str) -> Mention:
    (mentions,) = coder.code([ArticleText("", text)])
    return mentions[-1]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Iran has enough fuel. The country expelled two British diplomats.", "Iran", "IRN"),
        ("Taiwan votes in May. The island accused China of hacking.", "Taiwan", "TWN"),
        (
            "Saudi Arabia buys tankers. The kingdom lifted sanctions on Qatar.",
            "Saudi Arabia",
            "SAU",
        ),
        ("Moldova elects a president. The republic expelled a Russian diplomat.", "Moldova", "MDA"),
        ("Boko Haram came back in May. The group attacked a village.", "Boko Haram", "NGA"),
        ("Hamas rules Gaza. The movement released two Thai hostages.", "Hamas", "PSE"),
        ("The European Union has 27 members. The bloc condemned Belarus.", "European Union", "EUR"),
        ("The African National Congress won. The party condemned Israel.", "ANC", "ZAF"),
        ("Hezbollah is armed. The militia fired rockets at Israel.", "Hezbollah", "LBN"),
        ("Israel and Iran are at odds. The country fired rockets at Israel.", "Iran", "IRN"),
    ],
)
def test_one_candidate_is_meant(coder: EventCoder, text: str, name: str, country: str) -> None:
    mention = _coded(coder, text)
    assert (mention.source_name, mention.source_country) == (name, country)


def test_a_target_is_found_as_well(coder: EventCoder) -> None:
    mention = _coded(coder, "Chad had no rain. France sent food aid to the country.")
    assert (mention.source_country, mention.target_country) == ("FRA", "TCD")


@pytest.mark.parametrize(
    "text",
    [
        "Iran and Iraq share a border. The country expelled two British diplomats.",
        "The talks were long. The country expelled two British diplomats.",
    ],
)
def test_without_one_clear_candidate_nobody_is_meant(coder: EventCoder, text: str) -> None:
    assert _coded(coder, text).source_country is None


def test_a_group_that_nobody_knows_does_nothing(coder: EventCoder) -> None:
    (mentions,) = coder.code([ArticleText("", "The choir sang. The group attacked a village.")])
    assert mentions == []


def test_phrases_that_may_mean_somebody_before() -> None:
    assert kinds_of("the country") == ("state_nouns",)
    assert kinds_of("The militant group") == ("group_nouns",)
    assert kinds_of("the organization") == ("group_nouns", "body_nouns")
    for phrase in ("the neighbouring country", "a country", "the countries", "the president"):
        assert kinds_of(phrase) == ()


def test_a_definite_owner() -> None:
    assert owner_in("the country's army") == "the country"
    assert owner_in("the president's army") == owner_in("the country") == ""
