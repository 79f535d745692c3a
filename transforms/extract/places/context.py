"""What an article as a whole says of where things are, gathered before its sentences are read.

Names of states, peoples and regions are counted; then the places that are certain (they have one
meaning only, or a container stands behind them) add their country, their region and their point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from transforms.extract.actors.folding import words
from transforms.extract.actors.gazetteer import gazetteer
from transforms.extract.places.choose import PlaceContext
from transforms.extract.places.find import Place, find_places
from transforms.extract.places.gazetteer import Location, place_index, read_table
from transforms.extract.places.names import longest

_CERTAIN = 10.0
_POINTS = 12
_LARGE, _OUTSHINES = 300_000, 8
_TOWN = 50_000
_NO_GIVEN = next(
    frozenset(row["words"].split()) for row in read_table("words") if row["use"] == "no_given"
)
# A capital does not count for its state: "Moscow" may be the one in Idaho, or stand for nothing
# but itself.
_COUNTED = ("country", "adjective", "people", "region")


def article_context(texts: Iterable[str]) -> PlaceContext:
    """The context that the sentences (or paragraphs) of an article give together."""
    held = list(texts)
    countries, regions, points = _named(held)
    people = _people(held)
    first = _weighed(countries, regions, points, people)
    told: set[int] = set()
    for text in held:
        for place in find_places(text, (), first):
            if place.country is None or place.kind == "state":
                continue
            certain = place.role in ("container", "dateline") or place.score >= _CERTAIN
            if place.score == _CERTAIN and place.geonames_id is not None:
                told.add(place.geonames_id)
            if certain or _is_unmistakable(place):
                countries[place.country] += 1
                if place.admin1:
                    regions[f"{place.country}.{place.admin1}"] += 1
                points.append((place.latitude, place.longitude))
    return replace(_weighed(countries, regions, points, people), told=frozenset(told))


def _is_unmistakable(place: Place) -> bool:
    """A large city, no capital of a state, beside which its namesakes are small: "Melbourne"."""
    if place.role == "other" or place.kind != "city":
        return False
    match = gazetteer().match(words(place.text), 0)
    if match is not None and any(e.kind in ("capital", "country") for e in match.entries):
        return False
    found = [p for p in place_index().find(place.name) if p.main]
    rivals = [p.population for p in found if p.geonames_id != place.geonames_id]
    own = max((p.population for p in found if p.geonames_id == place.geonames_id), default=0)
    return own >= _LARGE and own > _OUTSHINES * max(rivals, default=0)


def _people(texts: list[str]) -> frozenset[str]:
    """Folded surnames: places' names that stand behind one other capitalized word."""
    index, found = place_index(), set()
    for text in texts:
        tokens = words(text)
        for i in range(1, len(tokens)):
            given, last = tokens[i - 1], tokens[i]
            named = given.capital and last.capital and not (given.mark or last.mark)
            if not named or given.possessive or given.folded in _NO_GIVEN or given.upper:
                continue
            alone = i + 1 == len(tokens) or tokens[i + 1].mark or not tokens[i + 1].capital
            starts = i == 1 or tokens[i - 2].mark or not tokens[i - 2].capital
            if alone and starts and index.find(last.text):
                pair = index.find(f"{given.text} {last.text}")
                town = any(p.population > _TOWN for p in index.find(given.text))
                if not pair and not town and gazetteer().match(tokens, i - 1) is None:
                    found.add(last.folded)
    return frozenset(found)


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
                length, found = longest(tokens, i, index)
                if found and found[0].kind == "area" and _is_one(found):
                    countries[found[0].country or ""] += 1
                    regions[f"{found[0].country}.{found[0].admin1}"] += 1
                    points.append((found[0].latitude, found[0].longitude))
                i += max(length, 1)
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


def _is_one(found: tuple[Location, ...]) -> bool:
    """Whether a region's name means one region only: no county that many states have."""
    first = found[0]
    known = first.country is not None and first.admin1 is not None
    same = all(p.country == first.country and p.admin1 == first.admin1 for p in found)
    return known and (same or first.population == 0)


def _weighed(
    countries: Counter[str],
    regions: Counter[str],
    points: list[tuple[float, float]],
    people: frozenset[str],
) -> PlaceContext:
    """Counts as weights: countries up to 2 by their share, regions up to 2 by their number."""
    most = max(countries.values(), default=1)
    weights = {c: round(2.0 * n / most, 3) for c, n in sorted(countries.items())}
    if "ISR" in weights:  # as in a sentence: Gaza and the West Bank are in the news with Israel
        weights["PSE"] = max(weights.get("PSE", 0.0), weights["ISR"])
    return PlaceContext(
        weights,
        {r: round(min(2.0, 0.7 * n), 3) for r, n in sorted(regions.items())},
        tuple(dict.fromkeys(points))[:_POINTS],
        people,
    )
