"""Places: where the event of a sentence happens, geocoded offline."""

from transforms.extract.places.choose import PlaceContext
from transforms.extract.places.dateline import dateline_end
from transforms.extract.places.find import Place, event_place, find_places
from transforms.extract.places.gazetteer import prepare_gazetteer

__all__ = [
    "Place",
    "PlaceContext",
    "dateline_end",
    "event_place",
    "find_places",
    "prepare_gazetteer",
]
