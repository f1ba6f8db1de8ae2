"""Fixtures that host applications for real: a sandbox, a database, folders, a server with the proxy in front."""

import asyncio
import hashlib
import io
import json
import shutil
import socket
import sqlite3
import sys
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from pydantic import SecretStr

from loomery_codegen.hosting import SandboxedRunner
from loomery_codegen.sandbox.probe import probe
from loomery_orchestrator.hosting import Hosting
from loomery_orchestrator.releases.drivers import Elsewhere
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import (
    AppAlert,
    ReleaseEvent,
    ReleaseOrder,
    ReleaseRecord,
    ReleaseState,
)
from loomery_orchestrator.releases.service import News, ReleaseService
from loomery_orchestrator.releases.settings import HostingSettings, ProxySettings
from loomery_shared.contracts.events import Event
from loomery_shared.database import Database
from loomery_shared.ids import new_id, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.settings import DatabaseSettings

TINY = Path(__file__).parent / "tiny_app.py"
FIRST = ("0001", ["CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"])
PYTHON = Path(sys.base_prefix).resolve() / "bin" / "python3"


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return out.getvalue()


def tiny_bundle(version: str, *migrations: tuple[str, list[str]], **behaviour: Any) -> bytes:
    """The tiny application as a bundle."""
    told = {"version": version, "migrations": [FIRST, *migrations], **behaviour}
    known = [name for name, _ in told["migrations"]] if behaviour.get("as_files") else []
    return zipped(
        {
            "api/app/__init__.py": b"",
            "api/app/__main__.py": TINY.read_bytes(),
            "api/app/behaviour.json": json.dumps(told).encode(),
            **{f"api/migrations/versions/{name}.py": f'revision = "{name}"\n'.encode() for name in known},
        }
    )


class FolderOfBundles:
    """An object store in a folder, as far as releases need one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def download(self, key: str, path: Path) -> object:
        await asyncio.to_thread(shutil.copyfile, self.folder / key, path)
        return None


class Kept:
    """An event sink that keeps what it is told."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    async def record(self, events: list[Event]) -> None:
        self.events += events


@dataclass
class Platform:
    """Everything that hosting needs, on folders and a database that outlive `running`."""

    home: Path
    database: Database
    settings: HostingSettings
    proxy: ProxySettings
    python: Path = PYTHON
    read_only: tuple[Path, ...] = (Path(sys.base_prefix).resolve(),)
    told: list[ReleaseEvent] = field(default_factory=list)
    secrets: dict[str, SecretStr] = field(default_factory=dict)
    sink: Kept = field(default_factory=Kept)
    alerts: list[AppAlert] = field(default_factory=list)
    freeze_at: str = ""
    """The kind of event after which the work stands still, as if the process had been killed there."""
    elsewhere: Elsewhere | None = None
    listener: Callable[[ReleaseEvent], Awaitable[None]] | None = None
    """Also hears every event, before the work goes on."""

    def __post_init__(self) -> None:
        (self.home / "bundles").mkdir(parents=True, exist_ok=True)
        self.repository = ReleaseRepository(self.database, utc_now)
        self.service = ReleaseService(self.repository, News(), look_every=0.2)

    def folders(self, app: str = "app_1") -> AppFolders:
        return AppFolders(self.home / "hosting", app)

    def order(self, bundle: bytes, *, app: str = "app_1", slug: str = "tiny", **values: Any) -> ReleaseOrder:
        digest = hashlib.sha256(bundle).hexdigest()
        (self.home / "bundles" / digest).write_bytes(bundle)
        given = {"tenant": "t1", "job": new_id("job"), "bundle_key": digest, "bundle_sha256": digest}
        return ReleaseOrder(app=app, slug=slug, **{**given, **values})

    def columns(self) -> list[str]:
        """The columns of notes in the live data."""
        with closing(sqlite3.connect(self.folders().database)) as connection:
            return [row[1] for row in connection.execute("PRAGMA table_info(note)")]

    async def release(self, bundle: bytes, **values: Any) -> ReleaseRecord:
        """Order a release and wait for its end."""
        record = await self.service.request(self.order(bundle, **values))
        return await self.service.outcome(record.id)

    async def live(self, bundle: bytes, **values: Any) -> ReleaseRecord:
        """Release something that must go live."""
        record = await self.release(bundle, **values)
        assert (record.state, record.reason) == (ReleaseState.LIVE, "")
        return record

    def make(self) -> Hosting:
        """Another process' view of the same folders and database."""
        sandbox = probe().sandbox
        if sandbox is None:
            pytest.skip(probe().problem)
        runner = SandboxedRunner(
            sandbox, python=self.python, read_only=self.read_only, records=self.home / "hosting" / "processes"
        )

        async def secrets(_tenant: str, _app: str) -> Mapping[str, SecretStr]:
            return self.secrets

        async def tell(event: ReleaseEvent) -> None:
            self.told.append(event)
            if self.listener is not None:
                await self.listener(event)
            if event.kind == self.freeze_at:
                await asyncio.Event().wait()

        async def alert(alert: AppAlert) -> None:
            self.alerts.append(alert)

        return Hosting(
            home=self.home,
            database=self.database,
            runner=runner,
            bundles=FolderOfBundles(self.home / "bundles"),
            sink=self.sink,
            settings=self.settings,
            proxy=self.proxy,
            secrets=secrets,
            tell=tell,
            on_alert=alert,
            elsewhere=self.elsewhere,
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Running"]:
        """A serving process: supervisor, driver, proxy."""
        hosting = self.make()
        self.service = hosting.releases
        async with hosting.running(), _served(hosting.in_front_of(_platform)) as port:
            yield Running(hosting, port)

    def kinds(self) -> list[str]:
        return [event.kind for event in self.told]


@dataclass
class Running:
    """A serving process, as seen from a browser."""

    hosting: Hosting
    port: int

    def browser(self, slug: str = "tiny") -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            base_url=f"http://127.0.0.1:{self.port}",
            headers={"Host": f"{slug}.localhost:{self.port}"},
            timeout=60,
        )


async def _platform(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"the platform"})


@asynccontextmanager
async def _served(app: Any) -> AsyncIterator[int]:
    with socket.socket(proto=socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            app, lifespan="off", log_level="error", proxy_headers=False, timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
        task = asyncio.create_task(server.serve([listener]))
        while not server.started:
            await asyncio.sleep(0.01)
        try:
            yield int(listener.getsockname()[1])
        finally:
            server.should_exit = True
            await task


async def until(condition: Callable[[], bool], seconds: float = 90.0) -> None:
    """Wait for something that happens by itself."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.02)


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    """Hosting with short times, on SQLite."""
    database = Database(DatabaseSettings(), tmp_path, "orchestrator")
    await migrate(database, "loomery_orchestrator")
    settings = HostingSettings(
        start_within=30, drain_within=20, poll_every=0.2, restart_after=0.05, health_every=0.2
    )
    yield Platform(tmp_path, database, settings, ProxySettings(hold=30))
    await database.close()
