"""Whoever leaves is forgotten by every store, and nobody else loses anything."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql

from loomery_orchestrator.jobs.model import NewEvent
from loomery_orchestrator.releases.schemas import ReleaseOrder
from loomery_shared.contracts.events import Event

from .conftest import PASSWORD, Place
from .town import Person, Town, logged, places_of, town

MARK = "quxzlorem"
NOW = datetime.now(UTC)


async def fill(here: Town, one: Person, mark: str, home: Path) -> str:
    """Everything that a person can fill in, everywhere; the id of an application."""
    core = here.platform.orchestrator
    await one.call("PATCH", "/api/auth/organisation", {"name": f"{mark} works"})
    await one.call("PATCH", "/api/auth/me", {"name": f"Ada {mark}"})
    await one.call("POST", "/api/auth/tokens", {"name": f"{mark} token"}, status=201)
    await one.call(
        "POST", "/api/auth/invitations", {"email": f"friend.{mark}@example.org", "role": "viewer"}, status=201
    )
    await one.call("POST", "/api/auth/email", {"email": f"new.{mark}@example.org", "password": PASSWORD}, 202)
    wrong = await one.ask("POST", "/api/auth/login", {"email": one.email, "password": f"{mark} is wrong"})
    assert wrong.status_code == 401
    words = {"description": f"A list of {mark} things", "name": f"{mark} list"}
    made = await one.call("POST", "/api/createApp", words, status=202)
    app, job, tenant = made["app"], made["job"], one.tenant
    await one.call("PUT", f"/api/apps/{app}/secrets/{mark.upper()}_KEY", {"value": f"{mark} secret"}, 204)
    refused = await one.ask("POST", "/api/createApp", {"description": "x" * 20_001, "name": mark})
    assert refused.status_code == 422
    line = NewEvent(kind="line", step="merge", message=f"keeps {mark}", data={"file": mark}, at=NOW)
    await core.jobs.tell(tenant, job, [line])
    found = await core.apps.get(tenant, app)
    await core.apps.change(found, NOW, spec={"name": mark})
    await core.apps.take_slug(tenant, app, f"{mark}-list")
    events = [
        Event(
            id=f"{mark}-0001", name="app.clicked", at=NOW, tenant=tenant, user=one.id, properties={"a": mark}
        ),
        Event(id=f"{mark}-0002", name="app.clicked", at=NOW, tenant=tenant, app=app, properties={"a": mark}),
    ]
    await core.neighbours.events.record(events)
    project = core.neighbours.engine.project(tenant, app)
    project.mkdir(parents=True)
    (project / f"{mark}.md").write_text(mark)
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    logs = project.parent / "logs" / "build-1"
    logs.mkdir(parents=True)
    (logs / "gate.txt").write_text(mark)
    archive = home / f"{mark}.zip"
    archive.write_bytes(f"content of {mark}".encode())
    bundle = await core.artifacts.keep(tenant, app, job, "bundle", archive)
    archive.unlink()
    order = ReleaseOrder(
        tenant=tenant,
        app=app,
        slug=f"{mark}-list",
        job=job,
        bundle_key=bundle.key,
        bundle_sha256=bundle.sha256,
        tag="build-1",
        commit="c" * 40,
        demo=True,
    )
    released = await core.releases.request(order)
    assert (await core.releases.outcome(released.id)).state.value == "failed"
    data = home / "hosting" / app / "data"
    data.mkdir(parents=True, exist_ok=True)
    (data / "app.db").write_text(mark)
    return str(app)


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
            "select table_schema, table_name, column_name from information_schema.columns join "
            "information_schema.tables using (table_schema, table_name) where table_type = 'BASE TABLE' "
            "and table_schema not in ('pg_catalog', 'information_schema')"
        ).fetchall()
        for schema, table, column in columns:
            query = sql.SQL(
                "select count(*) from {} where {}::text ilike {} or encode({}::text::bytea, 'escape') ilike {}"
            )
            place = sql.Identifier(schema, table)
            like = sql.Literal(f"%{marker}%")
            query = sql.SQL(
                "select count(*) from {} where convert_from(case when pg_typeof({})::text = 'bytea' "
                "then {}::text::bytea else convert_to({}::text, 'UTF8') end, 'UTF8') ilike {}"
            ).format(place, *[sql.Identifier(column)] * 3, like)
            row = connection.execute(query).fetchone()
            if row and row[0]:
                found.append(f"{schema}.{table}.{column}")
    return found


def kept(place: Place, marker: str) -> list[str]:
    """Wherever a marker is left."""
    return places_of(place.home, marker) + (values_of(place.database, marker) if place.database else [])


async def test_nothing_is_left_of_whoever_leaves(place: Place) -> None:
    with logged() as log:
        async with town(place.settings) as here:
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
    assert kept(place, MARK) == []
    told = log.getvalue()
    assert "a person was erased" in told
    for private in (MARK, "otherlorem", "A list for both", "Somebody"):
        assert private not in told.lower()
    assert len(kept(place, "otherlorem")) > 5
