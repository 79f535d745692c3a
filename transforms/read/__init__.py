"""Read: bytes of any supported kind become records, and rejects with the reason.

The kind of a file is told by its content first and its name second. ``split`` cuts large files
into segments, ``read_segment`` gives the records of one, in constant memory.
"""

from transforms.read.fields import parse_map
from transforms.read.limits import Limits
from transforms.read.records import Fields, InputFile, OpenFile, Record, Segment
from transforms.read.segments import read_segment, split

__all__ = [
    "Fields",
    "InputFile",
    "Limits",
    "OpenFile",
    "Record",
    "Segment",
    "parse_map",
    "read_segment",
    "split",
]
