"""Which country an article is about: the one whose people say "the minister" in it.

Countries, their people, bodies and persons of the tables count, and cities where a preposition
stands before them. The first sentence tells what the article is about, the two after it say more
of that; later ones also name whom the matter reminds of, and where else it happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from transforms.extract.actors.compose import city_of
from transforms.extract.actors.folding import Word, words
from transforms.extract.actors.gazetteer import Gazetteer
from transforms.extract.actors.phrase import ALSO_NAMES
from transforms.extract.actors.resolve import ActorResolver

# Chosen on whole articles of our own (`bench/cases`), as the two numbers below.
_WEIGHTS = (6, 3, 3)  # of the first sentences; that of all others is 2
_OTHER_WEIGHT = 2
_LEAST = 2 * _OTHER_WEIGHT  # twice in the text, or once in the first sentence
_LEAD = 1.5  # how many times the next country's weight
_LONGEST_CITY = 3
_BEFORE_CITIES = frozenset(
    {"in", "at", "near", "from", "of", "outside", "to", "around", "across", "off", "between"}
)


def dominant_country(texts: Iterable[str], resolver: ActorResolver | None = None) -> str | None:
    """The country, ISO alpha-3, that sentences name most; None where none leads clearly.

    ``texts`` are the first sentences of an article in order, its headline before them.
    """
    table = (resolver or ActorResolver()).gazetteer
    weights: Counter[str] = Counter()
    for number, text in enumerate(texts):
        weight = _WEIGHTS[number] if number < len(_WEIGHTS) else _OTHER_WEIGHT
        for country in _countries(words(text), table):
            weights[country] += weight
    ranked = sorted(weights.items(), key=lambda c: (-c[1], c[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
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
