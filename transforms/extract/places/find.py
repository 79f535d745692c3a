"""The places of a sentence: told from actors and people, geocoded, with the role that they play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.extract.actors.folding import Word, words
from transforms.extract.actors.gazetteer import Gazetteer, Match, gazetteer
from transforms.extract.places.choose import PlaceContext, choose, within
from transforms.extract.places.dateline import dateline_end
from transforms.extract.places.gazetteer import (
    LITTLE_KNOWN,
    Location,
    PlaceIndex,
    place_index,
    place_key,
    read_table,
)
from transforms.extract.places.names import (
    PATH,
    SOFT,
    STATIC,
    TAKING,
    is_followed,
    locative,
    longest,
    state_code,
)

_WORDS = {row["use"]: frozenset(row["words"].split()) for row in read_table("words")}
_BEHIND = _WORDS["behind"]
_TIMES = _WORDS["times"]
_LOOSE = _WORDS["loose"]
# Verbs whose object is a person or no scene, and verbs that only people are the subject of.
_PERSONAL = _WORDS["personal"]
_SPEAKING = _WORDS["speaking"]
_NAMING = _WORDS["naming"]
_DOCUMENTS = _WORDS["documents"]
_MOVING = _WORDS["moving"]

# A name that no word shows to be a place must be as well known as a large city.
_KNOWN_SCORE, _VILLAGE = 5.2, 3_000  # inhabitants
# States whose first-level regions or the like are called counties.
_WITH_COUNTIES = frozenset({"USA", "GBR", "IRL", "KEN", "LBR", "SWE", "NOR", "HUN", "ROU", "HRV"})


@dataclass(frozen=True)
class Place:
    """A place of a sentence. start, end: code points; text: as written; name: as in GeoNames.

    country: ISO alpha-3, None for a sea; admin1: GeoNames code; latitude, longitude: degrees,
    WGS 84; geonames_id: None for regions and seas, which the gazetteer of cities lacks. role: "in"
    (where something happens), "path" (from, to), "dateline", "container" (the Syria of "Aleppo,
    Syria"), "other". how and score: why this namesake.
    """

    start: int
    end: int
    text: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    geonames_id: int | None
    role: str
    how: str = ""
    kind: str = "city"
    score: float = 0.0


@dataclass(frozen=True)
class _Candidate:
    first: int
    end: int
    role: str
    locations: tuple[Location, ...]


def find_places(
    sentence: str,
    actor_spans: Sequence[tuple[int, int]] = (),
    context: PlaceContext | None = None,
) -> list[Place]:
    """The places of a sentence, from left to right.

    actor_spans: code points of phrases that are sources or targets; inside them only what follows
    "in", "at", "near", ... is a place. A name that cannot be resolved is left out, the others stay.
    """
    tokens = words(sentence)
    table, index = gazetteer(), place_index()
    context = context or PlaceContext()
    matches = _matches(tokens, table)
    dateline = dateline_end(sentence)
    candidates = _candidates(tokens, matches, index, dateline)
    all_hints = _hints(matches, candidates)
    found: list[Place] = []
    for position, candidate in enumerate(candidates):
        start, end = tokens[candidate.first].start, _end(tokens[candidate.end - 1])
        inside = any(s <= start and end <= e for s, e in actor_spans)
        container = _container(tokens, candidates, position)
        if container is None:
            if candidate.role == "other" and tokens[candidate.end - 1].folded in context.people:
                continue
            before = tokens[candidate.first - 1].folded if candidate.first else ""
            behind = tokens[candidate.end].folded if candidate.end < len(tokens) else ""
            if candidate.role == "other" and (before in _PERSONAL or behind in _SPEAKING):
                continue
            if candidate.role == "other" and (inside or _stands_for_state(candidate, matches)):
                continue
            if _is_party_to_it(tokens, candidate, matches):
                continue
        locations = candidate.locations
        if candidate.end < len(tokens) and tokens[candidate.end].folded == "county":
            locations = _of_county(locations, context)
        match = matches.get(candidate.first)
        entries = match.entries if match is not None and match.end == candidate.end else ()
        capitals = frozenset(e.country for e in entries if e.kind == "capital")
        larger = container.locations if container else ()
        hints = all_hints
        if len({p.country for p in candidate.locations}) > 1:
            # A name that several states have must not vote for itself.
            hints = _hints(matches, [c for c in candidates if c is not candidate])
        chosen, score = choose(locations, context, hints, larger, capitals)
        if chosen is None or (candidate.role == "other" and not _is_known(chosen, score)):
            continue
        found.append(
            Place(
                start,
                end,
                sentence[start:end],
                chosen.name,
                chosen.country,
                chosen.admin1,
                chosen.latitude,
                chosen.longitude,
                chosen.geonames_id,
                candidate.role,
                f"score {score:.1f} of {len(candidate.locations)} namesakes",
                chosen.kind,
                score,
            )
        )
    return found


def _is_known(location: Location, score: float) -> bool:
    """Whether a name can be a place without a word that says so: "shelled Kharkiv", no village."""
    village = location.kind == "city" and location.population < _VILLAGE
    return score >= _KNOWN_SCORE and not village


def event_place(places: Sequence[Place]) -> Place | None:
    """The place where the sentence's event happens: the most exact "in", else "path" to a city,
    else one that is only named ("shelled Kharkiv").

    A container ("Syria" of "Aleppo, Syria") and a dateline are no place of their own.
    """
    order = {"city": 0, "area": 1, "state": 2}
    static = [p for p in places if p.role == "in"]
    if static:
        return min(static, key=lambda p: (order[p.kind], p.start))
    moving = [p for p in places if p.role == "path" and p.kind != "state"]
    if moving:
        return min(moving, key=lambda p: (order[p.kind], -p.start))
    others = [p for p in places if p.role == "other" and p.kind != "state"]
    return min(others, key=lambda p: (order[p.kind], p.start)) if others else None


def _is_party_to_it(tokens: list[Word], candidate: _Candidate, matches: dict[int, Match]) -> bool:
    """Whether a state, or a capital that stands for one, acts or is acted upon: "sanctions on
    Iran", "Syria's president", "US officials", "aid to Pakistan"; not "flew to Pakistan"."""
    is_state = candidate.locations[0].kind == "state"
    if candidate.role in ("dateline", "container") or not (
        is_state or _stands_for_state(candidate, matches)
    ):
        return False
    before = tokens[candidate.first - 1].folded if candidate.first else ""
    if candidate.role == "path":
        return not any(w.folded in _MOVING for w in tokens[: candidate.first])
    if not is_state:
        return False
    after = tokens[candidate.end] if candidate.end < len(tokens) else None
    noun_follows = candidate.end in matches and not tokens[candidate.end].joined
    modifies = after is not None and noun_follows and matches[candidate.end].kind == "agent"
    return before in (TAKING | _LOOSE) or tokens[candidate.end - 1].possessive or modifies


def _of_county(locations: tuple[Location, ...], context: PlaceContext) -> tuple[Location, ...]:
    """The places that a county's name may stand for: those of a region that the article is about,
    where it is about one, else those of states that have counties."""
    near = tuple(p for p in locations if f"{p.country}.{p.admin1}" in context.regions)
    if near or any(r.startswith("USA.") for r in context.regions):
        return near
    return tuple(p for p in locations if p.country in _WITH_COUNTIES)


def _container(
    tokens: list[Word], candidates: list[_Candidate], position: int
) -> _Candidate | None:
    """The place that holds a candidate: the next one, or that of the next two in "Manhattan and
    Lawrence, Kan."."""
    here, following = candidates[position], candidates[position + 1 : position + 3]
    if following and _contains(tokens, here, following[0]):
        return following[0]
    if len(following) < 2 or [w.folded for w in tokens[here.end : following[0].first]] != ["and"]:
        return None
    held = following[1].role == "container" and _contains(tokens, following[0], following[1])
    inside = any(within(p, c) for p in here.locations for c in following[1].locations)
    return following[1] if held and inside else None


def _contains(tokens: list[Word], inner: _Candidate, outer: _Candidate) -> bool:
    """Whether the next place holds this one: "Aleppo, Syria", "Tripoli in northern Lebanon"."""
    if outer.role == "container":
        return True
    between = [w.folded for w in tokens[inner.end : outer.first]]
    larger = outer.locations[0].kind != "city"
    return larger and between[:1] == ["in"] and all(w in SOFT for w in between[1:])


def _end(word: Word) -> int:
    return word.start + len(word.text)


def _matches(tokens: list[Word], table: Gazetteer) -> dict[int, Match]:
    """Names of the actor tables by the word at which they start."""
    found, i = {}, 0
    while i < len(tokens):
        match = table.match(tokens, i)
        if match is None:
            i += 1
            continue
        found[i] = match
        i = match.end
    return found


def _candidates(
    tokens: list[Word], matches: dict[int, Match], index: PlaceIndex, dateline: int
) -> list[_Candidate]:
    found: list[_Candidate] = []
    i = 0
    while i < len(tokens):
        code = state_code(tokens, i, index)
        if code is not None:
            found.append(_Candidate(i, i + 1, "container", (code,)))
            i += 1
            continue
        match = matches.get(i)
        length, locations = longest(tokens, i, index)
        if match is not None and match.end - i >= max(length, 1):
            states = _states(match, index)
            kinds = {e.kind for e in match.entries}
            same = locations if length == match.end - i else ()
            if states or kinds & {"capital", "region"}:
                areas = any(a.kind == "area" for a in same)
                own_name = any(place_key(s.name) == _key(tokens, match) for s in states)
                locations = (*(() if areas and not own_name else states), *same)
                length = match.end - i
            elif _is_appended(tokens, i, found, same) or is_followed(
                tokens, match.end, same, index
            ):
                locations, length = same, match.end - i
            elif not (same and kinds <= {"person", "organization"} and _is_town(tokens, i, same)):
                i = match.end
                continue
        if not locations:
            i += 1
            continue
        end = i + length
        role = "dateline" if _end(tokens[end - 1]) <= dateline else _role(tokens, i, end, found)
        if role != "dateline" and not _is_name_of_place(tokens, i, end, role, matches):
            while end < len(tokens) and tokens[end].capital and end not in matches:
                end += 1
            i = end
            continue
        found.append(_Candidate(i, end, role, tuple(locations)))
        i = end
    return found


def _is_appended(
    tokens: list[Word], i: int, found: list[_Candidate], locations: tuple[Location, ...]
) -> bool:
    """Whether a region stands behind a place and a comma, though a person is called so too:
    "Lawrence, Kan."."""
    behind = bool(found) and found[-1].end == i - 1 and tokens[i - 1].text == ","
    return behind and bool(locations) and locations[0].kind == "area"


def _is_town(tokens: list[Word], i: int, locations: tuple[Location, ...]) -> bool:
    """Whether a person's or body's name is a town here: "in Brussels", "near Hamilton"."""
    known = any(p.main and p.population > 50_000 for p in locations)
    return known and locative(tokens, i) == "in"


def _key(tokens: list[Word], match: Match) -> str:
    return " ".join(w.folded for w in tokens[match.start : match.end] if not w.mark)


def _states(match: Match, index: PlaceIndex) -> tuple[Location, ...]:
    """The state, where the match is a country's name."""
    return tuple(
        index.states[e.country]
        for e in match.entries
        if e.kind == "country" and e.country in index.states
    )


def _role(tokens: list[Word], i: int, end: int, found: list[_Candidate]) -> str:
    """The role of a candidate by the words before it and by what was found before it."""
    if found and found[-1].end < i:
        between = tokens[found[-1].end : i]
        texts = [w.folded if not w.mark else w.text for w in between]
        if texts == [","]:
            is_larger = any(p.kind != "city" for p in _last(tokens, i, end))
            if is_larger or found[-1].role == "dateline":
                return "container"
            if found[-1].role != "other":
                return found[-1].role
        if texts in (["and"], [",", "and"], ["or"]) and found[-1].role in ("in", "path"):
            return found[-1].role
    return locative(tokens, i) or "other"


def _last(tokens: list[Word], i: int, end: int) -> list[Location]:
    index = place_index()
    name = " ".join(w.text for w in tokens[i:end])
    match = gazetteer().match(tokens, i)
    states = list(_states(match, index)) if match is not None and match.end == end else []
    return [*states, *index.find(name)]


def _is_name_of_place(
    tokens: list[Word], i: int, end: int, role: str, matches: dict[int, Match]
) -> bool:
    """Whether the words around do not make it a part of a person's or body's name."""
    before = tokens[i - 1] if i else None
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.mark and after.text in "&":
        return False
    if after is not None and after.folded in _DOCUMENTS:
        return False
    if (
        after is not None
        and after.capital
        and not after.mark
        and tokens[end - 1].folded not in ("county", "parish")
        and not tokens[end - 1].possessive
        and after.folded not in (_BEHIND | STATIC | PATH)
        and after.folded not in _TIMES
        and end not in matches
    ):
        return False
    if before is not None and before.capital and before.folded in _NAMING and i > 1:
        return False
    starts = i == 0 or before is None or before.mark
    if before is not None and before.capital and not starts and before.folded not in SOFT:
        known = any(m.start < i <= m.end for m in matches.values())
        if not known and before.folded not in (STATIC | PATH | _TIMES) and not before.possessive:
            return False
        titled = [m for m in matches.values() if m.end == i and m.kind == "agent"]
        if titled and role == "other":
            return False
    if role == "other":
        if after is not None and after.capital and not after.mark and end in matches:
            return False
        behind = after is not None and after.folded in _BEHIND
        return behind or end - i > 1 or not starts or i == 0
    return True


def _stands_for_state(candidate: _Candidate, matches: dict[int, Match]) -> bool:
    match = matches.get(candidate.first)
    return match is not None and any(e.kind in ("country", "capital") for e in match.entries)


def _hints(matches: dict[int, Match], candidates: list[_Candidate]) -> dict[str, float]:
    """Countries that the sentence names or other places imply, with weights."""
    hints: dict[str, float] = {}
    for match in matches.values():
        entry = match.entries[0]
        if entry.kind in ("country", "adjective", "people", "region") and entry.country:
            weight = 1.2 if entry.kind == "adjective" else 0.8
            hints[entry.country] = max(hints.get(entry.country, 0), weight)
    if "ISR" in hints:  # places in Gaza and the West Bank are mostly in the news with Israel
        hints["PSE"] = max(hints.get("PSE", 0), hints["ISR"])
    for candidate in candidates:
        largest = candidate.locations[0]
        area = largest.kind == "area"
        same = {(p.country, p.admin1) for p in candidate.locations}
        lesser = area and largest.population == LITTLE_KNOWN and candidate.role != "container"
        certain = not lesser and (len(same) == 1 or (area and largest.population == 0))
        if largest.country and (certain or (not area and largest.population > 1_000_000)):
            hints[largest.country] = max(hints.get(largest.country, 0), 1.0)
        if certain and area and largest.admin1:
            hints[f"{largest.country}.{largest.admin1}"] = 2.0
    return hints
