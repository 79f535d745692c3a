"""Noun phrases become actors by the rules of the codebook."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.actors import ActorContext, ActorResolver, learn

RESOLVER = ActorResolver()


def coded(phrase, on=None, context=None):
    actor = RESOLVER.resolve(phrase, date.fromisoformat(on) if on else None, context)
    return (actor.country, actor.sectors[:1]) if actor else None


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Russia", "RUS", ()),
        ("the European Union", "EUR", ()),
        ("Moscow", "RUS", ("GOV",)),
        ("Downing Street", "GBR", ("GOV",)),
        ("Hamas militants", "PSE", ("REB",)),
        ("1,000 protesters in Minsk", "BLR", ("CVL",)),
        ("hundreds of thousands of people in Hong Kong", "CHN", ("CVL",)),
        ("a group of British lawmakers", "GBR", ("LEG",)),
        ("U.N. peacekeepers", "UNO", ("MIL",)),
        ("Chicago police", "USA", ("COP",)),
        ("the Philippine Senate", "PHL", ("LEG",)),
        ("the Senate of the Philippines", "PHL", ("LEG",)),
        ("a spokesman for the Israeli army", "ISR", ("MIL",)),
        ("forces loyal to Libyan commander Khalifa Hifter", "LBY", ("MIL",)),
        ("Kurdish militants in Turkey", "TUR", ("REB",)),
        ("pro-Russian separatists", "UKR", ("PRE",)),
        ("Abkhazia", "GEO", ("PRE",)),
        ("Kosovo police", "XKX", ("COP",)),
    ],
)
def test_country_and_primary_sector(phrase, country, sector):
    assert coded(phrase) == (country, sector)


def test_a_backer_is_not_the_actor():
    assert coded("Iran-backed militia groups") == (None, ("PRM",))


def test_the_office_counts_on_the_day():
    assert coded("Boris Johnson", "2020-12-24") == ("GBR", ("GOV",))
    assert coded("Boris Johnson", "2025-02-14") == ("GBR", ("ELI",))
    assert coded("the Taliban", "2015-01-01") == ("AFG", ("REB",))
    assert coded("the Taliban", "2022-01-01") == ("AFG", ("GOV",))


def test_former_officials_are_elites_without_a_date():
    assert coded("former President Bill Clinton") == ("USA", ("ELI",))
    assert coded("an ex-minister from Argentina") == ("ARG", ("ELI",))


def test_a_new_title_before_a_name_is_believed():
    assert coded("Energy Secretary Nikki Haley", "2030-01-01") == ("USA", ("GOV",))


def test_spellings_fold():
    names = {
        RESOLVER.resolve(text).name
        for text in ("Zelensky", "Zelenskyy", "Zelenskiy", "President Volodymyr Zelenskyi")
    }
    assert names == {"Volodymyr Zelensky"}
    assert coded("Kiev") == coded("Kyiv") == ("UKR", ("GOV",))
    assert RESOLVER.resolve("Muammar Qaddafi").name == RESOLVER.resolve("Moammar Gadhafi").name


def test_an_office_names_its_holder_of_the_day():
    actor = RESOLVER.resolve("the British prime minister", date(2025, 2, 14))
    assert (actor.name, actor.person) == ("Keir Starmer", True)
    assert RESOLVER.resolve("British prime ministers", date(2025, 2, 14)).person is False


def test_another_given_name_is_another_person():
    actor = RESOLVER.resolve("Jill Biden", date(2022, 1, 1))
    assert (actor.name, actor.country, actor.sectors) == ("Jill Biden", None, ())


@pytest.mark.parametrize("pronoun", ["He", "they", "It", "who"])
def test_pronouns_are_left_to_the_caller(pronoun):
    assert RESOLVER.resolve(pronoun) is None


def test_an_envoy_is_of_the_state_that_sends_it():
    assert coded("U.S. deputy UN ambassador Jonathan Cohen") == ("USA", ("GOV",))


def test_a_surname_of_the_tables_may_have_another_bearer():
    actor = RESOLVER.resolve("Chinese actor Jiang Jinfu")
    assert (actor.name, actor.country, actor.sectors) == ("Jiang Jinfu", "CHN", ("ELI",))


def test_common_words_are_not_acronyms_or_surnames():
    assert RESOLVER.resolve("us") is None
    assert RESOLVER.resolve("the moon") is None


@pytest.mark.parametrize(
    "phrase", ["a ship in the Gulf of Aden", "boats in the South China Sea", "a tanker off Somalia"]
)
def test_a_sea_is_no_state_s(phrase: str) -> None:
    actor = RESOLVER.resolve(phrase)
    assert actor is not None
    assert actor.country is None


def test_a_sea_is_nobody_but_its_fleet_is() -> None:
    fleet = RESOLVER.resolve("the Black Sea Fleet")
    assert RESOLVER.resolve("the Black Sea") is None
    assert fleet is not None
    assert fleet.country == "RUS"


@pytest.mark.parametrize("phrase", ["the storm", "Hurricane Irma", "the rain", "a decision"])
def test_nature_and_things_are_not_political(phrase):
    assert not RESOLVER.is_political(phrase)


@pytest.mark.parametrize("phrase", ["the army", "Pavel Fradkov", "Germany", "angry voters"])
def test_actors_are_political(phrase):
    assert RESOLVER.is_political(phrase)


def test_the_context_gives_the_country():
    context = ActorContext(country="GBR")
    assert coded("the prime minister", "2025-02-14", context) == ("GBR", ("GOV",))
    assert RESOLVER.resolve("police", None, context).strength < 0.8


def test_the_article_names_an_unknown_person():
    context = ActorContext()
    learn("Iraqi Interior Minister Baqir Jabr rejected the report.", context)
    assert coded("Jabr", None, context) == ("IRQ", ("GOV",))
    assert coded("the interior minister", None, context) == ("IRQ", ("GOV",))


@given(st.text(max_size=80))
def test_any_text_resolves_or_gives_none(text):
    actor = RESOLVER.resolve(text)
    assert actor is None or 0 <= actor.strength <= 1


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Ukrainian President Petro Poroshenko", "UKR", ("GOV",)),
        ("NATO Secretary General Jens Stoltenberg", "IGO", ("GOV",)),
        ("the Taliban", "AFG", ("REB",)),
    ],
)
def test_without_a_date_the_stated_office_counts_and_armed_groups_stay_armed(
    phrase, country, sector
):
    assert coded(phrase) == (country, sector)


def test_another_state_s_president_is_no_namesake():
    assert coded("former Somali president Sheikh Sharif") == ("SOM", ("ELI",))


def test_a_noun_between_office_and_surname_is_a_given_name():
    actor = RESOLVER.resolve("Australian Attorney-General Christian Porter")
    assert (actor.name, actor.country, actor.sectors[0]) == ("Christian Porter", "AUS", "JUD")


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the president of the Senate", "USA", ("LEG",)),
        ("UN chief", "UNO", ("GOV",)),
        ("gunmen in Baghdad", "IRQ", ("UAF",)),
        ("an Iranian", "IRN", ("CVL",)),
        ("Chinese goods", "CHN", ()),
        ("the palestinian authorities", "PSE", ("GOV",)),
        ("Central American migrants", None, ("REF",)),
        ("House Democrats", "USA", ("LEG",)),
        ("Sen. Jane Doe", "USA", ("LEG",)),
    ],
)
def test_what_surrounds_a_noun_decides(phrase, country, sector):
    assert coded(phrase) == (country, sector)


def test_a_church_in_a_state_is_of_that_state():
    assert coded("the Catholic Church in Nicaragua") == ("NIC", ("REL",))
    assert coded("the Catholic Church") == ("VAT", ("REL",))


def test_who_leads_a_body_does_not_own_it():
    assert coded("the Kurdish-led Syrian Democratic Forces") == ("SYR", ("REB",))


def test_a_surname_that_is_also_a_city_is_a_name():
    assert coded("Hassan") == (None, ())
    assert coded("Hassan police") == ("IND", ("COP",))
