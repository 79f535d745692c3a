"""Language: what the input declares, checked against what the text looks like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from transforms.parse.words import data_lines

# The model is right on 200 characters; two samples are for a text that quotes another language.
SAMPLE = 250
MIN_CHARACTERS = 60
LONGEST_LABEL = 60
SURE = 0.95
# Of 63 headlines in 16 languages, 56 were right at this share, and none was taken for English.
STANDS_OUT = 0.2


def language_of(text: str, declared: str | None, title: str | None = None) -> str | None:
    """ISO 639 code, of two letters where there is one: that of the declared language, unless the
    text is surely in another.

    Text of fewer than 60 characters is too short to contradict a declaration. Without one, it is
    read with the title, and if that is still too short, only the languages in which most news is
    written come into question.
    """
    code = normal_code(declared)
    if len(text) < MIN_CHARACTERS:
        if code:
            return code
        text = f"{title}. {text}" if title else text
    middle = max(SAMPLE, len(text) // 2)
    sample = text[:SAMPLE] + text[middle : middle + SAMPLE]
    if not any(character.isalpha() for character in sample):
        return code
    if len(sample) < MIN_CHARACTERS:
        return _of_few_words(sample)
    detected, probability = _identifier().classify(sample)
    if code == detected or (code and float(probability) < SURE):
        return code
    return str(detected)


def _of_few_words(sample: str) -> str | None:
    """The likeliest language of news, if it stands out among them."""
    ranked = [(float(p), str(code)) for code, p in _identifier().rank(sample)]
    likely = [(p, code) for p, code in ranked if code in news_languages()]
    probability, detected = max(likely)
    return detected if probability >= STANDS_OUT * sum(p for p, _ in likely) else None


@lru_cache(maxsize=1)
def news_languages() -> frozenset[str]:
    """Languages (ISO 639-1) in which most news is written."""
    return frozenset(data_lines("news_languages.txt"))


def normal_code(declared: str | None) -> str | None:
    """ "en_GB", "EN-us" and "English" -> "en"; None for what is no language."""
    if not declared or len(declared) > LONGEST_LABEL:
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
