"""The distributed stage decides as the reference on a list does, however the parts were cut."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import apache_beam as beam
import pytest

from pipeline.engines import beam_options, engine
from schemas.tables import Article
from tests.deduplicate.articles import article, on_day, prose
from transforms.deduplicate import (
    Decision,
    deduplicate,
    fingerprint,
    shingle_row,
    shingle_table,
    without_shingles,
)
from transforms.deduplicate.transform import FINGERPRINTS, Deduplicate
from transforms.packing import pack, unpack
from transforms.parts import part_path, write_rows


def collection() -> list[Article]:
    """Stories with edited, cut, verbatim and re-addressed copies, and stories without."""
    articles = []
    for story in range(12):
        text = prose(story)
        paragraphs = text.splitlines()
        url = f"https://site{story % 3}.example/{story}"
        made = [
            article(text, f"{story}-a", published_at=on_day(1 + story), canonical_url=url),
            article(text.replace(" ", "  ", 1) + "\n" + prose(story + 100, 36), f"{story}-b"),
            article("\n".join(paragraphs[:-2]), f"{story}-c", published_at=on_day(2 + story)),
            article(text, f"{story}-d", publisher="Agency"),
            article(prose(story + 200), f"{story}-e", canonical_url=url),
        ]
        articles += made[: 1 + story % 5]
    return articles


def staged(articles: Sequence[Article], part_rows: int, folder: Path) -> list[bytes]:
    """Write the parts of fingerprints; the packed lists that go through the shuffle."""
    packed = []
    for number, start in enumerate(range(0, len(articles), part_rows)):
        name = f"part{number}"
        prints = [fingerprint(a) for a in articles[start : start + part_rows]]
        rows = shingle_table(shingle_row(print_) for print_ in prints)
        write_rows(part_path(str(folder), FINGERPRINTS, name), rows)
        packed.append(
            pack(
                [
                    replace(without_shingles(print_), location=(name, row)).to_tuple()
                    for row, print_ in enumerate(prints)
                ]
            )
        )
    return packed


def distributed(articles: Sequence[Article], part_rows: int, folder: Path, kinds: str) -> set[str]:
    options = beam_options([], workers=1)
    pipeline = beam.Pipeline(runner=engine(options), options=options)
    found = folder / "found"
    decisions = (
        pipeline
        | beam.Create(staged(articles, part_rows, folder))
        | Deduplicate(str(folder), "run", kinds)  # type: ignore[arg-type]
    )
    _ = decisions | beam.Map(lambda packed: found.write_bytes(packed))
    pipeline.run().wait_until_finish()
    return {described(decision) for _, decision in unpack(found.read_bytes())}


def described(decision: Decision) -> str:
    """A decision without where its article stood."""
    return repr(replace(decision, location=("", 0)))


@pytest.mark.parametrize("kinds", ["near", "exact", "none"])
@pytest.mark.parametrize(("part_rows", "seed"), [(100, 0), (7, 1), (1, 2)])
def test_the_stage_decides_as_the_reference(
    kinds: str, part_rows: int, seed: int, tmp_path: Path
) -> None:
    articles = collection()
    expected = {described(d) for d in deduplicate(articles, kinds, run="run")}  # type: ignore[arg-type]
    random.Random(seed).shuffle(articles)
    found = distributed(articles, part_rows, tmp_path, kinds)
    assert found <= expected
    # What the stage does not say is that an article stands alone under its own id.
    silent = expected - found
    assert all("duplicate_of=None" in text and "copies=0" in text for text in silent)
    if kinds != "none":
        assert any("duplicate_of='" in text for text in found)
