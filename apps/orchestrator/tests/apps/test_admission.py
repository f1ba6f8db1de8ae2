"""What every admission does: limits are never passed, and a key begins one thing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from loomery_orchestrator.apps.admission import Admission, SqlAdmission, TurnAdmission
from loomery_orchestrator.apps.limits import Limits
from loomery_orchestrator.apps.quotas import Quotas
from loomery_orchestrator.apps.repository import Application, AppRepository
from loomery_orchestrator.apps.turns import Turns
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.artifacts.signing import Signing
from loomery_orchestrator.jobs.model import STEPS, NewJob
from loomery_orchestrator.jobs.sql import SqlJobs
from loomery_orchestrator.settings import QuotaSettings
from loomery_shared.database import Database
from loomery_shared.errors import StaleError, TooManyError
from loomery_shared.ids import new_id
from loomery_shared.migrating import migrate
from loomery_shared.objects.disk import DiskObjects
from loomery_shared.secret_store.files import FileSecrets
from loomery_shared.settings import DatabaseSettings

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
LIMITS = QuotaSettings(apps=3, builds_per_hour=5, waiting_builds=4)


class Organisation:
    """Admissions as those of several processes, and what is there afterwards."""

    def __init__(self, admissions: list[Admission], database: Database) -> None:
        self.admissions = admissions
        self.apps, self.jobs = AppRepository(database), SqlJobs(database)

    async def create(self, number: int = 0, key: str | None = None) -> str:
        """The job of a new application; `number` says by which process."""
        app = f"app_{key}" if key else new_id("app")
        admission = self.admissions[number % len(self.admissions)]
        return (await admission.begin(job(app, key), application(app)))[0].id


def job(app: str, key: str | None = None, at: datetime = NOW) -> NewJob:
    return NewJob(
        id=new_id("job"), tenant="a", app=app, request={"n": 1}, key=key, created_by="u", created_at=at
    )


def application(app: str) -> Application:
    return Application(
        id=app, tenant="a", name="", description="x", created_by="u", created_at=NOW, updated_at=NOW
    )


@pytest.fixture(params=["sql", "turns"])
async def organisation(
    request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> AsyncIterator[Organisation]:
    async with AsyncExitStack() as stack:
        databases = []
        # Turns are those of one process, unless PostgreSQL keeps them.
        for _ in range(1 if request.param == "turns" and not database_url else 2):
            databases.append(
                Database(DatabaseSettings(url=SecretStr(database_url)), tmp_path, "orchestrator")
            )
            stack.push_async_callback(databases[-1].close)
        await migrate(databases[0], "loomery_orchestrator")
        made = [_admission(request.param, database, tmp_path) for database in databases]
        yield Organisation(made, databases[0])


def _admission(kind: str, database: Database, folder: Path) -> Admission:
    def clock() -> datetime:
        return NOW

    if kind == "sql":
        return SqlAdmission(database, LIMITS, clock)
    secrets = FileSecrets(folder)
    artifacts = Artifacts(
        database, DiskObjects(folder / "objects", b"k" * 32, ""), Signing(secrets, clock), clock
    )
    apps, jobs = AppRepository(database), SqlJobs(database)
    quotas = Quotas(Limits(database, LIMITS, clock), apps, jobs, artifacts, clock)
    return TurnAdmission(Turns(database), quotas, apps, jobs, clock)


async def tried(work: list[asyncio.Task[str]]) -> int:
    """How many were let in."""
    done = await asyncio.gather(*work, return_exceptions=True)
    assert all(isinstance(one, str | TooManyError) for one in done), done
    return sum(isinstance(one, str) for one in done)


async def test_no_more_applications_than_there_may_be(organisation: Organisation) -> None:
    assert await tried([asyncio.create_task(organisation.create(number)) for number in range(12)]) == 3
    assert await organisation.apps.count("a") == 3
    assert await organisation.jobs.count("a", []) == 3
    with pytest.raises(TooManyError, match="3 applications"):
        await organisation.create()
    assert len(await organisation.apps.ids("a")) == 3  # nothing is left of what was refused


async def test_no_more_builds_than_may_wait_or_begin_within_an_hour(organisation: Organisation) -> None:
    await organisation.create()

    async def build(number: int) -> str:
        admission = organisation.admissions[number % len(organisation.admissions)]
        return (await admission.begin(job("app_1")))[0].id

    assert await tried([asyncio.create_task(build(number)) for number in range(10)]) == 3
    with pytest.raises(TooManyError, match="waiting"):
        await build(0)
    for made in (await organisation.jobs.of_app("a", "", "", 10)).items:
        await organisation.jobs.change("a", made.id, state="succeeded")
    await build(0)
    with pytest.raises(TooManyError, match="within an hour"):
        await build(0)
    before, later = NOW - timedelta(hours=2), NOW + timedelta(hours=2)
    for at in (before, later):
        await organisation.jobs.create(job("app_1", at=at), STEPS)
    for made in (await organisation.jobs.of_app("a", "", "", 10)).items:
        await organisation.jobs.change("a", made.id, unless_over=False, state="succeeded", created_at=before)
    await build(0)


async def test_a_key_begins_one_thing(organisation: Organisation) -> None:
    made = await asyncio.gather(*(organisation.create(number, "k") for number in range(8)))
    assert len(set(made)) == 1
    assert await organisation.apps.ids("a") == ["app_k"]
    known, new = await organisation.admissions[0].begin(job("app_k", "k"), application("app_k"))
    assert (known.id, new, len(known.steps)) == (made[0], False, len(STEPS))


async def test_half_of_a_request_is_completed(organisation: Organisation) -> None:
    await organisation.apps.add(application("app_k"))
    assert await organisation.create(key="k")
    assert await organisation.apps.ids("a") == ["app_k"]


async def test_what_comes_back_needs_room_too(organisation: Organisation) -> None:
    await organisation.create(key="k")
    found = await organisation.apps.get("a", "app_k")
    gone = await organisation.apps.change(found, NOW, deleted_at=NOW)
    for number in range(3):
        await organisation.create(number)
    with pytest.raises(TooManyError):
        await organisation.admissions[0].restore(gone)
    other = await organisation.apps.get("a", (await organisation.apps.ids("a"))[0])
    await organisation.apps.change(other, NOW, deleted_at=NOW)
    with pytest.raises(StaleError):
        await organisation.admissions[0].restore(found)
    assert (await organisation.admissions[-1].restore(gone)).deleted_at is None
    assert (await organisation.apps.get("a", "app_k")).deleted_at is None
