"""Which country an article is about: the one whose people say "the minister" in it.

Countries, their people, bodies and persons of the tables count, and cities where a preposition
stands before them. Sentences are counted and not names, and the first one twice: it says what the
article is about, where later ones can dwell on what the matter reminds of. In a sentence or two,
which have no such course, names are counted, and one country must lead more clearly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.extract.actors.compose import city_of
from transforms.extract.actors.folding import Word, words
from transforms.extract.actors.gazetteer import Gazetteer
from transforms.extract.actors.phrase import ALSO_NAMES
from transforms.extract.actors.resolve import ActorResolver

# Chosen on whole articles of our own (`bench/cases`).
_FIRST = 2  # how many sentences the first one counts for
_LEAST = 2  # sentences that must name the country, or names of it
_LEAD = 1.2  # how many times as many as the next country's
_ARTICLE = 3  # sentences of a text that has a course
_LEAD_OF_NAMES = 1.5
_LONGEST_CITY = 3
_BEFORE_CITIES = frozenset(
    {"in", "at", "near", "from", "of", "outside", "to", "around", "across", "off", "between"}
)


def countries_named(text: str, resolver: ActorResolver | None = None) -> list[str]:
    """The states, ISO alpha-3, that the names in a sentence belong to, one each name."""
    table = (resolver or ActorResolver()).gazetteer
    return list(_countries(words(text), table))


def dominant_country(named: Sequence[Sequence[str]]) -> str | None:
    """The country that most sentences name; None where none leads clearly.

    ``named`` are the countries of the first sentences of an article in order, its headline before
    them.
    """
    whole = len(named) >= _ARTICLE
    counts: Counter[str] = Counter()
    for number, countries in enumerate(named):
        for country in set(countries) if whole else countries:
            counts[country] += _FIRST if whole and not number else 1
    ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    lead = _LEAD if whole else _LEAD_OF_NAMES
    if len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]:
        return None
    return ranked[0][0]


def _countries(tokens: list[Word], table: Gazetteer) -> Iterator[str]:
    """The state of each name in a sentence that has one."""
    i = 0
    while i < len(tokens):
        match = table.match(tokens, i)
        if match is not None:
            code = match.entries[0].country
            if code in table.country_names:
                yield code
            i = match.end
            continue
        length, code = _city(tokens, i, table)
        if code is not None:
            yield code
        i += length


def _city(tokens: list[Word], i: int, table: Gazetteer) -> tuple[int, str | None]:
    """How many words from here are a city behind a preposition, and its state."""
    if not i or not tokens[i].capital or tokens[i - 1].folded not in _BEFORE_CITIES:
        return 1, None
    end = i + 1
    while (
        end < min(len(tokens), i + _LONGEST_CITY)
        and tokens[end].capital
        and not tokens[end].mark
        and not tokens[end - 1].possessive
    ):
        end += 1
    for stop in range(end, i, -1):
        if stop == i + 1 and tokens[i].folded in ALSO_NAMES:
            break
        city = city_of(tokens[i:stop])
        if city is not None:
            return stop - i, table.state_of(city.country)
    return 1, None
