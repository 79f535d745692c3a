"""The file of cities: built whole or not at all, and found again."""

import pytest

from transforms.extract.places import gazetteer as module
from transforms.extract.places.gazetteer import PlaceIndex, build, place_key


@pytest.fixture
def few_cities(tmp_path, monkeypatch):
    text = """{"1": {"geonameid": 1, "name": "Kyiv", "latitude": 50.45, "longitude": 30.52,
        "countrycode": "UA", "population": 2952301, "admin1code": "12", "timezone": "Europe/Kyiv",
        "alternatenames": ["Kiev", "KBP", "\u041a\u0438\u0457\u0432"]},
      "2": {"geonameid": 2, "name": "Saint-Louis", "latitude": 16.0, "longitude": -16.5,
        "countrycode": "SN", "population": 900, "admin1code": "14", "timezone": "Africa/Dakar",
        "alternatenames": ["Ndar"]}}"""
    path = tmp_path / "cities.json"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "_cities_file", lambda: path)
    return tmp_path


def test_cities_are_found_by_name_and_spelling(few_cities):
    path = few_cities / "cities.sqlite"
    build(path, {"UA": "UKR", "SN": "SEN"})
    index = PlaceIndex(path)
    kyiv = index.find("Kiev")[0]
    assert (kyiv.name, kyiv.country, kyiv.admin1, kyiv.main) == ("Kyiv", "UKR", "12", False)
    assert index.find("St. Louis")[0].country == "SEN"
    assert index.find("Ndar") == []  # a small place is known by its first name only
    assert index.find("") == []


def test_a_build_that_fails_leaves_nothing(few_cities, monkeypatch):
    (few_cities / "cities.json").write_text('{"1": {"geonameid": 1}}', encoding="utf-8")
    with pytest.raises(KeyError):
        build(few_cities / "cities.sqlite", {})
    assert sorted(p.name for p in few_cities.iterdir()) == ["cities.json"]


def test_the_cache_folder_is_used_and_replaced_where_it_cannot_be(few_cities, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(few_cities / "cache"))
    path = module.prepare_gazetteer()
    assert path.parent == few_cities / "cache" / "dateline"
    (few_cities / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(few_cities / "file"))
    monkeypatch.setattr(module.tempfile, "gettempdir", lambda: str(few_cities / "temporary"))
    assert module.prepare_gazetteer().is_relative_to(few_cities / "temporary")


def test_keys_fold():
    assert place_key("St. Louis") == place_key("Saint-Louis") == "saint louis"
    assert place_key("São Paulo") == "sao paulo"


@pytest.mark.parametrize("table", ["counties", "regions"])
def test_ids_of_regions_are_given_once(table):
    rows = module.read_table(table)
    assert len({row["geonames_id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["name"]
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
