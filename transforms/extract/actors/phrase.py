"""A noun phrase cut into core and tails, with the names that the core holds."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.extract.actors.folding import Word
from transforms.extract.actors.gazetteer import Gazetteer, Match, read_table

_WORDS = {row["use"]: frozenset(row["words"].split()) for row in read_table("words")}
_DETERMINERS = _WORDS["determiners"]
_ENDS = _WORDS["ends"]
_OPENERS = _WORDS["openers"]
_FORMER = _WORDS["former"]
NOT_FROM = _WORDS["not_from"]
_TOWARDS = _WORDS["towards"]
CONTAINERS = _WORDS["containers"]
ALSO_NAMES = _WORDS["also_names"]
GIVEN = _WORDS["given"]
LINKS = _WORDS["links"]
_TITLES = _WORDS["titles"]
NATURE = _WORDS["nature"]
NAME_TITLES = _WORDS["name_titles"]
NO_NAME = _WORDS["no_name"]
PLAIN = _WORDS["plain"]
PRONOUNS = _WORDS["pronouns"]
SIDING = _WORDS["siding"]
WATERS = _WORDS["waters"]


@dataclass(frozen=True)
class Phrase:
    """A phrase that was read.

    core: its words up to the first preposition, comma or clause; matches: the names in the core,
    from left to right, without overlaps; tails: (preposition, words) behind the core, in order;
    former: says "former" before the head; determined: began with an article or a number;
    titled: began with Mr, Sir, ...; container: the core only counts ("a group of"); behind: the
    words behind the core.
    """

    core: list[Word]
    matches: tuple[Match, ...]
    tails: tuple[tuple[str, list[Word]], ...]
    former: bool = False
    determined: bool = False
    titled: bool = False
    container: bool = False
    behind: tuple[Word, ...] = ()


def read_phrase(tokens: list[Word], gazetteer: Gazetteer) -> Phrase:
    """Cut a phrase and look its names up."""
    start = 0
    determined = titled = False
    while start < len(tokens) and _skippable(tokens, start, gazetteer):
        folded = tokens[start].folded
        titled = titled or folded in _TITLES
        determined = determined or folded not in _TITLES
        start += 1
    if start == len(tokens):
        start = max(0, len(tokens) - 1)
    matches: list[Match] = []
    i = start
    core_start = start
    former = False
    while i < len(tokens):
        word = tokens[i]
        if word.mark and word.text == "&":
            i += 1
            continue
        if word.text == "(" and (closing := _closing(tokens, i)) + 1 < len(tokens):
            if tokens[closing + 1].mark or tokens[closing + 1].folded in _ENDS:
                break
            i = closing + 1
            continue
        if word.mark:
            break
        if word.folded in _FORMER and not word.possessive:
            former = True
        match = gazetteer.match(tokens, i)
        if match is None and word.folded.endswith("ing") and _after_head(matches, i):
            break
        if match is None and word.folded in _ENDS and i > core_start and not word.joined:
            break
        if match is not None and _leads_away(tokens, match):
            i = match.end + 1
            continue
        if (
            match is None
            and word.folded in _TOWARDS
            and i + 1 < len(tokens)
            and tokens[i + 1].joined
        ):
            i += 2
            continue
        if match is None:
            i += 1
            continue
        matches.append(match)
        i = match.end
    core = tokens[core_start:i]
    shifted = tuple(Match(m.start - core_start, m.end - core_start, m.entries) for m in matches)
    head = core[-1].folded if core else ""
    tails = _tails(tokens, i)
    container = (
        bool(tails)
        and tails[0][0] == "of"
        and (head in CONTAINERS or head[:1].isdigit())
        and (not shifted or shifted[-1].kind == "agent")
    )
    return Phrase(core, shifted, tails, former, determined, titled, container, tuple(tokens[i:]))


def _after_head(matches: list[Match], i: int) -> bool:
    """Whether a body or an agent ends right before: "the coalition fighting ..." """
    return bool(matches) and matches[-1].end == i and matches[-1].kind in ("agent", "organization")


def _closing(tokens: list[Word], opening: int) -> int:
    """Where a bracket closes; the last word where it does not."""
    for i in range(opening, len(tokens)):
        if tokens[i].text == ")":
            return i
    return len(tokens)


def _skippable(tokens: list[Word], i: int, gazetteer: Gazetteer) -> bool:
    word = tokens[i]
    if word.mark or word.folded == "":
        return True
    if word.folded[:1].isdigit():
        return gazetteer.match(tokens, i) is None
    if i + 1 < len(tokens) and tokens[i + 1].joined:
        return False
    if i + 1 < len(tokens) and tokens[i + 1].folded == "of" and word.folded in CONTAINERS:
        return False
    return word.folded in _DETERMINERS and gazetteer.match(tokens, i) is None


def _leads_away(tokens: list[Word], match: Match) -> bool:
    """Whether the name only tells who stands behind another: Iran-backed, ISIS-held."""
    after = match.end
    return (
        after < len(tokens)
        and after + 1 < len(tokens)
        and tokens[after].joined
        and tokens[after].folded in NOT_FROM
    )


def _tails(tokens: list[Word], start: int) -> tuple[tuple[str, list[Word]], ...]:
    """What follows the core: each preposition or mark with all the words behind it."""
    tails: list[tuple[str, list[Word]]] = []
    for i in range(start, len(tokens)):
        word = tokens[i]
        opens = word.folded in _OPENERS and not word.joined
        if (word.text in ",;:(" if word.mark else opens) and tokens[i + 1 :]:
            tails.append((word.text if word.mark else word.folded, tokens[i + 1 :]))
    return tuple(tails)
