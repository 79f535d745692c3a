"""Dates in every form in which inputs write them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.dates import offset_minutes, parse_date, written_date
from transforms.parse.words import rows

DAY = "2025-02-14"


def spelled(value: object) -> str | None:
    moment = parse_date(value)  # type: ignore[arg-type]
    if moment is None:
        return None
    return moment.at.strftime("%Y-%m-%d" if moment.precision == "DAY" else "%Y-%m-%dT%H:%M:%S")


@pytest.mark.parametrize(
    "value",
    [
        "2025-02-14", "2025/02/14", "20250214", 20250214, "14 February 2025", "Feb. 14, 2025",
        "February 14th, 2025", "14th of February 2025", "14.02.2025", "02/14/2025",
        "Friday, 14 Feb 2025", "Published: 14 February 2025", "14 de febrero de 2025",
        "14. Februar 2025", "le 14 février 2025", date(2025, 2, 14), "Vienna, February 14, 2025",
    ],
)  # fmt: skip
def test_days(value: object) -> None:
    assert spelled(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "2025-02-14T10:00:00Z", "2025-02-14T12:00:00+02:00", "2025-02-14T05:00:00.123-0500",
        "2025-02-14 10:00", "20250214T100000Z", "20250214100000", "1739527200", 1739527200,
        1739527200.7, "1739527200000", 1739527200000, 1739527200000000,
        "Fri, 14 Feb 2025 10:00:00 GMT", "Fri, 14 Feb 2025 05:00:00 -0500",
        "Fri Feb 14 10:00:00 UTC 2025", "Fri Feb 14 2025 11:00:00 GMT+0100 (CET)",
        "Feb. 14, 2025, 5 a.m. EST", "14 February 2025 at 10.00 GMT", "February 14, 2025 | 10:00",
        "10:00 GMT, Fri February 14, 2025", datetime(2025, 2, 14, 10),
        datetime(2025, 2, 14, 12, tzinfo=timezone(timedelta(hours=2))),
    ],
)  # fmt: skip
def test_times_in_utc(value: object) -> None:
    assert spelled(value) == "2025-02-14T10:00:00"


@pytest.mark.parametrize(
    "value",
    ["", "2 hours ago", "today", "02/03/2025", "2025-13-01", "31 February 2025", "0001-01-01",
     "2025", "May 2025", None, True, 17, -5, 1e300, "99999999", "version 1.2.2025.3 of it"],
)  # fmt: skip
def test_what_is_no_date_or_not_certain(value: object) -> None:
    assert parse_date(value) is None  # type: ignore[arg-type]


def test_the_first_date_of_a_line_counts() -> None:
    moment = written_date("First published 3 May 2024, updated 5 May 2024")
    assert moment is not None
    assert moment.at.date() == date(2024, 5, 3)


def test_zones() -> None:
    assert offset_minutes("EST") == -300
    assert offset_minutes("+0530") == 330
    assert offset_minutes("GMT+1") == 60
    assert offset_minutes("XYZ") == 0


def test_every_row_of_the_tables() -> None:
    for row in rows("zones.csv"):
        assert row["zone"].islower()
        assert -720 <= int(row["minutes"]) <= 840
    for row in rows("months.csv"):
        assert 1 <= int(row["number"]) <= 12
        assert row["name"] == row["name"].lower()


@given(st.datetimes(datetime(1980, 1, 2), datetime(2099, 1, 1), timezones=st.just(timezone.utc)))
def test_iso_and_epoch_survive(at: datetime) -> None:
    whole = at.replace(microsecond=0)
    for value in (
        whole.isoformat(),
        int(whole.timestamp()),
        whole,
        whole.strftime("%a, %d %b %Y %T GMT"),
    ):
        moment = parse_date(value)
        assert moment is not None
        assert (moment.at, moment.precision) == (whole, "SECOND")


@given(st.text())
def test_no_text_raises(text: str) -> None:
    parse_date(text)


@pytest.mark.parametrize(
    ("value", "offset", "day"),
    [
        ("2025-05-01T20:15:00-04:00", -240, date(2025, 5, 1)),
        ("2025-05-01T03:15:00+0800", 480, date(2025, 5, 1)),
        ("2025-05-01T03:15:00Z", 0, date(2025, 5, 1)),
        ("2025-05-01T03:15:00", None, date(2025, 5, 1)),
        ("2025-05-01", None, date(2025, 5, 1)),
        ("May 1, 2025 at 11:30 PM EST", -300, date(2025, 5, 1)),
    ],
)
def test_the_day_on_the_publishers_calendar(value: str, offset: int | None, day: date) -> None:
    moment = parse_date(value)
    assert moment is not None
    assert moment.offset == offset
    assert moment.local_day == day
