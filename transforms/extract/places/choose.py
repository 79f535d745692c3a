"""Which of several places of one name is meant.

Each namesake gets a score: the logarithms of its population and of the number of its spellings in
GeoNames, which tells how well known it is (regions and states a fixed one), a bonus for the
countries and first-level regions that sentence and article speak of, for nearness to places already
known, and for bearing the name itself and not as an alternate. A container that follows
("Springfield, Illinois") decides alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.extract.places.gazetteer import Location

_AREA, _LESSER_AREA, _STATE = 6.0, 4.6, 7.5
_ALTERNATE, _ALTERNATE_BESIDE_MAIN = -0.3, -1.5
_CAPITAL = 1.4
_TOLD = 5.0
_LARGE, _METROPOLIS = 100_000, 500_000
_FAMOUS, _TOWN, _OUTSHONE = 40, 40_000, 0.4
_NEAR_KM = 150.0


@dataclass(frozen=True)
class PlaceContext:
    """What the article tells of where things are.

    countries: ISO alpha-3 -> weight from 0 to 3; regions: "USA.AL" (country and admin1) -> weight;
    points: (latitude, longitude) of places that are already certain; people: folded surnames that
    the article gives with a given name, so that "Houston" alone is a man there; told: GeoNames ids
    of places whose container the article gives once, since a name means one place in an article.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    regions: Mapping[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()
    people: frozenset[str] = frozenset()
    told: frozenset[int] = frozenset()

    @classmethod
    def of_article(cls, texts: Iterable[str]) -> PlaceContext:
        """The context that the sentences of an article give together."""
        from transforms.extract.places.context import article_context

        return article_context(texts)


def choose(
    locations: Sequence[Location],
    context: PlaceContext,
    hints: Mapping[str, float],
    containers: Sequence[Location] = (),
    capitals: frozenset[str | None] = frozenset(),
) -> tuple[Location | None, float]:
    """The most likely of some namesakes, and its score; None where there is none.

    A score of 10 is a place that lies in the container that follows its name. capitals: the states
    whose capital bears the name, which is what is mostly meant.
    """
    if not locations:
        return None, 0.0
    inside = [p for p in locations if any(within(p, c) for c in containers)]
    if inside:
        best = max(inside, key=lambda p: (_size(p), -(p.geonames_id or 0)))
        return best, 10.0
    locations = [p for p in locations if p.main or _is_known(p, context, hints)]
    if not locations:
        return None, 0.0
    own = {p.country for p in locations if p.main}
    famous = any(p.population >= _LARGE and p.spellings >= _FAMOUS for p in locations)
    scored = [
        (
            _score(p, context, hints, famous and p.population < _TOWN)
            + (0.0 if p.main else _alternate(p, own)),
            p,
        )
        for p in locations
    ]
    scored = [
        (s + (_CAPITAL if p.country in capitals and p.kind == "city" else 0.0), p)
        for s, p in scored
    ]
    best_score, best = max(scored, key=lambda s: (s[0], -(s[1].geonames_id or 0)))
    return best, best_score


def within(location: Location, container: Location) -> bool:
    """Whether a place lies in a state or region, as far as the gazetteer tells."""
    if location is container or location.country != container.country:
        return False
    if container.kind == "state":
        return True
    if container.admin1 is not None:
        return location.admin1 == container.admin1
    return kilometres(location, (container.latitude, container.longitude)) < 2 * _NEAR_KM


def _size(location: Location) -> float:
    if location.kind == "state":
        return _STATE
    if location.kind == "area":
        known = location.population == 0
        return _AREA if known else _LESSER_AREA + 0.2 * math.log10(location.population)
    return 0.7 * math.log10(location.population + 10) + 1.1 * math.log10(location.spellings + 2)


def _score(
    location: Location, context: PlaceContext, hints: Mapping[str, float], outshone: bool
) -> float:
    """How likely a place is meant; ``outshone`` where a world-famous city bears the same name,
    which then is meant in articles about other countries, too: "Geneva", though Illinois has one.
    """
    score = _size(location)
    if location.country is not None:
        country = max(
            hints.get(location.country, 0.0), context.countries.get(location.country, 0.0)
        )
        key = f"{location.country}.{location.admin1}"
        region = max(hints.get(key, 0.0), context.regions.get(key, 0.0))
        score += (_OUTSHONE if outshone and not region else 1.2) * country + 1.2 * region
    if location.geonames_id in context.told:
        score += _TOLD
    if any(kilometres(location, point) < _NEAR_KM for point in context.points):
        score += 0.8
    return score


def _is_known(location: Location, context: PlaceContext, hints: Mapping[str, float]) -> bool:
    """Whether an alternate name may mean this place: a large one, or one of a country spoken of."""
    country = location.country or ""
    return location.population >= _LARGE or country in hints or country in context.countries


def _alternate(location: Location, own: set[str | None]) -> float:
    """What an alternate name costs: where a place of the country bears the name itself, also what
    the place gains from being well known under its own; metropolises are known by many names."""
    if location.country in own and location.population < _METROPOLIS:
        return _ALTERNATE_BESIDE_MAIN - 1.1 * math.log10(location.spellings + 2)
    return _ALTERNATE


def kilometres(location: Location, point: tuple[float, float]) -> float:
    """Great-circle distance, by the haversine formula on a sphere of 6,371 km."""
    lat1, lat2 = math.radians(location.latitude), math.radians(point[0])
    dlat, dlon = lat2 - lat1, math.radians(point[1] - location.longitude)
    a = math.sin(dlat / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(a)))
