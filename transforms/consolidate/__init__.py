"""Consolidate: one event for all mentions that report the same act.

``article_blocks`` names the group that each mention of an article belongs to, ``mention_key`` makes
its small record, and ``consolidate`` turns the records of one block into events, of which those
that an earlier run published (``KnownEvent``) keep their ids.
"""

from transforms.consolidate.cluster import article_blocks
from transforms.consolidate.consolidate import consolidate
from transforms.consolidate.known import KnownEvent, known_event, read_known_events
from transforms.consolidate.mention_key import Actor, MentionKey, Place, mention_key, partition_of

__all__ = [
    "Actor",
    "KnownEvent",
    "MentionKey",
    "Place",
    "article_blocks",
    "consolidate",
    "known_event",
    "mention_key",
    "partition_of",
    "read_known_events",
]
