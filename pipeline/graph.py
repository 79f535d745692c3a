"""The whole pipeline on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import apache_beam as beam

from pipeline.options import RunOptions
from transforms.consolidate.transform import Consolidate
from transforms.deduplicate.transform import Deduplicate
from transforms.extract.transform import Extract
from transforms.parse.transform import Parse
from transforms.read import Segment
from transforms.read.transform import Read
from transforms.staging import StageRejects
from transforms.stories.transform import Stories
from transforms.write.manifest import RunDescription
from transforms.write.transform import AnnotateArticles, Publish, Write


@dataclass(frozen=True)
class Plan:
    """What a run is to do, settled before the graph is built."""

    options: RunOptions
    description: RunDescription
    segments: Sequence[Segment]
    earlier_indexes: tuple[str, ...]
    earlier_stories: tuple[str, ...]
    earlier_events: tuple[str, ...]
    earlier_knowledge: tuple[str, ...]
    folder: str
    output: str
    staging: str
    lock_token: str
    files: dict[str, int]
    partitions: int


def build(pipeline: beam.Pipeline, plan: Plan) -> None:
    """Put the whole run into the pipeline."""
    segments = pipeline | "List segments" >> beam.Create(plan.segments, reshuffle=False)
    add_steps(segments, plan)


def add_steps(segments: beam.PCollection, plan: Plan) -> None:
    """Text moves through parts, small keys through the graph; the segments may be windowed."""
    options, staging, run = plan.options, plan.staging, plan.description.run
    bounds = options.bounds

    read = segments | "Read" >> Read(plan.folder, bounds.read, options.columns)
    articles = read.records | "Parse" >> Parse(staging, run, bounds.parse)
    copies = articles.fingerprints | "Deduplicate" >> Deduplicate(
        staging, run, options.dedup, options.near_threshold, plan.earlier_indexes
    )
    stories = {"gists": articles.gists, "decisions": copies} | "Find stories" >> Stories(
        staging, plan.earlier_stories
    )
    decisions = stories.decisions
    mentions = {"parts": articles.parts, "decisions": decisions} | "Extract" >> Extract(
        staging,
        run,
        options.spacy_model,
        options.languages,
        plan.partitions,
        options.interval.start.date(),
        plan.earlier_knowledge,
    )
    events = mentions.keys | "Consolidate" >> Consolidate(
        staging, run, plan.files["mentions"], plan.partitions, plan.earlier_events
    )
    rejects = [
        stage.rejects | f"Keep rejects of {name}" >> StageRejects(staging, run)
        for name, stage in (("read", read), ("parse", articles), ("extract", mentions))
    ]
    parts = (
        *(articles.parts, stories.parts, mentions.parts, mentions.knowledge, events.parts),
        *rejects,
    )
    annotations = (
        decisions | "Annotate articles" >> AnnotateArticles(plan.files["articles"]),
        events.annotations,
    )
    written = {"parts": parts, "annotations": annotations} | "Write" >> Write(
        staging, plan.description, options.formats, plan.files
    )
    _ = written | "Publish" >> Publish(
        plan.output, staging, plan.lock_token, plan.description, options.max_rejects
    )
