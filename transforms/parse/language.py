"""Language: what the input declares, checked against what the text looks like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# The model is right on 200 characters; two samples are for a text that quotes another language.
SAMPLE = 250
MIN_CHARACTERS = 60
SURE = 0.95


def language_of(text: str, declared: str | None) -> str | None:
    """ISO 639-1 code: the declared language, unless the text is surely in another.

    Text of fewer than 60 characters is too short to contradict a declaration.
    """
    code = normal_code(declared)
    if len(text) < MIN_CHARACTERS and code:
        return code
    middle = max(SAMPLE, len(text) // 2)
    sample = text[:SAMPLE] + text[middle : middle + SAMPLE]
    if not any(character.isalpha() for character in sample):
        return code
    detected, probability = _identifier().classify(sample)
    if code == detected or (code and float(probability) < SURE):
        return code
    return str(detected) if len(sample) >= MIN_CHARACTERS or float(probability) >= SURE else None


def normal_code(declared: str | None) -> str | None:
    """ "en_GB", "EN-us" and "English" -> "en"; None for what is no language."""
    if not declared:
        return None
    label = declared.strip().lower()
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_][a-z0-9_-]+)?", label)
    found = _pycountry_languages(match.group(1) if match else label)
    return found or (_pycountry_languages(label) if match else None)


@lru_cache(maxsize=512)
def _pycountry_languages(label: str) -> str | None:
    import pycountry

    key = {2: "alpha_2", 3: "alpha_3"}.get(len(label), "name")
    language = pycountry.languages.get(**{key: label if key != "name" else label.title()})
    if language is None and len(label) == 3:
        language = pycountry.languages.get(bibliographic=label)
    return getattr(language, "alpha_2", None)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The offline model that ships with py3langid, with probabilities."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
