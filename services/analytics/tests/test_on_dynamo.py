"""The service as a whole with events in DynamoDB."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from pydantic import SecretStr

from loomery_analytics.app import create_app, upkeep_round
from loomery_analytics.settings import AnalyticsSettings, EventSettings
from loomery_shared.settings import AwsSettings

from .conftest import NOON, SERVICE_TOKEN, Clock, Service, Tokens, event

SPAN = {"from_": "2026-03-01", "to": "2026-03-12"}


@pytest.fixture
async def service(aws_endpoint: str, tmp_path: Path, clock: Clock) -> AsyncIterator[Service]:
    settings = AnalyticsSettings(
        home=tmp_path,
        aws=AwsSettings(endpoint=aws_endpoint),
        service_token=SecretStr(SERVICE_TOKEN),
        events=EventSettings(store="dynamodb", upkeep_seconds=3600),
    )
    app = create_app(settings, authenticator=Tokens(), clock=clock)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://analytics") as http,
    ):
        yield Service(app, http, clock, tmp_path)


async def test_events_come_are_asked_for_and_go(service: Service) -> None:
    assert (await service.http.get("/api/analytics/ready")).status_code == 200
    events = [event(at=NOON - timedelta(hours=7 * number), visitor=f"v{number}") for number in range(10)]
    assert (await service.send(*events, events[0], event(tenant="other")))["accepted"] == 11
    assert (await service.send(*events))["duplicates"] == 10
    before = await service.answer("series", event="app.clicked", timezone="Asia/Kolkata", **SPAN)
    assert before["total"] == 10
    visitors = await service.answer("series", event="app.clicked", measure="visitors", **SPAN)
    assert visitors["total"] == 10

    service.clock.move(days=5)
    await upkeep_round(service.app)
    assert await service.answer("series", event="app.clicked", timezone="Asia/Kolkata", **SPAN) == before
    await service.send(event(at=NOON - timedelta(days=1)))
    service.clock.move(minutes=2)
    assert (await upkeep_round(service.app)).late == 1
    assert (await service.answer("counts", **SPAN))["total"] == 11

    service.clock.move(days=86)
    done = await upkeep_round(service.app)
    # The table itself hides the oldest by then.
    assert 0 < done.events < 12
    assert (await service.answer("counts", **SPAN))["total"] == 11
    await service.internal("DELETE", "/internal/tenants/acme")
    assert (await service.answer("counts", **SPAN))["total"] == 0
    assert (await service.answer("counts", tenant="other", **SPAN))["total"] == 1
