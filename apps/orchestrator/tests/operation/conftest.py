"""The orchestrator without a worker and without hosting: what is looked at is written straight into its stores."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from loomery_orchestrator.admin.ports import Oversight, Service
from loomery_orchestrator.app import Neighbours, Orchestrator, create_app
from loomery_orchestrator.apps.repository import Application
from loomery_orchestrator.jobs.model import STEPS, JobRecord, JobState, NewJob
from loomery_orchestrator.monitor.ports import LiveApp
from loomery_orchestrator.monitor.service import Monitor
from loomery_orchestrator.settings import OrchestratorSettings, QuotaSettings
from loomery_shared.contracts.audit import AuditNote
from loomery_shared.contracts.operation import Condition, ConnectedModel, Plugin
from loomery_shared.contracts.people import KnownPerson, Member
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import NotFoundError, UnavailableError
from loomery_shared.ids import new_id
from loomery_shared.objects.making import make_objects
from loomery_shared.secret_store.making import make_secrets
from loomery_shared.settings import DatabaseSettings

NOON = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
ROOT = "root.owner"


class Clock:
    """Stands still until it is moved."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class People:
    """A token `tenant.role` is a person of that organisation; those of `root` own the platform."""

    suspended: dict[str, str] = field(default_factory=dict)

    async def authenticate(self, token: str) -> Principal:
        tenant, _, role = token.partition(".")
        return Principal(
            user=f"user_{'0' * (26 - len(tenant))}{tenant}",
            tenant=tenant,
            role=Role(role),
            verified=True,
            platform_owner=tenant == "root",
            suspended=self.suspended.get(tenant),
        )

    async def person(self, user: str) -> KnownPerson:
        raise NotFoundError(user)

    async def members(self, tenant: str) -> list[Member]:
        if tenant == "nobody":
            raise NotFoundError("There is no such organisation.")
        return []


@dataclass
class Notebook:
    """An audit trail that may be away."""

    away: bool = False
    notes: list[AuditNote] = field(default_factory=list)

    async def note(self, note: AuditNote) -> None:
        if self.away:
            raise UnavailableError("The audit log does not answer.")
        self.notes.append(note)


class House:
    """Premises as they are said to be."""

    def __init__(self) -> None:
        self.sandbox = Condition(name="sandbox", state="ok", words="bubblewrap")
        self.connected: ConnectedModel | None = None

    def conditions(self) -> list[Condition]:
        return [self.sandbox]

    def model(self) -> ConnectedModel | None:
        return self.connected

    def plugins(self) -> list[Plugin]:
        return [Plugin(kind="gate", name="format", package="loomery-codegen", version="1")]


@dataclass
class Place:
    """The orchestrator and ways to ask it."""

    core: Orchestrator
    app: FastAPI
    http: httpx2.AsyncClient
    clock: Clock
    people: People
    audit: Notebook
    house: House
    mail: FastAPI
    live: dict[str, LiveApp]
    pauses: list[Any]
    """What happens while somebody who follows waits, one after the other; then it ends."""

    async def ask(self, method: str, path: str, who: str = ROOT, **more: Any) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {who}"}
        return await self.http.request(method, f"/api{path}", headers=headers, **more)

    async def found(self, path: str, who: str = ROOT) -> Any:
        answer = await self.ask("GET", path, who)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def an_app(self, tenant: str, name: str = "Shop") -> str:
        app = new_id("app")
        await self.core.apps.add(
            Application(
                id=app,
                tenant=tenant,
                slug=f"{name.lower()}-{app[-6:]}",
                name=name,
                description="",
                created_by="user_1",
                created_at=self.clock(),
                updated_at=self.clock(),
            )
        )
        return app

    async def a_job(self, tenant: str, app: str = "app_1", **values: Any) -> JobRecord:
        made, _ = await self.core.jobs.create(
            NewJob(
                id=new_id("job"),
                tenant=tenant,
                app=app,
                request={"description": "things"},
                created_by="user_1",
                created_at=self.clock(),
            ),
            STEPS,
        )
        if values:
            await self.core.jobs.change(tenant, made.id, **values)
        return await self.core.jobs.get(tenant, made.id)

    async def failed(self, tenant: str, app: str, code: str = "gave_up") -> JobRecord:
        error = {"code": code, "message": "The disk is full.", "hint": "", "step": "verify"}
        return await self.a_job(
            tenant, app, state=JobState.FAILED.value, error=error, finished_at=self.clock()
        )


@pytest.fixture
async def place(database_url: str, tmp_path: Path) -> AsyncIterator[Place]:
    settings = OrchestratorSettings(
        home=tmp_path,
        service_token=SecretStr("token"),
        database=DatabaseSettings(url=SecretStr(database_url), pool_size=3),
        public_url="http://platform.example.org",
        quotas=QuotaSettings(apps=10, builds_per_hour=5, waiting_builds=4, storage_mb=100),
    )
    clock, people, audit, house, mail = Clock(), People(), Notebook(), House(), FastAPI()
    live: dict[str, LiveApp] = {}
    pauses: list[Any] = []
    secrets, unused = make_secrets(settings), None  # type: Any, Any

    @mail.get("/ready")
    async def ready() -> dict[str, str]:
        return {"status": "ready"}

    to_mail = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=mail), base_url="http://mail")
    core = Orchestrator(
        settings,
        Neighbours(
            engine=unused,
            understander=unused,
            authenticator=people,
            people=people,
            mailer=unused,
            events=unused,
            objects=await make_objects(settings, secrets),
            runner=unused,
            secrets=secrets,
            clock=clock,
            oversight=Oversight(
                premises=house, audit=audit, services={"mail": Service(http=to_mail, ready="/ready")}
            ),
        ),
    )

    async def pause() -> None:
        if pauses:
            await pauses.pop(0)()
        core.monitor._seen.clear()

    core.monitor = Monitor(
        repository=core.happenings,
        jobs=core.jobs,
        quotas=core.quotas,
        live=live.get,
        address=core.address,
        clock=clock,
        pause=pause,
        goes_on=lambda _begun: bool(pauses),
    )
    await core.start()
    app = create_app(core, builds_here=False)
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://platform.example.org") as http:
        yield Place(core, app, http, clock, people, audit, house, mail, live, pauses)
    await to_mail.aclose()
    await core.close()
