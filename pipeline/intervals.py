"""The interval that a run covers, and the label that it gives the run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Interval:
    """A half-open interval in UTC."""

    start: datetime
    end: datetime

    @property
    def label(self) -> str:
        """``2026-11-21`` for a day, ``2026-11-21T13`` for an hour, else both ends."""
        length = self.end - self.start
        at_midnight = self.start.time().isoformat() == "00:00:00"
        if at_midnight and length == DAY:
            return f"{self.start:%Y-%m-%d}"
        if self.start.minute == self.start.second == 0 and length == HOUR:
            return f"{self.start:%Y-%m-%dT%H}"
        return f"{self.start:%Y-%m-%dT%H%M%S}_{self.end:%Y-%m-%dT%H%M%S}"


def interval(day: str | None, start: str | None, end: str | None, today: date) -> Interval:
    """The interval that the options name; today's where they name none.

    Raises ValueError, with a message for the user, for what is no interval.
    """
    if day and (start or end):
        raise ValueError("give --date or --interval-start and --interval-end, not both")
    if bool(start) != bool(end):
        raise ValueError("--interval-start and --interval-end go together")
    if start and end:
        first, last = _moment("--interval-start", start), _moment("--interval-end", end)
        if first >= last:
            raise ValueError(
                f"the interval from {start} to {end} is empty; if Airflow gave it, schedule with "
                "CronDataIntervalTimetable, whose intervals have a length"
            )
        return Interval(first, last)
    try:
        chosen = date.fromisoformat(day) if day else today
    except ValueError:
        raise ValueError(f"--date {day}: not a date; write it like 2026-11-21") from None
    midnight = datetime(chosen.year, chosen.month, chosen.day, tzinfo=timezone.utc)
    return Interval(midnight, midnight + DAY)


def _moment(option: str, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise ValueError(f"{option} {text}: write it like 2026-11-21T13:00:00Z") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return moment.astimezone(timezone.utc).replace(microsecond=0)
