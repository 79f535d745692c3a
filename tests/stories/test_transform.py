"""The distributed stage: copies are in the story of what they repeat, today's and yesterday's."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import apache_beam as beam
import pytest

from pipeline.engines import beam_options, engine
from schemas.tables import Article
from tests.stories.test_stories import OTHER_QUAKE, QUAKE, QUAKE_AGAIN, VOTE, article
from transforms.deduplicate import Decision
from transforms.packing import pack, unpack
from transforms.stories import gist
from transforms.stories.transform import Stories
from transforms.write import STORIES


def run(
    folder: Path, articles: list[Article], decided: list[Decision], earlier: tuple[str, ...] = ()
) -> dict[str, Decision]:
    """The decisions of the stage by staged article_id; location n is that of article n."""
    gists = [gist(a, ("part", n)).to_tuple() for n, a in enumerate(articles)]
    found = folder / "decisions"
    options = beam_options([], workers=1)
    pipeline = beam.Pipeline(runner=engine(options), options=options)
    packed = [pack(gists[start : start + 2]) for start in range(0, len(gists), 2)]
    random.Random(7).shuffle(packed)
    copies = pack([(articles[d.location[1]].article_id, d) for d in decided])
    told = {
        "gists": pipeline | "Gists" >> beam.Create(packed),
        "decisions": pipeline | "Decisions" >> beam.Create([copies]),
    } | Stories(str(folder), earlier)
    _ = told.decisions | beam.Map(lambda packed: found.write_bytes(packed))
    pipeline.run().wait_until_finish()
    return dict(unpack(found.read_bytes())) if found.exists() else {}


def index_of(folder: Path) -> tuple[str, ...]:
    return tuple(map(str, (folder / "parts" / STORIES).glob("*.parquet")))


def copy(n: int, article_id: str, of: str) -> Decision:
    return Decision(
        location=("part", n), article_id=article_id, duplicate_of=of, duplicate_kind="NEAR",
        cluster_id=of,
    )  # fmt: skip


def test_stories_of_articles_and_of_their_copies(tmp_path: Path) -> None:
    a, b, c, d = (
        article("a", QUAKE),
        article("b", QUAKE_AGAIN, 1),
        article("c", OTHER_QUAKE),
        article("d", "Not a word of it is the same."),
    )
    renamed = Decision(location=("part", 2), article_id="renamed", cluster_id="renamed")
    one = tmp_path / "one"
    one.mkdir()
    told = run(one, [a, b, c, d], [copy(3, "copy", b.article_id), renamed])
    stories = {name: decision.story_id for name, decision in told.items()}
    # An article without a decision is a story of its own.
    first = a.article_id
    assert stories == {
        b.article_id: first,
        d.article_id: first,
        c.article_id: "renamed",
        **({first: first} if first in stories else {}),
    }
    assert told[d.article_id] == replace(copy(3, "copy", b.article_id), story_id=first)
    # The next day another article and a copy of yesterday's come to the same story, and the day
    # after that a copy of the copy, whose original nobody has read again.
    two, three = tmp_path / "two", tmp_path / "three"
    two.mkdir()
    three.mkdir()
    e, f = article("e", QUAKE_AGAIN + "Tents came. ", 2), article("f", "So and so.", 2)
    told = run(two, [e, f], [copy(1, "f", b.article_id)], index_of(one))
    assert {decision.story_id for decision in told.values()} == {first}
    assert set(told) == {e.article_id, f.article_id}
    told = run(three, [article("g", VOTE, 3)], [copy(0, "g", b.article_id)], index_of(two))
    assert {decision.story_id for decision in told.values()} == {first}


@pytest.mark.parametrize("count", [0, 1])
def test_every_run_has_an_index(count: int, tmp_path: Path) -> None:
    assert run(tmp_path, [article("a", QUAKE)][:count], []) == {}
    assert len(index_of(tmp_path)) == 1
