"""Killed and injured: numbers in figures and words, with their spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.casualties import find_casualties, number_value


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("At least 37 people, including 12 children, were killed.", 37, None),
        ("The attack killed 12 soldiers and wounded thirty-four others.", 12, 34),
        ("Two hundred and six people died and 1,400 were injured.", 206, 1400),
        ("A bomber killed at least nine people and injured dozens.", 9, 24),
        ("The death toll rose to 45.", 45, None),
        ("The strike left six dead and 20 wounded.", 6, 20),
        ("Eleven people have died.", 11, None),
        ("A soldier was killed.", 1, None),
        ("Five Palestinians were shot dead.", 5, None),
        ("No one was injured.", None, None),
        ("Police arrested 20 people.", None, None),
        ("The deal killed two years of work.", None, None),
        ("He left the country in 2 days.", None, None),
    ],
)
def test_counts(sentence, killed, injured):
    found = find_casualties(sentence)
    assert found.killed is None if killed is None else found.killed.value == killed
    assert found.injured is None if injured is None else found.injured.value == injured


def test_lower_bounds_are_marked():
    assert find_casualties("At least nine people were killed.").killed.bound
    assert not find_casualties("Nine people were killed.").killed.bound


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,400", 1400), ("thirty-seven", 37), ("two hundred and six", 206), ("3 million", 3000000)],
)
def test_numbers(text, value):
    assert number_value(text) == value


@given(st.integers(1, 9999))
def test_figures_come_back_with_their_spans(number):
    sentence = f"The blast killed {number:,} people."
    found = find_casualties(sentence).killed
    if 1800 <= number < 2100 and "," not in f"{number:,}":
        return
    assert found.value == number
    assert sentence[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("A drone killed a senior commander and four of his bodyguards.", 5, None),
        ("The clashes left 2 policemen and 11 militants dead.", 13, None),
        ("Another person died, bringing the death toll to 40.", 1, None),
        ("The war has killed 40,000 people since 2014.", None, None),
        ("He threatened to kill 1,000 people.", None, None),
        ("The strikes killed between 10 and 15 people.", 10, None),
        ("A suicide bomber killed 16 people, two of them children.", 16, None),
        ("Police shot and wounded a 17-year-old boy.", None, 1),
        ("The mayor was assassinated outside his home.", 1, None),
        ("3 killed, 10 wounded in Kabul bombing", 3, 10),
        ("The attack killed five people, a police spokesman said.", 5, None),
        ("Dozens sustained injuries.", None, 24),
        ("The killing of three students caused protests.", 3, None),
        ("A policeman was beaten to death.", 1, None),
    ],
)
def test_who_counts_as_a_victim(sentence, killed, injured):
    found = find_casualties(sentence)
    assert (found.killed.value if found.killed else None) == killed
    assert (found.injured.value if found.injured else None) == injured


def test_the_number_nearest_to_the_act_is_its_own():
    sentence = (
        "A day after a bomb killed 20 people, gunmen attacked a bus and killed three soldiers."
    )
    bomb, attack = sentence.index("bomb"), sentence.index("attacked")
    assert find_casualties(sentence, (bomb, bomb + 4)).killed.value == 20
    assert find_casualties(sentence, (attack, attack + 8)).killed.value == 3
