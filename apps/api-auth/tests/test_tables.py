"""Tables: made by revisions as they are declared, walls between tenants, and nothing kept for ever."""

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import DBAPIError

from loomery_auth.housekeeping import Housekeeping
from loomery_auth.settings import AuthSettings
from loomery_auth.tables import Attempt, AuditRow, Base, Link, Membership, Organisation, RefreshToken
from loomery_auth.tables import Session as SessionRow
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.migrating import migrate
from tests.accounts import MovingClock, Service, running

TENANT_TABLES = ("audit", "invitation", "membership", "organisation", "personal_token")


@pytest.fixture
async def database(settings: AuthSettings) -> AsyncIterator[Database]:
    made = Database(settings.database, settings.home, "auth")
    await migrate(made, "loomery_auth")
    yield made
    await made.close()


async def test_revisions_make_what_is_declared(database: Database) -> None:
    async with database.engine.connect() as connection:
        differences = await connection.run_sync(
            lambda plain: compare_metadata(MigrationContext.configure(plain), Base.metadata)
        )
    assert [item for item in differences if "alembic_version" not in str(item)] == []


PROGRAM = """
import asyncio, sys
from pathlib import Path
from pydantic import SecretStr
from loomery_shared.database import Database
from loomery_shared.migrating import migrate
from loomery_shared.settings import DatabaseSettings
database = Database(DatabaseSettings(url=SecretStr(sys.argv[1])), Path(sys.argv[2]), "auth")
asyncio.run(migrate(database, "loomery_auth"))
"""


async def test_two_workers_may_start_at_once(settings: AuthSettings) -> None:
    url = settings.database.url.get_secret_value()
    command = [sys.executable, "-c", PROGRAM, url, str(settings.home)]
    workers = [await asyncio.create_subprocess_exec(*command) for _ in range(2)]
    assert await asyncio.gather(*(worker.wait() for worker in workers)) == [0, 0]


def test_every_table_of_a_tenant_has_a_wall() -> None:
    assert {name for name, table in Base.metadata.tables.items() if "tenant" in table.columns} == set(
        TENANT_TABLES
    )


async def test_rows_of_other_tenants_do_not_exist(service: Service) -> None:
    database = Database(service.settings.database, service.settings.home, "auth")
    if database.is_sqlite:
        pytest.skip("SQLite has no row-level security; the queries are the only wall")
    ada, bob = await service.person("ada@example.com"), await service.person("bob@example.com")
    mine, theirs = [(await person.get("/me")).json()["tenant"] for person in (ada, bob)]
    for person in (ada, bob):
        await person.post("/tokens", {"name": "ci"})
        await person.post("/invitations", {"email": "eve@example.com"})
    async with database.transaction(mine) as session:
        for table in TENANT_TABLES:
            assert set(await session.scalars(text(f"select tenant from {table}"))) == {mine}, table
        await session.execute(delete(Organisation).where(Organisation.tenant == theirs))
    async with database.transaction(EVERY_TENANT, write=False) as session:
        assert await session.get(Organisation, theirs) is not None
    with pytest.raises(DBAPIError):
        async with database.transaction(mine) as session:
            session.add(
                Membership(
                    tenant=theirs,
                    person=(await bob.get("/me")).json()["id"],
                    role="viewer",
                    since=service.clock(),
                )
            )
    await database.close()


async def test_what_is_needed_no_more_is_forgotten(service: Service) -> None:
    browser = await service.person("ada@example.com")
    await service.browser("203.0.113.9").sign_in("ada@example.com", "a wrong password")
    await browser.post("/password/reset", {"email": "ada@example.com"})
    await service.settle()
    database = Database(service.settings.database, service.settings.home, "auth")
    housekeeping = Housekeeping(database, service.clock, 30)

    async def kept() -> list[int]:
        async with database.transaction(EVERY_TENANT, write=False) as session:
            tables = (Attempt, Link, RefreshToken, SessionRow, AuditRow)
            return [await session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]

    before = await kept()
    assert all(before)
    await housekeeping.tidy()
    assert await kept() == before
    await browser.post("/logout")
    await housekeeping.tidy()
    assert (await kept())[2] == 0
    before = await kept()
    service.clock.move(days=31)
    await housekeeping.tidy()
    assert (await kept())[:3] == [0, 0, 0]
    service.clock.move(days=300)
    await housekeeping.tidy()
    assert await kept() == [0, 0, 0, 0, before[4]]
    await database.close()


async def test_another_master_key_signs_people_out_and_breaks_nothing(settings: AuthSettings) -> None:
    clock = MovingClock()
    async with running(settings, clock) as service:
        browser = await service.person("ada@example.com")
        before = browser.access
    (settings.home / "secrets" / "secrets.json").unlink()
    async with running(settings, clock) as service:
        again = service.browser()
        clock.move(seconds=1)
        assert (await again.sign_in("ada@example.com")).status_code == 200
        assert (await again.get("/me")).status_code == 200
        again.access = before
        assert (await again.get("/me")).status_code == 200
    assert (settings.home / "secrets" / "secrets.json").stat().st_mode & 0o077 == 0
