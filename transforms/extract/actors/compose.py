"""The rules by which head, modifiers, date and context make an actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from transforms.extract.actors.actor import Actor, ActorContext
from transforms.extract.actors.folding import Word, skeleton
from transforms.extract.actors.gazetteer import Entry, Gazetteer, Match, Spell
from transforms.extract.actors.phrase import NOT_FROM, Phrase

if TYPE_CHECKING:
    from transforms.extract.places.gazetteer import Location

_HELD_FOR_OFFICE = frozenset({"GOV", "LEG", "JUD", "MIL", "SPY", "COP", "PTY"})
_ORGANS = frozenset({"EUR", "UNO", "IGO", "NGO", "MNC", "IMG"})
_KNOWN_CITY, _KNOWN_SPELLINGS = 90_000, 12
_USABLE = 0.3
# Offices that bodies of all kinds have, and the sectors of those where they are a state's.
_PRESIDING = frozenset(
    {"president", "vice president", "chairperson", "secretary-general", "director general"}
)
_OF_STATES = frozenset({"GOV", "CVL", "PRE", "MIL", "REF", "UNK"})
# Titles that only news of the USA use in this form.
_AMERICAN_TITLES = frozenset(
    {"rep", "reps", "sen", "sens", "gov", "congressman", "congresswoman", "congressmen"}
)
_LEADS = frozenset({"chief", "head", "chairman", "director", "deputy"})
_RECENT_DAYS = 12 * 365
_HIGHEST = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "emperor", "emir", "sultan",
     "supreme leader", "military ruler", "pope", "crown prince", "secretary-general"}
)  # fmt: skip
# Peoples that live in several states: "Kurdish militants in Turkey" are Turkey's.
_PEOPLES = frozenset(
    {"Kurdistan", "Tuareg", "Fulani", "Druze", "Hutu", "Tutsi", "Europe", "Punjab"}
)
_WHOSE = ("adjective", "country", "region", "capital", "people", "organization", "person")


@dataclass(frozen=True)
class Reading:
    """A phrase whose head is known: the head's meaning, the names before it, date and context."""

    gazetteer: Gazetteer
    phrase: Phrase
    head: Entry
    before: tuple[Match, ...]
    on: date | None
    context: ActorContext

    def words(self) -> str:
        """The core as it stands, for explanations."""
        return " ".join(w.text for w in self.phrase.core)


def sectors_on(entry: Entry, on: date | None) -> tuple[str, ...]:
    """The sectors of a body on a day; without a day, those that hold now, but an armed group is in
    the news as one."""
    if on is not None:
        for spell in entry.spells:
            if spell.since <= on <= spell.until:
                return spell.sectors
    elif entry.spells and entry.spells[-1].until.year == 9999 and "REB" not in entry.sectors:
        return entry.spells[-1].sectors
    return entry.sectors


def spell_on(entry: Entry, on: date | None) -> tuple[Spell, bool]:
    """The office that a person held on a day, and whether it was still held.

    Without a day: the last of the highest offices, taken as held, since people are mostly in the
    news in office.
    """
    if on is None:
        return max(entry.spells, key=lambda s: (_standing(s), s.since)), True
    held = [s for s in entry.spells if s.since <= on <= s.until]
    if held:
        return held[-1], True
    past = [s for s in entry.spells if s.until < on]
    return (past[-1] if past else entry.spells[0]), False


def _standing(spell: Spell) -> int:
    """How far above others an office makes its holder known."""
    if spell.office in _HIGHEST:
        return 2
    return 1 if spell.sectors[:1] == ("GOV",) else 0


def choose_person(
    people: list[Entry], gazetteer: Gazetteer, given: list[str], phrase: Phrase, on: date | None
) -> Entry | None:
    """Which of several namesakes is meant: by given name, then by the date, then by rank."""
    candidates = [
        p
        for p in people
        if all(len(g) == 1 or skeleton(g) in gazetteer.given_names[p.name] for g in given)
    ]
    candidates = [p for p in candidates if not _contradicted(p, gazetteer, phrase)]
    if not candidates:
        return None

    def rank(entry: Entry) -> tuple[int, int, int]:
        spell, held = spell_on(entry, on)
        distance = 0
        if on is not None and not held:
            distance = abs((on - (spell.until if spell.until < on else spell.since)).days)
        head = spell.office in ("president", "prime minister", "king", "supreme leader")
        return (0 if held else 1, distance, 0 if head else 1)

    best = min(candidates, key=lambda p: (rank(p), p.name))
    alone = len(phrase.core) == 1 and len(best.spells) > 0
    if alone and on is not None and rank(best)[1] > 2 * _RECENT_DAYS:
        return None
    return best


def _contradicted(entry: Entry, gazetteer: Gazetteer, phrase: Phrase) -> bool:
    """Whether another state's demonym and an office stand before the name: "former Somali
    president Sharif" is nobody of Pakistan. Envoys and foreign-born people go between states."""
    spells = {s.country for s in entry.spells}
    if not spells <= set(gazetteer.country_names):
        return False
    office = False
    stated: set[str | None] = set()
    for match in phrase.matches[:-1]:
        heads = [e for e in match.entries if e.kind == "agent"]
        office = office or any(e.name in _HIGHEST for e in heads)
        stated |= {e.country for e in match.entries if e.kind in ("country", "adjective")}
    return office and bool(stated) and not stated & spells


def actor_of_person(entry: Entry, gazetteer: Gazetteer, phrase: Phrase, on: date | None) -> Actor:
    """A person of the tables, with the office of the day."""
    spell, held = spell_on(entry, on)
    if on is None:
        spell = _titled_spell(entry, gazetteer, phrase) or spell
    office = gazetteer.agents[spell.office].name
    sectors = spell.sectors
    if phrase.former and not any(s.since <= on <= s.until for s in entry.spells if on):
        held = False
    title = _new_title(entry, gazetteer, phrase, on)
    if not held and title is not None and not phrase.former:
        sectors, office = title.sectors, title.name
    elif not held and sectors[0] in _HELD_FOR_OFFICE:
        before = on is not None and on < spell.since
        sectors = _before_office(spell, on) if before else ("ELI",)
    until = "" if spell.until.year == 9999 else str(spell.until)
    how = f"{entry.name}: {spell.office} of {spell.country} {spell.since}/{until}"
    strength = (0.95 if len(phrase.core) > 1 else 0.9) if on is not None else 0.85
    return Actor(entry.name, spell.country, sectors, how, strength, office, person=True)


def _titled_spell(entry: Entry, gazetteer: Gazetteer, phrase: Phrase) -> Spell | None:
    """The last office of a person under whose title the phrase names them, and whose country it
    names where it names one."""
    titles = {e.name for m in phrase.matches[:-1] for e in m.entries if e.kind == "agent"}
    owners = _owners(phrase)
    fitting = [s for s in entry.spells if gazetteer.agents[s.office].name in titles]
    owned = [s for s in fitting if s.country in owners]
    return next(reversed(owned or fitting), None)


def _owners(phrase: Phrase) -> set[str]:
    """The countries and bodies that the words before a name speak of."""
    kinds = ("country", "adjective", "organization")
    found = [e for m in phrase.matches[:-1] for e in m.entries if e.kind in kinds]
    return {e.country for e in found if e.country is not None}


def _new_title(entry: Entry, gazetteer: Gazetteer, phrase: Phrase, on: date | None) -> Entry | None:
    """A title before the name under which the table does not know the person by that day."""
    began = [s for s in entry.spells if on is None or s.since <= on]
    known = {gazetteer.agents[s.office].name for s in began}
    for match in phrase.matches[:-1]:
        for title in match.entries:
            if title.kind == "agent" and title.agent_kind == "office" and title.name not in known:
                return title
    return None


def _before_office(spell: Spell, on: date | None) -> tuple[str, ...]:
    """A politician's sector before the first office of the table."""
    near = on is not None and (spell.since - on).days <= 120
    return spell.sectors if near else ("ELI",)


def actor_of_country(reading: Reading, inner: Actor | None = None) -> Actor:
    """A bare country has no sector, a capital is its government, a people are civilians."""
    head = reading.head
    code = head.country
    country = reading.gazetteer.country_names.get(code or "", head.name)
    how = f"{reading.words()}: {head.kind} of {code}"
    if head.kind == "capital":
        adjective = reading.gazetteer.adjectives[code or ""]
        return Actor(f"{adjective} government", code, ("GOV",), how, 0.8, "government")
    if head.kind == "people":
        if "ethnic" in {w.folded for w in reading.phrase.core[:2]} and inner is not None:
            code = inner.country
        many = reading.words().split()[-1]
        return Actor(f"{many}", code, head.sectors, how, 0.8)
    if head.kind == "region":
        return Actor(head.name, code, head.sectors, how, 0.8)
    name = country if not head.region else head.region
    if head.kind == "adjective" and reading.phrase.determined and len(reading.phrase.core) == 1:
        return Actor(reading.words(), code, head.sectors or ("CVL",), how, 0.7)  # "an Iranian"
    return Actor(name, code, head.sectors, how, 0.95 if head.kind == "country" else 0.7)


def actor_of_body(reading: Reading) -> Actor:
    """A body of the tables, with the sectors of the day."""
    head, on = reading.head, reading.on
    country = head.country
    if country is None:
        country, _ = whose(reading)
    sectors = sectors_on(head, on)
    how = f"{head.name}: body of {country}"
    return Actor(head.name, country, sectors, how, 0.95)


def actor_of_role(reading: Reading, inner: Actor | None) -> Actor | None:
    """An agent noun: the sector from the noun, or from the body that it serves; the rest from
    demonyms and bodies before it, from "of ..." behind it (`inner`), or from the context."""
    head, phrase, context = reading.head, reading.phrase, reading.context
    if inner is not None and inner.strength < _USABLE:
        inner = None
    country, label = whose(reading)
    sectors, body = _served(reading, inner, country)
    hows = [f"{reading.words()}: {head.name}, {'|'.join(sectors) or 'no sector'}"]
    strength = 0.9
    definite = head.agent_kind == "office" and not head.plural and not phrase.former
    if country is None and inner is not None and inner.country is not None:
        country, strength = inner.country, 0.85
        hows.append(inner.how)
    if country is None and definite and head.name in context.offices:
        return context.offices[head.name].weaker(0.9, f"the {head.name} of the article")
    if country is None and context.country is not None and not phrase.container:
        country, strength = context.country, 0.6
        hows.append(f"{country}: the article's country")
    if country is None and head.agent_kind == "member" and not sectors:
        return None
    if country is None and reading.phrase.core[0].folded in _AMERICAN_TITLES:
        country, strength = "USA", 0.6
    if country is None:
        strength = 0.5
    if phrase.former and set(sectors[:1]) <= _HELD_FOR_OFFICE:
        sectors = ("ELI",)
        hows.append("former")
    if definite and country is not None and _alone(reading):
        holder = holder_of(reading.gazetteer, country, head.name, reading.on)
        if holder is not None:
            how = f"{holder}: {head.name} of {country} on {reading.on}"
            return Actor(holder, country, sectors, how, strength * 0.9, head.name, person=True)
    name = body or _role_name(reading, country, label)
    office = head.name if head.agent_kind in ("office", "person", "member") else None
    return Actor(name, country, sectors, "; ".join(hows), round(strength, 3), office)


def _served(
    reading: Reading, inner: Actor | None, country: str | None
) -> tuple[tuple[str, ...], str | None]:
    """The sectors of a role, and the body whose name it takes: a "member" noun (official, fighter)
    has those of the body before it ("Hamas official") or behind it ("leaders of Hamas")."""
    head = reading.head
    if head.agent_kind != "member":
        return _of_its_body(reading, inner) or head.sectors, None
    body = _body_before(reading)
    if body is not None:
        is_organization = body.kind == "organization"
        of_body = sectors_on(body, reading.on) if is_organization else body.sectors
        named = is_organization and country in (None, body.country)
        leads = ("GOV",) if head.name in _LEADS and body.country in _ORGANS - {"MNC"} else ()
        return of_body or head.sectors or leads, body.name if named else None
    if inner is None or not inner.sectors:
        return head.sectors, None
    weak = inner.person or inner.sectors == ("CVL",) or inner.office == "government"
    sectors = head.sectors if weak and head.sectors else inner.sectors
    return sectors, inner.name if inner.country is not None and not inner.person else None


def _of_its_body(reading: Reading, inner: Actor | None) -> tuple[str, ...]:
    """The sectors of the party, company or chamber over which a president presides; none where
    the office is a state's."""
    body = _body_before(reading)
    if body is not None and reading.head.sectors[:1] == ("PRM",) and "REB" in body.sectors:
        return body.sectors  # "the YPG militia"
    if reading.head.name not in _PRESIDING:
        return ()
    if body is not None:
        sectors = sectors_on(body, reading.on) if body.kind == "organization" else body.sectors
    else:
        sectors = inner.sectors if inner is not None and not inner.person else ()
    return sectors if sectors[:1] and sectors[0] not in _OF_STATES else ()


@lru_cache(maxsize=4096)
def _city(name: str) -> Location | None:
    from transforms.extract.places.gazetteer import place_index  # it needs our folding

    found = [c for c in place_index().find(name) if c.country is not None]
    if found and found[0].kind == "area":
        return found[0]
    if not found or found[0].population < _KNOWN_CITY or found[0].spellings < _KNOWN_SPELLINGS:
        return None
    return found[0]


def city_of(core: Sequence[Word]) -> Location | None:
    """The well-known city that a core names ("Basra", "Chicago"); None for another name."""
    name = " ".join(w.text for w in core if not w.mark)
    return _city(name) if name[:1].isupper() else None


def holder_of(gazetteer: Gazetteer, country: str, office: str, on: date | None) -> str | None:
    """Who held an office of a country on a day; None without a day or where it is not known."""
    if on is None or country in _ORGANS:
        return None
    held = {
        name for s, name in gazetteer.holders.get((country, office), ()) if s.since <= on <= s.until
    }
    return next(iter(held)) if len(held) == 1 else None


def _alone(reading: Reading) -> bool:
    """Whether nothing but a demonym stands before the office ("the Russian president")."""
    agents = [m for m in reading.before if m.kind == "agent"]
    covered = sum(m.end - m.start for m in reading.before)
    last = reading.phrase.matches[-1]
    return not agents and covered == last.start and not reading.phrase.container


def _body_before(reading: Reading) -> Entry | None:
    """The body or noun right before the head: "CIA official", "army spokesman"."""
    for match in reversed(reading.before):
        for kind in ("organization", "agent"):
            for entry in match.entries:
                if entry.kind == kind:
                    return entry
    return None


def whose(reading: Reading) -> tuple[str | None, str | None]:
    """The country that the words before the head give, and how to call it in the name.

    An envoy belongs to the state, not to the body it is sent to: "the US UN ambassador".
    """
    sent = reading.head.name in ("ambassador", "envoy")
    for match in reversed(reading.before):
        for kind in _WHOSE:
            for entry in match.entries:
                if entry.kind != kind or entry.country is None:
                    continue
                if sent and entry.country in _ORGANS and match is not reading.before[0]:
                    continue
                if kind == "person":
                    return spell_on(entry, reading.on)[0].country, None
                people = kind == "adjective" and entry.region and entry.name in _PEOPLES
                if people and any(p == "in" for p, _ in reading.phrase.tails[:1]):
                    continue
                word = reading.phrase.core[match.start].text
                label = word if kind == "capital" else entry.region or None
                return entry.country, label
    return _city_before(reading)


def _city_before(reading: Reading) -> tuple[str | None, str | None]:
    """The country of a city before the head: "Chicago police", "Karachi's mayor"."""
    core = reading.phrase.core
    stop = reading.phrase.matches[-1].start
    taken = {i for m in reading.before for i in range(m.start, m.end)}
    free = [
        i
        for i in range(stop)
        if i not in taken and core[i].capital and core[i + 1].folded not in NOT_FROM
    ]
    for first in free:
        for last in range(stop, first, -1):
            if all(i in free for i in range(first, last)):
                city = city_of(core[first:last])
                if city is not None:
                    return reading.gazetteer.state_of(city.country), city.name
    return None, None


def _role_name(reading: Reading, country: str | None, label: str | None) -> str:
    """One name for a role: adjective of the country (or of the region) and the canonical noun."""
    noun = reading.head.name
    adjective = label or reading.gazetteer.adjectives.get(country or "")
    if country is None or (adjective is None and country not in reading.gazetteer.adjectives):
        adjective = label
    former = "former " if reading.phrase.former else ""
    return f"{former}{adjective} {noun}" if adjective else f"{former}{noun}"
