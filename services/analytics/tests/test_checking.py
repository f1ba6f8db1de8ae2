"""What makes an event acceptable."""

from datetime import timedelta
from typing import Any

import pytest

from loomery_analytics.ingest.checking import Source, check
from loomery_shared.contracts.events import Event

from .conftest import NOON, event

SERVICE = Source(NOON, behind=timedelta(days=7), ahead=timedelta(days=1))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"name": "build.unheard_of"}, "name"),
        ({"name": "Not A Name"}, "name"),
        ({"id": "short"}, "id"),
        ({"id": "has spaces in it"}, "id"),
        ({"tenant": ""}, "tenant"),
        ({"tenant": "*"}, "tenant"),
        ({"user": "\0" * 5}, "user"),
        ({"visitor": "v" * 65}, "visitor"),
        ({"at": "2026-03-11T12:00:00"}, "at"),
        ({"at": (NOON + timedelta(days=1, seconds=1)).isoformat()}, "at"),
        ({"at": (NOON - timedelta(days=7, seconds=1)).isoformat()}, "at"),
        ({"at": "yesterday"}, "at"),
        ({"properties": {"a": "\0"}}, "properties.a"),
        ({"properties": {"a": "x" * 1001}}, "properties.a"),
        ({"properties": {"a": 2**60}}, "properties.a"),
        ({"properties": {"a": [1]}}, "properties.a"),
        ({"name": "page.viewed", "properties": {"path": "/a?token=1"}}, "properties.path"),
        ({"name": "page.viewed", "properties": {}}, "properties.path"),
        ({"name": "build.started", "properties": {"ip": "10.0.0.1"}}, "properties.ip"),
        ({"name": "request.stats", "properties": {"requests": "many"}}, "properties.requests"),
        ({"ip": "10.0.0.1"}, "ip"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(changes: dict[str, Any], where: str) -> None:
    faults = check({**event(), **changes}, SERVICE)
    assert isinstance(faults, list)
    assert faults[0].where.startswith(where)


@pytest.mark.parametrize(
    "changes",
    [
        {"at": (NOON - timedelta(days=7)).isoformat()},
        {"at": (NOON + timedelta(days=1)).isoformat()},
        {"at": "2026-03-11T20:00:00+09:00"},
        {"properties": {"a": None, "b": True, "c": -1.5, "d": "ß✓", "e": 2**53}},
        {"name": "request.stats", "properties": {"requests": 3, "le_5": 2, "over": 1}},
        {"id": "job_01m83nec5m8vcpp628gkrq3y58:build.finished"},
        {"name": "build.failed", "properties": {"code": "red_gate", "seconds": 3}},
    ],
)
def test_what_is_right_is_taken(changes: dict[str, Any]) -> None:
    assert isinstance(check({**event(), **changes}, SERVICE), Event)


@pytest.mark.parametrize("raw", [None, 1, "event", [], {}, {"id": None}])
def test_what_is_no_event_is_told(raw: Any) -> None:
    assert isinstance(check(raw, SERVICE), list)
