"""The date of an act, chosen among the sentence's expressions of time, and whether it is old.

An act is historical where it ended more than 30 days before the article; without an article date,
where its year lies before the latest year that the article names, or where the sentence tells of
it only as the occasion of an anniversary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

from transforms.extract.dates import DateExpression, find_dates
from transforms.extract.findings import Finding

OLD = timedelta(days=30)
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d%]|,\d)")
# A day behind a verb of saying is that of the report, where the sentence has another.
_SAID = re.compile(
    r"\b(?:said|says|told \w+(?: \w+)?|reported|announced|added|confirmed)"
    r"(?: (?:on|late|early|in a statement|by telephone|earlier|later))*\s+$"
)
_REPORTED = 500
_ANNIVERSARY = re.compile(r"\banniversary of\W+(?:\w+\W+){0,4}$", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:decades?|centur(?:y|ies)|(?:\w+ )?years) (?:ago|earlier)\b|\bin the (?:\d\d)?\d0s\b"
    r"|\bWorld War\b|\bCold War\b",
    re.IGNORECASE,
)


def date_of(
    finding: Finding,
    sentence: str,
    published: date | None,
    reference: Callable[[], date | None] | None = None,
) -> DateExpression | None:
    """The expression of time that stands nearest to the act, or None.

    reference: gives the day that the sentences before spoke of last, for "two days later".
    """
    tense: Literal["past", "future"] = "future" if finding.tense == "future" else "past"
    found = _nearest(finding, sentence, find_dates(sentence, published, tense))
    if found is None or found.date is not None or published is None:
        return found
    before = [
        e.date
        for e in find_dates(sentence[: found.start], published, tense)
        if e.precision == "DAY" and e.date is not None
    ]
    told = before[-1] if before else (reference() if reference is not None else None)
    if told is None:
        return found
    return _nearest(finding, sentence, find_dates(sentence, published, tense, told))


def last_day(sentences: Sequence[str], published: date | None) -> date | None:
    """The day that sentences, the nearest last, spoke of last."""
    for sentence in reversed(sentences):
        days = [
            e.date
            for e in find_dates(sentence, published)
            if e.precision == "DAY" and e.date is not None
        ]
        if days:
            return days[-1]
    return None


def _nearest(
    finding: Finding, sentence: str, found: Sequence[DateExpression]
) -> DateExpression | None:
    taken = [p for p in (finding.source, finding.target) if p is not None]
    free = [e for e in found if not any(p.start <= e.start and e.end <= p.end for p in taken)]
    return min(free, key=lambda e: (_distance(finding, e, sentence), e.start), default=None)


def _distance(finding: Finding, expression: DateExpression, sentence: str) -> int:
    said = _SAID.search(sentence, 0, expression.start)
    away = _REPORTED if said is not None and said.start() != finding.trigger_start else 0
    if expression.start >= finding.trigger_end:
        return expression.start - finding.trigger_end + away
    return finding.trigger_start - expression.end + 10 + away  # what follows belongs to it sooner


def is_historical(
    finding: Finding,
    sentence: str,
    expression: DateExpression | None,
    published: date | None,
    latest_year: int | None,
) -> bool:
    """Whether the act is old against the article's own date."""
    if finding.modality == "FUTURE":
        return False
    before = sentence[: finding.trigger_start]
    if _ANNIVERSARY.search(before):
        return True
    if _LONG_AGO.search(sentence):
        return True
    last = (expression.date_end or expression.date) if expression is not None else None
    if published is not None:
        return last is not None and last < published - OLD
    if expression is None:
        return False
    years = [int(y) for y in _YEAR.findall(expression.text)]
    year = last.year if last is not None else max(years, default=None)
    # A report without a date of its own names the year only of what is not of today.
    return year is not None and (latest_year is None or year <= latest_year)


def latest_year(text: str) -> int | None:
    """The latest year that a text names in four figures, as a stand-in for its date."""
    return max((int(y) for y in _YEAR.findall(text)), default=None)
