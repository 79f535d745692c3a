"""What stories promise: one happening, one story; never two, whoever strings them together."""

from __future__ import annotations

import io
import random
import string
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.ids import content_id
from schemas.tables import Article
from transforms.stories import Gist, find_stories, gist, read_stories, story_row, story_table
from transforms.stories.gist import common_terms, stem, stopwords, term
from transforms.stories.stories import COMPARED_MEMBERS

QUAKE = "An earthquake shook Arequipa on Wednesday and killed nine people, Indeci said. "
QUAKE_AGAIN = "Rescuers reached Caraveli, near Arequipa, where Wednesday's earthquake killed nine. "
OTHER_QUAKE = "An earthquake shook Leyte on Wednesday and killed nine people, Phivolcs said. "
VOTE = "On Wednesday the Sejm in Warsaw adopted a budget against the votes of Konfederacja. "
WEDNESDAY = datetime(2025, 3, 5, 12, tzinfo=timezone.utc)


def article(name: str, text: str, day: int | None = 0, title: str | None = None) -> Article:
    """An article, published so many days after Wednesday 5 March 2025 (None for undated)."""
    return Article(
        article_id=content_id(name),
        input_uri=name,
        title=title,
        text=text,
        published_at=None if day is None else WEDNESDAY + timedelta(days=day),
        word_count=len(text.split()),
        content_hash=content_id(text),
    )


def stories(*articles: Article) -> list[str]:
    return find_stories([gist(a) for a in articles])


def test_the_first_article_gives_the_story_its_name() -> None:
    first, second = article("b", QUAKE), article("a", QUAKE_AGAIN, day=1)
    assert stories(second, first) == [first.article_id] * 2


def test_like_words_about_other_names_are_another_story() -> None:
    assert len(set(stories(article("a", QUAKE), article("b", OTHER_QUAKE)))) == 2


def test_like_names_in_other_words_are_another_story() -> None:
    other = "Indeci opened a museum of masks in Arequipa on Wednesday, which Caraveli paid for. "
    assert len(set(stories(article("a", QUAKE), article("b", other)))) == 2


def test_what_happens_again_days_later_is_another_story() -> None:
    again = QUAKE.replace("nine", "two").replace("Wednesday", "Sunday")
    assert len(set(stories(article("a", QUAKE), article("b", again, day=4)))) == 2


def test_reports_of_each_day_with_new_numbers_are_stories_of_their_own() -> None:
    report = (
        "Stocks in Warsaw ended higher on {}, with the Wig index up {} percent at {} points. "
        "Orlen gained {} percent and Allegro {} percent."
    )
    a = article("a", report.format("Wednesday", "0.8", "92,113", "2.1", "1.9"))
    b = article("b", report.format("Thursday", "0.3", "92,540", "0.6", "1.4"), day=1)
    assert len(set(stories(a, b))) == 2
    # The same numbers told again are the same report.
    assert len(set(stories(a, replace(a, article_id="c")))) == 1


@pytest.mark.parametrize("day", [-1, 1, None])
def test_a_round_up_bridges_nothing(day: int | None) -> None:
    roundup = article("r", QUAKE + OTHER_QUAKE + VOTE, day)
    parts = [article("a", QUAKE), article("b", OTHER_QUAKE), article("c", VOTE)]
    assert len(set(stories(roundup, *parts)[1:])) == 3


def test_articles_without_names_or_words_are_alone() -> None:
    empty = [article("a", ""), article("b", ""), article("c", "it was so"), article("d", "42")]
    assert len(set(stories(*empty))) == 4
    assert stories() == []


def test_a_story_of_thousands_stays_one() -> None:
    """However frequent its words become, and whatever each article adds of its own."""
    letters = string.ascii_lowercase

    def own(n: int) -> str:
        return " ".join(f"ab{letters[n // 26]}{letters[n % 26]}{other}o" for other in letters[:8])

    many = [article(f"{n}", f"{QUAKE}{QUAKE_AGAIN}It {own(n)}.") for n in range(600)]
    assert len(set(stories(*many))) == 1
    assert len(many) > COMPARED_MEMBERS


def test_a_story_goes_on_in_later_runs() -> None:
    first = gist(article("a", QUAKE))
    (later,) = find_stories([gist(article("b", QUAKE_AGAIN, day=1))], [("older", first)])
    assert later == "older"


def test_the_index_gives_back_what_was_written() -> None:
    rows = [
        story_row("s", g.article_id, g)
        for g in (gist(article("a", QUAKE)), gist(article("b", VOTE, day=None)))
    ]
    file = io.BytesIO()
    pq.write_table(story_table([*rows, story_row("old", "copied", None)]), file)

    def read(since: int | None) -> dict[str, tuple[str, Gist | None]]:
        file.seek(0)
        return {name: (story, found) for name, story, found in read_stories(file, since)}

    everything = read(None)
    assert everything[content_id("a")] == ("s", gist(article("a", QUAKE)))
    assert everything[content_id("b")] == ("s", gist(article("b", VOTE, day=None)))
    assert everything["copied"] == ("old", None)
    # What was over before is not compared any more, but its story is still known.
    later = read(2**60)
    assert (later[content_id("a")][1], later[content_id("a")][0]) == (None, "s")


SENTENCES = (QUAKE, QUAKE_AGAIN, OTHER_QUAKE, VOTE)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3),
            st.sampled_from([None, 0, 1, 2]),
        ),
        max_size=12,
    ),
    st.integers(0, 1000),
)
def test_order_changes_nothing(told: list[tuple[list[str], int | None]], seed: int) -> None:
    gists = [gist(article(f"{n}", "".join(s), day)) for n, (s, day) in enumerate(told)]
    expected = dict(zip((g.article_id for g in gists), find_stories(gists), strict=True))
    # The article that names a story is in it.
    assert all(expected[story] == story for story in expected.values())
    random.Random(seed).shuffle(gists)
    assert dict(zip((g.article_id for g in gists), find_stories(gists), strict=True)) == expected


def test_a_gist_is_small_and_depends_on_the_article_alone() -> None:
    long = article("a", (QUAKE + QUAKE_AGAIN + OTHER_QUAKE + VOTE) * 200)
    found = gist(long, ("part", 3))
    assert found == gist(long, ("part", 3))
    assert sum(map(len, (found.names, found.words, found.name_weights, found.word_weights))) < 400
    assert gist(replace(long, text=long.text[:100_000])) == replace(found, location=("", 0))


@given(st.text(max_size=300), st.none() | st.text(max_size=60), st.sampled_from([None, 0]))
def test_no_text_breaks_a_gist(text: str, title: str | None, day: int | None) -> None:
    found = gist(article("a", text, day, title))
    assert len(found.names) == 4 * len(found.name_weights)
    assert len(found.words) == 4 * len(found.word_weights)
    assert find_stories([found]) == [found.article_id]


@pytest.mark.parametrize(
    "token", ["9" * 5000 + " March", "a" * 100_000, "ab." * 5000, "\ud800 March"]
)
def test_what_is_no_word_does_no_harm(token: str) -> None:
    assert len(gist(article("a", f"{token} and {token}.")).words) <= 12


def test_days_of_an_article() -> None:
    def days(text: str) -> list[str]:
        return [
            str(timedelta(d) + datetime(1970, 1, 1))[:10] for d in gist(article("a", text)).days
        ]

    assert days("It shook on Wednesday and on Tuesday.") == ["2025-03-04", "2025-03-05"]
    assert days("On Thursday.") == ["2025-02-27"]
    assert days("On 3 March, and on December 31.") == ["2024-12-31", "2025-03-03"]
    assert days("On 31 June they may march.") == []
    assert gist(article("a", "On Wednesday.", None)).days == ()


def test_headlines_in_capitals_make_no_names() -> None:
    plain = gist(article("a", QUAKE, title="Earthquake shakes city and kills nine"))
    capitals = gist(article("a", QUAKE, title="Earthquake Shakes City And Kills Nine"))
    assert plain.names == capitals.names


def test_the_lists_of_words() -> None:
    assert {"said", "monday", "the"} <= stopwords()
    assert term("word", stem("presidents")) in common_terms()
    assert term("name", "ukraine") in common_terms()
    assert term("name", "arequipa") not in common_terms()
    assert [stem(w) for w in ("strikes", "killed", "cities", "talking", "gas")] == [
        "strik", "kill", "city", "talk", "gas",
    ]  # fmt: skip
