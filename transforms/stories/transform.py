"""Stories: gists and decisions about duplicates -> decisions that name the stories as well."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import apache_beam as beam
from apache_beam.transforms.window import GlobalWindows

from transforms.deduplicate import Decision
from transforms.filesystem import open_file
from transforms.packing import pack, unpack
from transforms.parts import Announcement, part_path, write_rows
from transforms.stories.gist import Gist
from transforms.stories.index import read_stories, story_row, story_table
from transforms.stories.stories import DAY, SILENCE_DAYS, find_stories
from transforms.write import STORIES

ALL = "all"
DECISIONS = "decisions"
PARTS = "parts"
ENTRIES_AT_ONCE = 10_000


@dataclass
class Stories(beam.PTransform):
    """Packed lists of gists and of decisions -> ``decisions`` and ``parts`` (Announcement).

    Takes a dictionary: ``gists`` of the tuples of all articles' gists, ``decisions`` of
    (staged article_id, Decision). Gives the same decisions with stories, and new ones for further
    articles that share a story; an article without a decision is a story of its own. A copy is in
    the story of what it repeats. ``earlier`` are the indexes of earlier runs, the one part is this
    run's.
    """

    staging: str
    earlier: tuple[str, ...] = ()

    def expand(self, inputs: dict[str, beam.PCollection]) -> beam.pvalue.DoOutputsTuple:
        gathered = {
            name: collection
            | f"All {name}" >> beam.WindowInto(GlobalWindows())
            | f"{name.capitalize()} to one place" >> beam.WithKeys(ALL)
            for name, collection in inputs.items()
        }
        # A run without articles has an index as well, so that all runs have the same files.
        seed = inputs["gists"].pipeline | "Name the index" >> beam.Create([(ALL, None)])
        return (
            {**gathered, "seed": seed}
            | "Gather gists" >> beam.CoGroupByKey()
            | "Find stories" >> beam.ParDo(_FindStories(self)).with_outputs(PARTS, main=DECISIONS)
        )


class _FindStories(beam.DoFn):
    def __init__(self, config: Stories) -> None:
        self._config = config

    def process(self, keyed: tuple[str, dict[str, Iterable[bytes]]]) -> Iterator[Any]:
        _, gathered = keyed
        gists = _gists(gathered["gists"])
        decided = {
            decision.location: (staged_id, decision)
            for packed in gathered["decisions"]
            for staged_id, decision in unpack(packed)
        }
        canonical = []
        for gist in gists:
            _, decision = decided.get(gist.location, ("", None))
            if decision is None:
                canonical.append(gist)
            elif decision.duplicate_of is None:
                canonical.append(replace(gist, article_id=decision.article_id))
        known, open_stories = self._known(canonical)
        stories = find_stories(canonical, open_stories)
        of_article = dict(zip((g.article_id for g in canonical), stories, strict=True))
        told = _with_stories(gists, decided, of_article, known)
        for start in range(0, len(told), ENTRIES_AT_ONCE):
            yield pack(told[start : start + ENTRIES_AT_ONCE])
        rows = [
            story_row(story, gist.article_id, gist)
            for gist, story in zip(canonical, stories, strict=True)
        ]
        repeated = {d.cluster_id for _, d in told if d.duplicate_of} - of_article.keys()
        rows += [story_row(known.get(name, name), name, None) for name in sorted(repeated)]
        yield beam.pvalue.TaggedOutput(PARTS, self._write(rows))

    def _write(self, rows: list[dict[str, Any]]) -> Announcement:
        name, index = uuid.uuid4().hex, story_table(rows)
        write_rows(part_path(self._config.staging, STORIES, name), index)
        return STORIES, name, index.num_rows, index.nbytes

    def _known(self, gists: list[Gist]) -> tuple[dict[str, str], list[tuple[str, Gist]]]:
        """The stories of earlier articles, and the gists of those that may go on."""
        published = [g.published for g in gists if g.published is not None]
        since = int(min(published) - SILENCE_DAYS * DAY) if published else None
        stories: dict[str, str] = {}
        going_on: dict[str, tuple[str, Gist]] = {}
        for path in self._config.earlier:
            with open_file(path) as handle:
                for article_id, story_id, gist in read_stories(handle, since):
                    stories[article_id] = story_id
                    if gist is not None:
                        going_on[article_id] = story_id, gist
        return stories, list(going_on.values())


def _gists(packed_lists: Iterable[bytes]) -> list[Gist]:
    found = (Gist(*values) for packed in packed_lists for values in unpack(packed))
    return sorted(found, key=lambda gist: gist.location)


def _with_stories(
    gists: list[Gist],
    decided: dict[Any, tuple[str, Decision]],
    of_article: dict[str, str],
    known: dict[str, str],
) -> list[tuple[str, Decision]]:
    """(staged article_id, decision with its story), in the order of the gists."""
    told = []
    for gist in gists:
        staged_id, decision = decided.get(gist.location, (gist.article_id, None))
        if decision is None:
            story = of_article[gist.article_id]
            if story == gist.article_id:
                continue
            decision = Decision(
                location=gist.location, article_id=gist.article_id, cluster_id=gist.article_id
            )
        else:
            cluster = decision.cluster_id
            story = of_article.get(cluster) or known.get(cluster, cluster)
        told.append((staged_id, replace(decision, story_id=story)))
    return told
