"""Who pronouns and pairs stand for, by the sentences before."""

from __future__ import annotations

import pytest

from transforms.extract.knowledge import Knowledge
from transforms.extract.reference import References


def _countries(sentences: tuple[str, ...], text: str) -> list[str | None]:
    found = References(Knowledge(sentences)).of_several(text, len(sentences) - 1)
    return sorted(a.country or "" for a in found)


@pytest.mark.parametrize(
    ("sentences", "text", "countries"),
    [
        (("Xi Jinping met Vladimir Putin.", "The two leaders talked."), "The two leaders",
         ["CHN", "RUS"]),
        (("Xi Jinping spoke in Beijing.", "Vladimir Putin agreed.", "The two leaders talked."),
         "The two leaders", ["CHN", "RUS"]),
        (("Xi Jinping met Vladimir Putin.", "The two leaders talked.", "Japan urged them to stop.",
          "They refused."), "They", ["CHN", "RUS"]),
        (("Xi Jinping met Vladimir Putin.", "The two leaders talked.", "Japan urged calm.",
          "They refused."), "They", []),
        (("In Beijing Xi Jinping spoke.", "The two leaders talked."), "The two leaders", []),
    ],
)  # fmt: skip
def test_pairs_may_be_named_over_several_sentences(
    sentences: tuple[str, ...], text: str, countries: list[str]
) -> None:
    assert _countries(sentences, text) == countries


@pytest.mark.parametrize(
    ("before", "pronoun", "country"),
    [
        ("Moldova expelled three Russian diplomats.", "them", "RUS"),
        ("Moldova expelled three Russian diplomats.", "it", "MDA"),
        ("Moldova signed the treaty.", "them", "MDA"),
        ("In Kyiv Volodymyr Zelensky spoke.", "he", "UKR"),
    ],
)
def test_pronouns(before: str, pronoun: str, country: str) -> None:
    actor = References(Knowledge((before, "Somebody praised it."))).of_pronoun(pronoun, 1)
    assert actor is not None
    assert actor.country == country
