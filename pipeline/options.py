"""A run's options, checked before anything is read or written."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

import pycountry

from pipeline.engines import split_beam_options
from pipeline.intervals import Interval, interval
from pipeline.limits import Bounds, parse_limits
from transforms.deduplicate import LEAST_OF_PAGE
from transforms.read import parse_map

FORMATS = ("parquet", "avro")


class UsageError(ValueError):
    """What the user asked for cannot be; the message is one clear line."""


@dataclass(frozen=True)
class RunOptions:
    """What the command line asked of a run."""

    inputs: tuple[str, ...]
    output: str
    interval: Interval
    dedup: str = "near"
    near_threshold: float = LEAST_OF_PAGE
    lookback_days: int = 7
    knowledge_days: int = 90
    formats: tuple[str, ...] = FORMATS
    languages: tuple[str, ...] = ("en",)
    columns: dict[str, str] = field(default_factory=dict)
    bounds: Bounds = field(default_factory=lambda: parse_limits(()))
    spacy_model: str = "auto"
    workers: str = "auto"
    max_rejects: float = 1.0
    log_format: str = "plain"
    verbose: bool = False
    beam_flags: tuple[str, ...] = ()


def run_options(
    *,
    arguments: tuple[str, ...],
    output: str,
    day: str | None,
    interval_start: str | None,
    interval_end: str | None,
    formats: str,
    languages: str,
    mappings: tuple[str, ...],
    limits: tuple[str, ...] = (),
    spacy_model: str = "auto",
    **others: Any,
) -> RunOptions:
    """The options as click gives them, checked. Raises UsageError."""
    today = datetime.now(timezone.utc).date()
    try:
        inputs, flags = split_beam_options(arguments)
        if not inputs:
            raise UsageError("no INPUT: name a file, a folder or a glob")
        return RunOptions(
            inputs=tuple(_local_path(given) for given in inputs),
            output=_folder(_local_path(output)),
            interval=interval(day, interval_start, interval_end, today),
            formats=_choices("--formats", formats, FORMATS),
            languages=_languages(languages),
            columns=parse_map(mappings),
            bounds=parse_limits(limits),
            spacy_model=_model(spacy_model),
            beam_flags=tuple(flags),
            **others,
        )
    except ValueError as error:
        raise UsageError(str(error)) from error


def _model(name: str) -> str:
    """Refuse a missing model before the articles are read rather than after."""
    if name == "auto" or importlib.util.find_spec(name) or os.path.isdir(name):
        return name
    raise UsageError(f"--spacy-model {name}: neither an installed package nor a folder")


def _local_path(given: str) -> str:
    """Beam has no file system for file://."""
    return given.removeprefix("file://")


def _folder(output: str) -> str:
    """Refuse what can be no folder; an empty name is a variable that was not set."""
    if not output:
        raise UsageError("--output '': name a folder")
    if os.path.exists(output) and not os.path.isdir(output):
        raise UsageError(f"--output {output}: a file stands there; name a folder")
    return output


def _languages(text: str) -> tuple[str, ...]:
    """Refuse what no article's language can be: nothing would be coded, without a word."""
    chosen = _choices("--languages", text.lower())
    for code in chosen:
        if pycountry.languages.get(alpha_2=code) is None:
            raise UsageError(f"--languages {code}: no ISO 639-1 code; write it like en")
    return chosen


def _choices(option: str, text: str, allowed: tuple[str, ...] | None = None) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    unknown = [part for part in chosen if allowed and part not in allowed]
    if unknown or not chosen:
        expected = ", ".join(allowed) if allowed else "a list separated by commas"
        raise UsageError(f"{option} {text!r}: give {expected}")
    return chosen
