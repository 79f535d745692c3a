"""Consolidate: one event for all mentions that report the same act.

``article_blocks`` names the group that each mention of an article belongs to, ``mention_key`` makes
its small record, and ``consolidate`` turns the records of one block into events.
"""

from transforms.consolidate.cluster import article_blocks
from transforms.consolidate.consolidate import consolidate
from transforms.consolidate.mention_key import Actor, MentionKey, Place, mention_key

__all__ = ["Actor", "MentionKey", "Place", "article_blocks", "consolidate", "mention_key"]
