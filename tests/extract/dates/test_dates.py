"""Expressions of time are found and resolved against the article's date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.dates import find_dates
from transforms.extract.dates.holidays import HOLIDAY, easter, holiday
from transforms.extract.dates.known import day_of_event, known_days

FRIDAY = date(2025, 2, 14)


def only(sentence, published=FRIDAY, tense=None, reference=None):
    found = find_dates(sentence, published, tense, reference)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "first", "last", "precision"),
    [
        ("They met on Monday.", "2025-02-10", "2025-02-10", "DAY"),
        ("They met on Friday.", "2025-02-14", "2025-02-14", "DAY"),
        ("They will meet on Monday.", "2025-02-17", "2025-02-17", "DAY"),
        ("It happened last week.", "2025-02-03", "2025-02-09", "WEEK"),
        ("It happened in March.", "2024-03-01", "2024-03-31", "MONTH"),
        ("It happened in 2014.", "2014-01-01", "2014-12-31", "YEAR"),
        ("It happened overnight.", "2025-02-14", "2025-02-14", "DAY"),
        ("Fighting raged from Monday to Wednesday.", "2025-02-10", "2025-02-12", "DAY"),
        ("It was held on June 12-14, 2019.", "2019-06-12", "2019-06-14", "DAY"),
        ("He left two weeks ago.", "2025-01-27", "2025-02-02", "WEEK"),
    ],
)
def test_values(sentence, first, last, precision):
    found = only(sentence)
    assert (str(found.date), str(found.date_end), found.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "sentence", ["They met on Monday.", "It happened last week.", "It happened in March."]
)
def test_relative_expressions_need_the_articles_date(sentence):
    found = only(sentence, None)
    assert (found.date, found.date_end, found.precision) == (None, None, "UNKNOWN")


def test_anniversaries_and_distances_of_known_events():
    sentence = "ten days before the third anniversary of the invasion of Ukraine"
    assert only(sentence, None).date == date(2025, 2, 14)
    assert only("on the third anniversary of the liberation of Bucha", None).date == date(
        2025, 3, 31
    )
    assert only("on the tenth anniversary of the founding of the party").date is None


def test_narrative_days_count_from_the_reference():
    assert only("He was freed the next day.").date is None
    assert only("He was freed the next day.", reference=date(2020, 2, 28)).date == date(2020, 2, 29)
    assert only("He died three days later.", reference=date(2020, 3, 1)).date == date(2020, 3, 4)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("It was the worst since the September 11 attacks.", "2001-09-11"),
        ("They met two Sundays ago.", "2025-02-02"),
        ("He left the Tuesday before last.", "2025-02-04"),
        ("It is held in the last week of January 2024.", "2024-01-25"),
        ("The 2014 annexation was illegal.", "2014-01-01"),
    ],
)
def test_rarer_forms(sentence, first):
    assert str(only(sentence).date) == first


def test_two_dates_joined_by_and_stay_two():
    found = find_dates("They met on March 3 and April 5, 2024.", FRIDAY)
    assert [str(e.date) for e in found] == ["2024-03-03", "2024-04-05"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Theresa May may march.",
        "About 2000 soldiers crossed the river.",
        "The Sunday Times reported it.",
        "He was the first to leave.",
        "They were killed in two days of fighting.",
    ],
)
def test_what_only_looks_like_a_date(sentence):
    assert find_dates(sentence, FRIDAY, "past") == []


def test_easter():
    assert [easter(y) for y in (1998, 2019, 2024)] == [
        date(1998, 4, 12),
        date(2019, 4, 21),
        date(2024, 3, 31),
    ]


@given(st.from_regex(HOLIDAY, fullmatch=True), st.integers(1900, 2100))
def test_every_holiday_has_a_rule(name, year):
    assert holiday(name, year).year == year


def test_new_year_without_an_apostrophe():
    assert holiday("New Year Day", 2025) == date(2025, 1, 1)
    assert holiday("New Year Eve", 2025) == date(2025, 12, 31)


def test_every_known_day_is_found_by_its_own_words():
    for groups, when in known_days():
        assert day_of_event(" ".join(sorted(group)[0] for group in groups)) == when


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.sampled_from(["past", None]))
def test_a_weekday_is_the_same_day_or_the_most_recent(published, tense):
    found = find_dates("It happened on Tuesday.", published, tense)[0].date
    assert found.weekday() == 1
    assert timedelta(0) <= published - found < timedelta(days=7)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_written_dates_come_back(day):
    for text in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert [e.date for e in find_dates(f"They met on {text} in Rome.")] == [day]


@given(st.text(max_size=120))
def test_offsets_point_at_the_text(sentence):
    last = 0
    for found in find_dates(sentence, FRIDAY):
        assert sentence[found.start : found.end] == found.text
        assert last <= found.start < found.end
        last = found.end


WEDNESDAY = date(2024, 6, 12)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("On Friday, the court will rule.", "2024-06-14"),
        ("On Friday the court ruled, and it will rule again.", "2024-06-07"),
        ("Unions called a strike for Friday.", "2024-06-14"),
        ("He was jailed for Friday's attack.", "2024-06-07"),
        ("Parliament reconvenes Monday.", "2024-06-17"),
        ("They were due back in court on Friday.", "2024-06-14"),
        ("It ended due to rain on Friday.", "2024-06-07"),
    ],
)
def test_words_around_a_weekday_tell_its_tense(sentence, first):
    assert [str(e.date) for e in find_dates(sentence, WEDNESDAY)][:1] == [first]


@pytest.mark.parametrize(
    ("sentence", "published", "first"),
    [
        ("Police were hurt on Patriots' Day.", date(2013, 4, 17), "2013-04-15"),
        ("Shops were looted on Black Friday.", date(2021, 11, 28), "2021-11-26"),
        ("The truce held on Eid al-Fitr.", date(2024, 4, 12), "2024-04-10"),
        ("Troops crossed the canal on Yom Kippur 1973.", None, "1973-10-06"),
        ("Parades are held on Memorial Day.", date(2024, 5, 28), "2024-05-27"),
    ],
)
def test_days_known_by_a_name(sentence, published, first):
    assert [str(e.date) for e in find_dates(sentence, published, "past")] == [first]


def test_a_stretch_without_a_year_has_not_begun_a_year_from_now():
    (found,) = find_dates("It runs from June 12 to June 23.", date(2024, 6, 14), "future")
    assert (str(found.date), str(found.date_end)) == ("2024-06-12", "2024-06-23")


def test_fiscal_years_and_lasting_are_no_dates():
    assert not find_dates("The deficit grew in the fiscal year 2023.", WEDNESDAY)
    assert not find_dates("The trial is expected to last two weeks.", WEDNESDAY)
