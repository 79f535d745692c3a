"""Every sentence of the articles of gold_articles.csv is coded as it says, in its article."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from schemas.tables import Mention
from schemas.vocabulary import INTENSITIES
from transforms.extract import ArticleText, EventCoder
from transforms.extract.tables import read_rows

Row = dict[str, str]
ROWS = read_rows(Path(__file__).with_name("gold_articles.csv"))
HEADLINES = {row["article"]: row["sentence"] for row in ROWS if row["type"] == "TITLE"}
GOLD: dict[tuple[str, str], list[Row]] = defaultdict(list)
for _row in ROWS:
    if _row["type"] != "TITLE":
        GOLD[_row["article"], _row["sentence"]].append(_row)


@pytest.fixture(scope="module")
def coded() -> dict[tuple[str, str], list[Mention]]:
    texts = {
        name: " ".join(sentence for article, sentence in GOLD if article == name)
        for name in HEADLINES
    }
    articles = [ArticleText(n, text, title=HEADLINES[n]) for n, text in texts.items()]
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mentions in EventCoder().code(articles):
        for mention in mentions:
            found[mention.article_id, mention.sentence].append(mention)
    return found


def _fits(row: Row, mention: Mention) -> bool:
    texts = (mention.source_text or "", mention.target_text or "")
    named = zip((row["source"], row["target"]), texts, strict=True)
    countries = (mention.source_country, mention.target_country)
    meant = zip((row["source_country"], row["target_country"]), countries, strict=True)
    return (
        mention.event_type in row["type"].split("|")
        and mention.modality == row["modality"]
        and all(any(p in text for p in parts.split("|")) for parts, text in named)
        and all(not accepted or found == accepted for accepted, found in meant)
    )


@pytest.mark.parametrize("key", GOLD, ids=[f"{a}: {s[:50]}" for a, s in GOLD])
def test_sentence_is_coded_in_its_article(
    key: tuple[str, str], coded: dict[tuple[str, str], list[Mention]]
) -> None:
    found = [
        (m.event_type, m.modality, m.source_text, m.source_country, m.target_text, m.target_country)
        for m in coded[key]
    ]
    for row in GOLD[key]:
        if row["type"] == "NONE":
            assert found == []
        else:
            assert any(_fits(row, mention) for mention in coded[key]), found


def test_articles_hold_events_and_sentences_without() -> None:
    types = {t for row in ROWS for t in row["type"].split("|")}
    assert len(HEADLINES) >= 8
    assert types <= {*INTENSITIES, "NONE", "TITLE"}
    assert sum(row["type"] == "NONE" for row in ROWS) >= len(HEADLINES)
