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
    r"|scheduled for|due (?:to|on|in)|expected (?:to|on|in|by)|intends? to|hopes? to|vow(?:s|ed) to"
    r"|agreed to|promised to|going to|ahead of|upcoming|deadline|(?:until|till|by)(?=\W*(?:the )?$)"
    r"|opens|begins|starts|returns|votes(?= (?:on|in|next|this))|expires|takes? (?:effect|office)"
    r"|enters? into force"
    r"|go(?:es)? to the polls|meets|resumes|visits|arrives|leaves)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|said|told|met|held|went|came|began|left|took|made|gave|won"
    r"|lost|fell|rose|fought|struck|hit|shot|found|sent|spoke|saw|broke|led|put|flew|drove|wrote|fled"
    r"|burnt|blew|cut|set|sold|bought|brought|caught|dealt|drew|kept|paid|quit|ran|shut|stole|stood|threw"
    r"|withdrew|became|[a-z]{2,}ed)\b"
)
_REACH = 140


def tense_before(sentence: str, start: int) -> Tense | None:
    """The tense of the last verb before an expression: "future" where it points ahead."""
    text = sentence[max(0, start - _REACH) : start]
    spans = [(m.start(), m.end()) for m in _FUTURE.finditer(text)]
    ahead = max((start for start, _ in spans), default=-1)
    back = max(
        (m.start() for m in _PAST.finditer(text) if not any(s <= m.start() < e for s, e in spans)),
        default=-1,
    )
    if ahead == back == -1:
        return None
    return "future" if ahead > back else "past"
