"""Noun phrases: how far they reach, which members they have, and whether they can act.

``ActorKind`` is a guess from the sentence and what is known of names: POLITICAL (a state, an organ
of it, an armed group, a crowd, a party, somebody with such an office or nationality), NAME (a
proper name that tells no more), PERSON, PRONOUN, BUSINESS or THING. Which actor it is, is resolved
later.
"""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.commerce import COMMERCIAL_ARTICLE, is_commercial, market_words
from transforms.extract.tokens import is_noun, is_quantity, is_time
from transforms.extract.wordlists import words

LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet",
                  "advmod", "case", "punct"})  # fmt: skip
SELF = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
PERSONAL = POSSESSIVE | {"he", "she", "they", "him", "them", "we", "us", "i", "me", "it"}


class ActorKind(Enum):
    """What a phrase tells of who it names, before any table of names is asked."""

    POLITICAL = "political"
    NAME = "name"
    PERSON = "person"
    PRONOUN = "pronoun"
    BUSINESS = "business"
    THING = "thing"


def members(token: Token) -> list[Token]:
    """The coordinated members of a phrase, "Britain and France" -> both, in order."""
    found = [token]
    for child in token.children:
        if child.i < token.i or child.doc[child.i - 1].text == "-":
            continue  # "his co-authors" is nobody else than the authors
        somebody = is_noun(child) or child.tag_ in ("JJ", "CD", "PRP")
        if (child.dep_ == "conj" and somebody) or _continues_list(child, token):
            found += members(child)
    return found


def _continues_list(child: Token, token: Token) -> bool:
    """Whether an apposition is the next of several names: "Mali, Burkina Faso and Niger"."""
    others = child.conjuncts
    return (
        child.dep_ in ("appos", "npadvmod")
        and all(t.tag_ == "NNP" and not is_time(t) for t in (token, child, *others))
        and any(c.dep_ == "cc" for m in (child, *others) for c in m.children)
    )


def is_pair(token: Token) -> bool:
    """Whether a phrase speaks of two that act together: "the two leaders", "both sides"."""
    told = any(c.lower_ in ("two", "both") for c in token.lefts)
    return told and token.lower_ in (words("pairs") | words("people_nouns"))


def content(token: Token, parse: Parse) -> Token:
    """Through measures and collectives: "a series of attacks" -> attacks."""
    for _ in range(3):
        lemmas = parse.lexicon.lemmas.noun(token.lower_)
        amounts = parse.lexicon.classes["amount_of"]
        if token.tag_ != "CD" and token.lower_ not in amounts and not amounts & set(lemmas):
            return token
        inner = parse.noun_slots(token).get("of", [])
        if not inner:
            return token
        token = inner[0]
    return token


def bounds(token: Token, depth: int = 0) -> tuple[int, int]:
    """First and last token index (exclusive) of the phrase that the token heads.

    Relative clauses, appositions behind a comma, coordinated members and prepositional phrases
    other than "of" are left out, and of phrases within phrases what lies below ``DEEPEST``.
    """
    start = token.i
    for child in token.lefts:
        if child.dep_ in LEFT and not (child.dep_ == "punct" and child.text not in "\"'-“‘"):
            start = min(start, child.left_edge.i)
    end = token.i + 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and _is_told(token):
            continue  # "accused the police of beating": no part of the phrase
        # "Reporters Without Borders": a preposition inside a name
        inside_name = child.text.istitle() and token.text[:1].isupper()
        if child.dep_ == "prep" and (child.lower_ == "of" or inside_name):
            last = _of_end(child, depth)
            if inside_name or last > child.i + 1:
                end = max(end, last)
        elif (child.dep_ == "punct" and child.text == "-") or (
            child.dep_ == "appos" and child.left_edge.i == end and child.tag_ in ("NNP", "NNPS")
        ):
            end = max(end, child.i + 1)
    document = token.doc
    while start < token.i and (
        document[start].is_space or document[start].text in ("-", "—", ",", "”", "'")
    ):
        start += 1
    return start, end


def _is_told(token: Token) -> bool:
    """Whether the "of" behind an object belongs to the verb: accuse, inform, strip of."""
    return token.dep_ == "dobj" and token.head.lower_ in words("of_verbs")


def possessive(token: Token) -> Token | None:
    """The possessive pronoun before a noun: "its licence"."""
    return next((c for c in token.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)


def reach(token: Token, parse: Parse) -> tuple[int, int]:
    """The phrase with what tells apart who is meant: "police in Minsk", "the envoy, Eva Holm".

    That is a place or body behind a common noun, and a name in apposition. Token indices, the last
    one exclusive.
    """
    if token.tag_ == "PRP$":
        return bounds(token.head)
    start, end = bounds(token)
    if token.tag_ not in ("NN", "NNS"):
        return start, end
    office = parse.lexicon.actor_groups["leader"].intersection(
        {token.lower_, *parse.lexicon.lemmas.noun(token.lower_)}
    )
    prepositions = BELONGING | (OFFICIAL if office else frozenset())
    document = token.doc
    for child in token.rights:
        if child.left_edge.i - end > 1 or child.i < end:
            continue
        if child.dep_ == "prep" and child.i == end and child.lower_ in prepositions:
            end = _members_end(child, end)
        elif child.dep_ == "appos" and child.tag_ == "NNP" and office:
            first, last = bounds(child)
            comma = document[end].text == "," and first == end + 1
            end = last if first == end or comma else end
    return start, end


def shared_head(token: Token) -> Token | None:
    """The noun that several owners before it share, for one of them: "House and Senate envoys"."""
    first = _first_of_list(token)
    if first.dep_ not in ("amod", "compound", "nmod", "poss"):
        return None
    head = first.head
    if head.i <= token.i or not is_noun(head):
        return None
    return head if first.conjuncts or first.nbor().text == "," else None


def own_words(token: Token, text: str, parse: Parse) -> str:
    """What one of several owners of a plural is called alone: of "French and Iranian ministers"
    the one is "French ministers", of "the leaders of Peru and Chile" "leaders of Peru"."""
    shared = shared_head(token)
    if shared is not None:
        last = max(t.i for t in (token, *token.conjuncts))
        behind = [t.text for t in token.doc[last + 1 : shared.i + 1] if t.tag_ != "POS"]
        return " ".join([text, *behind])
    first = _first_of_list(token)
    group = first.head.head
    if first.dep_ != "pobj" or first.head.lower_ != "of" or group.tag_ != "NNS":
        return text
    groups = parse.lexicon.actor_groups
    leaders = (groups["leader"] | groups["state"]).intersection(
        parse.lexicon.lemmas.noun(group.lower_)
    )
    led = leaders and first.conjuncts and _is_country(token, parse)
    start = bounds(group)[0] if led else group.i
    named = token.doc[start : group.i + 1].text
    return f"{named} of {text}" if led else text


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


BELONGING = frozenset({"in", "from", "at", "for"})
OFFICIAL = frozenset({"to", "on"})
LONGEST = 14  # tokens of a phrase behind its head
DEEPEST = 20  # phrases within a phrase that are looked into


def _members_end(preposition: Token, end: int) -> int:
    for child in preposition.children:
        if child.dep_ != "pobj" or not is_noun(child) or is_time(child) or is_quantity(child):
            continue
        for member in members(child):
            first, last = bounds(member)
            if first - end > 2 or last - preposition.i > LONGEST:
                break
            end = last
    return end


def _of_end(preposition: Token, depth: int) -> int:
    for child in preposition.children if depth < DEEPEST else ():
        if child.dep_ == "pobj":
            return bounds(child, depth + 1)[1]
    return preposition.i + 1


def kind(token: Token, parse: Parse) -> ActorKind:
    """What the phrase that the token heads can be in politics."""
    lexicon = parse.lexicon
    token = content(token, parse)
    word = token.lower_
    if token.text != "US" and (word in PERSONAL or word in SELF):
        return ActorKind.THING if word == "it" and token.dep_ == "dobj" else ActorKind.PRONOUN
    if token.tag_ in ("WP", "DT", "WDT", "EX") and word not in ("both", "all", "those"):
        return ActorKind.THING
    if is_quantity(token):
        return ActorKind.THING  # "$400 million"
    start, end = bounds(token)
    phrase = [t for t in token.doc[start:end] if t.i <= token.i]
    if is_commercial(token, phrase, parse):
        return ActorKind.BUSINESS
    if _is_country(token, parse):
        return ActorKind.POLITICAL
    if word in words("pairs") and is_pair(token) and market_words(parse) < COMMERCIAL_ARTICLE:
        return ActorKind.POLITICAL
    if word.rstrip("s") in words("national_means") and any(
        t.text in lexicon.demonyms for t in phrase
    ):
        return ActorKind.POLITICAL  # "Chinese ships"
    if token.tag_ == "CD" and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return ActorKind.PERSON  # "23 were arrested"
    if word == "island" and token.dep_ == "nsubj":
        return ActorKind.PRONOUN  # "the island accused": a state that was named before
    nouns = lexicon.lemmas.noun(word)
    political = lexicon.political_nouns
    if political.intersection(nouns) or word in political:
        if word in lexicon.ambiguous_nouns or lexicon.ambiguous_nouns.intersection(nouns):
            return ActorKind.POLITICAL if is_qualified(token, parse) else ActorKind.PERSON
        return ActorKind.POLITICAL
    if lexicon.actor_groups["person"].intersection(nouns):
        return ActorKind.PERSON
    if token.tag_ in ("NNP", "NNPS") or _looks_proper(token, parse):
        leading = {t.lower_.rstrip(".") for t in phrase} | {t.lower_ for t in phrase}
        if leading & (lexicon.actor_groups["leader"] | lexicon.actor_groups["state"]):
            return ActorKind.POLITICAL
        national = any(
            t.text in lexicon.demonyms or t.text in lexicon.country_names for t in phrase
        )
        known = _by_knowledge(token, parse)
        if national and known is ActorKind.NAME and market_words(parse) < COMMERCIAL_ARTICLE:
            return ActorKind.POLITICAL
        return known
    if token.tag_ in ("JJ", "NNS") and (token.text in lexicon.demonyms or token.text.istitle()):
        return ActorKind.POLITICAL if token.text in lexicon.demonyms else ActorKind.THING
    if lexicon.classes["person"].intersection(nouns):
        return ActorKind.PERSON
    return ActorKind.THING


def is_qualified(token: Token, parse: Parse) -> bool:
    """Whether what stands with an ambiguous noun is political: "rebel group", "army chief"."""
    lexicon = parse.lexicon
    start, end = bounds(token)
    return any(
        t.text in lexicon.demonyms
        or t.text in lexicon.country_names
        or t.lower_ in POLITICAL_ADJECTIVES
        or (
            lexicon.political_nouns.intersection({t.lower_, *lexicon.lemmas.noun(t.lower_)})
            and not lexicon.ambiguous_nouns.intersection({t.lower_, *lexicon.lemmas.noun(t.lower_)})
        )
        for t in token.doc[start:end]
        if t.i != token.i
    )


POLITICAL_ADJECTIVES = frozenset(
    ("armed", "militant", "islamic", "islamist", "political", "national", "foreign", "electoral",
     "parliamentary", "congressional", "presidential", "federal", "human", "rights", "civil",
     "opposition", "rebel", "separatist", "jihadist", "ethnic", "religious", "labour", "labor",
     "trade", "terrorist", "terror", "nationalist", "pro-democracy", "communist")
)  # fmt: skip


def _by_knowledge(token: Token, parse: Parse) -> ActorKind:
    """What the tables or the article know of a bare name."""
    actor = parse.actor_of(token)
    if actor is None or actor.strength < 0.5:
        return ActorKind.NAME
    primary = actor.sectors[0] if actor.sectors else ""
    if primary in ("BUS", "JRN", "EDU", "MED", "SOC"):
        return ActorKind.BUSINESS if primary == "BUS" else ActorKind.NAME
    return ActorKind.POLITICAL if actor.country or primary else ActorKind.NAME


def _looks_proper(token: Token, parse: Parse) -> bool:
    """A capitalized noun that the tagger took for a common one: "SADC", "Cipollone"."""
    text = token.text
    if not is_noun(token) or not text[:1].isupper():
        return False
    return (text.isupper() and len(text) > 1) or not parse.lexicon.lemmas.noun(token.lower_)


def _is_country(token: Token, parse: Parse) -> bool:
    lexicon = parse.lexicon
    start, _ = bounds(token)
    text = token.doc[start : token.i + 1].text.removeprefix("the ").removeprefix("The ")
    return (
        text in lexicon.country_names
        or text in lexicon.capitals
        or token.text in lexicon.country_names
        or token.text in lexicon.capitals
        or token.text in lexicon.demonyms
    )


def in_class(token: Token, name: str, parse: Parse) -> bool:
    """Whether a phrase belongs to a class of the lexicon or to one that is computed."""
    lexicon = parse.lexicon
    token = content(token, parse)
    word = token.lower_
    if name == "pron_self":
        return word in SELF
    if name == "actor":
        return kind(token, parse) in (ActorKind.POLITICAL, ActorKind.PRONOUN, ActorKind.PERSON)
    if name == "name":
        return token.tag_ in ("NNP", "NNPS") and kind(token, parse) is not ActorKind.THING
    if name == "country":
        return _is_country(token, parse)
    if name == "capital":
        return token.text in lexicon.capitals
    if name == "leader":
        return word in ("he", "she", "him", "her", "they", "them") or (
            kind(token, parse) in (ActorKind.POLITICAL, ActorKind.NAME)
            and not lexicon.actor_groups["crowd"].intersection(lexicon.lemmas.noun(word))
        )
    if name == "crowd":
        nouns = lexicon.lemmas.noun(word)
        return bool(lexicon.actor_groups["crowd"].intersection(nouns))
    if name == "day":
        return word.rstrip("s") in DAYS
    if name == "organ":
        return bool(lexicon.actor_groups["state"].intersection(lexicon.lemmas.noun(word)))
    words = lexicon.classes[name]
    if word in words or words.intersection(lexicon.lemmas.noun(word)):
        return True
    if name == "person" and word in PERSONAL and word != "it":
        return True
    if name in ("armed", "person") and token.tag_ in ("NNP", "NNPS"):
        return name == "person" and kind(token, parse) is ActorKind.NAME
    return False


DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
