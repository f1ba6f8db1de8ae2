"""Parts of time, compared with asking the clock on the wall of every quarter of an hour."""

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loomery_analytics.metrics.ranges import Interval, intervals, zone_named
from loomery_analytics.stores.port import SLOT

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Apia",
    "America/Havana",
    "Africa/Cairo",
    "Asia/Beirut",
]
MOMENTS = st.datetimes(datetime(2016, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


def wall(moment: datetime, interval: Interval, zone: ZoneInfo) -> Hashable:
    """What the wall says: equal for two moments of one part."""
    local = moment.astimezone(zone)
    match interval:
        case Interval.HOUR:
            return local.date(), local.hour, local.utcoffset()
        case Interval.DAY:
            return local.date()
        case Interval.WEEK:
            return local.isocalendar()[:2]
        case Interval.MONTH:
            return local.year, local.month


@given(MOMENTS, st.timedeltas(SLOT, timedelta(days=40)), st.sampled_from(Interval), st.sampled_from(ZONES))
@settings(deadline=None, max_examples=150, derandomize=True)
def test_parts_are_what_the_wall_says(
    start: datetime, length: timedelta, interval: Interval, name: str
) -> None:
    zone = zone_named(name)
    length = min(length, timedelta(days=3)) if interval is Interval.HOUR else length
    parts = list(intervals(start, start + length, interval, zone))
    assert parts[0].start <= start < parts[0].end
    assert parts[-1].start < start + length <= parts[-1].end
    assert all(one.end == after.start for one, after in pairwise(parts))
    for part in parts:
        moments = [part.start + SLOT * number for number in range((part.end - part.start) // SLOT)]
        inside = {wall(moment, interval, zone) for moment in moments}
        assert len(inside) == 1
        assert wall(part.start - SLOT, interval, zone) not in inside
        assert wall(part.end, interval, zone) not in inside


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)],
    ids=["spring", "autumn", "plain"],
)
def test_days_of_berlin_have_the_hours_they_have(day: str, hours: int) -> None:
    zone = zone_named("Europe/Berlin")
    start = datetime.fromisoformat(day).replace(tzinfo=zone)
    (part,) = intervals(start, start + timedelta(hours=1), Interval.DAY, zone)
    assert (part.end - part.start) == timedelta(hours=hours)
    assert len(list(intervals(part.start, part.end, Interval.HOUR, zone))) == hours


def test_weeks_begin_on_monday() -> None:
    wednesday = datetime(2026, 3, 11, 12, tzinfo=UTC)
    (part,) = intervals(wednesday, wednesday + SLOT, Interval.WEEK, zone_named("UTC"))
    assert (part.start, part.end) == (datetime(2026, 3, 9, tzinfo=UTC), datetime(2026, 3, 16, tzinfo=UTC))


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "Europe", "right/UTC", "\0"])
def test_other_names_are_no_zones(name: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        zone_named(name)
