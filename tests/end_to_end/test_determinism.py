"""The same input gives the same files, however the work was split and in whatever order it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.transforms.window import FixedWindows, TimestampedValue

from pipeline.engines import beam_options, engine
from pipeline.graph import Plan, add_steps
from pipeline.inputs import find_files
from pipeline.options import run_options
from pipeline.planning import plan_run
from tests.end_to_end.program import DAY, ROOT, SEEDS, file_bytes, run
from transforms.write.lock import hold_lock


def plan(output: Path, token: str) -> Plan:
    options = run_options(
        arguments=("seeds",),
        output=str(output),
        day=DAY,
        interval_start=None,
        interval_end=None,
        formats="parquet,avro",
        languages="en",
        mappings=(),
    )
    files, _ = find_files(options.inputs, str(output))
    return plan_run(options, files, str(output / "_staging" / "run"), token)


@pytest.fixture
def in_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_two_workers(published: Path, tmp_path: Path) -> None:
    run(tmp_path / "out", "--workers", "2")
    assert file_bytes(tmp_path / "out") == file_bytes(published)


def test_running_again_replaces_the_run_with_the_same_bytes(
    published: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    files = sorted(path.relative_to(ROOT).as_posix() for path in SEEDS.rglob("*") if path.is_file())
    run(output, inputs=files[:3])
    assert file_bytes(output) != file_bytes(published)
    run(output, inputs=files[::-1])
    assert file_bytes(output) == file_bytes(published)


def run_plan(output: Path, change: Callable[[Plan], Plan], windowed: bool = False) -> None:
    with hold_lock(str(output)) as token:
        options = beam_options([], workers=1)
        pipeline = beam.Pipeline(runner=engine(options), options=options)
        planned = change(plan(output, token))
        segments = pipeline | beam.Create(planned.segments)
        if windowed:
            segments = (
                segments
                | beam.Map(lambda segment: TimestampedValue(segment, len(segment.uri) * 10))
                | beam.WindowInto(FixedWindows(30))
            )
        add_steps(segments, planned)
        pipeline.run().wait_until_finish()


@pytest.mark.usefixtures("in_root")
def test_another_order_and_many_partitions_and_files(published: Path, tmp_path: Path) -> None:
    """Reversed segments, key partitions and several final files change neither rows nor ids."""
    run_plan(
        tmp_path / "out",
        lambda usual: replace(
            usual,
            segments=list(reversed(usual.segments)),
            partitions=5,
            files=dict.fromkeys(usual.files, 3),
        ),
    )
    assert rows_by_key(tmp_path / "out") == rows_by_key(published)
    assert len(list((tmp_path / "out" / "mentions").glob("*/*.parquet"))) == 3


@pytest.mark.usefixtures("in_root")
def test_windows_change_nothing(published: Path, tmp_path: Path) -> None:
    run_plan(tmp_path / "out", lambda usual: usual, windowed=True)
    assert rows_by_key(tmp_path / "out") == rows_by_key(published)


def rows_by_key(output: Path) -> dict[str, list[str]]:
    import pyarrow.dataset as ds

    from schemas.tables import TABLES

    return {
        name: sorted(map(repr, ds.dataset(output / name, format="parquet").to_table().to_pylist()))
        for name in TABLES
    }


def test_nothing_depends_on_the_hash_seed_or_the_time_zone(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "77")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    run(tmp_path / "out", "--workers", "1")
    assert file_bytes(tmp_path / "out") == file_bytes(published)
