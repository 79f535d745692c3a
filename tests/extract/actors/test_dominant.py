"""Which country an article is about."""

from __future__ import annotations

from transforms.extract.actors import countries_named, dominant_country


def about(*sentences: str) -> str | None:
    return dominant_country([countries_named(s) for s in sentences])


QUIET = ("It rained.", "Nobody came.")


def test_the_country_that_most_sentences_name() -> None:
    assert about("Kenyan police and the army", "Nairobi") == "KEN"
    assert about("France, France, France.", "Kenya won.", "Kenyans danced.", "He spoke.") is None
    assert about("He spoke.", "France, France, France.", "Kenya won.", "Kenyans danced.") == "KEN"


def test_no_country_leads() -> None:
    assert about("France and Germany", *QUIET) is None
    assert about("Nothing happened.", *QUIET) is None


def test_one_name_in_a_single_sentence_does_not_make_a_country() -> None:
    assert about("The council condemned Israel.") is None
    assert about("Kenyan police arrested a minister in Kenya.") == "KEN"


def test_cities_count_behind_a_preposition_only() -> None:
    assert about("Dockers in Valparaiso stopped work.", *QUIET) == "CHL"
    assert about("Valparaiso Fruit Co rose two percent.", *QUIET) is None


def test_a_given_name_is_no_city() -> None:
    assert about("He took it from Hamilton yesterday.", *QUIET) is None


def test_what_the_article_begins_with_outweighs_what_it_ends_with() -> None:
    topic = ["Peruvian teachers walked out.", "Schools stayed shut."]
    aside = ["Teachers in Ecuador looked on.", "They had seen the like."]
    assert about(*topic, *aside) == "PER"
    assert about(*aside, *topic) == "ECU"
