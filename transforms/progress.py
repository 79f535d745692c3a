"""Counts of what the stages have done, sent to whoever shows them.

A runner tells its metrics only when all is over. So a stage sends small datagrams to a socket that
the program names in an environment variable, which worker processes of the same machine inherit;
where there is none, counting costs nothing. Beam's own counters are kept beside it.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time

from apache_beam.metrics import Metrics

SOCKET_VARIABLE = "DATELINE_PROGRESS_SOCKET"
SECONDS_BETWEEN_REPORTS = 0.25


class Progress:
    """Counts one stage's elements; reports at most four times a second."""

    def __init__(self, stage: str) -> None:
        self._stage = stage
        self._counter = Metrics.counter("dateline", stage)
        self._unsent = 0
        self._last = time.monotonic()

    def count(self, n: int = 1) -> None:
        """Add n elements."""
        self._counter.inc(n)
        self._unsent += n
        if time.monotonic() - self._last >= SECONDS_BETWEEN_REPORTS:
            self.flush()

    def expect(self, n: int) -> None:
        """Tell that n elements more are to come, so that the time left can be shown."""
        _send({"stage": self._stage, "total": n})

    def flush(self) -> None:
        """Report what was not reported yet."""
        if self._unsent:
            _send({"stage": self._stage, "count": self._unsent})
        self._unsent = 0
        self._last = time.monotonic()


def _send(message: dict[str, str | int]) -> None:
    path = os.environ.get(SOCKET_VARIABLE)
    if not path:
        return
    # A full or vanished socket loses a number on a screen, never the run.
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        sender.sendto(json.dumps(message).encode(), path)
