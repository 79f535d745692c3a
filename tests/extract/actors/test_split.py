"""Plurals are divided, names and appositions are not."""

import pytest

from transforms.extract.actors import split_actors


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Britain and France", ["Britain", "France"]),
        ("Britain, France and Germany", ["Britain", "France", "Germany"]),
        ("Russian and Chinese officials", ["Russian officials", "Chinese officials"]),
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("Pete Hegseth, the US defence secretary", ["Pete Hegseth, the US defence secretary"]),
        (
            "the military chiefs of Britain, France and Ukraine",
            [
                "the military chiefs of Britain",
                "the military chiefs of France",
                "the military chiefs of Ukraine",
            ],
        ),
        ("the president of France and Germany", ["the president of France", "Germany"]),
        ("the army", ["the army"]),
    ],
)
def test_split(text, parts):
    assert split_actors(text) == parts
