"""Stages keep windows apart and announce only what they wrote."""

from __future__ import annotations

from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.testing.util import assert_that, equal_to
from apache_beam.transforms.window import FixedWindows, TimestampedValue

from pipeline.engines import beam_options, engine
from schemas.ids import content_id
from schemas.tables import Reject
from transforms.parts import MAX_ROWS, part_path, read_row_group
from transforms.staging import StageRejects


def reject(number: int) -> Reject:
    return Reject(
        reject_id=content_id(str(number)),
        stage="read",
        reason="empty_file",
        input_uri=f"{number}.txt",
    )


@pytest.fixture
def pipeline() -> beam.Pipeline:
    options = beam_options([], workers=1)
    return beam.Pipeline(runner=engine(options), options=options)


def test_a_part_holds_one_window(pipeline: beam.Pipeline, tmp_path: Path) -> None:
    announced = (
        pipeline
        | beam.Create([TimestampedValue(reject(number), number) for number in range(30)])
        | beam.WindowInto(FixedWindows(10))
        | StageRejects(str(tmp_path), "2025-04-01")
    )
    rows = announced | beam.Map(lambda part: part[2])
    windows = announced | beam.Map(_window_start)
    assert_that(rows, equal_to([10, 10, 10]), label="rows")
    assert_that(windows, equal_to([0, 10, 20]), label="windows")
    pipeline.run().wait_until_finish()


def _window_start(_part: object, window: object = beam.DoFn.WindowParam) -> int:
    return int(window.start)  # type: ignore[attr-defined]


def test_full_parts_are_closed_and_every_record_is_in_one(
    pipeline: beam.Pipeline, tmp_path: Path
) -> None:
    count = 2 * MAX_ROWS + 5
    announced = (
        pipeline
        | beam.Create([reject(number) for number in range(count)])
        | StageRejects(str(tmp_path), "2025-04-01")
    )
    total = announced | beam.Map(lambda part: part[2]) | beam.CombineGlobally(sum)
    assert_that(total, equal_to([count]))
    pipeline.run().wait_until_finish()
    files = list((tmp_path / "parts" / "rejects").iterdir())
    assert len(files) >= 3
    found = {
        row["input_uri"]
        for file in files
        for group in range(-(-MAX_ROWS // 100))
        for row in _rows(tmp_path, file.stem, group)
    }
    assert len(found) == count


def _rows(folder: Path, name: str, group: int) -> list[dict[str, object]]:
    assert part_path(str(folder), "rejects", name).endswith(f"{name}.parquet")
    try:
        return list(read_row_group(str(folder), "rejects", name, group))
    except ValueError:  # the last part has fewer row groups
        return []
