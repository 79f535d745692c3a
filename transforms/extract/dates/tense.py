"""The tense of what is said of a date, from the words before it.

It is read where the caller does not know the tense of the act.
"""

from __future__ import annotations

import re

from transforms.extract.dates.expressions import Tense

_FUTURE = re.compile(
    r"\b(?:(?:will|shall|won['’]t|would)(?:\s+(?:not|also|then|be|have|only|instead))*\s+\w+"
    r"|(?:is|are|was|were) (?:set|due|expected|scheduled|planned|likely|poised|slated|preparing)"
    r" (?:to|for)(?:\s+be)?(?:\s+\w+)?|(?:is|are) to(?:\s+be)?\s+\w+|plans? to|planned for"
    r"|scheduled for|due(?! to\b)(?: (?:back|out|here|in court))?(?: (?:on|in|for))?"
    r"|expected (?:to|on|in|by)|intends? to|hopes? to|vow(?:s|ed) to"
    r"|agreed to|promised to|going to|ahead of|upcoming|deadline"
    r"|(?:until|till|by|starting|as early as|as soon as|no later than)(?=\W*(?:the )?$)"
    r"|(?:set|scheduled|planned|slated|expected|due|called) (?:for|on)?(?=\W*(?:the )?$)"
    r"|opens|begins|starts|returns|(?<!its )(?<!the )(?<!their )(?<!of )votes"
    r"(?= (?:on|in|next|this))|expires|takes? (?:effect|office)"
    r"|enters? into force"
    r"|go(?:es)? to the polls|meets?|gathers?|convenes?|resumes|visits|arrives|leaves|flies"
    r"|travels|holds|hosts|reconvenes|departs)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|said|told|met|held|went|came|began|left|took|made|gave|won"
    r"|lost|fell|rose|fought|struck|hit|shot|found|sent|spoke|saw|broke|led|put|flew|drove|wrote|fled"
    r"|burnt|blew|cut|set|sold|bought|brought|caught|dealt|drew|kept|paid|quit|ran|shut|stole|stood|threw"
    r"|withdrew|became|[a-z]{2,}ed)\b"
)
_REACH = 140
_OPENING = 12


_NEXT_CLAUSE = re.compile(r"[.;:!?]|,\s+(?:and|but|while|after|as)\b")
_OWNED = re.compile(r"['’]s?\b|['’]s\s")


def tense_at(sentence: str, start: int, end: int) -> Tense | None:
    """The tense of the last verb before an expression, "future" where it points ahead; where a
    sentence begins with the expression, that of the first verb behind it."""
    owned = _OWNED.match(sentence, end) is not None
    text = sentence[max(0, start - _REACH) : start]
    if re.search(r"\bfor\W*(?:the )?$", text) and not owned:
        return "future"  # "a strike for Friday"
    found = _last(text)
    if found is None and start < _OPENING and not owned:
        return _first(sentence[end : end + _REACH])
    return found


def _last(text: str) -> Tense | None:
    ahead, back = _positions(text)
    if not ahead and not back:
        return None
    return "future" if max(ahead, default=-1) > max(back, default=-1) else "past"


def _first(text: str) -> Tense | None:
    stop = _NEXT_CLAUSE.search(text)
    ahead, back = _positions(text[: stop.start()] if stop else text)
    if not ahead and not back:
        return None
    last = len(text)
    return "future" if min(ahead, default=last) < min(back, default=last) else "past"


def _positions(text: str) -> tuple[list[int], list[int]]:
    """Where verbs point ahead, and where they tell of the past."""
    spans = [(m.start(), m.end()) for m in _FUTURE.finditer(text)]
    past = [m.start() for m in _PAST.finditer(text)]
    return [s for s, _ in spans], [p for p in past if not any(s <= p < e for s, e in spans)]
