"""Log lines: plain for people, JSON for machines."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

PLAIN = "dateline: %(message)s"
STANDARD_ERROR = 2


def set_up(log_format: str, run: str, verbose: bool) -> None:
    """Send the log to standard error; without ``verbose`` only our own lines are shown.

    ``force`` is needed: importing Beam has installed a handler of its own by then.
    """
    handler = logging.StreamHandler(own_stream())
    handler.setFormatter(_JsonLines(run) if log_format == "json" else logging.Formatter(PLAIN))
    logging.basicConfig(
        level=logging.INFO if verbose else logging.CRITICAL, handlers=[handler], force=True
    )
    logging.getLogger("dateline").setLevel(logging.INFO)


def quiet_beam_import() -> None:
    """Call before Beam is imported: it warns at the root logger of a library nobody asked for."""
    logging.getLogger().addFilter(lambda record: "apitools not found" not in record.getMessage())


@cache
def own_stream() -> TextIO:
    """Standard error under a number of its own, which ``silenced`` leaves alone."""
    sys.stderr.flush()
    return os.fdopen(os.dup(sys.stderr.fileno()), "w", buffering=1, encoding="utf-8")


@contextmanager
def silenced(silent: bool) -> Iterator[None]:
    """Drop what others write to standard error: each worker process repeats Beam's warnings there.

    What goes wrong in a worker reaches this process through the engine.
    """
    if not silent:
        yield
        return
    sys.stderr.flush()
    kept = os.dup(STANDARD_ERROR)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(kept, STANDARD_ERROR)
        os.close(kept)


class _JsonLines(logging.Formatter):
    def __init__(self, run: str) -> None:
        super().__init__()
        self._run = run

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "run": self._run,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
