"""The tense of what is said of a date, from the words before it, where the caller does not know it."""

from __future__ import annotations

import re

from transforms.extract.dates.expressions import Tense

_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|(?:is|are|was|were) (?:set|due|expected|scheduled|planned|likely|poised"
    r"|slated|preparing) (?:to|for)|(?:is|are) to|plans? to|planned for|scheduled for|due (?:to|on|in)"
    r"|expected (?:to|on|in|by)|intends? to|hopes? to|vow(?:s|ed) to|agreed to|promised to|going to"
    r"|ahead of|upcoming|until|till|deadline|by)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|said|told|met|held|went|came|began|left|took|made|gave|won|lost"
    r"|fell|rose|fought|struck|hit|shot|found|sent|spoke|saw|broke|led|put|flew|drove|wrote|fled|burnt"
    r"|blew|cut|set|sold|bought|brought|caught|dealt|drew|kept|paid|quit|ran|shut|stole|stood|threw"
    r"|withdrew|became|[a-z]{2,}ed)\b"
)
_REACH = 140


def tense_before(sentence: str, start: int) -> Tense | None:
    """ "future" where the last verb before an expression points ahead, "past" where it points back."""
    text = sentence[max(0, start - _REACH) : start]
    ahead = max((m.start() for m in _FUTURE.finditer(text)), default=-1)
    spans = [(m.start(), m.end()) for m in _FUTURE.finditer(text)]
    back = max(
        (m.start() for m in _PAST.finditer(text) if not any(s <= m.start() < e for s, e in spans)),
        default=-1,
    )
    if ahead == back == -1:
        return None
    return "future" if ahead > back else "past"
