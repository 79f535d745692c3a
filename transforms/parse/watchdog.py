"""A time limit for pages that may take long: they are parsed in a process that can be ended.

No signal reaches a worker thread, and no exception a loop in C; a process can always be killed.
Ordinary pages never come here, so that the usual run pays nothing for it.
"""

from __future__ import annotations

import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from transforms.parse.page import Page, read_page
from transforms.parse.page_guard import is_heavy

# Before the first page, the process must start and import: this is not the page's fault.
STARTUP_SECONDS = 60.0
_LENGTH = struct.Struct("!Q")
_local = threading.local()


class PageTimeout(Exception):
    """The page was not parsed within its time; the process that tried is gone."""


def read_page_within(page: str, url: str | None, seconds: float) -> Page:
    """``read_page`` with a time limit for heavy pages. Raises PageTimeout."""
    if not is_heavy(page):
        return read_page(page, url)
    child = getattr(_local, "child", None) or _Child()
    _local.child = child
    try:
        return child.ask((page, url), seconds)
    except (PageTimeout, OSError, EOFError, pickle.UnpicklingError):
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
        self._next(STARTUP_SECONDS)

    def ask(self, question: Any, seconds: float) -> Page:
        """The child's answer. Raises PageTimeout, OSError, or what the child raised."""
        assert self._process.stdin is not None
        _send(self._process.stdin, question)
        answer = self._next(seconds)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def end(self) -> None:
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                self._answers.put(_receive(self._process.stdout))
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            self._answers.put(OSError("the parsing process ended"))

    def _next(self, seconds: float) -> Any:
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            raise PageTimeout(f"not parsed within {seconds:g} s") from None


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
    """Answer pages from standard input until it ends; first, say that all is imported."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    _send(answers, None)
    while True:
        try:
            page, url = _receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer: Page | Exception = read_page(page, url)
        except Exception as error:
            answer = RuntimeError(f"{type(error).__name__}: {error}")
        _send(answers, answer)


if __name__ == "__main__":
    serve()
