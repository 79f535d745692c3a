"""What an article says plainly enough for other articles to rely on it."""

from __future__ import annotations

import pytest

from transforms.extract.actors import ActorResolver
from transforms.extract.run_knowledge import statements
from transforms.extract.run_knowledge.statements import person_key

RESOLVER = ActorResolver()


def said(sentence: str) -> dict[str, tuple[str, str, str]]:
    """(country, primary sector, office) by key."""
    return {
        s.key: (s.claim.country, s.claim.sectors[0], s.claim.office)
        for s in statements([sentence], RESOLVER)
    }


@pytest.mark.parametrize(
    ("sentence", "key", "country", "sector", "office"),
    [
        (
            "Milo Korvath, the Peruvian trade minister, left.",
            "korvath|milo",
            "PER",
            "GOV",
            "trade minister",
        ),
        (
            "Peru's Foreign Minister Ana Belmor arrived.",
            "belmor|ana",
            "PER",
            "GOV",
            "foreign minister",
        ),
        ("The Peruvian president, Ana Belmor, arrived.", "belmor|ana", "PER", "GOV", "president"),
        (
            "Former Norwegian prime minister Ole Dranby spoke.",
            "dranbi|ole",
            "NOR",
            "ELI",
            "prime minister",
        ),
        ("U.S. Senator Sen. Lauren P. Wexley objected.", "wexle|lauren", "USA", "LEG", "senator"),
    ],
)
def test_statements(sentence: str, key: str, country: str, sector: str, office: str) -> None:
    assert said(sentence) == {key: (country, sector, office)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Korvath, the Peruvian trade minister, left.",  # whose family name?
        "Milo Korvath, the trade minister, left.",  # of which country?
        "Milo Korvath, the Peruvian footballer, left.",  # not in politics
        "Milo Korvath, chairman of British stockbroking firm Dranby Wells, left.",
        "Peru's deputy trade minister Milo Korvath left.",  # an office that is not the table's
        "Peruvian Supreme Court President Milo Korvath spoke.",
        "Milo Korvath, president of the Peruvian parliament, spoke.",
        "UAW President Milo Korvath spoke.",  # a trade union's
        "Reform Party leader Milo Korvath spoke.",  # of which country?
        "Milo Korvath, Vladimir Putin and others met.",
        "He met the Peruvian president, Ana Belmor, and the mayor.",  # a list
        "Milo Korvath, Vladimir Putin's foreign minister, left.",
        "MILO KORVATH, the Peruvian trade minister, left.",
        "Milo Korvath Bank, the Peruvian government, left.",
    ],
)
def test_what_is_left_to_the_article_itself(sentence: str) -> None:
    assert said(sentence) == {}


def test_an_acronym_behind_its_body() -> None:
    assert said("The Czech National Bank (CNB) cut rates.") == {"cnb": ("CZE", "GOV", "")}
    assert said("The United Nations (UN) met.") == {}  # the tables know it


def test_an_office_of_a_region_is_not_that_of_the_country() -> None:
    (said_of,) = statements(["Kurdish prime minister Milo Korvath spoke."], RESOLVER)
    assert said_of.claim.office == "Kurdish prime minister"


def test_each_claim_once_and_in_order() -> None:
    twice = ["Peruvian minister Ana Belmor left."] * 2 + ["Peru's president Ada Belmor left."]
    found = statements(twice, RESOLVER)
    assert [s.key for s in found] == ["belmor|ada", "belmor|ana"]


def test_keys_put_the_family_name_first() -> None:
    assert person_key(("ana", "p", "belmor")) == "belmor|ana"
    assert person_key(("belmor",)) is None
