"""An act needs a political actor on one side: in the sentence, or by what the article tells."""

from __future__ import annotations

import pytest

from transforms.extract import ArticleText, EventCoder
from transforms.extract.actors import Actor
from transforms.extract.knowledge import Knowledge
from transforms.extract.participants import known


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return EventCoder()


def _actor(country: str | None, *sectors: str, person: bool = False) -> Actor:
    return Actor("Somebody", country, sectors, "made for the test", 0.9, person=person)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (None, None, False),
        (_actor("NOR"), None, True),
        (_actor("NOR", person=True), None, False),
        (_actor("NOR", "BUS"), _actor("SWE", "CVL"), False),
        (_actor("NOR", "BUS"), _actor("SWE", "GOV"), True),
        (_actor(None, "LAB"), None, True),
    ],
)
def test_what_is_known_of_an_actor_decides(
    one: Actor | None, other: Actor | None, told: bool
) -> None:
    assert known(one, other) is told


def test_companies_are_those_that_the_article_introduces() -> None:
    article = ("Norvik Baltic Holdings rose.", "Sweden and Kelda Inc agreed.")
    assert Knowledge(article).companies >= {"Norvik Baltic", "Norvik", "Kelda"}
    assert "Sweden" not in Knowledge(article).companies


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Norvik Holdings said on Monday. Norvik rejected the offer.", []),
        ("Ana Lukic rejected the offer.", []),
        ("Foreign Minister Ana Lukic spoke. Lukic rejected the offer of Serbia.", ["REJECT"]),
        ("A man stabbed a woman in a park.", []),
        ("The government promised to cut red tape.", []),
        ("The government promised to release the prisoners.", ["AGREE"]),
    ],
)
def test_names_people_and_promises(coder: EventCoder, text: str, types: list[str]) -> None:
    (mentions,) = coder.code([ArticleText("a", text)])
    assert [m.event_type for m in mentions] == types
