"""Packed batches: many small records as one compressed element of a shuffle.

A local runner spends about six times the size of every shuffled element, most of it on the
element itself; a batch of some hundred records costs little more than its compressed bytes.
"""

from __future__ import annotations

import pickle
import zlib
from typing import Any


def pack(records: list[Any]) -> bytes:
    """Records of plain types, compressed (level 1: the records are short-lived)."""
    return zlib.compress(pickle.dumps(records, protocol=pickle.HIGHEST_PROTOCOL), 1)


def unpack(packed: bytes) -> list[Any]:
    """The records of ``pack``; only ever called on what a stage of the same run packed."""
    return pickle.loads(zlib.decompress(packed))
