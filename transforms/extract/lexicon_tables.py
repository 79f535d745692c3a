"""The lexicon in memory: frames of verbs and nouns, classes, modality words, actor nouns.

Everything is read from the CSV files of ``lexicon/`` (and the names of states from ``actors/``);
a malformed row raises ValueError that names file and row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from schemas.vocabulary import INTENSITIES, MODE_INTENSITIES
from transforms.extract.forms import Lemmas, noun_forms, verb_forms
from transforms.extract.tables import read_rows
from transforms.extract.wordlists import words

FOLDER = Path(__file__).parent / "lexicon"
COUNTRIES = Path(__file__).parent / "actors" / "countries.csv"
AGENTS = Path(__file__).parent / "actors" / "agents.csv"
POLITICAL_SECTORS = words("political_sectors")
COMPUTED_CLASSES = frozenset({"actor", "name", "country", "capital", "leader", "crowd", "day",
                              "pron_self", "organ"})  # fmt: skip
FLAGS = frozenset(
    {"inherit", "recip", "needs", "weak", "free", "appeal", "light", "warn", "future", "idiom",
     "prison"}
)  # fmt: skip


@dataclass(frozen=True)
class Condition:
    """One condition of a frame on one slot: present, absent, or with (or without) certain heads."""

    slot: str
    negated: bool
    words: frozenset[str]
    classes: tuple[str, ...]

    @property
    def valued(self) -> bool:
        """Whether it asks for certain heads, not just for a filled slot."""
        return bool(self.words or self.classes)


@dataclass(frozen=True)
class Frame:
    """What a word means in a certain company: type, mode and roles."""

    lemma: str
    pos: str
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]
    rule: str

    @property
    def specificity(self) -> float:
        """How much the conditions ask for together; of frames that match, the greatest wins."""
        return sum(
            0.6 if c.negated else 2.5 if c.slot == "prt" else 2.0 if c.valued else 1.0
            for c in self.conditions
        ) + (0.1 if self.type == "NONE" else 0.0)


def _condition(text: str, where: str) -> Condition:
    for separator, negated in (("!", True), (":", False)):
        slot, found, values = text.partition(separator)
        if found and slot:
            words = {v for v in values.split("|") if v and not v.startswith("@")}
            classes = tuple(v[1:] for v in values.split("|") if v.startswith("@"))
            return Condition(slot, negated, frozenset(words), classes)
    if not text:
        raise ValueError(f"{where}: empty condition")
    return Condition(text.lstrip("!"), text.startswith("!"), frozenset(), ())


def _frames(file: str, pos: str, column: str) -> Iterator[Frame]:
    for number, row in enumerate(read_rows(FOLDER / file), start=1):
        where = f"{file} row {number}"
        if row["type"] != "NONE" and row["type"] not in INTENSITIES:
            raise ValueError(f"{where}: unknown type {row['type']!r}")
        if row["mode"] and row["mode"] not in MODE_INTENSITIES.get(row["type"], {}):
            raise ValueError(f"{where}: {row['type']} has no mode {row['mode']!r}")
        flags = frozenset(row["flags"].split())
        if flags - FLAGS:
            raise ValueError(f"{where}: unknown flag {sorted(flags - FLAGS)[0]!r}")
        conditions = tuple(_condition(c, where) for c in row["when"].split())
        for lemma in row[column].split("|"):
            condition_text = " ".join(row["when"].split())[:60]
            yield Frame(
                lemma=lemma,
                pos=pos,
                conditions=conditions,
                type=row["type"],
                mode=row["mode"] or None,
                source=tuple(row["source"].split("/")) if row["source"] else (),
                target=tuple(row["target"].split("/")) if row["target"] else (),
                flags=flags,
                rule=f"{pos}:{lemma}" + (f"[{condition_text}]" if condition_text else ""),
            )


def _by_lemma(frames: Iterator[Frame]) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        table.setdefault(frame.lemma, []).append(frame)
    return {
        lemma: tuple(sorted(rows, key=lambda f: -f.specificity)) for lemma, rows in table.items()
    }


class Lexicon:
    """All tables of the lexicon; get the one of the process from ``lexicon()``."""

    def __init__(self) -> None:
        self.verbs = _by_lemma(_frames("verbs.csv", "verb", "lemmas"))
        self.nouns = _by_lemma(_frames("nouns.csv", "noun", "nouns"))
        self.adjectives = _by_lemma(_frames("adjectives.csv", "adj", "adjectives"))
        self.classes = self._read_groups("classes.csv", "class", "words")
        self.actor_groups = self._read_groups("actors.csv", "group", "words")
        self._read_agents()
        self.light: dict[str, str] = {}
        for row in read_rows(FOLDER / "light.csv"):
            for verb in row["verbs"].split("|"):
                self.light[verb] = (self.light.get(verb, "") + " " + row["role"]).strip()
        self.modality: dict[tuple[str, str], str] = {}
        for row in read_rows(FOLDER / "modality.csv"):
            for word in row["words"].split("|"):
                self.modality.setdefault((word, row["pos"]), row["effect"])
        self._read_countries()

    @staticmethod
    def _read_groups(file: str, key: str, value: str) -> dict[str, frozenset[str]]:
        groups: dict[str, set[str]] = {}
        for row in read_rows(FOLDER / file):
            groups.setdefault(row[key], set()).update(row[value].split("|"))
        return {name: frozenset(words) for name, words in groups.items()}

    def _read_agents(self) -> None:
        """The agent nouns of the actor tables join the groups "state" and "person"."""
        for row in read_rows(AGENTS):
            sectors = set(row["sector"].split("|"))
            if " " not in row["noun"] and "BUS" not in sectors:
                group = "state" if sectors & POLITICAL_SECTORS else "person"
                self.actor_groups[group] |= {row["noun"].lower()}

    def _read_countries(self) -> None:
        rows = read_rows(COUNTRIES)
        names = {n for r in rows for n in (r["name"], *r["aliases"].split("|")) if n}
        self.country_names = frozenset(names) | {"U.S.", "US", "U.S", "U.K.", "UK", "EU", "E.U."}
        self.demonyms = frozenset(
            w for r in rows for w in (*r["adjectives"].split("|"), *r["people"].split("|")) if w
        ) | {"American", "European", "African", "Arab", "Western"}
        self.capitals = frozenset(c for r in rows for c in r["capital"].split("|") if c)

    @cached_property
    def actor_nouns(self) -> frozenset[str]:
        """Lemmas of all nouns that name an actor."""
        return frozenset().union(*self.actor_groups.values())

    @cached_property
    def political_nouns(self) -> frozenset[str]:
        """Those that name more than a plain person."""
        groups = (words for name, words in self.actor_groups.items() if name != "person")
        return frozenset().union(*groups)

    @cached_property
    def ambiguous_nouns(self) -> frozenset[str]:
        """Political nouns that business has as well: group, board, chief."""
        rows = read_rows(FOLDER / "cues.csv")
        return frozenset(w for r in rows if r["kind"] == "ambiguous" for w in r["words"].split("|"))

    @cached_property
    def operators(self) -> frozenset[str]:
        """Verbs that make an act of their infinitive: agree, refuse, threaten."""
        return frozenset(
            lemma
            for lemma, frames in self.verbs.items()
            if any("inherit" in f.flags and c.slot == "inf" for f in frames for c in f.conditions)
        )

    @cached_property
    def lemmas(self) -> Lemmas:
        """Lemmas of all words that the tables ask for, by their forms."""
        modal = {pos: {w for (w, p) in self.modality if p == pos} for pos in ("verb", "noun")}
        selecting = {
            w
            for table in (self.verbs, self.nouns, self.adjectives)
            for frames in table.values()
            for f in frames
            for c in f.conditions
            for w in c.words
        }
        nouns = set(self.nouns) | modal["noun"] | self.actor_nouns | selecting
        nouns = nouns.union(*self.classes.values())
        verbs = set(self.verbs) | modal["verb"] | set(self.light) | selecting
        others = (
            {w for (w, p) in self.modality if p in ("adj", "mod")}
            | selecting
            | set(self.adjectives)
        )
        return Lemmas(verbs, nouns, others)

    @cached_property
    def hyphenated(self) -> tuple[str, ...]:
        """Forms with a hyphen (cease-fire, sit-ins) that must stay one token."""
        lemmas = self.lemmas_with_hyphen(self.nouns, self.actor_nouns, *self.classes.values())
        forms = {f for lemma in lemmas for f in noun_forms(lemma)}
        forms |= {f for lemma in self.lemmas_with_hyphen(self.verbs) for f in verb_forms(lemma)}
        return tuple(sorted(forms))

    @staticmethod
    def lemmas_with_hyphen(*tables: object) -> set[str]:
        """The words of some tables that hold a hyphen."""
        return {w for table in tables for w in table if "-" in w}  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of this process."""
    return Lexicon()
