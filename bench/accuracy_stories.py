"""How well articles are put together into stories: wrong merges, wrong splits and B-cubed.

    python -m bench.accuracy_stories [bench/cases/stories.toml] [--errors 20]

The cases are explained at their top.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.accuracy_duplicates import b_cubed, pairwise
from schemas.ids import content_id
from schemas.tables import Article
from transforms.stories import find_stories, gist

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CASES = Path(__file__).parent / "cases" / "stories.toml"


def read_cases(path: Path) -> tuple[list[Article], list[str]]:
    """The articles of a file of cases, and the story of each."""
    rows = tomllib.loads(path.read_text("utf-8"))["article"]
    stories = [row["story"] or f"alone-{n}" for n, row in enumerate(rows)]
    return [_article(n, row) for n, row in enumerate(rows)], stories


def _article(number: int, row: dict[str, Any]) -> Article:
    text = row["text"].strip()
    published = row.get("published")
    return Article(
        article_id=content_id(str(number)),
        input_uri=str(number),
        title=row["title"],
        published_at=datetime.fromisoformat(published.replace("Z", "+00:00"))
        if published
        else None,
        text=text,
        word_count=len(text.split()),
        content_hash=content_id(text),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?", default=CASES)
    parser.add_argument("--errors", type=int, default=20, help="how many errors to list")
    options = parser.parse_args()
    articles, stories = read_cases(options.file)
    found = find_stories([gist(article) for article in articles])
    pairs = list(combinations(range(len(articles)), 2))
    merged = [(a, b) for a, b in pairs if found[a] == found[b] and stories[a] != stories[b]]
    split = [(a, b) for a, b in pairs if found[a] != found[b] and stories[a] == stories[b]]
    print(
        f"{len(articles)} articles of {len(set(stories))} stories, {len(set(found))} stories found"
    )
    print(f"pairwise  {pairwise(stories, found)}: {len(merged)} merged, {len(split)} split")
    print(f"B-cubed   {b_cubed(stories, found)}")
    for name, errors in (("merged", merged), ("split", split)):
        for a, b in errors[: options.errors]:
            print(f"{name:7} {stories[a]}: {articles[a].title} | {stories[b]}: {articles[b].title}")


if __name__ == "__main__":
    main()
