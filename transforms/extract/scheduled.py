"""Acts told in the present that are still to come: "flies to Oman next week", "when he meets her".

English tells what is arranged in the present tense, with the time beside it; and a clause of time
that hangs on a future clause stands in the present, too (Quirk et al. 1985, sections 4.44-4.47).
A bare date does not tell: captions have it beside the present tense of what is over.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

PRESENT = frozenset({"VBZ", "VBP"})
PROGRESSIVE = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
TIME_CLAUSES = frozenset({"when", "once", "before", "after", "until", "till", "as"})
WILL = frozenset({"will", "'ll", "shall", "wo", "would"})

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_COMING = re.compile(
    rf"(?:tomorrow|next (?:week|month|year|weekend|spring|summer|autumn|winter|{_DAY})"
    r"|later (?:this|next) (?:week|month|year)|this coming \w+"
    r"|in (?:the next )?(?:\d+|two|three|four|five|six|seven|ten) (?:days|weeks|months|years)"
    r"|in the coming (?:days|weeks|months))\b"
)
_WEEKDAY = re.compile(rf"from {_DAY}\b")


def scheduled(verb: Token) -> str:
    """The words that put a verb in the present into the future; empty where nothing does."""
    progressive = verb.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in PROGRESSIVE for c in verb.children
    )
    if not progressive and verb.tag_ not in PRESENT:
        return ""
    for child in verb.children:
        if child.dep_ in ("npadvmod", "prep", "advmod") and child.i > verb.i:
            words = verb.doc[child.left_edge.i : child.right_edge.i + 1].text.lower()
            said = _COMING.match(words) or (_WEEKDAY.match(words) if progressive else None)
            if said:
                return said.group()
    return _of_a_future_clause(verb)


def _of_a_future_clause(verb: Token) -> str:
    """ "will raise it when he meets her": the clause's first word."""
    head = verb.head
    while head.dep_ == "conj" and not any(c.dep_ == "aux" for c in head.children):
        head = head.head  # "will hold talks and speak before he flies on"
    if verb.dep_ != "advcl" or not any(c.dep_ == "aux" and c.lower_ in WILL for c in head.children):
        return ""
    openers = (c for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i)
    return next((c.lower_ for c in openers if c.lower_ in TIME_CLAUSES), "")
