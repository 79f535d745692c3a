"""Authors: names out of by-lines such as "By Jane Doe and John Roe, Political Editor"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.parse.characters import repair_line

MAX_NAME = 60
_BY = re.compile(
    r"^(?:written |reported |posted |story |words |text |analysis |opinion )?by:?\s+", re.I
)
_BETWEEN = re.compile(r"\s*(?:,|;|\||/|&|\band\b|\bwith\b|\n)\s*")
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|columnist|journalist|producer|contributor|"
    r"bureau|desk|newsroom|news|team|author|photographer|analyst|chief|senior|admin|"
    r"digital|press|media|agency|agencies|service)\b",
    re.I,
)
_NO_NAME = re.compile(r"https?:|www\.|@|\.com\b|\d{3}|[<>{}\[\]=]", re.I)


def author_names(values: Iterable[str], publishers: Sequence[str] = ()) -> tuple[str, ...]:
    """Names of persons, in order and once each; a site's own name, roles and addresses are none."""
    sites = {re.sub(r"\W+", "", name).lower() for name in publishers}
    names: dict[str, str] = {}
    for value in values:
        line = repair_line(value) or ""
        for part in _BETWEEN.split(_BY.sub("", line)):
            name = re.sub(r"\s*\(.*?\)|\s+(?:in|for|at|of)\s.*$", "", part).strip(" .,-–—|")
            key = re.sub(r"\W+", "", name).lower()
            if key and key not in sites and key not in names and is_name(name):
                names[key] = name
    return tuple(names.values())


def is_name(name: str) -> bool:
    """Whether a text may be a person's name: a few words, no role, no address."""
    return (
        1 < len(name) <= MAX_NAME
        and len(name.split()) <= 5
        and not _NO_NAME.search(name)
        and not _ROLE.search(name)
    )
