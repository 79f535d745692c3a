"""Parsing sentences with every titled name as one word: "Chancellor Ana Silva" as "Silva".

A small parser trips over long names: of "President Ida Berg and Chancellor Ana Silva held talks" it
makes three people. So the parser sees a titled name by its last word only, and the words left out
are hung on it afterwards, as the parts of a compound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from transforms.extract.wordlists import words


def parsed(nlp: Language, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
    """Tagged and parsed documents, one for each text, in order, with all their tokens."""
    whole = [nlp.make_doc(text) for text in texts]
    keepers = [kept_words([token.text for token in document]) for document in whole]
    seen = (_without(d, k) if len(k) < len(d) else d for d, k in zip(whole, keepers, strict=True))
    outcomes = nlp.pipe(seen, batch_size=batch_size)
    for document, kept, outcome in zip(whole, keepers, outcomes, strict=True):
        yield outcome if len(kept) == len(document) else _with_names(document, kept, outcome)


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


def _without(document: Doc, kept: list[int]) -> Doc:
    return Doc(
        document.vocab,
        [document[i].text for i in kept],
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
    return Doc(
        document.vocab,
        [token.text for token in document],
        [bool(token.whitespace_) for token in document],
        heads=heads,
        deps=labels,
        tags=tags,
    )
