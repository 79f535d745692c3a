"""What stands where in an output folder."""

from __future__ import annotations

import re
from pathlib import Path

STAGING = "_staging"
RUNS = "_runs"
CURRENT = f"{RUNS}/current.json"
FINGERPRINTS = "_fingerprints"
KNOWLEDGE = "_knowledge"
STORIES = "_stories"

# All that a publication replaces in one step.
PUBLISHED = (
    *("articles", "mentions", "events", "rejects", "avro"),
    *(FINGERPRINTS, KNOWLEDGE, STORIES, RUNS),
)


def local_folder(output: str) -> Path | None:
    """The folder on this machine's disk, or None for an object store or another file system."""
    return None if "://" in output else Path(output)


def manifest_path(run: str) -> str:
    """Of a run's manifest, below the output folder."""
    return f"{RUNS}/{run}/manifest.json"


def statistics_path(run: str) -> str:
    """Of a run's statistics, below the output folder."""
    return f"{RUNS}/{run}/stats.json"


def is_data_of(run: str, path: str) -> bool:
    """Whether a path below the output folder is a data file that the run owns."""
    return re.fullmatch(rf"(avro/)?\w+/dt=[^/]+/{re.escape(run)}-\d{{5}}\.\w+", path) is not None
