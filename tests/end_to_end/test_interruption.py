"""Whatever is killed, at any moment, a reader finds the old run or the new one."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.end_to_end.program import TABLES, file_bytes, kill, run, start

MOMENTS = 10
# Two inputs of one run, published in turns, so that old and new are always different.
TURNS = (("seeds/text", "seeds/records"), ("seeds/text/report-b-irreversible-path.txt",))


def digest(output: Path) -> str:
    """What stands published, as one value."""
    whole = hashlib.sha256()
    for path, content in sorted(file_bytes(output).items()):
        whole.update(path.encode() + b"\0" + content)
    return whole.hexdigest()


class Reader:
    """Reads all the time: whatever current.json leads to must be there, whole."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self.mixtures: list[str] = []
        self.reads = 0

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._stop.is_set():
            self.mixtures.extend(self._problems())
            self.reads += 1
            time.sleep(0.002)

    def _problems(self) -> list[str]:
        # A reader that wants all tables of one moment follows the one link that changes.
        pointer = self._output / ".published"
        try:
            snapshot = pointer.resolve(strict=True)
            current = json.loads((snapshot / "_runs" / "current.json").read_text())
            manifest = json.loads((snapshot / current["manifest"]).read_text())
            contents = {
                file["path"]: (snapshot / file["path"]).read_bytes() for file in manifest["files"]
            }
        except FileNotFoundError:
            return []  # nothing published yet, or replaced while it was read: read again
        present = {
            path.relative_to(snapshot).as_posix()
            for table in TABLES
            for path in (snapshot / table).rglob("*.parquet")
        }
        listed = {path for path in contents if path.startswith(TABLES)}
        problems = [f"{path} is not listed" for path in present - listed]
        for file in manifest["files"]:
            if hashlib.sha256(contents[file["path"]]).hexdigest() != file["sha256"]:
                problems.append(f"{file['path']} has other bytes than listed")
        return problems


@pytest.mark.timeout(1200)
def test_killed_at_ten_moments(tmp_path: Path) -> None:
    output = tmp_path / "out"
    expected, seconds = [], []
    for number, inputs in enumerate(TURNS):
        begin = time.monotonic()
        run(tmp_path / f"undisturbed-{number}", inputs=inputs)
        seconds.append(time.monotonic() - begin)
        expected.append(digest(tmp_path / f"undisturbed-{number}"))
    run(output, inputs=TURNS[0])
    chance = random.Random(20250401)
    with Reader(output) as reader:
        for moment in range(MOMENTS):
            old, new = moment % 2, (moment + 1) % 2
            # Spread over the whole run, its end included, where publishing happens.
            delay = seconds[new] * (moment + chance.random()) / MOMENTS
            process = start("run", *TURNS[new], "--output", str(output), "--date", "2025-04-01")
            time.sleep(delay)
            kill(process, signal.SIGKILL)
            assert digest(output) in (expected[old], expected[new]), f"killed after {delay:.2f} s"
            run(output, inputs=TURNS[new])
            assert digest(output) == expected[new]
    assert reader.reads > MOMENTS
    assert reader.mixtures == []
    assert sorted(path.name for path in output.iterdir() if path.name.startswith("_")) == [
        "_fingerprints",
        "_knowledge",
        "_lock",
        "_runs",
        "_stories",
    ]


def test_ctrl_c_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(output, inputs=TURNS[1])
    before = digest(output)
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = start("run", "seeds", "--output", str(output), "--date", "2025-04-02")
        wait_for_staging(output)
        kill(process, number)
        assert process.returncode == status
        assert digest(output) == before
        assert not (output / "_staging").exists()


def wait_for_staging(output: Path) -> None:
    for _ in range(600):
        if list(output.glob("_staging/*/*/parts/articles/*")):
            return
        time.sleep(0.05)
    raise AssertionError("the run staged nothing within 30 s")
