"""A whole platform with people in it, as `loomery up` composes it."""

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import structlog

from loomery_cli.platform.compose import Platform, Role, composed
from loomery_cli.platform.migrating import migrate_all
from loomery_cli.platform.settings import PlatformSettings
from loomery_shared.logs import configure_logs

from .conftest import ORIGIN, PASSWORD, Visitor

SOON = 120.0
OURS = {"Origin": ORIGIN, "X-Loomery-Request": "1"}


@dataclass
class Person(Visitor):
    """Somebody with an account, signed in."""

    email: str = ""
    id: str = ""
    tenant: str = ""

    async def ask(self, method: str, path: str, body: Any = None, **more: Any) -> httpx2.Response:
        """Whatever is answered."""
        headers = {**OURS, "Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return await self.http.request(method, path, json=body, headers=headers, **more)


@dataclass
class Town:
    """The running platform and everybody's way to it."""

    platform: Platform
    settings: PlatformSettings
    http: httpx2.AsyncClient
    people: list[Person] = field(default_factory=list)

    async def person(self, email: str, name: str = "Somebody", agent: str = "Firefox") -> Person:
        """A new account, its address verified."""
        one = Person(self.http, email=email)
        headers = {**OURS, "User-Agent": agent}
        body = {"email": email, "password": PASSWORD, "name": name}
        made = await self.http.post("/api/auth/signup", json=body, headers=headers)
        assert made.status_code == 201, made.text
        token = await self.mailed(email, "verify-email")
        shown = await self.http.post("/api/auth/verify-email", json={"token": token}, headers=headers)
        assert shown.status_code == 204, shown.text
        told = await self.http.post(
            "/api/auth/login", json={"email": email, "password": PASSWORD}, headers=headers
        )
        one.token = told.json()["access_token"]
        me = await one.call("GET", "/api/auth/me")
        one.id, one.tenant = me["id"], me["tenant"]
        self.people.append(one)
        return one

    async def mailed(self, email: str, page: str) -> str:
        """The token in the newest link to a page that was mailed to an address."""
        async with asyncio.timeout(SOON):
            while True:
                for mail in (await self.http.get("/api/dev/outbox")).json()["items"]:
                    for link in mail["links"] if mail["to"] == email else []:
                        if urlsplit(link).path == f"/{page}":
                            return parse_qs(urlsplit(link).query)["token"][0]
                await asyncio.sleep(0.05)

    async def join(self, host: Person, guest: Person, role: str) -> None:
        """A guest becomes a member of the host's organisation, and works in it from now on."""
        await host.call("POST", "/api/auth/invitations", {"email": guest.email, "role": role}, status=201)
        token = await self.mailed(guest.email, "invitation")
        await guest.call("POST", "/api/auth/invitations/accept", {"token": token})
        await self.switch(guest, host.tenant)

    async def switch(self, one: Person, tenant: str) -> None:
        """Work in another organisation."""
        told = await one.call("POST", f"/api/auth/organisations/{tenant}/switch")
        one.token = told["access_token"]

    async def erased(self, user: str) -> None:
        """Wait until every store has forgotten somebody."""
        privacy = self.platform.orchestrator.privacy
        assert privacy is not None
        found = None
        try:
            async with asyncio.timeout(SOON):
                while found is None or found.finished_at is None:
                    await asyncio.sleep(0.1)
                    found = await privacy.erasures.of(user)
        except TimeoutError as error:
            raise AssertionError(f"not erased in time: {found}") from error


@asynccontextmanager
async def town(settings: PlatformSettings, *, builds: bool = False) -> AsyncIterator[Town]:
    """The platform, while it runs."""
    await migrate_all(settings)
    async with composed(settings, Role(builds=builds, hosts=True)) as platform:
        transport = httpx2.ASGITransport(app=platform.app, client=("192.0.2.1", 5000))
        async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN, timeout=60) as http:
            yield Town(platform, settings, http)


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """What the process writes to its log meanwhile."""
    root = logging.getLogger()
    before, level, text = root.handlers, root.level, io.StringIO()
    configure_logs("INFO", service="platform")
    structlog.configure(cache_logger_on_first_use=False)
    handler = root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(text)
    try:
        yield text
    finally:
        root.handlers = before
        root.setLevel(level)
        structlog.reset_defaults()


def places_of(home: Path, marker: str) -> list[str]:
    """Files and folders below a home that hold a marker, in any case, or are named by it."""
    found = []
    for path in sorted(home.rglob("*")):
        if "toolchains" in path.relative_to(home).parts:
            continue
        named = marker in path.name.lower()
        if named or (
            path.is_file() and not path.is_symlink() and marker.encode() in path.read_bytes().lower()
        ):
            found.append(str(path.relative_to(home)))
    return found
