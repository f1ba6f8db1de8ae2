"""Weeks: from Monday to Monday, in UTC; numbered as ISO 8601 does."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["Week", "last_week"]

_WEEK = timedelta(days=7)
_NOT_LATER = timedelta(days=3)
"""How long after its end a week is still told: whoever was away on Monday is told on Tuesday, and nobody on Friday."""


@dataclass(frozen=True)
class Week:
    """One week that is over."""

    start: datetime
    end: datetime

    @property
    def name(self) -> str:
        """Like `2026-W19`."""
        year, number, _ = self.start.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last."""
        return self.start.date(), (self.end - timedelta(days=1)).date()

    def is_due(self, now: datetime, time_zone: str, hour: int) -> bool:
        """Whether somebody in this zone is told of it now: from that hour of their Monday on, for some days."""
        monday = self.end.date()
        at = datetime(monday.year, monday.month, monday.day, hour, tzinfo=_zone(time_zone))
        return max(at, self.end) <= now < self.end + _NOT_LATER


def last_week(now: datetime) -> Week:
    """The last week that is over."""
    today = now.astimezone(UTC).date()
    monday = today - timedelta(days=today.weekday())
    end = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    return Week(end - _WEEK, end)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
