"""The same rows come out of Beam's portable runner, whose workers are processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.end_to_end.program import ROOT, file_bytes, parquet_rows, run

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@contextmanager
def service(module: str, *arguments: str, port: int, folder: Path) -> Iterator[None]:
    """A process of Beam's that serves on a port, until the block is left."""
    # The worker pool starts its workers as "python", which must be this environment's; and it
    # runs elsewhere than the program, as it would on a cluster.
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env=environment,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing serves on port {port} after {START_SECONDS} s")


def test_a_job_service_and_a_worker_pool(published: Path, tmp_path: Path) -> None:
    jobs, workers = free_port(), free_port()
    job_service = service(
        "apache_beam.runners.portability.local_job_service_main",
        *("-p", str(jobs)),
        port=jobs,
        folder=tmp_path,
    )
    worker_pool = service(
        "apache_beam.runners.worker.worker_pool_main",
        f"--service_port={workers}",
        port=workers,
        folder=tmp_path,
    )
    engine = (
        "--runner=PortableRunner",
        f"--job_endpoint=localhost:{jobs}",
        "--environment_type=EXTERNAL",
        f"--environment_config=localhost:{workers}",
    )
    limits = ("--max", "text=20", "--max", "record=2kB")
    with job_service, worker_pool:
        run(tmp_path / "out", *engine)
        run(tmp_path / "limited", *engine, *limits, inputs=("seeds/records", "seeds/text"))
    assert file_bytes(tmp_path / "out") == file_bytes(published)
    # The limits reach workers that are processes of their own, elsewhere.
    rows = parquet_rows(tmp_path / "limited")
    assert rows["articles"] == []
    assert {(r["stage"], r["reason"]) for r in rows["rejects"]} >= {
        ("parse", "too_large"),
        ("read", "too_large"),
    }
