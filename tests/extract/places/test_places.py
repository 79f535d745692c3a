"""Places are told from actors and people, and geocoded with what sentence and article say."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.actors.gazetteer import gazetteer
from transforms.extract.places import PlaceContext, dateline_end, event_place, find_places
from transforms.extract.places.gazetteer import place_index, read_table


def named(sentence, spans=(), context=None):
    return {p.text: (p.name, p.country, p.admin1) for p in find_places(sentence, spans, context)}


@pytest.mark.parametrize(
    ("sentence", "text", "country"),
    [
        ("Russian forces shelled the Ukrainian city of Kharkiv.", "Kharkiv", "UKR"),
        ("Talks were held in Geneva between Iran and the United States.", "Geneva", "CHE"),
        ("Rival gunmen fought in Tripoli in northern Lebanon.", "Tripoli", "LBN"),
        ("Militias battled for control of Tripoli.", "Tripoli", "LBY"),
        ("Police in Paris, Texas, arrested him.", "Paris", "USA"),
        ("A lorry drove into a crowd in Nice.", "Nice", "FRA"),
        ("Bandits raided a village in the northern Nigerian state of Zamfara.", "Zamfara", "NGA"),
        ("Ships were hit in the Red Sea.", "Red Sea", None),
        ("Russian forces occupied Bucha for a month.", "Bucha", "UKR"),
    ],
)
def test_geocoding(sentence, text, country):
    assert named(sentence)[text][1] == country


def test_the_first_level_region_that_follows_decides():
    assert named("He died in Springfield, Ill., on Monday.")["Springfield"][2] == "IL"
    assert named("He died in Springfield, Mass., on Monday.")["Springfield"][2] == "MA"


def test_the_article_decides_between_namesakes():
    context = PlaceContext.of_article(["Alabama police said", "the governor of Alabama", "Alabama"])
    assert named("A man died in Auburn.", (), context)["Auburn"][2] == "AL"


def test_local_news_is_about_its_own_region():
    article = [
        "LEWISTON - A Lewiston man was killed in Moscow on Saturday.",
        "Idaho State Police said he drove to Pullman, Wash.",
    ]
    context = PlaceContext.of_article(article)
    assert named(article[0], (), context)["Moscow"][1:] == ("USA", "ID")


def test_georgia_is_the_one_of_the_article():
    american = PlaceContext.of_article(["Georgia voters", "U.S. officials", "Americans"])
    assert "USA.GA" in american.regions
    assert "GEO" in PlaceContext.of_article(["Georgia's army", "Georgian police"]).countries


def test_the_context_does_not_depend_on_order():
    article = ["Police in Opelika, Alabama", "Auburn", "Atlanta, Georgia"]
    there, back = PlaceContext.of_article(article), PlaceContext.of_article(article[::-1])
    assert (there.countries, there.regions) == (back.countries, back.regions)


@pytest.mark.parametrize(
    "sentence",
    [
        "Moscow accused Kyiv of lying.",
        "France and Germany rejected the plan.",
        "Paris Hilton was arrested.",
        "Jack London criticized the company.",
        "President Lincoln spoke.",
        "The Washington Post reported it.",
    ],
)
def test_actors_and_names_are_no_places(sentence):
    assert find_places(sentence) == []


def test_inside_an_actor_only_what_follows_a_preposition_is_a_place():
    sentence = "Kharkiv police met protesters in Odesa."
    spans = [(0, 14), (19, 38)]
    assert list(named(sentence, spans)) == ["Odesa"]


def test_one_unknown_place_leaves_the_others():
    assert "Aleppo" in named("Fighting in Qwxyzk and in Aleppo went on.")


def test_the_event_is_in_the_city_not_in_its_container_or_the_dateline():
    found = find_places("KYIV (Reuters) - A bomb exploded in Aleppo, Syria, on Monday.")
    assert [p.role for p in found] == ["dateline", "in", "container"]
    assert event_place(found).text == "Aleppo"
    assert event_place([]) is None


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("KYIV (Reuters) - Ukraine said", 17),
        ("BEIRUT, Lebanon (AP) — Gunmen", 23),
        ("LONDON, March 3 (Xinhua) -- The", 28),
        ("The army said - as usual - no.", 0),
        ("France - and Germany - agreed.", 0),
    ],
)
def test_datelines(sentence, end):
    assert dateline_end(sentence) == end


def test_rows_of_the_tables():
    states = gazetteer().country_names
    assert {row["code"] for row in read_table("states")} == set(states)
    for table in ("states", "areas"):
        for row in read_table(table):
            assert None not in row
            assert -90 <= float(row["latitude"]) <= 90
            assert -180 <= float(row["longitude"]) <= 180
    codes = {c.alpha_3 for c in pycountry.countries} | {"XKX", ""}
    for row in read_table("areas"):
        assert row["country"] in codes, row


def test_points_of_areas_lie_near_their_seats():
    index = place_index()
    for row in read_table("areas"):
        if row["seat"]:
            cities = [c for c in index.find(row["seat"]) if c.country == row["country"]]
            near = [
                c
                for c in cities
                if abs(c.latitude - float(row["latitude"])) < 9
                and abs(c.longitude - float(row["longitude"])) < 25
            ]
            assert near or not cities, row


@given(st.text(max_size=120))
def test_offsets_point_at_the_text(sentence):
    for place in find_places(sentence):
        assert sentence[place.start : place.end] == place.text


def identified(sentence, *article):
    context = PlaceContext.of_article([sentence, *article])
    return {p.text: p.geonames_id for p in find_places(sentence, (), context)}


def test_counties_are_places_of_their_own():
    assert identified("The sheriff of Harris County, Texas, quit.")["Harris County"] == 4696376
    with_state = identified("A barn burned in Lamar County.", "Officials in Paris, Texas, said so.")
    assert with_state["Lamar County"] == 4705086


def test_a_noun_makes_a_city_s_name_that_of_its_region():
    assert identified("Troops left Kandahar province.")["Kandahar"] == 1138335
    assert identified("A bomb went off in Kandahar.")["Kandahar"] == 1138336


def test_codes_of_states_stand_behind_towns_only():
    assert named("He was held in Springfield, IL, on Monday.")["Springfield"][2] == "IL"
    assert "OK" not in named("It was fine, OK, he said in Tulsa.")


def test_a_state_holds_both_towns_before_it():
    found = named("Vigils were held in Manhattan and Lawrence, Kan., on Monday.")
    assert found["Manhattan"][2] == found["Lawrence"][2] == "KS"


def test_a_name_means_one_place_in_an_article():
    assert identified("A mill in Berlin closed.", "Berlin, N.H., lost jobs.")["Berlin"] == 5083330


def test_a_surname_and_a_paper_are_no_places():
    assert not identified("Houston was sentenced to life.", "Marcus Houston pleaded guilty.")
    assert not identified("The Dayton accords ended the war.")


def test_a_capital_is_meant_before_its_namesakes():
    context = PlaceContext({"GBR": 2.0})
    assert named("He cancelled a visit to Washington.", (), context)["Washington"][1] == "USA"


def test_people_are_arrested_and_speak():
    assert list(named("Police arrested Jackson in Hassan.")) == ["Hassan"]
    assert not named("Jackson said so.")


def test_headlines_with_capitals():
    assert named("Three Killed In Car Bombing In Kabul On Monday")["Kabul"][1] == "AFG"


def test_what_stands_around_a_name_decides_whose_it_is():
    assert named("It hit the coast near Cameron, La., on Monday.")["Cameron"][2] == "LA"
    assert "Pendleton" not in named("Soldiers came from Camp Pendleton.")
    context = PlaceContext.of_article(["Israel closed it.", "Israel and Egypt agreed."])
    assert named("Aircraft struck Rafah.", (), context)["Rafah"][1] == "PSE"


def test_a_famous_city_is_meant_in_other_countries_news_too() -> None:
    american = PlaceContext({"USA": 3.0})
    assert [p.country for p in find_places("They met in Geneva on Monday.", (), american)] == [
        "CHE"
    ]
    told = PlaceContext({"USA": 3.0}, {"USA.TX": 2.0})
    assert [p.country for p in find_places("He was shot in Paris.", (), told)] == ["USA"]


def test_a_word_that_is_a_village_somewhere_is_no_place() -> None:
    american = PlaceContext({"USA": 3.0})
    assert find_places("Early on Tuesday police cleared the road.", (), american) == []
