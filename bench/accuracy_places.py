"""How often places are found and geocoded right.

`python -m bench.accuracy_places [CASES] [--errors]`; CASES is a CSV like bench/cases/places.csv. A
place that is not found counts as wrong everywhere. Printed: the share with the right country, the
share within 50 km (200 km for regions, states and seas, whose middle is a matter of taste), the
share of cases that give a GeoNames id for which it is the one found, and the share of names rightly
not taken for places.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from bench.accuracy_actors import read_cases
from transforms.extract.places import Place, PlaceContext, find_places

CASES = Path(__file__).parent / "cases" / "places.csv"
_CITY_KM, _AREA_KM = 50.0, 200.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="print the cases that went wrong")
    options = parser.parse_args()
    total = found = country = near = 0
    others = kept_out = identified = exact = 0
    for row in read_cases(options.cases):
        article = [row["sentence"], *row["article"].split(". ")]
        places = find_places(row["sentence"], (), PlaceContext.of_article(article))
        place = next((p for p in places if row["text"] in (p.text, p.text.strip(". "))), None)
        if row["country"] == "-":
            others += 1
            kept_out += place is None
            if options.errors and place is not None:
                print(f"{row['sentence']}: {row['text']} taken for {place.name}")
            continue
        total += 1
        found += place is not None
        right = place is not None and (place.country or "") == row["country"]
        close = right and place is not None and _close(place, row)
        country += right
        near += close
        if row.get("geonames_id"):
            identified += 1
            exact += place is not None and str(place.geonames_id) == row["geonames_id"]
        if options.errors and not close:
            got = f"{place.name} {place.country} {place.admin1} {place.how}" if place else "nothing"
            print(f"{row['sentence']}: {row['text']} {row['country']}, not {got}")
    print(f"cases {total + others}")
    print(f"found {found / total:.3f} of {total}")
    print(f"country {country / total:.3f}")
    print(f"within 50 km (regions 200 km) {near / total:.3f}")
    if identified:
        print(f"GeoNames id {exact / identified:.3f} of {identified}")
    if others:
        print(f"rightly no place {kept_out / others:.3f} of {others}")


def _close(place: Place, row: dict[str, str]) -> bool:
    limit = _CITY_KM if place.kind == "city" else _AREA_KM
    return _kilometres(place, float(row["latitude"]), float(row["longitude"])) <= limit


def _kilometres(place: Place, latitude: float, longitude: float) -> float:
    """Great-circle distance (haversine)."""
    lat1, lat2 = math.radians(place.latitude), math.radians(latitude)
    dlon = math.radians(longitude - place.longitude)
    a = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(a)))


if __name__ == "__main__":
    main()
