"""Learn: article parts -> what they tell of names, as a table of the run and as one joined file."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Any

import apache_beam as beam

from transforms.extract.actors import ActorResolver
from transforms.extract.run_knowledge.evidence import (
    Evidence,
    Gathered,
    Supported,
    evidence,
    merge,
    supported,
)
from transforms.extract.run_knowledge.statements import statements
from transforms.extract.run_knowledge.table import (
    MOST_ROWS,
    heaviest,
    read_claims,
    write_claims,
    write_joined,
)
from transforms.filesystem import create_file, open_file
from transforms.packing import pack, unpack
from transforms.parse import sentences
from transforms.parts import part_path
from transforms.write import KNOWLEDGE

ALL = "all"
TABLE = "table"
JOINED = "joined"

LEARNED_COLUMNS = ("title", "text", "published_at", "publisher")
# Of a batch, (article_id, row with those columns).
Rows = Callable[[Any], Iterable[tuple[str, dict[str, Any]]]]


@dataclass
class Learn(beam.PTransform):
    """Batches of article rows -> ``table`` (Announcement) and ``joined`` (path of a file).

    ``rows`` gives the canonical articles of a batch in the languages that are coded. ``day`` stands
    for the date of articles without one. ``earlier`` are the tables of earlier runs. The joined
    file holds the claims of this run and of those, for ``RunKnowledge.read``.
    """

    staging: str
    rows: Rows
    day: date
    earlier: tuple[str, ...] = ()

    def expand(self, batches: beam.PCollection) -> beam.pvalue.DoOutputsTuple:
        claims = (
            batches
            | "Read statements" >> beam.ParDo(_Statements(self.rows, self.day))
            | "Gather evidence of a name" >> beam.CombinePerKey(_Merge())
            | "Sum up" >> beam.MapTuple(lambda key, gathered: (ALL, pack(supported(key, gathered))))
        )
        # The tables of earlier runs count even where this run has nothing to tell.
        seed = batches.pipeline | "One table" >> beam.Create([(ALL, None)], reshuffle=False)
        return (
            {"claims": claims, "seed": seed}
            | "Gather claims" >> beam.CoGroupByKey()
            | "Join with earlier runs"
            >> beam.ParDo(_Join(self.staging, self.earlier)).with_outputs(JOINED, main=TABLE)
        )


class _Statements(beam.DoFn):
    def __init__(self, rows: Rows, day: date) -> None:
        self._rows = rows
        self._day = day

    def setup(self) -> None:
        self._resolver = ActorResolver()

    def process(self, batch: Any) -> Iterator[tuple[str, Evidence]]:
        for article_id, row in self._rows(batch):
            text, published = row["text"], row["published_at"]
            lines = [row["title"]] if row["title"] else []
            lines += [text[start:end] for start, end in sentences(text)]
            on = published.date() if published else self._day
            for statement in statements(lines, self._resolver):
                yield statement.key, evidence(statement, article_id, on, row["publisher"])


class _Merge(beam.CombineFn):
    """``merge`` as a combiner."""

    def create_accumulator(self) -> Gathered:
        return ()

    def add_input(self, accumulator: Gathered, one: Evidence) -> Gathered:
        return merge((accumulator, (one,)))

    def merge_accumulators(self, accumulators: Iterable[Gathered]) -> Gathered:
        return merge(accumulators)

    def extract_output(self, accumulator: Gathered) -> Gathered:
        return accumulator


class _Join(beam.DoFn):
    def __init__(self, staging: str, earlier: tuple[str, ...]) -> None:
        self._staging = staging
        self._earlier = earlier

    def process(self, keyed: tuple[str, dict[str, Iterable[bytes]]]) -> Iterator[Any]:
        claims = (claim for packed in keyed[1]["claims"] for claim in unpack(packed))
        own = heaviest(claims, MOST_ROWS)
        name = uuid.uuid4().hex
        with create_file(part_path(self._staging, KNOWLEDGE, name)) as handle:
            rows = write_claims(own, handle)
        yield KNOWLEDGE, name, rows, 0
        path = part_path(self._staging, f"{KNOWLEDGE}_joined", name)

        def tables(stack: ExitStack) -> list[Iterable[Supported]]:
            files = (stack.enter_context(open_file(earlier)) for earlier in self._earlier)
            return [own, *map(read_claims, files)]

        write_joined(tables, lambda: create_file(path))
        yield beam.pvalue.TaggedOutput(JOINED, path)
