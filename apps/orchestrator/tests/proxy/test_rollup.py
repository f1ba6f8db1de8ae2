"""Counts of requests are told once each, also when nobody listens for a while."""

from datetime import UTC, datetime

import pytest

from loomery_orchestrator.proxy.rollup import Rollup
from loomery_shared.contracts.events import Event
from loomery_shared.errors import UnavailableError


class Sink:
    """An event sink that can be away."""

    def __init__(self) -> None:
        self.away = False
        self.events: list[Event] = []

    async def record(self, events: list[Event]) -> None:
        if self.away:
            raise UnavailableError("away")
        self.events += events


@pytest.fixture
def sink() -> Sink:
    return Sink()


@pytest.fixture
def rollup(sink: Sink) -> Rollup:
    return Rollup(sink, lambda: datetime(2026, 5, 1, tzinfo=UTC))


async def test_percentiles_are_near_the_truth(sink: Sink, rollup: Rollup) -> None:
    for milliseconds in range(1, 1001):
        rollup.add("t1", "app_1", 500 if milliseconds > 990 else 200, milliseconds / 1000)
    await rollup.flush()
    (event,) = sink.events
    told = {name: float(value or 0) for name, value in event.properties.items()}
    assert (told["count"], told["errors"]) == (1000, 10)
    assert 500 <= told["p50"] <= 550
    assert 990 <= told["p99"] <= 1089


async def test_nothing_is_told_twice_or_lost(sink: Sink, rollup: Rollup) -> None:
    sink.away = True
    rollup.add("t1", "app_1", 200, 0.1)
    await rollup.flush()
    rollup.add("t2", "app_2", 200, 0.1)
    await rollup.flush()
    sink.away = False
    await rollup.flush()
    await rollup.flush()
    assert [(event.tenant, event.app) for event in sink.events] == [("t1", "app_1"), ("t2", "app_2")]


async def test_no_requests_are_no_news(sink: Sink, rollup: Rollup) -> None:
    await rollup.flush()
    assert sink.events == []
