"""The authentication service for tests: running, with mails that can be read and a clock that can be moved."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
from fastapi import FastAPI

from loomery_auth.app import create_app
from loomery_auth.settings import AuthSettings
from loomery_shared.clients import AuthClient, service_http
from loomery_shared.contracts.mail import MailRequest
from loomery_shared.secret_store.making import make_secrets

SERVICE_TOKEN = "token-of-the-services"
PUBLIC = "http://loomery.example.org"
PASSWORD = "a quiet blue umbrella"


class MovingClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)

    def real(self) -> datetime:
        """The real time, for tests with parties that have clocks of their own."""
        return datetime.now(UTC)


class Letterbox:
    """A `Mailer` that keeps what it accepts, each key once."""

    def __init__(self) -> None:
        self.requests: dict[str, MailRequest] = {}
        self.resubscribed: list[str] = []

    async def send(self, request: MailRequest) -> None:
        self.requests.setdefault(request.key, request)

    async def resubscribe(self, address: str) -> None:
        self.resubscribed.append(address)

    def to(self, email: str) -> list[MailRequest]:
        return [request for request in self.requests.values() if request.to == email]

    def kinds(self, email: str) -> list[str]:
        return [request.template for request in self.to(email)]

    def token(self, email: str, template: str) -> str:
        """The token in the link of the newest mail of this kind."""
        last = [request for request in self.to(email) if request.template == template][-1]
        return parse_qs(urlsplit(str(last.values["link"])).query)["token"][0]


@dataclass
class Browser:
    """Somebody's browser: keeps cookies, and sends what our own pages send."""

    http: httpx2.AsyncClient
    access: str = ""

    def headers(self) -> dict[str, str]:
        ours = {"Origin": PUBLIC, "X-Loomery-Request": "1"}
        return {**ours, "Authorization": f"Bearer {self.access}"} if self.access else ours

    async def call(self, method: str, path: str, **more: Any) -> httpx2.Response:
        headers = {**self.headers(), **more.pop("headers", {})}
        return await self.http.request(method, f"/api/auth{path}", headers=headers, **more)

    async def get(self, path: str, **more: Any) -> httpx2.Response:
        return await self.call("GET", path, **more)

    async def post(self, path: str, body: Any = None, **more: Any) -> httpx2.Response:
        return await self.call("POST", path, json=body, **more)

    async def sign_in(self, email: str, password: str = PASSWORD) -> httpx2.Response:
        answer = await self.post("/login", {"email": email, "password": password})
        if answer.status_code == 200:
            self.access = answer.json()["access_token"]
        return answer

    async def refresh(self, **more: Any) -> httpx2.Response:
        answer = await self.post("/refresh", **more)
        if answer.status_code == 200:
            self.access = answer.json()["access_token"]
        return answer


@dataclass
class Service:
    """The running service and what is around it."""

    app: FastAPI
    settings: AuthSettings
    mails: Letterbox
    clock: MovingClock
    auth: AuthClient

    def browser(self, address: str = "192.0.2.1", agent: str = "Firefox") -> Browser:
        transport = httpx2.ASGITransport(app=self.app, client=(address, 5000))
        http = httpx2.AsyncClient(transport=transport, base_url=PUBLIC, headers={"User-Agent": agent})
        return Browser(http)

    async def settle(self) -> None:
        """Wait for what is done after answers."""
        await self.app.state.afterwards.done()

    async def person(
        self, email: str, *, verified: bool = True, name: str = "Ada", **browser: str
    ) -> Browser:
        """Somebody with an account, signed in."""
        made = self.browser(**browser)
        answer = await made.post("/signup", {"email": email, "password": PASSWORD, "name": name})
        assert answer.status_code == 201, answer.text
        await self.settle()
        if verified:
            token = self.mails.token(email, "verify_email")
            assert (await made.post("/verify-email", {"token": token})).status_code == 204
        assert (await made.sign_in(email)).status_code == 200
        return made


@asynccontextmanager
async def running(settings: AuthSettings, clock: MovingClock, **more: Any) -> AsyncIterator[Service]:
    mails = Letterbox()
    app = create_app(settings, mailer=mails, secrets=make_secrets(settings), clock=clock, **more)
    async with app.router.lifespan_context(app):
        http = service_http("http://auth", SERVICE_TOKEN, app)
        yield Service(app, settings, mails, clock, AuthClient(http))
        await http.aclose()
