"""Which country an article is about."""

from __future__ import annotations

from transforms.extract.actors import dominant_country


def test_the_country_named_most() -> None:
    assert dominant_country(["Kenyan police and Kenya's army", "Nairobi"]) == "KEN"


def test_no_country_leads() -> None:
    assert dominant_country(["France and Germany"]) is None
    assert dominant_country(["Nothing happened.", "The minister slept."]) is None


def test_cities_count_behind_a_preposition_only() -> None:
    assert dominant_country(["Dockers in Valparaiso stopped work."]) == "CHL"
    assert dominant_country(["Valparaiso Fruit Co rose two percent."]) is None


def test_a_given_name_is_no_city() -> None:
    assert dominant_country(["He took it from Hamilton yesterday."]) is None


def test_what_the_article_begins_with_outweighs_what_it_ends_with() -> None:
    about = ["Peruvian teachers walked out.", "Schools in Lima stayed shut."]
    aside = ["Ecuador and Ecuador's teachers looked on.", "They had seen the like."]
    assert dominant_country([*about, *aside]) == "PER"
    assert dominant_country([*aside, *about]) == "ECU"
