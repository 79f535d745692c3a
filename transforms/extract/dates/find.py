"""Finding the expressions of time in a sentence and resolving them against the article's date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from transforms.extract.dates import absolute, holidays, narrative, relative
from transforms.extract.dates.anchor import Anchor
from transforms.extract.dates.anchored import ANNIVERSARY, DISTANCE, anniversary, distance
from transforms.extract.dates.expressions import DateExpression, Precision, Span, Tense
from transforms.extract.dates.tense import tense_at

_RULES = (*absolute.RULES, *holidays.RULES, *relative.RULES, *narrative.RULES)


@dataclass(frozen=True)
class _Candidate:
    start: int
    end: int
    outcome: Span | Precision


def find_dates(
    sentence: str,
    published: date | None = None,
    tense: Tense | None = None,
    reference: date | None = None,
) -> list[DateExpression]:
    """The expressions of time of a sentence, from left to right, without overlaps.

    published: the article's date; without it relative expressions stay unresolved. tense: "past" or
    "future" of the act, which decides between the last and the next Friday; None lets the words
    before the expression decide, else the same day or the most recent counts for weekdays, the
    nearest for days without a year. reference: the day last
    spoken of, for "the next day".
    """
    anchor = Anchor(published, tense, reference)
    candidates = [*_plain(sentence, anchor), *_anchored(sentence, anchor)]
    candidates.sort(key=lambda c: (c.start, -c.end))
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-(c.end - c.start), c.start)):
        if all(candidate.end <= c.start or candidate.start >= c.end for c in chosen):
            chosen.append(candidate)
    return [_expression(sentence, c) for c in sorted(chosen, key=lambda c: c.start)]


def _plain(sentence: str, anchor: Anchor) -> list[_Candidate]:
    found = []
    for pattern, handler in _RULES:
        for match in pattern.finditer(sentence):
            tense = anchor.tense or tense_at(sentence, *match.span())
            outcome = handler(match, replace(anchor, tense=tense))
            if outcome is not None:
                start, end = _trimmed(sentence, match.start(), match.end())
                found.append(_Candidate(start, end, outcome))
    return found


def _anchored(sentence: str, anchor: Anchor) -> list[_Candidate]:
    found = []
    for match in ANNIVERSARY.finditer(sentence):
        outcome = anniversary(match, anchor, sentence)
        if outcome is not None:
            start, end = _trimmed(sentence, match.start(), outcome[1])
            found.append(_Candidate(start, end, outcome[0]))  # type: ignore[arg-type]

    def inner(rest: str) -> Span | None:
        """The date with which the rest of a sentence begins, an article or "the" before it."""
        nested = [c for c in (*_plain(rest, anchor), *_nested(rest, anchor)) if c.start <= 4]
        spans = [c for c in nested if isinstance(c.outcome, Span)]
        best = max(spans, key=lambda c: c.end - c.start, default=None)
        return best.outcome if best is not None and isinstance(best.outcome, Span) else None

    for match in DISTANCE.finditer(sentence):
        outcome = distance(match, anchor, sentence, inner)
        if outcome is not None and outcome[0] is not None:
            covered = [c.end for c in found if c.start <= outcome[1] + 5 and c.end > outcome[1]]
            end = max([outcome[1], *covered])
            start, end = _trimmed(sentence, match.start(), end)
            found.append(_Candidate(start, end, outcome[0]))
    return found


def _nested(rest: str, anchor: Anchor) -> list[_Candidate]:
    match = ANNIVERSARY.search(rest)
    if match is None:
        return []
    outcome = anniversary(match, anchor, rest)
    if outcome is None or outcome[0] is None:
        return []
    return [_Candidate(match.start(), outcome[1], outcome[0])]


_LEADING = (
    "on ", "in ", "since ", "of ", "until ", "till ", "by ", "during ", "before ", "after ",
    "for ", "back in ", "and ", "around ", "throughout ", "at ", "over ", "through ",
    "marking ", "ahead of ",
)  # fmt: skip


_OWNED_YEAR = re.compile(r"(?:the|an?|its|their|his|her)\s+(?=\d{4}$)", re.IGNORECASE)


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span without a preposition in front and blanks around."""
    text = sentence[start:end]
    lowered = text.lower()
    for word in _LEADING:
        if lowered.startswith(word) and not lowered.startswith(("between ", "from ")):
            start += len(word)
            break
    while end > start and sentence[end - 1] in " ,":
        end -= 1
    while start < end and sentence[start] in " (":
        start += 1
    if sentence[start - 1 : start] == "(" and sentence[end - 1] == ")":
        end -= 1
    owned = _OWNED_YEAR.match(sentence[start:end])
    return (start + owned.end() if owned else start), end


def _expression(sentence: str, candidate: _Candidate) -> DateExpression:
    outcome = candidate.outcome
    text = sentence[candidate.start : candidate.end]
    if isinstance(outcome, Span):
        return DateExpression(
            candidate.start, candidate.end, text, outcome.first, outcome.last, outcome.precision
        )
    return DateExpression(candidate.start, candidate.end, text, None, None, "UNKNOWN")
