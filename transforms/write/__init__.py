"""Parts and annotations -> final Parquet and Avro files, published in one step."""

from transforms.write.annotations import ANNOTATED_COLUMNS, Annotation
from transforms.write.locations import (
    CURRENT,
    FINGERPRINTS,
    KNOWLEDGE,
    RUNS,
    STAGING,
    STORIES,
    manifest_path,
    statistics_path,
)
from transforms.write.ranges import file_number

__all__ = [
    "ANNOTATED_COLUMNS",
    "CURRENT",
    "FINGERPRINTS",
    "KNOWLEDGE",
    "RUNS",
    "STAGING",
    "STORIES",
    "Annotation",
    "file_number",
    "manifest_path",
    "statistics_path",
]
