"""Consolidate: one event for all mentions that report the same act.

``mention_key`` makes the small record of a mention, ``MentionKey.block`` names the group that it
belongs to, and ``consolidate`` turns the keys of one block into events.
"""

from transforms.consolidate.consolidate import consolidate
from transforms.consolidate.mention_key import Actor, MentionKey, Place, mention_key

__all__ = ["Actor", "MentionKey", "Place", "consolidate", "mention_key"]
