"""The words of a parsed sentence that may carry a frame."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from transforms.extract.arguments import Parse
from transforms.extract.tokens import is_noun, is_verb


def triggers(parse: Parse) -> Iterator[Token]:
    """Tokens of the sentence that may carry a frame, in order."""
    lemmas = parse.lexicon.lemmas
    for token in parse.sentence:
        if is_verb(token):
            if token.lower_ in parse.lexicon.adjectives or any(
                lemma in parse.lexicon.verbs for lemma in lemmas.verb(token.lower_)
            ):
                yield token
        elif is_noun(token):
            if token.tag_ not in ("NNP", "NNPS") and any(
                lemma in parse.lexicon.nouns for lemma in lemmas.noun(token.lower_)
            ):
                yield token
        elif token.lower_ in parse.lexicon.adjectives:
            yield token
