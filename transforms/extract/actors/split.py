"""Dividing a plural: "Britain, France and Germany" are three actors."""

from __future__ import annotations

import re

from transforms.extract.actors.folding import words
from transforms.extract.actors.gazetteer import gazetteer

_JOINT = re.compile(r"\s*(?:,\s*(?:and|as well as)\s+|,\s*|\s+and\s+|\s+as well as\s+|\s+or\s+)\s*")
_CLAUSE = re.compile(r"\b(?:who|which|whose|that|killed|accused|backed|led)\b")


def split_actors(text: str) -> list[str]:
    """The members of a coordinated noun phrase, in order; the whole phrase where it is one.

    An apposition ("Pete Hegseth, the US defence secretary") and names that hold "and" themselves
    (Bosnia and Herzegovina) stay whole. A modifier that the members share is given to each:
    "Russian and Chinese officials" -> "Russian officials", "Chinese officials".
    """
    clause = _CLAUSE.search(text)
    head, tail = (text[: clause.start()], text[clause.start() :]) if clause else (text, "")
    kept = _protected(head)
    cuts = [
        m for m in _JOINT.finditer(head) if not any(start <= m.start() < end for start, end in kept)
    ]
    if not any("," not in m.group() or "and" in m.group() for m in cuts):
        return [text.strip()]
    parts, last = [], 0
    for cut in cuts:
        parts.append(head[last : cut.start()].strip())
        last = cut.end()
    parts.append((head[last:] + tail).strip())
    parts = [p for p in parts if p]
    if any(p.split()[0].lower() in ("a", "his", "her", "its", "their") for p in parts[1:]) and any(
        "," in c.group() for c in cuts[:1]
    ):
        return [text.strip()]
    return _spread(_share(parts))


def _spread(parts: list[str]) -> list[str]:
    """Give the heads of several states to each: "the leaders of France and Germany"."""
    head = re.match(r".*\b(?:of|from)\s+(?=\S+(?:\s\S+)?$)", parts[0])
    if head is None or not all(_is_body(part) for part in parts[1:]):
        return parts
    table, tokens = gazetteer(), words(head.group())
    matches = [m for i in range(len(tokens)) if (m := table.match(tokens, i)) is not None]
    if not any(e.plural for m in matches for e in m.entries if e.kind == "agent"):
        return parts
    return [parts[0], *(head.group() + part for part in parts[1:])]


def _is_body(text: str) -> bool:
    """Whether a text is the name of a state or body and nothing else."""
    tokens = [w for w in words(text) if w.folded != "the"]
    match = gazetteer().match(tokens, 0) if tokens else None
    if match is None or match.end != len(tokens):
        return False
    return any(e.kind in ("country", "organization", "region") for e in match.entries)


def _protected(text: str) -> list[tuple[int, int]]:
    """Spans of names of the tables, which are never cut."""
    tokens = words(text)
    table = gazetteer()
    spans, i = [], 0
    while i < len(tokens):
        match = table.match(tokens, i)
        if match is not None:
            spans.append((tokens[match.start].start, tokens[match.end - 1].end))
            i = match.end
        else:
            i += 1
    depth_spans = [(m.start(), m.end()) for m in re.finditer(r"\([^)]*\)", text)]
    return spans + depth_spans


def _share(parts: list[str]) -> list[str]:
    """Give a lone adjective the noun of the last member: "Russian and Chinese officials"."""
    table = gazetteer()
    last = words(parts[-1])
    first = table.match(last, 0) if last else None
    if first is None or first.kind != "adjective" or first.end >= len(last):
        return parts
    noun = parts[-1][last[first.end].start :]
    shared = []
    for part in parts[:-1]:
        tokens = [w for w in words(part) if w.folded != "the"]
        match = table.match(tokens, 0) if tokens else None
        lone = match is not None and match.end == len(tokens) and match.kind == "adjective"
        is_country = lone and any(e.kind == "country" for e in match.entries) if match else False
        shared.append(f"{part} {noun}" if lone and not is_country else part)
    return [*shared, parts[-1]]
