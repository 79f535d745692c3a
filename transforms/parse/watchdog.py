"""A limit of time and memory for records that may take long: a process that can be ended has them.

No signal reaches a worker thread, and no exception a loop in C; a process can always be killed.
Ordinary records never come here, so that the usual run pays nothing for it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from schemas.tables import Article, Reject
from transforms.parse.options import ParseOptions
from transforms.read import Record

# Before the first record, the process must start and import: this is not the record's fault.
STARTUP_SECONDS = 60.0
# The time of a record is CPU time, which does not depend on what else the machine does; one that
# waits for nothing and yet takes so many times longer is given up, too.
WALL_TIMES = 10
# No record needs a quarter of that. Damaged pages were seen to take gigabytes.
MEMORY_BYTES = 1_500_000_000
_LENGTH = struct.Struct("!Q")
_local = threading.local()


class RecordTimeout(Exception):
    """The record was not parsed within its time; the process that tried is gone."""


class RecordTooLarge(Exception):
    """The process that tried to parse the record ran out of memory, or crashed."""


def parse_within(record: Record, options: ParseOptions) -> Article | Reject:
    """``article.parse_decoded`` in a process of its own, for at most ``options.seconds`` of CPU
    time. Raises RecordTimeout and RecordTooLarge."""
    child = getattr(_local, "child", None) or _Child()
    _local.child = child
    try:
        return child.ask(record, options)
    except (RecordTimeout, RecordTooLarge):
        _local.child = None
        child.end()
        raise


class _Child:
    """A Python process that runs ``serve``; one for each thread that needs it."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "transforms.parse.watchdog"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._answers.get(timeout=STARTUP_SECONDS)
        except queue.Empty:
            self.end()
            raise RecordTimeout("the process that parses long records does not start") from None

    def ask(self, record: Record, options: ParseOptions) -> Article | Reject:
        """The child's answer."""
        assert self._process.stdin is not None
        timeout = RecordTimeout(f"not parsed within {options.seconds:g} s")
        try:
            _send(self._process.stdin, (record, options))
            answer = self._answers.get(timeout=WALL_TIMES * options.seconds)
        except queue.Empty:
            raise timeout from None
        except OSError:
            answer = None
        if isinstance(answer, (Article, Reject)):
            return answer
        self._process.kill()
        if self._process.wait() == -signal.SIGPROF:
            raise timeout
        raise RecordTooLarge(f"parsing it takes more than {MEMORY_BYTES:,} bytes, or crashes")

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        """Answers as they come, and None when the process is gone."""
        assert self._process.stdout is not None
        try:
            while True:
                self._answers.put(_receive(self._process.stdout))
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self._answers.put(None)


def _send(stream: IO[bytes], value: Any) -> None:
    data = pickle.dumps(value)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        raise EOFError
    return pickle.loads(stream.read(*_LENGTH.unpack(header)))


def serve() -> None:
    """Answer records from standard input until it ends; first, say that all is imported."""
    from transforms.parse.article import parse_decoded

    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    with contextlib.suppress(ImportError, OSError, ValueError):  # not every system has it
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    _send(answers, "ready")
    while True:
        try:
            record, options = _receive(sys.stdin.buffer)
        except EOFError:
            return
        # Left to itself, the signal ends the process, in whatever loop it is.
        signal.setitimer(signal.ITIMER_PROF, options.seconds)
        try:
            answer: Article | Reject | None = parse_decoded(record, options)
        except MemoryError:
            answer = None
        signal.setitimer(signal.ITIMER_PROF, 0)
        _send(answers, answer)


if __name__ == "__main__":
    serve()
