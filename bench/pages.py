"""Pages with gold: ``python -m bench.pages FOLDER`` writes them for ``bench.accuracy_html``.

Each article of bench/cases/pages/articles is rendered in its template, in the manner of a real
kind of site with all that such a site puts around a story. FOLDER gets ``<id>.html`` files and
``gold.jsonl``: id, url, title, authors, date and text. The same articles give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.cases.pages.story import Story, gold_text, load
from bench.cases.pages.templates import TEMPLATES
from bench.cases.pages.templates.parts import Surroundings

NEIGHBOURS = 9


def render(stories: tuple[Story, ...], place: int) -> bytes:
    """The page of the story at ``place``; the stories after it, in a ring, are those around it."""
    story = stories[place]
    ring = stories[place + 1 :] + stories[:place]
    # A step that shares no factor with usual counts brings stories of other sections near.
    others = tuple(ring[(7 * n) % len(ring)] for n in range(NEIGHBOURS))
    template = TEMPLATES[story.template]
    page = template.render(story, Surroundings(others))
    return page.encode(template.encoding, "xmlcharrefreplace")


def gold(story: Story) -> dict[str, object]:
    """What a reader should understand of a story's page."""
    return {
        "id": story.id,
        "url": story.url,
        "title": story.title,
        "authors": list(story.authors),
        "date": story.published.date().isoformat(),
        "text": gold_text(story),
        "template": story.template,
    }


def write(folder: Path) -> int:
    """All pages and their gold; returns how many."""
    stories = load()
    folder.mkdir(parents=True, exist_ok=True)
    for place, story in enumerate(stories):
        (folder / f"{story.id}.html").write_bytes(render(stories, place))
    rows = "".join(json.dumps(gold(story), ensure_ascii=False) + "\n" for story in stories)
    (folder / "gold.jsonl").write_text(rows, "utf-8")
    return len(stories)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    print(f"{write(folder)} pages in {folder}")


if __name__ == "__main__":
    main()
