"""The tables of this folder, read once and indexed by folded words.

An `Entry` is one name's meaning; several entries can share a name (two presidents Bush).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from transforms.extract.actors.folding import Word, fold, name_key, words

Kind = Literal[
    "country", "adjective", "people", "capital", "region", "organization", "person", "agent"
]
_FOLDER = Path(__file__).parent
_LATEST = date(9999, 12, 31)
# What stands between the parts of one name: "Mazar-i-Sharif".
_EZAFE = {"i", "e", "u", "o"}
# Common nouns that are also names in some language; as abbreviations they stand in capitals.
_SHORT_NAMES = {"ngo", "mp", "mep", "pm"}
# Acronyms that are also words, so that only capitals mean them.
_ALSO_WORDS = {"care", "fact", "mend", "pace", "sana", "alba", "hur", "unite", "move", "arena"}


@dataclass(frozen=True)
class Spell:
    """What holds from `since` to `until`, both inclusive."""

    since: date
    until: date
    office: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One meaning of a name. `agent_kind` is set for agents, `spells` for people and bodies."""

    kind: Kind
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    agent_kind: str = ""
    plural: bool = False
    region: str = ""


@dataclass(frozen=True)
class Match:
    """Words [start, end) of a phrase and what they can mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def kind(self) -> Kind:
        """The kind of the first meaning."""
        return self.entries[0].kind


@dataclass(frozen=True)
class _Name:
    """An indexed name: its folded words, whether it must be written with capitals, and whether
    "the" must stand before it ("the Commission")."""

    key: tuple[str, ...]
    case: Literal["any", "capital", "upper"]
    entry: Entry
    article: bool = False


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one of this folder's CSV tables; lines that start with # are comments."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def split_list(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several, divided by |."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def parse_day(text: str, last: bool) -> date:
    """YYYY, YYYY-MM or YYYY-MM-DD as its first or last day; empty is the end of time."""
    if not text:
        return _LATEST
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if not last:
        return date(year, month, 1)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def plurals(noun: str) -> tuple[str, ...]:
    """The plural of an English noun, by rule."""
    if noun.endswith("man"):
        return (noun[:-3] + "men",)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    if noun.endswith(("s", "x", "ch", "sh")) and not noun.endswith("arch"):
        return (noun + "es",)
    for inner in (" of ", "-in-", "-general"):
        if inner in noun:
            head, _, rest = noun.partition(inner)
            return (f"{plurals(head)[0]}{inner}{rest}",)
    return (noun + "s",)


class Gazetteer:
    """All tables of actors, indexed by the first folded word of each name."""

    def __init__(self) -> None:
        self.country_names: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        self.holders: dict[tuple[str, str], list[tuple[Spell, str]]] = {}
        self.agents: dict[str, Entry] = {}
        # Last words of titles, with the primary sectors ("" for none) of what they end.
        self.title_ends: dict[str, set[str]] = {}
        self._states = {row["code"]: row["state"] for row in read_table("dependencies")}
        self._names: dict[str, list[_Name]] = {}
        self._people: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._exact: set[str] = set()
        self.given_names: dict[str, frozenset[str]] = {}
        for entry, name in (
            *self._countries(),
            *self._regions(),
            *self._agents(),
            *self._organizations(),
        ):
            self._index(name, entry)
        self._index_people()
        for names in self._names.values():
            names.sort(key=lambda n: -len(n.key))
        for people in self._people.values():
            people.sort(key=lambda p: -len(p[0]))

    def _index(self, name: str, entry: Entry) -> None:
        key = tuple(w.folded for w in words(name) if not w.mark and w.folded)
        article = bool(key) and key[0] == "the" and len(key) > 1
        if article:
            key, name = key[1:], name[4:]
        if not key:
            return
        if entry.agent_kind in ("office", "person", "member"):
            self.title_ends.setdefault(key[-1], set()).update(entry.sectors[:1] or ("",))
        case: Literal["any", "capital", "upper"] = "capital"
        if entry.kind == "agent" or name[0].islower():
            case = "any"
        elif name.replace(".", "").isupper() and (len(key[0]) < 4 or key[0] in _ALSO_WORDS):
            case = "upper"
        strict = article and entry.kind == "organization" and len(key) == 1
        self._names.setdefault(key[0], []).append(_Name(key, case, entry, strict))

    def _countries(self) -> Iterator[tuple[Entry, str]]:
        for row in read_table("countries"):
            code, name = row["code"], row["name"]
            self.country_names[code] = name
            adjectives = split_list(row["adjectives"])
            self.adjectives[code] = adjectives[0] if adjectives else name
            for each in (name, *split_list(row["aliases"])):
                yield Entry("country", name, code), each
            for each in adjectives:
                yield Entry("adjective", name, code), each
            for each in split_list(row["people"]):
                yield Entry("people", name, code, ("CVL",)), each
            for each in split_list(row["capital"]):
                yield Entry("capital", name, code, ("GOV",)), each
        self.adjectives.update(USA="US", GBR="British", UNO="UN", EUR="EU")

    def _regions(self) -> Iterator[tuple[Entry, str]]:
        for row in read_table("regions"):
            name, code = row["name"], row["country"] or None
            sectors = split_list(row["sector"])
            people = row["kind"] == "people"
            if not people or not row["adjectives"]:
                yield Entry("region", name, code, sectors, region=name), name
            for each in split_list(row["adjectives"]):
                yield Entry("adjective", name, code, sectors, region=each), each
            for each in split_list(row["people"]):
                yield Entry("people", name, code, sectors or ("CVL",), region=each), each

    def _agents(self) -> Iterator[tuple[Entry, str]]:
        for row in read_table("agents"):
            noun, sectors = row["noun"], split_list(row["sector"])
            canonical = row["canonical"] or noun
            single = Entry("agent", canonical, None, sectors, agent_kind=row["kind"])
            many = Entry("agent", canonical, None, sectors, agent_kind=row["kind"], plural=True)
            self.agents[noun] = single
            yield single, noun
            for plural in plurals(noun):
                yield many, plural

    def _organizations(self) -> Iterator[tuple[Entry, str]]:
        for row in read_table("organizations"):
            spells = []
            for period in row["periods"].split(";"):
                if period:
                    span, _, sectors = period.partition(":")
                    since, _, until = span.partition("/")
                    spells.append(
                        Spell(
                            parse_day(since, last=False),
                            parse_day(until, last=True),
                            sectors=split_list(sectors),
                        )
                    )
            entry = Entry(
                "organization",
                row["name"],
                row["country"] or None,
                split_list(row["sectors"]),
                tuple(spells),
            )
            for each in (row["name"], *split_list(row["aliases"])):
                yield entry, each

    def _index_people(self) -> None:
        spells: dict[str, list[Spell]] = {}
        shorts: dict[str, list[str]] = {}
        for row in read_table("people"):
            name = row["name"]
            spell = Spell(
                parse_day(row["since"], last=False),
                parse_day(row["until"], last=True),
                row["office"],
                row["country"],
                self.agents[row["office"]].sectors,
            )
            spells.setdefault(name, []).append(spell)
            shorts.setdefault(name, []).extend(split_list(row["short"]))
            canonical = self.agents[row["office"]].name
            self.holders.setdefault((row["country"], canonical), []).append((spell, name))
        for name, held in spells.items():
            held.sort(key=lambda s: s.since)
            entry = Entry("person", name, held[-1].country, held[-1].sectors, tuple(held))
            alone = shorts[name] or [words(name)[-1].text]
            keys = {name_key(each) for each in (name, *alone) if each != "-"}
            self._exact.update(fold(each) for each in alone)
            self.given_names[name] = frozenset(k for key in keys for k in key)
            for key in sorted(keys):
                self._people.setdefault(key[0], []).append((key, entry))

    def state_of(self, code: str | None) -> str | None:
        """The state that a territory's code counts as; any other code is itself."""
        return self._states.get(code, code) if code is not None else None

    def match(self, phrase: list[Word], start: int) -> Match | None:
        """The longest name that begins at a word, with all its meanings; None if there is none."""
        first = phrase[start]
        if first.mark:
            return None
        best: list[Entry] = []
        end = start
        for name in self._names.get(first.folded, ()):
            if best and start + len(name.key) < end:
                break
            stop = start + len(name.key)
            if stop > len(phrase) or any(
                w.folded != k for w, k in zip(phrase[start:stop], name.key, strict=True)
            ):
                continue
            if name.case == "upper" and not first.upper:
                continue
            if (
                name.case == "capital"
                and not first.capital
                and not _plain_demonym(name.entry, first)
            ):
                continue
            if name.article and (start == 0 or phrase[start - 1].folded != "the"):
                continue
            best.append(name.entry)
            end = stop
        if best and first.folded in _SHORT_NAMES and not first.upper and end == start + 1:
            best, end = [], start
        if best and first.folded == "sen" and start and phrase[start - 1].folded not in self._names:
            best, end = [], start  # "Amartya Sen" is no senator
        inside = first.joined and phrase[start - 1].folded in _EZAFE
        person = self._match_person(phrase, start) if first.capital and not inside else None
        if person and person.end > end:
            return person
        if person and person.end == end:
            best.extend(person.entries)
        return Match(start, end, tuple(best)) if best else None

    def _match_person(self, phrase: list[Word], start: int) -> Match | None:
        kept = [
            (i, key)
            for i in range(start, min(start + 8, len(phrase)))
            if not phrase[i].mark
            for key in name_key(phrase[i].text)
            if phrase[i].folded not in ("al", "el") or i == start
        ]
        if phrase[start].folded in ("al", "el") and len(kept) > 1:
            kept = kept[1:]
        found: list[Entry] = []
        found_key: tuple[str, ...] = ()
        end = start
        for key, entry in self._people.get(kept[0][1] if kept else "", ()):
            if found and len(key) < len(found_key):
                break
            if len(key) > len(kept) or any(k != kept[n][1] for n, k in enumerate(key)):
                continue
            if len(key) == 1 and len(key[0]) < 5 and phrase[kept[0][0]].folded not in self._exact:
                continue
            if kept[len(key) - 1][0] - kept[0][0] > len(key) + 1:
                continue
            found_key = key
            found.append(entry)
            end = kept[len(key) - 1][0] + 1
        return Match(start, end, tuple(found)) if found else None


def _plain_demonym(entry: Entry, word: Word) -> bool:
    """Whether a demonym without its capital can be nothing else; short ones are words (polish)."""
    return entry.kind in ("adjective", "people") and not entry.region and len(word.folded) > 6


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The tables, loaded at the first use."""
    return Gazetteer()
