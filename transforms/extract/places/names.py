"""Which words of a sentence the gazetteer has as a place, and the preposition before them."""

from __future__ import annotations

from transforms.extract.actors.folding import Word
from transforms.extract.places.choose import within
from transforms.extract.places.gazetteer import LITTLE_KNOWN, Location, PlaceIndex, read_table

_WORDS = {row["use"]: frozenset(row["words"].split()) for row in read_table("words")}
STATIC = _WORDS["static"]
PATH = _WORDS["path"]
SOFT = _WORDS["soft"]
_KIND_NOUNS = _WORDS["kind_nouns"]
TAKING = _WORDS["taking"]
_INNER = _WORDS["inner"]
_ONLY_BEHIND_IN = _WORDS["only_behind_in"]
_NO_PLACE = _WORDS["no_place"]
_NO_REGION = _WORDS["no_region"]
# Words whose "to" is no way to a place: "according to Cairo".
_NO_WAY = frozenset({"according", "relating", "related", "thanks", "referring", "attributed"})
_REGION_NOUNS = _WORDS["region_nouns"]


def longest(tokens: list[Word], i: int, index: PlaceIndex) -> tuple[int, tuple[Location, ...]]:
    """The longest run of words from here that the gazetteer has as a place."""
    first = tokens[i]
    if (
        not first.capital
        or first.mark
        or (first.folded in _NO_PLACE and not _next_capital(tokens, i))
    ):
        return 0, ()
    for length in range(min(5, len(tokens) - i), 0, -1):
        run = tokens[i : i + length]
        if any(w.mark for w in run) or (not run[-1].capital and not run[-1].joined):
            continue
        if any(not w.capital and w.folded not in _INNER and not w.joined for w in run[1:]):
            continue
        if length == 1 and first.folded in _NO_PLACE:
            continue
        if length == 1 and first.folded in _ONLY_BEHIND_IN and locative(tokens, i) != "in":
            continue
        name = " ".join(w.text for w in run)
        locations = index.find(name)
        if _is_region(tokens, i, i + length):
            locations = index.regions(name) or locations
        if not locations and name.isupper():
            locations = index.find(name.title())
        if length == 1 and first.folded in _NO_REGION and not _is_region(tokens, i, i + 1):
            locations = [p for p in locations if p.kind != "area" or p.population != LITTLE_KNOWN]
        if length == 1 and _is_acronym(tokens, i):
            locations = [p for p in locations if p.kind != "city"]
        if locations:
            return length, tuple(locations)
    return 0, ()


def state_code(tokens: list[Word], i: int, index: PlaceIndex) -> Location | None:
    """The state of the USA whose code follows one of its towns: "Springfield, IL"."""
    code = tokens[i].text
    if len(code) != 2 or not code.isupper() or i < 2 or tokens[i - 1].text != ",":
        return None
    state = index.us_state(code)
    if state is None or not tokens[i - 2].capital:
        return None
    towns = [p for n in (1, 2, 3) if i > n for p in index.find(_text(tokens, i - 1 - n, i - 1))]
    return state if any(p.country == "USA" and p.admin1 == state.admin1 for p in towns) else None


def _is_acronym(tokens: list[Word], i: int) -> bool:
    """Whether a short word in capitals stands among words that are not ("INA")."""
    word = tokens[i]
    if not word.upper or not 1 < len(word.text) <= 4:
        return False
    beside = [w for w in tokens[max(0, i - 2) : i + 3] if w is not word and not w.mark]
    return any(not w.upper for w in beside) and i > 0


def _text(tokens: list[Word], start: int, end: int) -> str:
    return " ".join(w.text for w in tokens[start:end] if not w.mark)


def _is_region(tokens: list[Word], start: int, end: int) -> bool:
    """Whether a noun beside a name says that it is a region: "Kandahar province"."""
    if end < len(tokens) and tokens[end].folded in _REGION_NOUNS:
        return True
    return (
        start > 1 and tokens[start - 1].folded == "of" and tokens[start - 2].folded in _REGION_NOUNS
    )


def _next_capital(tokens: list[Word], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].capital


def locative(tokens: list[Word], i: int) -> str:
    """The preposition before a name: "in", "path", or nothing."""
    at = i - 1
    if at >= 0 and tokens[at].folded in TAKING:
        return "in"
    kind_noun = False
    while at >= 0 and i - at < 8 and not tokens[at].mark:
        here = tokens[at]
        soft = here.folded in SOFT or here.joined
        owner = here.capital and (here.possessive or kind_noun) and here.folded not in STATIC
        if not (soft or owner):
            break
        kind_noun = kind_noun or here.folded in _KIND_NOUNS
        at -= 1
    word = tokens[at].folded if at >= 0 and not tokens[at].mark else ""
    if word in STATIC:
        return "in"
    if word == "to" and at and tokens[at - 1].folded in _NO_WAY:
        return ""
    if word in TAKING:
        return "in"
    if kind_noun:
        return "in" if word not in PATH else "path"
    return "path" if word in PATH - {"and", "of"} else ""


def is_followed(
    tokens: list[Word], end: int, locations: tuple[Location, ...], index: PlaceIndex
) -> bool:
    """Whether the region that holds it stands behind a town and a comma, though a person is called
    so too: "Cameron, La."."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return False
    larger = [p for p in longest(tokens, end + 1, index)[1] if p.kind != "city"]
    return any(within(p, c) for p in locations for c in larger)
