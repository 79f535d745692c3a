"""Parsing sentences with every titled name as one word, and with stand-ins for misread names.

A small parser trips over long names: of "President Ida Berg and Chancellor Ana Silva held talks" it
makes three people. So it is shown a titled name by its last word only, and the words left out are
hung on that afterwards, as the parts of a compound. It also takes names that it never saw for other
parts of speech ("Starmer" for an adverb, "Trump imposed tariffs" for a noun phrase). A sentence in
which a known name was read so is read again with a stand-in for the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from transforms.extract.language import beside_parsing
from transforms.extract.screen import ACTORS, introduced_names
from transforms.extract.tables import read_rows
from transforms.extract.verbless import with_verb
from transforms.extract.wordlists import words

# Names that small English models read well wherever they stand.
STAND_INS = ("Clinton", "Obama", "Merkel", "Putin", "Reagan")
NAME_TAGS = frozenset({"NNP", "NNPS"})
NO_NAME_LABELS = frozenset({"amod", "advmod", "dep"})
# What a word in capitals, or a capitalized one inside a sentence, is hardly ever.
NEVER_CAPITAL = frozenset({"RB", "RBR", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "UH", "IN", "JJR"})
SHORTEST_NAME = 3


def parsed(
    nlp: Language, texts: Iterable[tuple[str, frozenset[str]]], batch_size: int
) -> Iterator[Doc]:
    """Tagged and parsed documents, one for each text, in order, with all their tokens.

    Beside each text stand the last words of names of people that it may hold. Of ``nlp`` only
    tokenizer, tagger and parser are used; raises ValueError where it lacks one.
    """
    sights = [_sight(nlp.make_doc(text), names) for text, names in texts]
    others = beside_parsing(nlp)
    first = nlp.pipe((sight.shown for sight in sights), batch_size=batch_size, disable=others)
    outcomes = list(first)
    again = {
        n: misread
        for n, (sight, outcome) in enumerate(zip(sights, outcomes, strict=True))
        if (misread := _misread_names(sight, outcome))
    }
    seconds = nlp.pipe(
        (_with_stand_ins(sights[n], misread) for n, misread in again.items()),
        batch_size=batch_size,
        disable=others,
    )
    for n, second in zip(again, seconds, strict=True):
        outcomes[n] = second
    for sight, outcome in zip(sights, outcomes, strict=True):
        yield _with_names(sight.whole, sight.kept, outcome)


@dataclass(frozen=True)
class _Sight:
    """A document, the tokens of it that the parser is shown, and which of those are last names."""

    whole: Doc
    kept: list[int]
    shown: Doc
    names: list[int]


def _sight(document: Doc, names: frozenset[str]) -> _Sight:
    tokens = [token.text for token in document]
    kept = kept_words(tokens)
    last_names = []
    for place, i in enumerate(kept):
        titled = i > 0 and (place == 0 or kept[place - 1] < i - 1)
        ends = i + 1 == len(tokens) or not tokens[i + 1][0].isupper()
        if titled or (ends and tokens[i] in names):
            last_names.append(place)
    return _Sight(document, kept, _shown(document, kept, [tokens[i] for i in kept]), last_names)


def _misread_names(sight: _Sight, outcome: Doc) -> list[int]:
    """The places of names, where one of them was read as something else; else none."""
    unread = [place for place in sight.names if _is_no_name(outcome[place])]
    if not _is_headline(outcome):
        unread += [token.i for token in outcome if _is_unread_name(token)]
    return sorted({*sight.names, *unread}) if unread else []


def _is_no_name(token: Token) -> bool:
    return token.tag_ not in NAME_TAGS or token.dep_ in NO_NAME_LABELS


def _is_unread_name(token: Token) -> bool:
    return (
        token.tag_ in NEVER_CAPITAL
        and token.text[0].isupper()
        and len(token) >= SHORTEST_NAME
        and token.text.isalpha()
        and (token.text.isupper() or not _begins(token))
    )


def _begins(token: Token) -> bool:
    """Whether a sentence or a quotation may begin with the token."""
    return token.i == 0 or not (token.nbor(-1).is_alpha or token.nbor(-1).text == ",")


def _is_headline(document: Doc) -> bool:
    """Whether most longer words are capitalized."""
    longer = [token for token in document if token.is_alpha and len(token) > SHORTEST_NAME]
    return sum(token.text[0].isupper() for token in longer) > len(longer) / 2


def _with_stand_ins(sight: _Sight, names: list[int]) -> Doc:
    """What the parser is shown, with a stand-in for each name."""
    shown = [token.text for token in sight.shown]
    stand_ins: dict[str, str] = {}
    for place in names:
        stand_in = STAND_INS[len(stand_ins) % len(STAND_INS)]
        shown[place] = stand_ins.setdefault(shown[place], stand_in)
    return _shown(sight.whole, sight.kept, shown)


def people_of(text: str) -> frozenset[str]:
    """Last words of the names of people that the tables or the text's own titles know."""
    return introduced_names(text) - words("words_and_names") | _known_people()


@lru_cache(maxsize=1)
def _known_people() -> frozenset[str]:
    names = {row["name"].split()[-1] for row in read_rows(ACTORS / "people.csv")}
    return frozenset(n for n in names if n.isalpha()) - words("words_and_names")


def kept_words(tokens: list[str]) -> list[int]:
    """The tokens that the parser is to see: all but the first words of titled names."""
    kept: list[int] = []
    i = 0
    while i < len(tokens):
        title_end = _title_end(tokens, i)
        name_end = _name_end(tokens, title_end) if title_end > i else None
        if name_end is not None:
            i = name_end
        kept.append(i)
        i += 1
    return kept


def _title_end(tokens: list[str], start: int) -> int:
    """Where the title that begins at ``start`` ends: "Deputy Prime Minister", "Vice-President"."""
    end, i = start, start
    while i < len(tokens):
        word = tokens[i].lower()
        if word in words("titles"):
            end = i + 1
        elif tokens[i] != "-" and word not in words("title_qualifiers"):
            break
        i += 1
    if end > start and tokens[end - 1] == "Secretary" and tokens[end : end + 1] == ["of"]:
        end = min(end + 2, len(tokens))  # Secretary of State
    return end


def _name_end(tokens: list[str], start: int) -> int | None:
    """The place of the last word of the name that begins at ``start``; None where none does."""
    end = None
    for i in range(start, len(tokens)):
        word = tokens[i]
        if word.lower() in words("not_in_names"):
            break
        if word[0].isupper() and word[-1].isalpha() and (len(word) == 1 or not word.isupper()):
            end = i if len(word) > 1 else end
        elif not (word.lower() in words("name_particles") or (len(word) == 2 and word[1] == ".")):
            break
    return end


def _shown(document: Doc, kept: list[int], words: list[str]) -> Doc:
    return Doc(
        document.vocab,
        words,
        [bool(document[i].whitespace_) for i in kept],
    )


def _with_names(document: Doc, kept: list[int], outcome: Doc) -> Doc:
    """The whole document with the parse of the shortened one."""
    heads: list[int] = []
    labels: list[str] = []
    tags: list[str] = []
    for twin, place in zip(outcome, kept, strict=True):
        for left_out in range(len(heads), place):
            heads.append(place)
            labels.append("punct" if document[left_out].text == "-" else "compound")
            tags.append("NNP")
        heads.append(kept[twin.head.i])
        labels.append(twin.dep_)
        tags.append(twin.tag_)
    parse = with_verb(list(zip(heads, labels, tags, strict=True)))
    return Doc(
        document.vocab,
        [token.text for token in document],
        [bool(token.whitespace_) for token in document],
        heads=[head for head, _, _ in parse],
        deps=[label for _, label, _ in parse],
        tags=[tag for _, _, tag in parse],
    )
