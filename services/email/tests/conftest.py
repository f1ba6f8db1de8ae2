"""The mail service over HTTP, on each database, with a clock that tests move."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from loomery_email.app import create_app, deliver_round
from loomery_email.letters.samples import SAMPLES
from loomery_email.settings import DeliverySettings, EmailSettings, MailSettings, SmtpSettings
from loomery_email.transports.port import Transport
from loomery_shared.settings import DatabaseSettings
from tests.receivers import SmtpServer


class MovingClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Service:
    """A running service and a way to speak to it."""

    app: FastAPI
    http: httpx2.AsyncClient

    async def send(self, key: str = "k1", template: str = "verify_email", **other: Any) -> httpx2.Response:
        values = SAMPLES[template]  # type: ignore[index]
        body = {"key": key, "to": "ada@example.org", "template": template, "values": values, **other}
        return await self.http.post("/internal/mail", json=body)

    async def outbox(self, **query: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await self.http.get("/api/dev/outbox", params=query)).json()["items"]
        return items

    async def state(self) -> dict[str, Any]:
        """The only message, as the viewer tells it."""
        (item,) = await self.outbox()
        return item

    async def round(self) -> int:
        return await deliver_round(self.app)


Serve: TypeAlias = Callable[..., AbstractAsyncContextManager[Service]]


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> EmailSettings:
    """Messages are sent only when a test says so."""
    return EmailSettings(
        home=tmp_path,
        database=DatabaseSettings(url=SecretStr(database_url)),
        service_token=SecretStr("token-of-the-services"),
        email=MailSettings(delivery=DeliverySettings(here=False)),
    )


@pytest.fixture
def serve(settings: EmailSettings, clock: MovingClock) -> Serve:
    """Runs a service; `mail` are settings of mail, `delivery` those of delivery."""

    @asynccontextmanager
    async def running(
        way_out: Transport | None = None, *, delivery: dict[str, Any] | None = None, **mail: Any
    ) -> AsyncIterator[Service]:
        chosen = settings.email.model_copy(
            update={"delivery": settings.email.delivery.model_copy(update=delivery or {}), **mail}
        )
        app = create_app(settings.model_copy(update={"email": chosen}), clock=clock, transport=way_out)
        token = settings.service_token.get_secret_value()
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(
                transport=httpx2.ASGITransport(app=app),
                base_url="http://mail",
                headers={"X-Service-Token": token},
            ) as http,
        ):
            yield Service(app, http)

    return running


@pytest.fixture
async def service(serve: Serve) -> AsyncIterator[Service]:
    """The service with its default: the outbox."""
    async with serve() as running:
        yield running


@pytest.fixture
def by_smtp(smtp_server: SmtpServer) -> dict[str, Any]:
    """Settings of mail for the test's mail server, with the pages for development."""
    smtp = SmtpSettings(host=smtp_server.host, port=smtp_server.port, security="none")
    return {"transport": "smtp", "smtp": smtp, "development": True}
