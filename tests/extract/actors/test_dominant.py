"""Which country an article is about."""

from __future__ import annotations

from transforms.extract.actors import countries_named, dominant_country


def about(*sentences: str) -> str | None:
    return dominant_country(countries_named(s) for s in sentences)


def test_the_country_named_most() -> None:
    assert about("Kenyan police and the army", "Nairobi") == "KEN"


def test_sentences_count_and_not_names() -> None:
    many = "France, France, France and France."
    assert about("He spoke.", many, "Kenya won.", "Kenyans danced.") == "KEN"


def test_no_country_leads() -> None:
    assert about("France and Germany") is None
    assert about("Nothing happened.", "The minister slept.") is None


def test_cities_count_behind_a_preposition_only() -> None:
    assert about("Dockers in Valparaiso stopped work.") == "CHL"
    assert about("Valparaiso Fruit Co rose two percent.") is None


def test_a_given_name_is_no_city() -> None:
    assert about("He took it from Hamilton yesterday.") is None


def test_what_the_article_begins_with_outweighs_what_it_ends_with() -> None:
    topic = ["Peruvian teachers walked out.", "Schools stayed shut."]
    aside = ["Teachers in Ecuador looked on.", "They had seen the like."]
    assert about(*topic, *aside) == "PER"
    assert about(*aside, *topic) == "ECU"
