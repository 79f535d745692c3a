"""Limits as options: ``--max record=64MB --max seconds=1min``, from the table `limits.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transforms.parse import ParseOptions
    from transforms.read import Limits

# Unit -> suffix (in lower case) -> factor. A megabyte is 1,048,576 bytes, as everywhere here.
_BYTES = {"": 1, "b": 1, "k": 2**10, "kb": 2**10, "m": 2**20, "mb": 2**20, "g": 2**30, "gb": 2**30}
_COUNT = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_SECONDS = {"": 1.0, "s": 1.0, "ms": 1e-3, "m": 60.0, "min": 60.0, "h": 3600.0}
UNITS: Mapping[str, Mapping[str, float]] = {
    "bytes": _BYTES,
    "characters": _COUNT,
    "count": _COUNT,
    "seconds": _SECONDS,
    "share": {"": 1.0, "%": 0.01},
}
_EXAMPLES = {
    "bytes": "64MB", "characters": "500k", "count": "5000", "seconds": "30s", "share": "5%",
}  # fmt: skip
_VALUE = re.compile(r"(\d[\d,_]*(?:\.\d+)?)\s*([A-Za-z]*|%)")


@dataclass(frozen=True)
class Limit:
    """A row of `limits.csv`; see the comment there."""

    name: str
    default: str
    unit: str
    holder: str
    field: str
    reason: str
    meaning: str


@dataclass(frozen=True)
class Bounds:
    """The limits of a run: those of reading and of parsing, and what the user gave of them."""

    read: Limits
    parse: ParseOptions
    given: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def limits() -> Mapping[str, Limit]:
    """Name -> limit, in the order of the table."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {row["name"]: Limit(**row) for row in csv.DictReader(lines, delimiter=";")}


def limit_value(limit: Limit, text: str) -> float:
    """The number that a text such as ``64MB`` stands for. Raises ValueError."""
    match = _VALUE.fullmatch(text.strip())
    factor = UNITS[limit.unit].get(match[2].lower()) if match else None
    if not match or factor is None:
        raise ValueError(f"--max {limit.name}={text}: write {_EXAMPLES[limit.unit]}")
    value = float(re.sub("[,_]", "", match[1])) * factor
    if limit.unit == "share" and value > 1:
        raise ValueError(f"--max {limit.name}={text}: a share is at most 100%")
    if value == 0 and limit.unit in ("bytes", "seconds"):
        raise ValueError(f"--max {limit.name}={text}: nothing would be read")
    return value if limit.unit in ("seconds", "share") else int(value)


def parse_limits(pairs: Iterable[str]) -> Bounds:
    """``["record=64MB", ...]`` -> the limits of a run. Raises ValueError on a bad pair."""
    from transforms.parse import ParseOptions
    from transforms.read import Limits

    changes: dict[str, dict[str, Any]] = {"read": {}, "parse": {}, "page": {}}
    given = {}
    for pair in pairs:
        name, equals, text = (part.strip() for part in pair.partition("="))
        limit = limits().get(name.lower().replace("_", "-"))
        if limit is None or not equals:
            known = ", ".join(limits())
            wrong = f"there is no limit {name!r}" if equals else "write NAME=VALUE"
            raise ValueError(f"--max {pair}: {wrong}; the limits are {known}")
        changes[limit.holder][limit.field] = limit_value(limit, text)
        given[limit.name] = text
    options = ParseOptions()
    pages = replace(options.page_limits, **changes["page"])
    parse = replace(options, page_limits=pages, **changes["parse"])
    return Bounds(replace(Limits(), **changes["read"]), parse, given)
