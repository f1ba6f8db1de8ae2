"""Whoever leaves is forgotten by every store, and nobody else loses anything."""

import asyncio
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import update

from loomery_orchestrator.privacy.repository import Erasure, ErasureRepository
from loomery_orchestrator.privacy.stores import NotYetError, Store, Stores
from loomery_orchestrator.privacy.tables import ErasureRow
from loomery_shared.contracts.leaving import Departure
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import utc_now

from .conftest import PASSWORD, Place
from .filling import fill
from .town import Person, logged, places_of, town

MARK = "quxzlorem"


async def seen(one: Person) -> list[object]:
    """What another person has, as they see it."""
    paths = ("/api/apps", "/api/jobs", "/api/usage", "/api/auth/tokens", "/api/auth/organisations")
    return [await one.call("GET", path) for path in paths]


def values_of(url: str, marker: str) -> list[str]:
    """Tables and columns of PostgreSQL that hold a marker."""
    found = []
    with psycopg.connect(url) as connection:
        connection.execute("select set_config('loomery.tenant', '*', false)")
        columns = connection.execute(
            "select table_schema, table_name, column_name, data_type from information_schema.columns join "
            "information_schema.tables using (table_schema, table_name) where table_type = 'BASE TABLE' "
            "and table_schema not in ('pg_catalog', 'information_schema')"
        ).fetchall()
        for schema, table, column, kind in columns:
            value = sql.Identifier(column)
            text = sql.SQL("encode({}, 'escape')" if kind == "bytea" else "{}::text").format(value)
            query = sql.SQL("select count(*) from {} where {} ilike {}").format(
                sql.Identifier(schema, table), text, sql.Literal(f"%{marker}%")
            )
            row = connection.execute(query).fetchone()
            if row and row[0]:
                found.append(f"{schema}.{table}.{column}")
    return found


def kept(place: Place, marker: str) -> list[str]:
    """Wherever a marker is left."""
    return places_of(place.home, marker) + (values_of(place.database, marker) if place.database else [])


def each_twice(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have every store forget, be interrupted before anybody wrote that down, and forget again; which did."""
    in_order, interrupted = Stores.in_order, []

    def once(name: str, forget: Store) -> Store:
        async def work(erasure: Erasure) -> None:
            await forget(erasure)
            if name not in interrupted:
                interrupted.append(name)
                raise NotYetError("Interrupted.")

        return work

    def watched(stores: Stores) -> list[tuple[str, Store]]:
        return [(name, once(name, forget)) for name, forget in in_order(stores)]

    monkeypatch.setattr(Stores, "in_order", watched)
    return interrupted


async def test_nothing_is_left_of_whoever_leaves(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted = each_twice(monkeypatch)
    with logged() as log:
        async with town(place.settings) as here:
            await here.person("root@example.org")
            ada = await here.person(f"ada.{MARK}@example.org", f"Ada {MARK}", agent=f"{MARK}/1.0")
            bob = await here.person("bob.otherlorem@example.org", "Bob otherlorem")
            await fill(here, ada, MARK, place.home)
            other_app = await fill(here, bob, "otherlorem", place.home)
            await here.join(bob, ada, "developer")
            shared = await ada.call("POST", "/api/createApp", {"description": "A list for both"}, status=202)
            before, members = await seen(bob), await bob.call("GET", "/api/auth/members")
            assert len(members) == 2
            assert kept(place, MARK), "what should be forgotten is there, and can be found"
            assert len(kept(place, "otherlorem")) > 5

            wrong = await ada.ask("DELETE", "/api/me", {"password": "not hers"})
            assert wrong.status_code == 403
            assert (await ada.ask("GET", "/api/apps")).status_code == 200
            assert (await ada.ask("DELETE", "/api/me", {"password": PASSWORD})).status_code == 202
            assert (await ada.ask("GET", "/api/apps")).status_code == 401
            await here.erased(ada.id)

            assert await seen(bob) == before
            assert [member["id"] for member in await bob.call("GET", "/api/auth/members")] == [bob.id]
            core = here.platform.orchestrator
            assert (await core.apps.get(bob.tenant, shared["app"])).created_by == "erased"
            assert (await core.jobs.get(bob.tenant, shared["job"])).created_by == "erased"
            assert (await core.apps.get(bob.tenant, other_app)).created_by == bob.id
            events = await here.platform.orchestrator.privacy.elsewhere.events.export(bob.id)  # type: ignore[union-attr]
            assert [event["properties"] for event in events["events"]] == [{"a": "otherlorem"}]
            assert (place.home / "hosting" / other_app / "data" / "app.db").read_text() == "otherlorem"
    assert len(interrupted) == 7
    assert kept(place, MARK) == []
    told = log.getvalue()
    assert "a person was erased" in told
    for private in (MARK, "otherlorem", "A list for both", "Somebody"):
        assert private not in told.lower()
    assert len(kept(place, "otherlorem")) > 5


async def told_by(program: Path, *arguments: str) -> list[str]:
    """What the platform says in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(program), *arguments, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    return [line for line in said.decode().splitlines() if line.startswith(("killed", "erased"))]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_erasure_survives_being_killed(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    async with town(place.settings) as here:
        await here.person("root@example.org")
        ada = await here.person(f"ada.{MARK}@example.org", f"Ada {MARK}")
        bob = await here.person("bob.otherlorem@example.org")
        await fill(here, ada, MARK, place.home)
        await fill(here, bob, "otherlorem", place.home)
    database = Database(place.settings.orchestrator.database, place.home, "orchestrator")
    # As if the accounts had died when they had told of the departure, but closed nothing yet.
    departure = Departure(user=ada.id, email=ada.email, name=f"Ada {MARK}")
    await ErasureRepository(database, utc_now).add(departure)
    program = Path(__file__).with_name("erasing_program.py")
    assert await told_by(program, ada.id, "account") == ["killed at account"]
    async with database.transaction(EVERY_TENANT) as session:
        # The lease of the process that was killed runs out.
        await session.execute(update(ErasureRow).values(due_at=utc_now()))
    assert await told_by(program, ada.id) == ["erased"]
    await database.close()
    assert kept(place, MARK) == []
    assert len(kept(place, "otherlorem")) > 5
