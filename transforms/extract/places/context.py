"""What an article as a whole says of where things are, gathered before its sentences are read.

Names of states, peoples and regions are counted; then the places that are certain (they have one
meaning only, or a container stands behind them) add their country, their region and their point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from transforms.extract.actors.folding import words
from transforms.extract.actors.gazetteer import gazetteer
from transforms.extract.places.choose import PlaceContext
from transforms.extract.places.find import find_places
from transforms.extract.places.gazetteer import Location, place_index

_CERTAIN = 10.0
_POINTS = 12
# A capital does not count for its state: "Moscow" may be the one in Idaho, or stand for nothing
# but itself.
_COUNTED = ("country", "adjective", "people", "region")


def article_context(texts: Iterable[str]) -> PlaceContext:
    """The context that the sentences (or paragraphs) of an article give together."""
    held = list(texts)
    countries, regions, points = _named(held)
    first = _weighed(countries, regions, points)
    for text in held:
        for place in find_places(text, (), first):
            if place.country is None or place.kind == "state":
                continue
            if place.role in ("container", "dateline") or place.score >= _CERTAIN:
                countries[place.country] += 1
                if place.admin1:
                    regions[f"{place.country}.{place.admin1}"] += 1
                points.append((place.latitude, place.longitude))
    return _weighed(countries, regions, points)


def _named(
    texts: list[str],
) -> tuple[Counter[str], Counter[str], list[tuple[float, float]]]:
    """What names of states, peoples and regions say; plain counts."""
    countries: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    points: list[tuple[float, float]] = []
    doubtful: list[tuple[str, Location]] = []
    table, index = gazetteer(), place_index()
    for text in texts:
        tokens = words(text)
        i = 0
        while i < len(tokens):
            match = table.match(tokens, i)
            if match is None:
                i += 1
                continue
            i = match.end
            entry = match.entries[0]
            if entry.kind not in _COUNTED or entry.country not in table.country_names:
                continue
            name = entry.name if entry.kind == "region" else tokens[match.start].text
            area = next((a for a in index.find(name) if a.kind == "area" and a.admin1), None)
            if entry.kind == "country" and area is not None and area.country != entry.country:
                doubtful.append((entry.country, area))
                continue
            countries[entry.country] += 1
            if entry.kind == "region" and area is not None:
                regions[f"{area.country}.{area.admin1}"] += 1
                points.append((area.latitude, area.longitude))
    for code, area in doubtful:  # Georgia: the one that the rest of the article speaks of
        if countries[area.country or ""] > countries[code]:
            regions[f"{area.country}.{area.admin1}"] += 1
            points.append((area.latitude, area.longitude))
        else:
            countries[code] += 1
    return countries, regions, points


def _weighed(
    countries: Counter[str], regions: Counter[str], points: list[tuple[float, float]]
) -> PlaceContext:
    """Counts as weights: countries up to 2 by their share, regions up to 2 by their number."""
    most = max(countries.values(), default=1)
    return PlaceContext(
        {c: round(2.0 * n / most, 3) for c, n in sorted(countries.items())},
        {r: round(min(2.0, 0.7 * n), 3) for r, n in sorted(regions.items())},
        tuple(dict.fromkeys(points))[:_POINTS],
    )
