"""Random access, for the formats whose table of contents stands at their end."""

from __future__ import annotations

import tempfile
from typing import Any

from transforms.read.source import Source
from transforms.read.streams import CHUNK, ExpandsTooMuch

IN_MEMORY = 32 * 1024 * 1024


def seekable(source: Source) -> Any:
    """The bytes of a source from the first one on, as a stream with random access.

    A file has that by itself; of what is packed a copy is made, in memory or beyond 32 MB on disk.
    Raises ExpandsTooMuch for more than ``container_bytes``.
    """
    stream = source.stream
    if stream.seekable():
        stream.seek(0)
        return stream
    limit = source.context.limits.container_bytes
    copy = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - lives as long as its reader
    size = 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise ExpandsTooMuch(
                f"a packed file of more than {limit} bytes that must be held (--max held)"
            )
        copy.write(chunk)
    copy.seek(0)
    if not hasattr(copy, "seekable"):  # Python 3.10
        copy.rollover()
        return copy._file
    return copy
