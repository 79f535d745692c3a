"""Deduplicate: which article repeats which, within a run and across runs.

``fingerprint`` makes the small record that is grouped; ``find_candidates``, ``verify`` and
``resolve`` turn records into decisions; ``deduplicate`` does all of it on a list.
"""

from transforms.deduplicate.alignment import Text, prepare
from transforms.deduplicate.boilerplate import Boilerplate, Frequencies
from transforms.deduplicate.candidates import (
    collapse,
    count_pairs,
    find_candidates,
    find_suspects,
)
from transforms.deduplicate.fingerprint import (
    FINGERPRINT_SCHEMA,
    LIGHT_COLUMNS,
    SHINGLE_COLUMNS,
    Fingerprint,
    IndexVersionError,
    Role,
    check_version,
    fingerprint,
    read_fingerprints,
    read_shingles,
    shingle_row,
    shingle_table,
    without_shingles,
)
from transforms.deduplicate.reference import deduplicate, settle
from transforms.deduplicate.resolve import Decision, resolve, unique_ids
from transforms.deduplicate.shingles import ALGORITHM_VERSION
from transforms.deduplicate.stretches import Comparison, compare
from transforms.deduplicate.verify import LEAST_OF_PAGE, Edge, verify

__all__ = [
    "ALGORITHM_VERSION",
    "FINGERPRINT_SCHEMA",
    "LEAST_OF_PAGE",
    "LIGHT_COLUMNS",
    "SHINGLE_COLUMNS",
    "Boilerplate",
    "Comparison",
    "Decision",
    "Edge",
    "Fingerprint",
    "Frequencies",
    "IndexVersionError",
    "Role",
    "Text",
    "check_version",
    "collapse",
    "compare",
    "count_pairs",
    "deduplicate",
    "find_candidates",
    "find_suspects",
    "fingerprint",
    "prepare",
    "read_fingerprints",
    "read_shingles",
    "resolve",
    "settle",
    "shingle_row",
    "shingle_table",
    "unique_ids",
    "verify",
    "without_shingles",
]
