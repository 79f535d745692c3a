"""Which interval the options name, and its label."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.intervals import interval

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "start", "end", "label"),
    [
        (None, None, None, "2026-11-22"),
        ("2025-04-01", None, None, "2025-04-01"),
        (None, "2025-04-01", "2025-04-02", "2025-04-01"),
        (None, "2025-04-01T13:00:00Z", "2025-04-01T14:00:00+00:00", "2025-04-01T13"),
        (None, "2025-04-01T15:00:00+02:00", "2025-04-01T16:00:00+02:00", "2025-04-01T13"),
        (None, "2025-04-01T13:15", "2025-04-01T13:30", "2025-04-01T131500_2025-04-01T133000"),
    ],
)
def test_label(day: str | None, start: str | None, end: str | None, label: str) -> None:
    assert interval(day, start, end, TODAY).label == label


@pytest.mark.parametrize(
    ("day", "start", "end", "message"),
    [
        ("2025-04-31", None, None, "not a date"),
        ("2025-04-01", "2025-04-01", None, "not both"),
        (None, "2025-04-01", None, "go together"),
        (None, "noon", "2025-04-01", "--interval-start noon"),
        (None, "2025-04-01", "2025-04-01", "CronDataIntervalTimetable"),
    ],
)
def test_what_is_no_interval(
    day: str | None, start: str | None, end: str | None, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        interval(day, start, end, TODAY)
