"""Authors: names out of by-lines such as "By Jane Doe and John Roe, Political Editor"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.parse.characters import repair_line

MAX_NAME = 60
_BY = re.compile(
    r"^(?:(?:article|written|reported|posted|published|story|words|text|submitted|"
    r"analysis|opinion|author)s?\s+)?by(?::\s*|\s+)|^authors?:\s+",
    re.I,
)
# Those who read a story before or after it appeared did not write it.
_NOT_BY = re.compile(
    r"[\s,.;|·(-]*\b(?:(?:medically |expert |fact[- ]?)?(?:reviewed|checked)|updated|edited|"
    r"photo(?:graph)?s?|illustrat(?:ed|ion)s?|graphics?|video)\s+by\b.*$",
    re.I | re.S,
)
_BETWEEN = re.compile(r"\s*(?:,|;|\||/|&|\s[·•–—]\s|\band\b|\bwith\b|\n)\s*")
_ROLE = re.compile(
    r"\b(?:editor|editors|reporter|correspondent|writer|staff|columnist|journalist|producer|"
    r"contributor|contributors|bureau|desk|newsdesk|newsroom|news|team|author|authors|"
    r"photographer|analyst|chief|senior|admin|expert|director|manager|founder|ceo|phd|md|"
    r"digital|press|media|agency|administrator|webmaster|super user|guest|agencies|service|posts?|"
    r"updated|published|minutes?|read)\b",
    re.I,
)
_NO_NAME = re.compile(r"https?:|www\.|@|\.com\b|\d{3}|[<>{}\[\]=:]|^\d+\s|\bago\b", re.I)
LONGEST_BY_LINE = 2_000  # of a longer one the addresses cost the square of its length to find
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


def author_names(
    groups: Iterable[Iterable[str]], publishers: Sequence[str] = ()
) -> tuple[str, ...]:
    """Names of the first group that holds persons, in order and once each.

    ``groups`` come from one place of the input each, best first. Only where none has a person is
    another by-line ("Newsdesk", a user name) taken. A site's own name is no author beside others.
    """
    sites = {_key(name) for name in publishers}
    others: tuple[str, ...] = ()
    for group in groups:
        short = (value[:LONGEST_BY_LINE] for value in group)
        lines = [line for value in short if (line := repair_line(_ADDRESS.sub(" ", value)))]
        names = [n for n in by_line_names(lines) if _key(n) not in sites]
        persons = tuple(n for n in names if is_person(n))
        if persons:
            return persons
        others = others or tuple(names) or tuple(filter(is_name, map(_without_by, lines)))[:1]
    return others


def by_line_names(lines: Iterable[str]) -> list[str]:
    """The names in by-lines, once each, without roles and accounts."""
    names: dict[str, str] = {}
    for line in lines:
        for part in _BETWEEN.split(_without_by(line)):
            name = re.sub(r"\s*\(.*?\)|\s+(?:in|for|at|of|on)\s.*$", "", part).strip(" .,-–—|:")
            if is_name(name) and not _ROLE.search(name):
                names.setdefault(_key(name), name)
    return list(names.values())


def _without_by(line: str) -> str:
    return _BY.sub("", _NOT_BY.sub("", line)).strip()


def is_name(name: str) -> bool:
    """Whether a text may stand in a by-line: some words, and no address."""
    return (
        1 < len(name) <= MAX_NAME
        and len(name.split()) <= 6
        and any(c.isalpha() for c in name)
        and not _NO_NAME.search(name)
    )


def is_person(name: str) -> bool:
    """Whether it looks like a person's full name: two words or more, written large."""
    words = name.split()
    is_written_large = words[0][:1].isupper() and words[-1][:1].isupper() if words else False
    return 2 <= len(words) <= 5 and is_written_large and not any(c.isdigit() for c in name)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()
