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
        ("the army", ["the army"]),
    ],
)
def test_split(text, parts):
    assert split_actors(text) == parts
