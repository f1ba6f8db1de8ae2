"""Counts per hour and letting go, seen through the answers."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from loomery_analytics.app import create_app, upkeep_round
from loomery_analytics.settings import AnalyticsSettings
from loomery_analytics.stores.sql import SqlEventStore

from .conftest import NOON, Clock, Service, Tokens, event

LONG = {"event": "app.clicked", "from_": "2026-03-01", "to": "2026-03-20", "timezone": "Asia/Kolkata"}


async def send_some(service: Service) -> None:
    hours = [0, 1, 1, 5, 26, 27, 30, 50]
    events = [event(at=NOON - timedelta(hours=hour, minutes=7 * hour), app=f"a{hour % 2}") for hour in hours]
    await service.send(*events, event("signup"), event(tenant="other"))


async def every_answer(service: Service) -> list[Any]:
    questions: list[tuple[str, dict[str, Any]]] = [
        ("series", LONG),
        ("series", {**LONG, "app": "a1"}),
        ("series", {**LONG, "interval": "hour"}),
        ("series", {**LONG, "tenant": "other"}),
        ("counts", {"from_": "2026-03-01", "to": "2026-03-20"}),
    ]
    return [await service.answer(path, **params) for path, params in questions]


async def test_counts_per_hour_answer_what_events_did(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    await send_some(service)
    before = await every_answer(service)
    service.clock.move(days=20)
    first = await upkeep_round(service.app)
    assert first.hours > 0
    assert await every_answer(service) == before

    # From here on events of that time are not even looked at.
    asked = []
    real = SqlEventStore.slot_counts

    async def watched(self: SqlEventStore, scope: Any) -> Any:
        asked.append(scope.start)
        return await real(self, scope)

    monkeypatch.setattr(SqlEventStore, "slot_counts", watched)
    assert await every_answer(service) == before
    assert [start for start in asked if start < NOON + timedelta(days=8)] == []


async def test_a_round_may_be_repeated_and_run_twice_at_once(service: Service) -> None:
    await send_some(service)
    before = await every_answer(service)
    service.clock.move(days=20)
    await asyncio.gather(*(upkeep_round(service.app) for _ in range(3)))
    again = await upkeep_round(service.app)
    assert (again.hours, again.late, again.events) == (0, 0, 0)
    assert await every_answer(service) == before


async def test_late_events_are_counted_too(service: Service) -> None:
    await send_some(service)
    service.clock.move(days=5)
    await upkeep_round(service.app)
    before = (await service.answer("series", **LONG))["total"]
    late = event(at=NOON - timedelta(hours=26))
    assert (await service.send(late))["accepted"] == 1
    service.clock.move(minutes=2)
    assert (await upkeep_round(service.app)).late == 1
    assert (await service.answer("series", **LONG))["total"] == before + 1
    # Told again it changes nothing.
    assert (await service.send(late))["duplicates"] == 1
    service.clock.move(minutes=2)
    await upkeep_round(service.app)
    assert (await service.answer("series", **LONG))["total"] == before + 1


async def test_old_events_go_and_their_counts_stay(service: Service) -> None:
    await send_some(service)
    before = await service.answer("series", **LONG)
    service.clock.move(days=95)
    done = await upkeep_round(service.app)
    assert done.events == 10
    assert await service.answer("series", **LONG) == before
    assert (
        await service.ask("top", event="app.clicked", property="x", from_="2026-03-01")
    ).status_code == 422
    service.clock.move(days=640)
    assert (await upkeep_round(service.app)).rollups > 0


async def test_nothing_goes_before_it_is_counted(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    from loomery_analytics.stores.rollups import RollupStore
    from loomery_shared.errors import UnavailableError

    async def fails(*_args: Any) -> None:
        raise UnavailableError("The database is away.")

    await send_some(service)
    service.clock.move(days=95)
    with monkeypatch.context() as broken:
        broken.setattr(RollupStore, "count_hours", fails)
        with pytest.raises(UnavailableError):
            await upkeep_round(service.app)
    assert (await upkeep_round(service.app)).events == 10
    assert (await service.answer("series", **LONG))["total"] == 8


async def test_a_second_process_goes_on_where_the_first_was(
    service: Service, settings: AnalyticsSettings, clock: Clock, tmp_path: Path
) -> None:
    await send_some(service)
    before = await every_answer(service)
    clock.move(days=10)
    beside = create_app(settings, authenticator=Tokens(), clock=clock)
    async with beside.router.lifespan_context(beside):
        await asyncio.gather(upkeep_round(service.app), upkeep_round(beside))
    assert await every_answer(service) == before
