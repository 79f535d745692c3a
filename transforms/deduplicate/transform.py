"""Deduplicate: fingerprints -> what each article is, a canonical article or a copy.

Candidates are found and decisions made in one worker each, over light records; texts are compared
part by part, wherever there is room, with the shingles that stand in files beside the parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import apache_beam as beam
import pyarrow.parquet as pq
from apache_beam.transforms.window import GlobalWindow, GlobalWindows
from apache_beam.utils.windowed_value import WindowedValue

from transforms.deduplicate.alignment import Text, prepare
from transforms.deduplicate.boilerplate import Boilerplate, Frequencies
from transforms.deduplicate.candidates import collapse, find_candidates, find_suspects
from transforms.deduplicate.fingerprint import (
    LIGHT_COLUMNS,
    Fingerprint,
    Location,
    read_fingerprints,
    read_shingles,
)
from transforms.deduplicate.reference import Kinds
from transforms.deduplicate.resolve import Decision, resolve
from transforms.deduplicate.shingles import Shingles
from transforms.deduplicate.verify import LEAST_OF_PAGE, Edge, verify
from transforms.filesystem import open_file
from transforms.packing import pack, unpack
from transforms.parts import part_path

ALL = "all"
FINGERPRINTS = "fingerprints"
CACHED_PARTS = 16
NODES_AT_ONCE = 10_000

SUSPECTS = "suspects"
PAIRS = "pairs"
NODES = "nodes"

# (location, site) of an article to compare
Candidate = tuple[Location, int]


@dataclass
class Deduplicate(beam.PTransform):
    """Packed lists of light fingerprints -> packed lists of (staged article_id, Decision).

    Only articles that are copies, have copies or related articles, or need another id get a
    decision; all others are canonical under the id that they have. ``kinds`` and ``least`` are
    those of ``deduplicate``, whose decisions these are over the same articles. ``earlier`` are the
    index files of earlier runs.
    """

    staging: str
    run: str
    kinds: Kinds = "near"
    least: float = LEAST_OF_PAGE
    earlier: tuple[str, ...] = ()

    def expand(self, fingerprints: beam.PCollection) -> beam.PCollection:
        earlier = (
            fingerprints.pipeline
            | "Name earlier indexes" >> beam.Create(self.earlier, reshuffle=False)
            | "Read earlier indexes" >> beam.Map(_read_index)
        )
        found = (
            (fingerprints | "All articles" >> beam.WindowInto(GlobalWindows()), earlier)
            | "With earlier runs" >> beam.Flatten()
            | "To one place" >> beam.WithKeys(ALL)
            | "Gather fingerprints" >> beam.GroupByKey()
            | "Find candidates"
            >> beam.ParDo(_FindCandidates(self.kinds)).with_outputs(SUSPECTS, PAIRS, main=NODES)
        )
        boilerplate = (
            found[SUSPECTS]
            | "Count shingles of suspects" >> beam.ParDo(_CountShingles(self.staging))
            | "Counts to one place" >> beam.WithKeys(ALL)
            | "Gather counts" >> beam.GroupByKey()
            | "Name boilerplate" >> beam.MapTuple(_merge_counts)
        )
        edges = (
            found[PAIRS]
            | "Gather pairs of a part" >> beam.GroupByKey()
            | "Compare texts"
            >> beam.ParDo(_Compare(self.staging, self.least), beam.pvalue.AsList(boilerplate))
        )
        return (
            {
                "nodes": found[NODES] | "Nodes to one place" >> beam.WithKeys(ALL),
                "edges": edges | "Edges to one place" >> beam.WithKeys(ALL),
            }
            | "Gather edges" >> beam.CoGroupByKey()
            | "Resolve" >> beam.MapTuple(self._resolve)
        )

    def _resolve(self, _key: str, gathered: dict[str, Iterable[bytes]]) -> bytes:
        edges = [edge for packed in gathered["edges"] for edge in unpack(packed)]
        nodes = _fingerprints(gathered["nodes"])
        staged_ids = {node.location: node.article_id for node in nodes}
        decisions = (
            (staged_ids[decision.location], decision)
            for decision in resolve(nodes, edges, self.run, exact=self.kinds != "none")
        )
        return pack([entry for entry in decisions if _says_something(*entry)])


class _FindCandidates(beam.DoFn):
    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def process(self, keyed: tuple[str, Iterable[bytes]]) -> Iterator[Any]:
        everything = _fingerprints(keyed[1])
        roots = collapse(everything)
        needed = _not_alone(everything, roots)
        if self._kinds == "near":
            firsts = [everything[i] for i in sorted(set(roots))]
            yield from _by_part(SUSPECTS, [firsts[i] for i in find_suspects(firsts)])
            pairs: dict[str, list[tuple[Candidate, Candidate]]] = defaultdict(list)
            for i, j in find_candidates(firsts):
                left, right = firsts[i], firsts[j]
                needed |= {left.location, right.location}
                pair = (left.location, left.site), (right.location, right.site)
                pairs[left.location[0]].append(pair)
            for part in sorted(pairs):
                yield beam.pvalue.TaggedOutput(PAIRS, (part, pack(pairs[part])))
        nodes = [_node(print_) for print_ in everything if print_.location in needed]
        for start in range(0, len(nodes), NODES_AT_ONCE):
            yield pack(nodes[start : start + NODES_AT_ONCE])


def _by_part(tag: str, suspects: list[Fingerprint]) -> Iterator[beam.pvalue.TaggedOutput]:
    rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for print_ in suspects:
        rows[print_.location[0]].append((print_.location[1], print_.site))
    for part in sorted(rows):
        yield beam.pvalue.TaggedOutput(tag, (part, pack(rows[part])))


class _CountShingles(beam.DoFn):
    """Adds up a bundle: the counters have one size, however many documents they count."""

    def __init__(self, staging: str) -> None:
        self._staging = staging

    def start_bundle(self) -> None:
        self._counts: Frequencies | None = None

    def process(self, keyed: tuple[str, bytes]) -> None:
        part, packed = keyed
        shingles = _load_shingles(self._staging, part)
        self._counts = self._counts or Frequencies()
        self._counts.add((shingles[row], site) for row, site in unpack(packed))

    def finish_bundle(self) -> Iterator[WindowedValue]:
        if self._counts is not None:
            window = GlobalWindow()
            yield WindowedValue(self._counts.to_bytes(), window.max_timestamp(), (window,))
        self._counts = None


def _merge_counts(_key: str, counts: Iterable[bytes]) -> Boilerplate:
    total = Frequencies()
    for packed in counts:
        total.merge(Frequencies.from_bytes(packed))
    return total.boilerplate()


class _Compare(beam.DoFn):
    def __init__(self, staging: str, least: float) -> None:
        self._staging = staging
        self._least = least

    def setup(self) -> None:
        self._shingles = lru_cache(CACHED_PARTS)(self._load)

    def _load(self, part: str) -> list[Shingles]:
        return _load_shingles(self._staging, part)

    def process(
        self, keyed: tuple[str, Iterable[bytes]], boilerplates: list[Boilerplate]
    ) -> Iterator[bytes]:
        boilerplate = boilerplates[0] if boilerplates else Boilerplate()

        @lru_cache(maxsize=1)
        def left_text(candidate: Candidate) -> Text:
            return text(candidate)

        def text(candidate: Candidate) -> Text:
            (part, row), site = candidate
            return prepare(self._shingles(part)[row], site, boilerplate)

        edges: list[Edge] = []
        pairs = [pair for packed in keyed[1] for pair in unpack(packed)]
        # By the right one's part, so that each part is opened once; the left ones are of one part.
        for left, right in sorted(pairs, key=lambda pair: (pair[1][0], pair[0][0])):
            edge = verify(left[0], left_text(left), right[0], text(right), self._least)
            if edge is not None:
                edges.append(edge)
        yield pack(edges)


def _fingerprints(packed_lists: Iterable[bytes]) -> list[Fingerprint]:
    found = (Fingerprint.from_tuple(row) for packed in packed_lists for row in unpack(packed))
    return sorted(found, key=lambda print_: print_.order)


def _node(print_: Fingerprint) -> tuple[Any, ...]:
    """What is resolved needs no keys."""
    return replace(print_, keys=b"").to_tuple()


def _not_alone(everything: list[Fingerprint], roots: list[int]) -> set[Location]:
    """The articles that share an address, a text or an id with another one."""
    groups: dict[Any, list[Location]] = defaultdict(list)
    for print_, root in zip(everything, roots, strict=True):
        groups["root", root].append(print_.location)
        groups["id", print_.article_id].append(print_.location)
    return {location for group in groups.values() if len(group) > 1 for location in group}


def _says_something(staged_id: str, decision: Decision) -> bool:
    renamed = decision.article_id != staged_id
    found = decision.duplicate_of or decision.copies or decision.related
    return bool(renamed or found or decision.role != "LEADER")


def _load_shingles(staging: str, part: str) -> list[Shingles]:
    """The shingles of a part, or of an index file of an earlier run, row by row."""
    path = part if part.endswith(".parquet") else part_path(staging, FINGERPRINTS, part)
    with open_file(path) as handle:
        return read_shingles(pq.read_table(handle))


def _read_index(path: str) -> bytes:
    with open_file(path) as handle:
        rows = pq.read_table(handle, columns=list(LIGHT_COLUMNS))
    return pack([print_.to_tuple() for print_ in read_fingerprints(rows, path)])
