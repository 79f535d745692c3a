"""Who stands on either side: every member of a list, and nobody who only stands near."""

from __future__ import annotations

import pytest

from transforms.extract import ArticleText, EventCoder

Sides = set[tuple[str, str]]


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return EventCoder()


def _sides(coder: EventCoder, text: str, event_type: str) -> Sides:
    (mentions,) = coder.code([ArticleText("a", text)])
    return {
        (m.source_text or "", m.target_text or "") for m in mentions if m.event_type == event_type
    }


@pytest.mark.parametrize(
    ("text", "event_type", "sides"),
    [
        (
            "Mali, Burkina Faso and Niger expelled the French ambassador.",
            "SANCTION",
            {(s, "the French ambassador") for s in ("Mali", "Burkina Faso", "Niger")},
        ),
        (
            "Mali, Niger, Chad, Togo and Benin condemned France.",
            "ACCUSE",
            {(s, "France") for s in ("Mali", "Niger", "Chad", "Togo", "Benin")},
        ),
        (
            "French and German police arrested two activists.",
            "COERCE",
            {
                ("French and German police", "two activists"),
                ("German police", "two activists"),
            },
        ),
        (
            "House and Senate negotiators reached an agreement on Tuesday.",
            "SUPPORT",
            {("House and Senate negotiators", "Senate negotiators")},
        ),
        (
            "Talks between the foreign ministers of Egypt and Turkey were held in Ankara.",
            "CONSULT",
            {("Egypt", "Turkey")},
        ),
        (
            "The king was congratulated on his birthday by the president of Chile.",
            "SUPPORT",
            {("the president of Chile", "The king")},
        ),
        (
            "Thousands of Georgians, many of them students, marched through Tbilisi in protest at "
            "the government's decision.",
            "PROTEST",
            {("Thousands of Georgians", "the government")},
        ),
        (
            "Thousands of students marched through Tbilisi on Friday.",
            "PROTEST",
            {("Thousands of students", "Tbilisi")},
        ),
        (
            "The president of Chad condemned the attack on a church in the north.",
            "ACCUSE",
            {("The president of Chad", "the attack")},
        ),
        (
            "The Dutch police were criticized over attacks by settlers on villages.",
            "ACCUSE",
            set(),
        ),
        (
            "The judge ordered the former governor jailed.",
            "COERCE",
            {("The judge", "the former governor")},
        ),
        (
            "Al-Shabab carried out the bombing that killed twelve soldiers.",
            "ASSAULT",
            {("Al-Shabab", "twelve soldiers")},
        ),
    ],
)
def test_sides_of_an_act(coder: EventCoder, text: str, event_type: str, sides: Sides) -> None:
    assert _sides(coder, text, event_type) == sides


def test_each_owner_of_a_plural_keeps_its_office(coder: EventCoder) -> None:
    (mentions,) = coder.code([ArticleText("a", "French and German police arrested two activists.")])
    assert {(m.source_country, m.source_sectors) for m in mentions} == {
        ("FRA", ("COP",)),
        ("DEU", ("COP",)),
    }
