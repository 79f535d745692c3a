"""Whether an article is about politics at all, told by the words that its sentences hold.

Guides, reviews, recipes and business pages have sentences that read like acts ("the school offers
students support"). An article of some length with hardly a word of politics (lexicon/veto.csv,
"politics") is one of these: in it only what a state or an organ of one does, told as done, counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.commerce import PROPER, fields
from transforms.extract.phrases import ActorKind, in_class, kind

SHORTEST = 10  # sentences from which the words of an article tell
# Different words of politics that an article about it has: in a short one, in one of the length of
# a news agency's story, and in long articles one in so many sentences.
FEWEST, USUAL = 2, 3
STORY = 15  # sentences
SENTENCES_A_WORD = 25


def is_unpolitical(parse: Parse) -> bool:
    """Whether the article is long enough to tell, and has hardly a word of politics."""
    length = len(parse.knowledge.sentences)
    if length < SHORTEST:
        return False
    told = len(parse.knowledge.words & fields()["politics"])
    return told < max(FEWEST if length < STORY else USUAL, length / SENTENCES_A_WORD)


def is_state(token: Token, parse: Parse) -> bool:
    """A state, an organ or office of one, or an armed group; no crowd, no union, no company."""
    if kind(token, parse) is not ActorKind.POLITICAL:
        return False
    if in_class(token, "country", parse) or token.tag_ in PROPER:
        return True
    groups = parse.lexicon.actor_groups
    nouns = {token.lower_, *parse.lexicon.lemmas.noun(token.lower_)}
    return bool(nouns & (groups["leader"] | groups["state"] | groups["armed"]))


def names_state(actors: Sequence[Token], parse: Parse) -> bool:
    """Whether one of them surely is a state, or a body or officer of one."""
    governing = fields()["governing"]
    return any(
        is_state(actor, parse)
        and any(
            t.tag_ in PROPER or t.lower_ in governing or t.text in parse.lexicon.demonyms
            for t in actor.subtree
            if t.i <= actor.i
        )
        for actor in actors
    )
