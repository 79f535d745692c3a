"""Extract: article parts -> mention parts, and the small keys that events are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any, NamedTuple

import apache_beam as beam
from apache_beam.transforms.window import GlobalWindows
from apache_beam.utils.shared import Shared
from apache_beam.utils.windowed_value import WindowedValue

from schemas.ids import make_reject
from schemas.tables import MENTIONS, Mention
from transforms.consolidate import article_blocks, mention_key, partition_of
from transforms.deduplicate import Decision
from transforms.extract.articles import ArticleText
from transforms.extract.coder import EventCoder
from transforms.extract.run_knowledge import RunKnowledge
from transforms.extract.run_knowledge.transform import JOINED, LEARNED_COLUMNS, TABLE, Learn
from transforms.filesystem import open_file
from transforms.packing import pack, unpack
from transforms.parts import ROW_GROUP_ROWS, read_row_group, row_group_count
from transforms.progress import Progress
from transforms.staging import PartBuffers, Written

PARTS = "parts"
KEYS = "keys"
REJECTS = "rejects"
MENTION_OVERHEAD_BYTES = 1_000
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
FIRST_DAY = EPOCH.date()

# (part, row group, {row in the part: decision}): up to 100 articles
Batch = tuple[str, int, dict[int, Decision]]


@dataclass(frozen=True)
class _Standing:
    """What the run knows of an article beside its text."""

    cluster_id: str
    story_id: str
    copies: int
    publishers: tuple[str, ...]
    last_published: datetime | None


class Coded(NamedTuple):
    """The outputs of ``Extract``."""

    parts: beam.PCollection
    keys: beam.PCollection
    rejects: beam.PCollection
    knowledge: beam.PCollection


@dataclass
class Extract(beam.PTransform):
    """Announcements and decisions -> ``parts`` and ``knowledge`` (Announcement), ``keys`` and
    ``rejects`` (Reject).

    Takes a dictionary: ``parts`` of Announcement of article parts, ``decisions`` of packed lists of
    (staged article_id, Decision). Codes the canonical articles in ``languages``. ``keys`` are pairs
    of (partition, packed list of mention keys), the partition being that of the keys' block.
    ``knowledge`` is the table of what the articles tell of names; they are coded with it and with
    the ``earlier`` tables. ``day`` is the run's, for articles without a date.
    """

    staging: str
    run: str
    model: str = "auto"
    languages: tuple[str, ...] = ("en",)
    partitions: int = 1
    day: date = FIRST_DAY
    earlier: tuple[str, ...] = ()

    def expand(self, inputs: dict[str, beam.PCollection]) -> Coded:
        by_part = {
            # Decisions are about the whole run, so they end whatever windows the parts came in.
            "rows": inputs["parts"]
            | "All parts" >> beam.WindowInto(GlobalWindows())
            | "By part" >> beam.Map(lambda part: (part[1], part[2])),
            "decisions": inputs["decisions"] | "To their parts" >> beam.FlatMap(_to_parts),
        }
        batches = (
            by_part
            | "Gather decisions of a part" >> beam.CoGroupByKey()
            | "Split parts" >> beam.FlatMapTuple(_split)
            | "Spread over workers" >> beam.Reshuffle()
        )
        learned = batches | "Learn" >> Learn(
            self.staging, _Taught(self.staging, self.languages), self.day, self.earlier
        )
        coded = batches | "Code events" >> beam.ParDo(
            _Extract(self), beam.pvalue.AsList(learned[JOINED])
        ).with_outputs(KEYS, REJECTS, main=PARTS)
        return Coded(coded[PARTS], coded[KEYS], coded[REJECTS], learned[TABLE])


def _to_parts(packed: bytes) -> Iterator[tuple[str, bytes]]:
    by_part: dict[str, list[Decision]] = defaultdict(list)
    for _, decision in unpack(packed):
        by_part[decision.location[0]].append(decision)
    for part in sorted(by_part):
        yield part, pack(by_part[part])


def _split(part: str, gathered: dict[str, Iterable[Any]]) -> Iterator[Batch]:
    by_group: dict[int, dict[int, Decision]] = defaultdict(dict)
    for packed in gathered["decisions"]:
        for decision in unpack(packed):
            row = decision.location[1]
            by_group[row // ROW_GROUP_ROWS][row] = decision
    copies = sum(1 for group in by_group.values() for d in group.values() if d.duplicate_of)
    Progress("extract").expect(sum(gathered["rows"]) - copies)
    for rows in gathered["rows"]:
        for group in range(row_group_count(rows)):
            yield part, group, by_group[group]


def _canonical(
    staging: str, batch: Batch, columns: Sequence[str] | None = None
) -> Iterator[tuple[str, Decision | None, dict[str, Any]]]:
    """(article_id, decision, row) of the articles of a batch that are no copies."""
    part, group, decisions = batch
    rows = read_row_group(staging, "articles", part, group, columns)
    for number, row in enumerate(rows, start=group * ROW_GROUP_ROWS):
        decision = decisions.get(number)
        if not (decision and decision.duplicate_of):
            yield decision.article_id if decision else row["article_id"], decision, row


@dataclass(frozen=True)
class _Taught:
    """The rows of a batch from which names are learned."""

    staging: str
    languages: tuple[str, ...]

    def __call__(self, batch: Batch) -> Iterator[tuple[str, dict[str, Any]]]:
        columns = ("article_id", "language", *LEARNED_COLUMNS)
        for article_id, _, row in _canonical(self.staging, batch, columns):
            if row["language"] in self.languages:
                yield article_id, row


class _Extract(beam.DoFn):
    def __init__(self, config: Extract) -> None:
        self._config = config
        self._shared = Shared()
        self._shared_knowledge = Shared()

    def setup(self) -> None:
        # One model for all threads of a process.
        self._coder = self._shared.acquire(lambda: EventCoder(self._config.model))

    def start_bundle(self) -> None:
        self._progress = Progress("extract")
        self._buffers = PartBuffers(MENTIONS, self._config.staging, self._announce)

    def process(
        self, batch: Batch, joined: list[str], window: Any = beam.DoFn.WindowParam
    ) -> Iterator[Any]:
        self._coder.run = self._knowledge(*joined)
        articles, standings, places = self._articles(batch)
        for article, place, coded in zip(articles, places, self._code(articles), strict=True):
            if isinstance(coded, Exception):
                detail = f"{type(coded).__name__}: {coded}"
                reject = make_reject("extract", "coder_failed", place, detail, article.text)
                yield beam.pvalue.TaggedOutput(REJECTS, reject)
                continue
            standing = standings[article.article_id]
            for mention, block in zip(coded, article_blocks(coded), strict=True):
                record = replace(mention, run=self._config.run)
                size = MENTION_OVERHEAD_BYTES + len(mention.sentence)
                yield from self._buffers.add(window, record, size, (standing, block))
            self._progress.count()

    def finish_bundle(self) -> Iterator[WindowedValue]:
        self._progress.flush()
        yield from self._buffers.finish()

    def _knowledge(self, path: str) -> RunKnowledge:
        """What the run knows of names, read once in a process."""

        def read() -> RunKnowledge:
            with open_file(path) as handle:
                return RunKnowledge.read(handle)

        return self._shared_knowledge.acquire(read, tag=path)

    def _articles(self, batch: Batch) -> tuple[list[ArticleText], dict[str, _Standing], list[str]]:
        articles, standings, places = [], {}, []
        for article_id, decision, row in _canonical(self._config.staging, batch):
            if row["language"] not in self._config.languages:
                self._progress.count()
                continue
            standings[article_id] = _Standing(
                cluster_id=article_id,
                story_id=decision.story_id if decision else article_id,
                copies=decision.copies if decision else 0,
                publishers=_publishers(row["publisher"], decision),
                last_published=_last_published(row["published_at"], decision),
            )
            places.append(row["input_uri"])
            articles.append(
                ArticleText(
                    article_id=article_id,
                    text=row["text"],
                    title=row["title"],
                    published_at=row["published_at"],
                    publisher=row["publisher"],
                )
            )
        return articles, standings, places

    def _code(self, articles: list[ArticleText]) -> Iterator[list[Mention] | Exception]:
        """The mentions of each article, or what went wrong with it, which costs no other one."""
        try:
            yield from list(self._coder.code(articles))
        except Exception:
            for article in articles:
                try:
                    yield next(iter(self._coder.code([article])))
                except Exception as error:
                    yield error

    def _announce(self, written: Written) -> Iterator[Any]:
        announcement, entries = written
        yield announcement
        by_partition: dict[int, list[Any]] = defaultdict(list)
        for row, (mention, (standing, block)) in enumerate(entries):
            key = mention_key(
                mention,
                location=(announcement[1], row),
                cluster_id=standing.cluster_id,
                story_id=standing.story_id,
                copies=standing.copies,
                publishers=standing.publishers,
                last_published=standing.last_published,
                block=block,
            )
            partition = partition_of(key.block, self._config.partitions)
            by_partition[partition].append(key.to_tuple())
        for partition in sorted(by_partition):
            yield beam.pvalue.TaggedOutput(KEYS, (partition, pack(by_partition[partition])))


def _publishers(own: str | None, decision: Decision | None) -> tuple[str, ...]:
    others = decision.publishers if decision else ()
    return tuple(sorted({name for name in (own, *others) if name}))


def _last_published(own: datetime | None, decision: Decision | None) -> datetime | None:
    """When the last of an article and its copies was published."""
    if decision is None or decision.last_published is None:
        return own
    last = EPOCH + timedelta(microseconds=decision.last_published)
    return max(own, last) if own else last
