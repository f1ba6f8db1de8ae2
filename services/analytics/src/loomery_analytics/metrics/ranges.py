"""Parts of time in a time zone: hours, days, weeks (from Monday) and months, across changes of the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from loomery_analytics.stores.port import EPOCH, SLOT

__all__ = ["Interval", "Range", "intervals", "outward", "zone_named"]


class Interval(StrEnum):
    """How long each part is."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Range:
    """From `start` to just before `end`, both in UTC."""

    start: datetime
    end: datetime


@lru_cache(1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def zone_named(name: str) -> ZoneInfo:
    """A zone of the IANA database; raises ValueError for any other name."""
    if name not in _names():
        raise ValueError("No such time zone; names are like Europe/Berlin.")
    return ZoneInfo(name)


def outward(start: datetime, end: datetime) -> Range:
    """The range widened to whole quarters of an hour."""
    return Range(EPOCH + (start - EPOCH) // SLOT * SLOT, EPOCH - (EPOCH - end) // SLOT * SLOT)


def intervals(start: datetime, end: datetime, interval: Interval, zone: ZoneInfo) -> Iterator[Range]:
    """The parts that touch the time from `start` to `end`, whole, in order, without gaps."""
    first, last = start.astimezone(UTC), end.astimezone(UTC)
    if interval is Interval.HOUR:
        yield from _hours(first, last, zone)
        return
    day = _first_day(first.astimezone(zone).date(), interval)
    begin = _midnight(day, zone)
    while begin < last:
        day = _next(day, interval)
        finish = _midnight(day, zone)
        # A day that a zone skipped (it moved across the date line) has no length.
        if finish > begin:
            yield Range(begin, finish)
        begin = finish


def _hours(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[Range]:
    """Hours of the clock on the wall; one that is struck twice is two, and one is short where clocks move by half."""
    begin = outward(first, last).start
    while _hour_of(begin - SLOT, zone) == _hour_of(begin, zone):
        begin -= SLOT
    while begin < last:
        finish = begin + SLOT
        while _hour_of(finish, zone) == _hour_of(begin, zone):
            finish += SLOT
        yield Range(begin, finish)
        begin = finish


def _hour_of(moment: datetime, zone: ZoneInfo) -> tuple[date, int, timedelta | None]:
    local = moment.astimezone(zone)
    return local.date(), local.hour, local.utcoffset()


def _first_day(day: date, interval: Interval) -> date:
    match interval:
        case Interval.WEEK:
            return day - timedelta(days=day.weekday())
        case Interval.MONTH:
            return day.replace(day=1)
        case _:
            return day


def _next(day: date, interval: Interval) -> date:
    match interval:
        case Interval.WEEK:
            return day + timedelta(days=7)
        case Interval.MONTH:
            return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        case _:
            return day + timedelta(days=1)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """When the day begins: the first of two midnights; where midnight is left out, the moment of the change."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
