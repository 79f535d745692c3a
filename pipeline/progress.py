"""Progress while the engine runs: bars on a terminal, log lines elsewhere."""

from __future__ import annotations

import json
import logging
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import TimeRemainingColumn as TimeLeft

from pipeline.log import own_stream
from transforms.progress import SOCKET_VARIABLE

logger = logging.getLogger("dateline")

SECONDS_BETWEEN_LINES = 10.0
MAX_DATAGRAM = 4096


class ProgressDisplay:
    """Receives what the stages count (see ``transforms.progress``) and shows it until it is left.

    Does nothing where the work is done on other machines: their counts are in the engine's own
    user interface.
    """

    def __init__(self, log_format: str, local: bool) -> None:
        self._local = local
        self._terminal = own_stream().isatty() and log_format == "plain"
        self._counts: dict[str, int] = {}
        self._totals: dict[str, int] = {}

    def __enter__(self) -> ProgressDisplay:
        if not self._local:
            return self
        # A socket's path is limited to about 100 characters, so it stands in a folder of its own.
        self._folder = tempfile.mkdtemp(prefix="dateline-")
        path = os.path.join(self._folder, "progress")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(path)
        os.environ[SOCKET_VARIABLE] = path
        show = self._show_bars if self._terminal else self._show_lines
        self._thread = threading.Thread(target=show, name="progress", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        if not self._local:
            return
        os.environ.pop(SOCKET_VARIABLE, None)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"{}", os.path.join(self._folder, "progress"))
        self._thread.join(timeout=5)
        self._socket.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _receive(self, changed: Callable[[str], None]) -> None:
        """Add up messages until the empty one that ends it."""
        while message := _decoded(self._socket.recv(MAX_DATAGRAM)):
            stage = message["stage"]
            for sums, name in ((self._counts, "count"), (self._totals, "total")):
                sums[stage] = sums.get(stage, 0) + message.get(name, 0)
            changed(stage)

    def _show_lines(self) -> None:
        written = {"at": time.monotonic()}

        def changed(stage: str) -> None:
            now = time.monotonic()
            if now - written["at"] >= SECONDS_BETWEEN_LINES:
                written["at"] = now
                logger.info("%s: %s", stage, self._so_far(stage))

        self._receive(changed)
        for stage in self._counts:
            logger.info("%s: %s", stage, self._so_far(stage))

    def _so_far(self, stage: str) -> str:
        total = self._totals[stage]
        return f"{self._counts[stage]:,}" + (f" of {total:,}" if total else "")

    def _show_bars(self) -> None:
        columns = (
            TextColumn("{task.description:>10}"),
            BarColumn(),
            TextColumn("{task.completed:,.0f} {task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeLeft(),
        )
        tasks: dict[str, TaskID] = {}
        with Progress(*columns, console=Console(file=own_stream())) as bars:

            def changed(stage: str) -> None:
                if stage not in tasks:
                    tasks[stage] = bars.add_task(stage, total=None, rate="")
                task = bars.tasks[bars.task_ids.index(tasks[stage])]
                speed = task.finished_speed or task.speed
                bars.update(
                    tasks[stage],
                    completed=self._counts[stage],
                    total=self._totals[stage] or None,
                    rate=f"({speed:,.0f}/s)" if speed else "",
                )

            self._receive(changed)


def _decoded(datagram: bytes) -> dict[str, Any]:
    return json.loads(datagram)
