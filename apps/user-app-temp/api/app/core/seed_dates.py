"""Moves the dates of the demo's records, so that a calendar of today has something in it."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

WRITTEN_FOR = dt.date(2026, 3, 9)
"""The day around which the dates in `seeds.json` lie; a Monday, as days of the week are kept."""
RECENT = ("2025", "2026", "2027")
"""Years of dates that are moved; birthdays and the past stay where they are."""
WEEK = dt.timedelta(weeks=1)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_HAPPENED = re.compile(
    r"(?:^|_)(?:placed|paid|posted|published|sent|read|taken|given|bought|received|recorded|written|uploaded|"
    r"joined|borrowed|lent|issued|signed|filed|registered|reported|requested|submitted|answered|earned|redeemed|"
    r"measured|spent|worked?|visited|watched|played|ordered|drawn|added|made)_(?:at|on|date)$"
)
"""Names of what has happened already, and so never lies ahead."""

Values = Mapping[str, Any]


def around(today: dt.date, seeds: Mapping[str, Sequence[Values]]) -> dict[str, list[Values]]:
    """The records with recent dates moved by whole weeks: by the same for all, and further back for a kind of
    record of which otherwise something would already have happened tomorrow."""
    usual = (today - WRITTEN_FOR) // WEEK
    moved: dict[str, list[Values]] = {}
    for entity, records in seeds.items():
        latest = max((_day(value) for record in records for value in _happened(record)), default=WRITTEN_FOR)
        weeks = min(usual, (today - dt.timedelta(days=1) - latest) // WEEK)
        moved[entity] = [{key: _later(value, weeks) for key, value in one.items()} for one in records]
    return moved


def _happened(record: Values) -> list[str]:
    return [value for key, value in record.items() if _HAPPENED.search(key) and _is_recent(value)]


def _is_recent(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(RECENT) and _DATE.match(value) is not None


def _day(value: str) -> dt.date:
    return dt.date.fromisoformat(value[:10])


def _later(value: Any, weeks: int) -> Any:
    """A recent date or moment so many weeks later; everything else as it is."""
    if not _is_recent(value):
        return value
    return f"{_day(value) + weeks * WEEK}{value[10:]}"
