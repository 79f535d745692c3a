"""Companies and the people who speak for them, told from bodies and offices of politics.

"President", "chairman" and "spokesman" are offices of states, parties and companies alike. Whose
office it is, the phrase says ("company president", "chairman of Acme Corp"), or else the article,
where it is about business and names nobody in political office. Words in lexicon/veto.csv.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.lexicon_tables import FOLDER
from transforms.extract.tables import read_rows

COMMERCIAL_ARTICLE = 4  # words of the market that make an article one about business
PROPER = ("NNP", "NNPS")
LEADING_IN = frozenset({"market", "industry", "sector", "price"})
LEADERS = frozenset({"leader", "leaders"})


@lru_cache(maxsize=1)
def fields() -> dict[str, frozenset[str]]:
    """The words of lexicon/veto.csv by field."""
    found: dict[str, set[str]] = {}
    for row in read_rows(FOLDER / "veto.csv"):
        found.setdefault(row["field"], set()).update(row["words"].split("|"))
    return {name: frozenset(words) for name, words in found.items()}


def market_words(parse: Parse) -> int:
    """How many different words of the market the article has."""
    return len(parse.knowledge.words & fields()["market"])


def is_commercial(head: Token, phrase: Sequence[Token], parse: Parse) -> bool:
    """Whether a phrase names a company or somebody in its service; ``phrase`` ends at its head."""
    words = {t.lower_.rstrip(".") for t in phrase}
    if head.tag_ in PROPER and head.lower_.rstrip(".") in fields()["form"] and len(phrase) > 1:
        return True
    if words & fields()["governing"]:
        return False
    if len(phrase) > 1 and phrase[0].text == "Air" and phrase[1].tag_ in PROPER:
        return True  # "Air Norvia"; forces and commands are in "governing"
    if words & LEADING_IN and words & LEADERS:
        return True  # "market leader Norvik"
    if head.lower_ in fields()["venture"] and market_words(parse) >= COMMERCIAL_ARTICLE:
        return not any(_is_known([t], parse) for t in phrase if t.i < head.i)
    if _is_company_name(head, phrase) or _is_introduced(head, phrase, parse):
        return True
    if head.tag_ in PROPER and any(t.lower_ in fields()["maker"] for t in phrase if t.i < head.i):
        return True  # "French chocolate manufacturer Cantalou"
    officers = [t for t in phrase if t.lower_ in fields()["officer"]]
    if not officers:
        return False
    office = officers[-1]
    before = [t for t in phrase if t.i < office.i]
    if any(t.lower_ in fields()["company"] for t in phrase if t.i != office.i):
        return True
    if any(t.tag_ in PROPER and _is_company_name(t, before) for t in before):
        return True
    owner = _owner(office) or (_owner(head) if head.i != office.i else None)
    if owner is not None:
        return _is_of_company(owner, parse)
    if market_words(parse) < COMMERCIAL_ARTICLE:
        return False
    names = [t for t in before if t.tag_ in PROPER]
    if office.lower_ in fields()["anybody"]:
        commercial = market_words(parse) >= 2 * COMMERCIAL_ARTICLE
        return commercial and bool(names) and not _is_known(names, parse)
    if office.i != head.i and office.text[:1].isupper() and not before:
        return False  # "President Suharto"
    if any(t.text in parse.lexicon.demonyms for t in before):
        return False
    if names:
        return not _is_known(names, parse)
    return not parse.knowledge.words & fields()["incumbent"]


def _is_company_name(head: Token, phrase: Sequence[Token]) -> bool:
    """A name of several words that ends as companies' names do: "Acme Holdings"."""
    corporate = fields()["corporate"]
    if head.tag_ not in PROPER:
        return False
    general = [t.i for t in phrase if t.lower_ == "general"]
    if general and any(t.i > general[0] and t.lower_ in corporate for t in phrase):
        return True  # "General Electric Capital"
    if head.lower_.rstrip(".") not in corporate:
        return False
    return any(t.i < head.i and t.text[:1].isupper() for t in phrase)


def _is_introduced(head: Token, phrase: Sequence[Token], parse: Parse) -> bool:
    """A name that the article introduces as a company's."""
    if head.tag_ not in PROPER:
        return False
    name = " ".join(t.text for t in phrase if t.tag_ in PROPER)
    return name in parse.knowledge.companies


def _owner(office: Token) -> Token | None:
    """Whose office it is: "chairman of Acme", "a spokesman for Acme"."""
    for child in office.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "at"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _is_of_company(owner: Token, parse: Parse) -> bool:
    if owner.lower_ in fields()["company"] or owner.lower_ in fields()["business"]:
        return True
    phrase = [t for t in owner.subtree if t.i <= owner.i]
    if _is_company_name(owner, phrase):
        return True
    if owner.tag_ not in PROPER:
        return False
    actor = parse.knowledge.known_actor(" ".join(t.text for t in phrase))
    return actor is not None and actor.sectors[:1] == ("BUS",)


def _is_known(names: Sequence[Token], parse: Parse) -> bool:
    """Whether words before an office name a state, a nation or a political body."""
    lexicon = parse.lexicon
    if any(t.text in lexicon.demonyms or t.text in lexicon.country_names for t in names):
        return True
    actor = parse.knowledge.known_actor(" ".join(t.text for t in names))
    return actor is not None and actor.strength >= 0.5 and actor.sectors[:1] != ("BUS",)
