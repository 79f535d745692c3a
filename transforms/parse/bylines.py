"""Authors: names out of by-lines such as "By Jane Doe and John Roe, Political Editor"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from transforms.parse.characters import repair_line
from transforms.parse.words import agencies, name_particles

MAX_NAME = 60
_BY = re.compile(
    r"^(?:th(?:is|e) (?:post|article|story|piece|report) (?:was|is) )?"
    r"(?:(?:article|written|reported|posted|published|story|words|text|submitted|"
    r"analysis|opinion|author)s?\s+)?by(?::\s*|\s+)|^authors?:\s+|"
    r"^(?:par|por|von)\s+(?=(?-i:[A-ZÀ-Þ])\S*\s+(?:\S+\s+)?(?-i:[A-ZÀ-Þ]))",
    re.I,
)
# Those who read a story before or after it appeared did not write it.
_NOT_BY = re.compile(
    r"(?<![\s,.;|·(-])[\s,.;|·(-]*\b(?:(?:medically |expert |fact[- ]?)?(?:reviewed|checked)|"
    r"updated|edited|photo(?:graph)?s?|illustrat(?:ed|ion)s?|graphics?|video)\s+by\b.*$",
    re.I | re.S,
)
_BETWEEN = re.compile(r"\s*(?:,|;|\||/|&|\s[·•–—-]\s|\band\b|\bwith\b|\n)\s*")
_OFFICE = (
    r"editors?|reporters?|correspondents?|writers?|columnists?|journalists?|producers?|"
    r"contributors?|photographers?|analysts?|reviewers?|hosts?|presenters?|anchors?|bloggers?|interns?"
)
_ROLE = re.compile(
    rf"\b(?:{_OFFICE}|staff|bureau|desk|newsdesk|newsroom|news|team|authors?|"
    r"chief|senior|admin|expert|director|manager|founder|ceo|phd|md|dvm|"
    r"digital|press|media|agency|administrator|webmaster|super user|guest|agencies|service|posts?|"
    r"updated|published|minutes?|read|profile|bio|follow|view|email|contact|comments?|subscribe)\b",
    re.I,
)
# "Ana Ruiz Senior Political Correspondent": what the office behind a name begins with.
_OFFICE_BEHIND = re.compile(
    r"\s+(?:(?:senior|chief|deputy|associate|assistant|managing|contributing|special|staff|lead|"
    r"political|politics|national|foreign|diplomatic|defen[cs]e|security|business|economics?|"
    r"financial|technology|tech|science|health|environment|education|legal|crime|sports?|culture|"
    r"washington|white house|europe|asia|africa|middle east|investigative|freelance|data|news|"
    rf"opinion|features?|city|regional|local|world)\s+)*(?:{_OFFICE})$",
    re.I,
)
# "Head of Sales and Marketing" is one office.
_OFFICE_OF = re.compile(
    r",\s*(?:head|director|vp|vice president|manager|president|professor|dean|chair)\s+of\b[^,;|]*",
    re.I,
)
_OF_MANY = re.compile(r"^the\b|['’]s\b", re.I)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\.(?:com|net|org|info|biz|co|es|fr|de|it|uk|eu|ru|br|in|io|tv|news)\b|\d{3}|"
    r"[<>{}\[\]=:]|^\d+\s|\bago\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d",
    re.I,
)
# Nobody writes longer ones, or more.
LONGEST_BY_LINE, MOST_BY_LINES = 2_000, 100
_NAME = (
    r"(?-i:[A-ZÀ-Þ])[\w.'’-]*"
    rf"(?:\s+(?:(?-i:[A-ZÀ-Þ])[\w.'’-]*|{'|'.join(sorted(name_particles()))})){{1,4}}"
)
_NAMES = rf"(?P<names>{_NAME}(?:(?:,\s+|,?\s+(?:and|y|und|et|&)\s+){_NAME})*)"
# A whole line: "By Ana Ruiz and Tom Ash in Vienna", "Story by Ana Ruiz | 14 February 2025".
_BY_LINE = re.compile(
    rf"(?:(?:story|written|words|text|reported|posted|published)\s+)?(?:by|por|von|par):?\s+{_NAMES}"
    r"(?:\s+(?:in|for|of)\s+(?-i:[A-ZÀ-Þ]).{1,40}|,\s+.{2,80}|\s*\|.{0,80}|"
    r"\s+[(@·•–—-].{0,80}|\s+\S+@\S+)?",
    re.I,
)
_DATE_AND_BY = re.compile(rf"(?=.{{0,40}}\d{{4}})[^.!?]{{8,60}}\sby\s{_NAMES}", re.I)
_BETWEEN_NAMES = re.compile(r",?\s+(?:and|y|und|et|&)\s+|,\s+")
MAX_BY_LINE = 150
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+")


def author_names(
    groups: Iterable[Iterable[str]], publishers: Sequence[str] = ()
) -> tuple[str, ...]:
    """Names of the first group that holds persons, in order and once each.

    ``groups`` come from one place of the input each, best first. Only where none has a person is
    another by-line ("Newsdesk", a user name) or an agency taken. A site's own name is no author
    beside others.
    """
    sites = {_key(name) for name in publishers}
    others: tuple[str, ...] = ()
    for group in groups:
        short = (value[:LONGEST_BY_LINE] for value in islice(group, MOST_BY_LINES))
        lines = [line for value in short if (line := repair_line(_ADDRESS.sub(" ", value)))]
        of_others = (line for line in lines if _key(_without_by(line)) not in sites)
        names = [n for n in by_line_names(of_others) if _key(n) not in sites]
        persons = tuple(n for n in names if is_person(n) and not is_agency(n))
        if persons:
            return persons
        others = others or tuple(names) or tuple(filter(is_name, map(_without_by, lines)))[:1]
    return others


def by_line(line: str) -> tuple[str, ...]:
    """The names in a line of a plain text that is a by-line and nothing else; () for others."""
    if len(line) > MAX_BY_LINE or line.endswith((".", "!", "?")):
        return ()
    found = _BY_LINE.fullmatch(line) or _DATE_AND_BY.fullmatch(line)
    if found:
        return tuple(_BETWEEN_NAMES.split(found["names"]))
    name = re.sub(r"^by\s+(?:the\s+)?", "", line, flags=re.I)
    return (name,) if name != line and is_agency(name) else ()


def by_line_names(lines: Iterable[str]) -> list[str]:
    """The names in by-lines, once each, without roles and accounts."""
    names: dict[str, str] = {}
    for line in (" ".join(line[:LONGEST_BY_LINE].split()) for line in lines):
        for part in _BETWEEN.split(_without_by(line)):
            name = re.sub(r"\s*\(.*?\)|\s+(?:in|for|at|of|on)\s.*$", "", part).strip(" .,-–—|:")
            before = _OFFICE_BEHIND.sub("", name)
            name = before if is_person(before) and not _OF_MANY.search(before) else name
            if is_name(name) and (is_agency(name) or not _ROLE.search(name)):
                names.setdefault(_key(name), name)
    return list(names.values())


def _without_by(line: str) -> str:
    return _BY.sub("", _OFFICE_OF.sub("", without_others(line))).strip()


def without_others(line: str) -> str:
    """A by-line up to those who reviewed, edited or illustrated."""
    return _NOT_BY.sub("", line)


def is_name(name: str) -> bool:
    """Whether a text may stand in a by-line: some words, and no address."""
    return (
        1 < len(name) <= MAX_NAME
        and len(name.split()) <= 6
        and any(c.isalpha() for c in name)
        and not _NO_NAME.search(name)
    )


def is_agency(name: str) -> bool:
    """Whether it is the name of a news agency."""
    return " ".join(re.findall(r"\w+", name.lower())) in agencies()


def is_person(name: str) -> bool:
    """Whether it looks like a person's full name: two words or more, written large but for
    particles between them."""
    words = name.split()
    is_written_large = words[0][:1].isupper() and words[-1][:1].isupper() if words else False
    return (
        2 <= len(words) <= 5
        and is_written_large
        and not any(c.isdigit() for c in name)
        and not any(w[0].islower() and w.rstrip("'’") not in name_particles() for w in words[1:-1])
    )


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()
