"""Articles made for tests: words drawn from a seeded generator, so that texts surely differ."""

from __future__ import annotations

import random
from datetime import datetime, timezone
from typing import Any

from schemas.ids import content_id
from schemas.tables import Article

WORDS = [f"{a}{b}" for a in ("mar", "tel", "vis", "kor", "dan", "lup") for b in
         ("ad", "en", "io", "us", "ak", "el", "or", "im", "ta", "go", "ne", "sy")]  # fmt: skip


def prose(seed: int, words: int = 300) -> str:
    """A text of its own for each seed: sentences of 12 words, a paragraph every 4 sentences."""
    draw = random.Random(seed)
    drawn = [draw.choice(WORDS) for _ in range(words)]
    sentences = [" ".join(drawn[i : i + 12]).capitalize() + "." for i in range(0, words, 12)]
    return "\n".join(" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4))


def named(seed: int, *names: str) -> str:
    """Prose in which each sentence speaks of these people."""
    sentences = prose(seed, 400).split(". ")
    return ". ".join(f"{s} {names[n % len(names)]}" for n, s in enumerate(sentences))


def article(text: str, name: str = "", **fields: Any) -> Article:
    """An article of this text, its ids made as the parser makes them."""
    content = content_id("".join(c for c in text.casefold() if c.isalnum()))
    url = fields.get("canonical_url")
    return Article(
        article_id=content_id(url or name or content),
        input_uri=name or "file.txt",
        text=text,
        word_count=len(text.split()),
        content_hash=content,
        **fields,
    )


def on_day(day: int) -> datetime:
    return datetime(2025, 3, day, tzinfo=timezone.utc)
