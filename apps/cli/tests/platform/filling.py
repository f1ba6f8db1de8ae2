"""Everything that a person can fill in on a platform, with a word that can be found again."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from loomery_orchestrator.evidence.repository import BuildRecord
from loomery_orchestrator.jobs.model import NewEvent
from loomery_orchestrator.releases.schemas import ReleaseEvent, ReleaseOrder
from loomery_shared.contracts.builds import BuildOrder, Picture
from loomery_shared.contracts.events import Event

from .conftest import PASSWORD
from .town import Person, Town

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
    build = BuildOrder(job=job, tenant=tenant, app=app, description=mark)
    record = BuildRecord(
        job=job,
        tenant=tenant,
        app=app,
        browser=True,
        description=mark,
        created_by=one.id,
        state="failed",
        sentences=[{"text": mark, "status": "realised", "elements": [], "missed": [], "checks": []}],
        created_at=NOW,
    )
    await core.records.put(record)
    taken = home / f"{mark}.jpg"
    taken.write_bytes(b"\xff\xd8\xff" + mark.encode())
    picture = Picture(page=mark, path=f"/{mark}", width=1280, theme="light", file=taken)
    assert await core.pictures.keep(build, [picture])
    taken.unlink()
    await core.places.choose(order.tenant, order.app, "local")
    released = await core.releases.request(order)
    assert (await core.releases.outcome(released.id)).state.value == "failed"
    await core.happenings.hear(
        ReleaseEvent(
            tenant=tenant, app=app, release=released.id, job="", kind="restarted", message=mark, at=NOW
        )
    )
    await core.limits.give(tenant, {"apps": 50}, one.id)
    data = home / "hosting" / app / "data"
    data.mkdir(parents=True, exist_ok=True)
    (data / "app.db").write_text(mark)
    printed = home / "hosting" / app / "logs"
    printed.mkdir(exist_ok=True)
    (printed / f"{0:016}.log").write_text(f"{NOW.isoformat()}\tinfo\tapp\t\t{mark}\n")
    return str(app)
