"""The orchestrator as a whole, as people meet it: a real server, a worker in the process, mail, and hosting."""

import asyncio
import json
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from pydantic import SecretStr
from sqlalchemy import text

from apps.orchestrator.tests.building.small_engine import SmallEngine, reading
from loomery_codegen.hosting import SandboxedRunner
from loomery_codegen.sandbox.probe import probe
from loomery_email.app import create_app as create_email
from loomery_email.settings import EmailSettings
from loomery_orchestrator.app import Neighbours, Orchestrator, create_app
from loomery_orchestrator.releases.settings import HostingSettings
from loomery_orchestrator.settings import BuildSettings, OrchestratorSettings, QuotaSettings
from loomery_shared.clients import MailClient, service_http
from loomery_shared.contracts.events import Event
from loomery_shared.contracts.people import KnownPerson, Member
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import utc_now
from loomery_shared.objects.disk import DiskObjects
from loomery_shared.objects.links import object_links
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets
from loomery_shared.settings import DatabaseSettings
from tests.servers import free_port

PYTHON = Path(sys.base_prefix).resolve() / "bin" / "python3"
PATIENCE = 120.0
BUILDS = BuildSettings(at_once=4, attempts=3, first_wait=0.1, heartbeat=0.5, patience=2.0)


class MovingClock:
    """The time, and how far a test has moved it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead

    def move(self, seconds: float) -> None:
        """Let time go by."""
        self.ahead += timedelta(seconds=seconds)


class SteadyClock:
    """A clock that nobody sets, and how far a test has moved it."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


class Everybody:
    """A token `tenant.role` is a person of that organisation with that role."""

    async def authenticate(self, token: str) -> Principal:
        tenant, _, role = token.partition(".")
        if role not in list(Role):
            raise UnauthenticatedError("This session or token is not valid.", hint="Sign in again.")
        return Principal(user=f"{tenant}-{role}", tenant=tenant, role=Role(role), verified=True)

    async def person(self, user: str) -> KnownPerson:
        return KnownPerson(
            id=user,
            email=f"{user}@example.com",
            name="Ann",
            locale="en",
            time_zone="UTC",
            verified=True,
            notifications={},
        )

    async def members(self, tenant: str) -> list[Member]:
        return []


@dataclass
class Counted:
    """An event sink that keeps what it is told."""

    events: list[Event] = field(default_factory=list)

    async def record(self, events: list[Event]) -> None:
        self.events += events


@dataclass(frozen=True)
class Told:
    """One event of a stream."""

    kind: str
    id: str
    data: dict[str, Any]


@dataclass
class Platform:
    """The running server, and what a person does with it."""

    http: httpx2.AsyncClient
    port: int
    home: Path
    orchestrator: Orchestrator
    clock: MovingClock
    steady: SteadyClock
    counted: Counted
    mail: Database
    begin: Callable[[], Awaitable[None]] | None = None
    """Starts the worker, where a test does so itself."""

    async def ask(self, method: str, path: str, who: str, **more: Any) -> "httpx2.Response":
        """Ask the API; `who` is a token, or a tenant whose owner asks."""
        token = who if "." in who else f"{who}.owner"
        headers = {"Authorization": f"Bearer {token}", **more.pop("headers", {})}
        return await self.http.request(method, f"/api{path}", headers=headers, **more)

    async def found(self, path: str, who: str, **more: Any) -> Any:
        """What is at a path; fails unless the answer is 200."""
        answer = await self.ask("GET", path, who, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def ordered(self, who: str, description: str, app: str = "", **more: Any) -> tuple[str, str]:
        """A new application, or another build of one: the application and the job."""
        path = f"/apps/{app}/builds" if app else "/createApp"
        answer = await self.ask("POST", path, who, json={"description": description, **more})
        assert answer.status_code == 202, answer.text
        return answer.json()["app"], answer.json()["job"]

    async def over(self, who: str, job: str) -> Any:
        """How a job stands when it is over."""
        async with asyncio.timeout(PATIENCE):
            while True:
                status = await self.found(f"/status/{job}", who)
                if status["state"] in ("succeeded", "failed", "cancelled"):
                    return status
                await asyncio.sleep(0.1)

    async def built(self, who: str, description: str = "a tiny thing", **more: Any) -> Any:
        """How the job of a new application stands when it has succeeded."""
        _, job = await self.ordered(who, description, **more)
        status = await self.over(who, job)
        assert status["state"] == "succeeded", status
        return status

    async def until_step(self, who: str, job: str, step: str, state: str = "running") -> None:
        """Wait until a step of a job is in a state."""
        async with asyncio.timeout(PATIENCE):
            while True:
                steps = (await self.found(f"/status/{job}", who))["steps"]
                if next(item for item in steps if item["name"] == step)["state"] == state:
                    return
                await asyncio.sleep(0.05)

    @asynccontextmanager
    async def stream(self, who: str, job: str, last: str = "") -> AsyncIterator[AsyncIterator[Told]]:
        """The live events of a job, after the one with the id `last`."""
        headers = {"Authorization": f"Bearer {who}.viewer", **({"Last-Event-ID": last} if last else {})}
        async with self.http.stream("GET", f"/api/jobs/{job}/events", headers=headers) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            yield events_of(answer)

    async def told(self, who: str, job: str, last: str = "") -> list[Told]:
        """Every event of a stream, to its end."""
        async with asyncio.timeout(PATIENCE), self.stream(who, job, last) as events:
            return [event async for event in events]

    async def app_says(self, url: str, path: str = "/api/version") -> "httpx2.Response":
        """What the application at an address answers."""
        host = url.removeprefix("http://")
        return await self.http.get(path, headers={"Host": host})

    async def mails(self, tenant: str) -> list[str]:
        """Templates of the messages to people of an organisation, sorted."""
        query = text("select template from message where tenant = :tenant order by template")
        async with self.mail.transaction(EVERY_TENANT, write=False) as session:
            return list((await session.execute(query, {"tenant": tenant})).scalars().all())

    async def until(self, ask: Callable[[], Awaitable[Any]], good: Callable[[Any], bool]) -> Any:
        """Ask again until the answer is good; the answer."""
        async with asyncio.timeout(PATIENCE):
            while not good(answer := await ask()):
                await asyncio.sleep(0.1)
        return answer

    async def until_gone(self, folder: Path) -> None:
        """Wait until there is no such folder."""
        async with asyncio.timeout(PATIENCE):
            while folder.exists():
                await asyncio.sleep(0.05)

    def job_folder(self, tenant: str, job: str) -> Path:
        """Where the builder keeps what lies between the steps of a job."""
        return self.home / "tenants" / tenant / "jobs" / job


async def events_of(answer: "httpx2.Response") -> AsyncIterator[Told]:
    """The events of a stream, to its end."""
    fields: dict[str, str] = {}
    async for line in answer.aiter_lines():
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.strip()
            continue
        if fields.get("event"):
            yield Told(fields["event"], fields.get("id", ""), json.loads(fields["data"]))
        fields = {}


def problem_of(answer: "httpx2.Response") -> dict[str, Any]:
    """The problem document of an answer."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    found: dict[str, Any] = answer.json()
    assert found["status"] == answer.status_code
    return found


@asynccontextmanager
async def serving(url: str = "", *, builds: bool = True, **settings: Any) -> AsyncIterator[Platform]:
    """A platform with short times; `url` is that of its database, SQLite when it is empty.

    Without `builds` there is no worker yet.
    """
    sandbox = probe().sandbox
    if sandbox is None:
        pytest.skip(probe().problem)
    # Sockets of applications need short paths, shorter than those of pytest.
    home = Path(tempfile.mkdtemp(prefix="api-"))
    port, clock, steady = free_port(), MovingClock(), SteadyClock()
    counted, everybody = Counted(), Everybody()
    database = DatabaseSettings(url=SecretStr(url))
    made = OrchestratorSettings(
        home=home,
        service_token=SecretStr("token"),
        database=database,
        public_url=f"http://127.0.0.1:{port}",
        **{
            "builds": BUILDS,
            "quotas": QuotaSettings(builds_per_hour=0, waiting_builds=0),
            "hosting": HostingSettings(drain_within=5, poll_every=0.2),
            **settings,
        },
    )
    email = create_email(EmailSettings(home=home, service_token=SecretStr("token"), database=database))
    secrets = make_secrets(made)
    objects = await make_objects(made, secrets)
    assert isinstance(objects, DiskObjects)
    orchestrator = Orchestrator(
        made,
        Neighbours(
            engine=SmallEngine(home),
            understander=reading(home),
            authenticator=everybody,
            people=everybody,
            mailer=MailClient(service_http("http://beside", "token", email)),
            events=counted,
            objects=objects,
            runner=SandboxedRunner(
                sandbox,
                python=PYTHON,
                read_only=(Path(sys.base_prefix).resolve(),),
                records=home / "hosting" / "processes",
            ),
            secrets=secrets,
            clock=clock,
            steady=steady,
        ),
    )
    app = create_app(orchestrator, builds_here=builds)
    app.include_router(object_links(objects))
    mail = Database(database, home, "email")
    async with email.router.lifespan_context(email), app.router.lifespan_context(app):
        hosting = orchestrator.hosting()
        async with hosting.running():
            options = uvicorn.Config(
                hosting.in_front_of(app),
                port=port,
                lifespan="off",
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=2,
            )
            server = uvicorn.Server(options)
            task = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0.01)
            address = f"http://127.0.0.1:{port}"
            async with httpx2.AsyncClient(base_url=address, timeout=60) as http:
                try:
                    yield Platform(http, port, home, orchestrator, clock, steady, counted, mail)
                finally:
                    server.should_exit = True
                    await task
    await mail.close()
    shutil.rmtree(home, ignore_errors=True)
