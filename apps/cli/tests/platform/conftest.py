"""Platforms to back up and to bring back: composed as `loomery up` does it, in homes of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from loomery_cli.planning import load_settings
from loomery_cli.platform.compose import Role, composed
from loomery_cli.platform.migrating import migrate_all
from loomery_cli.platform.settings import PlatformSettings

ORIGIN = "http://127.0.0.1:1"
PASSWORD = "a quiet blue umbrella"
EMAIL = "ada@example.org"


@dataclass
class Visitor:
    """Somebody who talks to a running platform."""

    http: httpx2.AsyncClient
    token: str = ""

    async def call(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """The JSON of an answer, which must have this status."""
        headers = {"Origin": ORIGIN, "X-Loomery-Request": "1"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        answer = await self.http.request(method, path, json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    async def sign_in(self) -> None:
        """With the one account of these tests."""
        told = await self.call("POST", "/api/auth/login", {"email": EMAIL, "password": PASSWORD})
        self.token = told["access_token"]


@dataclass
class Place:
    """A home, and a database when it is not in files."""

    home: Path
    database: str

    @property
    def settings(self) -> PlatformSettings:
        """What a platform here is told."""
        return PlatformSettings.load()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Visitor]:
        """The platform, while it runs."""
        await migrate_all(self.settings)
        async with composed(self.settings, Role(builds=False, hosts=True)) as platform:
            transport = httpx2.ASGITransport(app=platform.app, client=("192.0.2.1", 5000))
            async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as http:
                yield Visitor(http)


@pytest.fixture
def place(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An empty place with the tools of this machine; the environment leads there."""
    tools = load_settings().home / "toolchains"
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    if tools.is_dir():
        (home / "toolchains").symlink_to(tools)
    monkeypatch.setenv("LOOMERY_HOME", str(home))
    monkeypatch.setenv("LOOMERY_PUBLIC_URL", ORIGIN)
    monkeypatch.setenv("LOOMERY_EMAIL__DEVELOPMENT", "true")
    monkeypatch.setenv("LOOMERY_PASSWORDS__MEMORY_KIB", "8")
    monkeypatch.setenv("LOOMERY_PASSWORDS__TIME_COST", "1")
    monkeypatch.setenv("LOOMERY_PASSWORDS__PARALLELISM", "1")
    if database_url:
        monkeypatch.setenv("LOOMERY_DATABASE__URL", database_url)
    return Place(home, database_url)
