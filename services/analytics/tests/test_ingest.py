"""Taking events of services: what is stored, what is refused, and what is told of it."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from loomery_shared.clients import EventClient
from loomery_shared.contracts.events import Event
from loomery_shared.errors import UnavailableError
from loomery_shared.ids import new_id

from .conftest import NOON, SERVICE_TOKEN, Service, event

SOON = (NOON + timedelta(hours=1)).isoformat()


async def test_events_are_stored_and_counted(service: Service) -> None:
    taken = await service.send(event(), event(), event("signup", user="user_1"))
    assert taken == {"accepted": 3, "duplicates": 0, "rejected": []}
    counts = await service.answer("counts", to=SOON)
    assert counts["events"] == [{"event": "app.clicked", "count": 2}, {"event": "signup", "count": 1}]
    assert (counts["total"], counts["timezone"]) == (3, "UTC")


async def test_the_shared_client_is_understood(service: Service) -> None:
    service.http.headers["X-Service-Token"] = SERVICE_TOKEN
    await EventClient(service.http).record(
        [Event(id=new_id("ev"), name="build.finished", at=NOON, tenant="acme", properties={"seconds": 2.5})]
    )
    assert (await service.answer("counts", to=SOON))["total"] == 1


async def test_an_event_counts_once(service: Service) -> None:
    first, second = event(), event()
    assert (await service.send(first, second, first))["duplicates"] == 1
    again = await service.send(first, event())
    assert (again["accepted"], again["duplicates"]) == (1, 1)
    # The same id of another tenant is another event.
    assert (await service.send({**first, "tenant": "other"}))["accepted"] == 1
    assert (await service.answer("counts", to=SOON))["total"] == 3


async def test_duplicates_at_the_same_time_count_once(service: Service) -> None:
    events = [event() for _ in range(40)]
    taken = await asyncio.gather(
        *(service.send(*events[start : start + 20]) for start in (0, 10, 20, 0, 10, 20))
    )
    assert sum(one["accepted"] for one in taken) == 40
    assert sum(one["duplicates"] for one in taken) == 80
    assert (await service.answer("counts", to=SOON))["total"] == 40


async def test_a_wrong_event_is_told_and_the_others_are_kept(service: Service) -> None:
    taken = await service.send(event(), event("build.unheard_of"), event(), {**event(), "tenant": "*"})
    assert taken["accepted"] == 2
    assert [(one["index"], one["faults"][0]["where"]) for one in taken["rejected"]] == [
        (1, "name"),
        (3, "tenant"),
    ]
    assert (await service.answer("counts", to=SOON))["total"] == 2


async def test_what_cannot_be_read_is_refused_as_a_whole(service: Service) -> None:
    for content, status in [
        (b"", 422),
        (b"[]", 422),
        (b'{"events": 1}', 422),
        (b'{"events": [NaN]}', 422),
        (b"\xff", 422),
        (b'{"events": ["\\ud800"]}', 422),
        (b'{"events": [' + b"0," * 500 + b"0]}", 413),
        (b" " * 1_000_001, 413),
    ]:
        assert (await service.internal("POST", "/internal/events", content=content)).status_code == status


async def test_only_services_tell_of_others(service: Service) -> None:
    for headers in ({}, {"X-Service-Token": "wrong"}, {"Authorization": "Bearer acme:owner"}):
        answer = await service.http.post("/internal/events", json={"events": []}, headers=headers)
        assert answer.status_code == 401


async def test_one_request_does_not_take_others_with_it(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loomery_analytics.stores.sql import SqlEventStore

    add = SqlEventStore.add

    async def fails_for_some(self: SqlEventStore, events: list[Event], received: Any) -> list[bool]:
        if any(one.name == "app.broken" for one in events):
            raise UnavailableError("a fault of the store")
        return await add(self, events, received)

    monkeypatch.setattr(SqlEventStore, "add", fails_for_some)
    answers = await asyncio.gather(
        *(
            service.internal("POST", "/internal/events", json={"events": [event(name)]})
            for name in ("app.fine", "app.broken", "app.fine")
        )
    )
    assert [answer.status_code for answer in answers] == [202, 503, 202]
    assert (await service.answer("counts", to=SOON))["total"] == 2
