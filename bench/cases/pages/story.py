"""The articles from which pages are made, and what a reader should understand of each.

An article's body is blocks parted by blank lines. What a block begins with tells its kind:
``## `` a heading, ``> `` a quotation, ``- `` items of a list (one a line), ``!! `` a pull quote,
``@@ `` an embedded post (name | handle | text | day), ``[] `` a picture (caption | credit),
``== `` an entry of a live blog (time | headline), anything else a paragraph. ``[[words]]`` inside
are a link. Standfirsts, pull quotes, embedded posts and captions are no body text, as in public
collections of pages; only in a gallery the captions tell the story.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ARTICLES = Path(__file__).parent / "articles"
AGAIN = Path(__file__).parent / "again.csv"
_KINDS = {
    "## ": "heading", "> ": "quote", "- ": "list", "!! ": "pull", "@@ ": "post", "[] ": "picture",
    "== ": "entry",
}  # fmt: skip
_LINK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True)
class Block:
    """A part of a body; the ``parts`` of a paragraph are one, those of a list its items."""

    kind: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """An article as its newsroom knows it; ``body`` in order, ``published`` with its zone."""

    id: str
    template: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    host: str
    published: datetime
    section: str
    standfirst: str
    body: tuple[Block, ...]

    @property
    def url(self) -> str:
        day = self.published.strftime("%Y/%m/%d")
        return f"https://www.{self.host}/{self.section.lower().replace(' ', '-')}/{day}/{self.id}"


def load(folder: Path = ARTICLES) -> tuple[Story, ...]:
    """All articles of the files of a folder, in the order of their names, then those of AGAIN."""
    rows = [
        row
        for path in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["article"]
    ]
    stories = {story.id: story for story in map(_story, rows)}
    lines = [line for line in AGAIN.read_text("utf-8").splitlines() if not line.startswith("#")]
    again = (
        replace(
            stories[row["story"]], id=f"{row['story']}-{row['template']}", template=row["template"]
        )
        for row in csv.DictReader(lines)
    )
    return (*stories.values(), *again)


def _story(row: dict[str, object]) -> Story:
    fields = {**row, "standfirst": row.get("standfirst", "")}
    fields["authors"] = tuple(row["authors"])  # type: ignore[arg-type]
    fields["body"] = tuple(map(_block, str(row["body"]).strip().split("\n\n")))
    return Story(**fields)  # type: ignore[arg-type]


def _block(text: str) -> Block:
    for mark, kind in _KINDS.items():
        if text.startswith(mark):
            if kind == "list":
                return Block(kind, tuple(line.removeprefix(mark) for line in text.split("\n")))
            return Block(kind, tuple(p.strip() for p in text.removeprefix(mark).split("|")))
    return Block("paragraph", (" ".join(text.split("\n")),))


def plain(text: str) -> str:
    """Text without the marks of links."""
    return _LINK.sub(r"\1", text)


def linked(text: str) -> str:
    """Text as HTML, its links leading to topics."""
    return _LINK.sub(
        lambda m: f'<a href="/topics/{m[1].lower().replace(" ", "-")}">{m[1]}</a>',
        escape(text, quote=False),
    )


def gold_text(story: Story) -> str:
    """Body text, one paragraph, heading or item a line, without the standfirst."""
    lines: list[str] = []
    for block in story.body:
        if block.kind in ("paragraph", "heading", "quote", "list"):
            lines += block.parts
        elif block.kind == "entry":
            lines.append(block.parts[1])
        elif block.kind == "picture" and story.template == "gallery":
            lines.append(block.parts[0])
    return "\n".join(map(plain, lines))
