"""Pages with gold: the same articles give the same pages, and every row is complete."""

import json
from pathlib import Path

import lxml.html
import pytest

from bench.cases.pages.story import Story, gold_text, load
from bench.cases.pages.templates import TEMPLATES
from bench.pages import gold, render, write

STORIES = load()


def test_there_are_enough_of_them() -> None:
    assert len(STORIES) >= 60
    assert len({story.template for story in STORIES}) >= 20
    assert len({story.id for story in STORIES}) == len(STORIES)
    assert {story.template for story in STORIES} == set(TEMPLATES)


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    written = [tmp_path / name for name in ("one", "two")]
    assert [write(folder) for folder in written] == [len(STORIES)] * 2
    one, two = ({p.name: p.read_bytes() for p in folder.iterdir()} for folder in written)
    assert one == two
    assert len(one) == len(STORIES) + 1
    rows = [json.loads(row) for row in (written[0] / "gold.jsonl").open(encoding="utf-8")]
    assert [row["id"] for row in rows] == [story.id for story in STORIES]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_gold_is_complete(story: Story) -> None:
    row = gold(story)
    assert row["title"]
    assert row["date"] == story.published.date().isoformat()
    assert story.published.tzinfo is not None
    lines = gold_text(story).split("\n")
    least = 3 if story.template == "paywall" else 5
    assert len(lines) >= least
    assert all(line == line.strip() != "" for line in lines)
    assert not any(mark in gold_text(story) for mark in ("[[", "]]", "|", "## ", "@@", "!! "))


@pytest.mark.parametrize("place", range(len(STORIES)), ids=lambda place: STORIES[place].id)
def test_a_page_holds_what_its_gold_says(place: int) -> None:
    story = STORIES[place]
    page = render(STORIES, place).decode(TEMPLATES[story.template].encoding)
    text = " ".join(lxml.html.document_fromstring(page).text_content().split())
    for line in gold_text(story).split("\n"):
        assert line in text
    whole = lxml.html.document_fromstring(page.replace("&nbsp;", " "))
    source = lxml.html.tostring(whole, encoding="unicode")
    for name in story.authors:
        assert name in source or json.dumps(name) in source


def test_every_page_leads_to_other_stories() -> None:
    for place, story in enumerate(STORIES):
        page = render(STORIES, place).decode(TEMPLATES[story.template].encoding)
        assert any(other.url in page for other in STORIES if other is not story)
