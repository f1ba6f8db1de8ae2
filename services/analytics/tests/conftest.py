"""The service as a whole, on each database, with a clock that tests move."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from loomery_analytics.app import create_app
from loomery_analytics.settings import AnalyticsSettings, EventSettings
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import new_id
from loomery_shared.settings import DatabaseSettings

SERVICE_TOKEN = "a-token-of-the-services"
NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class Tokens:
    """Knows `tenant:role` as a token of that tenant."""

    async def authenticate(self, token: str) -> Principal:
        tenant, _, role = token.partition(":")
        if role not in list(Role):
            raise UnauthenticatedError("Nobody has this token.")
        return Principal(user=f"user_{tenant}", tenant=tenant, role=Role(role))


def event(
    name: str = "app.clicked", at: datetime = NOON, tenant: str = "acme", **more: Any
) -> dict[str, Any]:
    """An event as it is sent."""
    return {"id": new_id("ev"), "name": name, "at": at.isoformat(), "tenant": tenant, **more}


class Service:
    """The running service and ways to ask it."""

    def __init__(self, app: FastAPI, http: httpx2.AsyncClient, clock: Clock, home: Path) -> None:
        self.app, self.http, self.clock, self.home = app, http, clock, home

    async def send(self, *events: dict[str, Any]) -> dict[str, Any]:
        answer = await self.internal("POST", "/internal/events", json={"events": list(events)})
        assert answer.status_code == 202, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def internal(self, method: str, path: str, **more: Any) -> httpx2.Response:
        return await self.http.request(method, path, headers={"X-Service-Token": SERVICE_TOKEN}, **more)

    async def ask(
        self, path: str, tenant: str = "acme", role: str = "viewer", **params: Any
    ) -> httpx2.Response:
        named = {name.rstrip("_"): value for name, value in params.items()}
        return await self.http.get(
            f"/api/analytics/{path}", params=named, headers={"Authorization": f"Bearer {tenant}:{role}"}
        )

    async def answer(self, path: str, **params: Any) -> dict[str, Any]:
        found = await self.ask(path, **params)
        assert found.status_code == 200, found.text
        body: dict[str, Any] = found.json()
        return body


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> AnalyticsSettings:
    return AnalyticsSettings(
        home=tmp_path,
        database=DatabaseSettings(url=SecretStr(database_url)),
        service_token=SecretStr(SERVICE_TOKEN),
        events=EventSettings(upkeep_seconds=3600),
    )


@pytest.fixture
async def service(settings: AnalyticsSettings, clock: Clock) -> AsyncIterator[Service]:
    app = create_app(settings, authenticator=Tokens(), clock=clock)
    transport = httpx2.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://analytics") as http,
    ):
        yield Service(app, http, clock, settings.home)
