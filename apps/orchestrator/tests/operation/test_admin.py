"""What those who run the platform see and do, and nobody else."""

import pytest

from loomery_orchestrator.jobs.model import JobState, StepRecord, StepState
from loomery_shared.contracts.operation import Condition, ConnectedModel

from .conftest import NOON, ROOT, Place

READS = ("/quotas/acme", "/workers", "/queue", "/health", "/models", "/plugins")
WRITES = (("PUT", "/quotas/acme", {"apps": 1}), ("POST", "/dead/job_1/retry", None))


async def test_only_owners_of_the_platform_are_answered(place: Place) -> None:
    asked = [("GET", path, None) for path in READS] + list(WRITES)
    for method, path, body in asked:
        refused = await place.ask(method, f"/admin{path}", "acme.owner", json=body)
        assert (refused.status_code, refused.json()["code"]) == (403, "platform_owner_only"), path
        assert (await place.http.request(method, f"/api/admin{path}", json=body)).status_code == 401, path
    assert place.audit.notes == []
    for path in READS:
        assert (await place.ask("GET", f"/admin{path}")).status_code == 200, path


async def test_an_organisation_can_be_given_limits_of_its_own(place: Place) -> None:
    found = await place.found("/admin/quotas/acme")
    assert (
        found["limits"]
        == found["usual"]
        == {
            "apps": 10,
            "builds_per_hour": 5,
            "waiting_builds": 4,
            "storage_mb": 100,
        }
    )
    assert (found["changed_at"], set(found["given"].values())) == (None, {None})
    given = await place.ask("PUT", "/admin/quotas/acme", json={"apps": 1, "storage_mb": 0})
    assert given.status_code == 200, given.text
    assert given.json()["limits"] == {**found["usual"], "apps": 1, "storage_mb": 0}
    assert given.json()["given"] == {
        "apps": 1,
        "builds_per_hour": None,
        "waiting_builds": None,
        "storage_mb": 0,
    }
    assert (given.json()["changed_at"], given.json()["changed_by"][-4:]) == ("2026-05-04T12:30:00Z", "root")
    assert (await place.found("/usage", "acme.viewer"))["apps_limit"] == 1
    assert (await place.found("/usage", "other.viewer"))["apps_limit"] == 10

    await place.an_app("acme")
    refused = await place.ask("POST", "/createApp", "acme.owner", json={"description": "a shop"})
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many")
    assert (
        await place.ask("POST", "/createApp", "other.owner", json={"description": "a shop"})
    ).status_code == 202

    await place.ask("PUT", "/admin/quotas/acme", json={})
    assert (await place.found("/admin/quotas/acme")) == {**found, "usage": {**found["usage"], "apps": 1}}
    assert [(note.action, note.target, note.details) for note in place.audit.notes] == [
        ("quota.changed", "acme", {"apps": 1, "storage_mb": 0}),
        ("quota.changed", "acme", {}),
    ]


async def test_limits_are_for_organisations_that_there_are_and_make_sense(place: Place) -> None:
    assert (await place.ask("GET", "/admin/quotas/nobody")).status_code == 404
    assert (await place.ask("PUT", "/admin/quotas/nobody", json={"apps": 1})).status_code == 404
    for wrong in ({"apps": -1}, {"apps": "many"}, {"streams": 3}):
        assert (await place.ask("PUT", "/admin/quotas/acme", json=wrong)).status_code == 422, wrong


async def test_what_cannot_be_written_down_is_not_done(place: Place) -> None:
    dead = await place.failed("acme", await place.an_app("acme"))
    place.audit.away = True
    assert (await place.ask("PUT", "/admin/quotas/acme", json={"apps": 1})).status_code == 503
    assert (await place.ask("POST", f"/admin/dead/{dead.id}/retry")).status_code == 503
    place.audit.away = False
    assert (await place.found("/admin/quotas/acme"))["given"]["apps"] is None
    assert (await place.found("/admin/queue"))["waiting"] == 0


async def test_members_of_a_suspended_organisation_build_nothing(place: Place) -> None:
    app = await place.an_app("acme")
    place.people.suspended["acme"] = "The invoice is open."
    for method, path, body in (
        ("POST", "/createApp", {"description": "a shop"}),
        ("POST", f"/apps/{app}/builds", {}),
        ("PATCH", f"/apps/{app}", {"name": "Other"}),
        ("DELETE", f"/apps/{app}", None),
    ):
        refused = await place.ask(method, path, "acme.owner", json=body)
        assert (refused.status_code, refused.json()["code"]) == (403, "organisation_suspended"), path
        assert "The invoice is open." in refused.json()["detail"]
    assert (await place.ask("GET", f"/apps/{app}", "acme.owner")).status_code == 200
    assert (await place.ask("GET", "/monitor", "acme.owner")).status_code == 200


async def test_the_queue_of_all_organisations(place: Place) -> None:
    first = await place.a_job("acme")
    place.clock.move(seconds=1)
    second = await place.a_job(
        "acme", dispatched=True, state=JobState.RUNNING.value, owner="main", started_at=NOON
    )
    await place.core.jobs.set_step("acme", second.id, StepRecord(name="verify", state=StepState.RUNNING))
    place.clock.move(seconds=1)
    third = await place.a_job("other", dispatched=True)
    await place.a_job("other", state=JobState.SUCCEEDED.value)
    found = await place.found("/admin/queue")
    assert (found["waiting"], found["running"], found["dead"]) == (2, 1, [])
    assert [(job["job"], job["state"], job["step"], job["owner"]) for job in found["jobs"]] == [
        (first.id, "queued", "", ""),
        (second.id, "running", "verify", "main"),
        (third.id, "queued", "", ""),
    ]
    assert found["tenants"] == [
        {"tenant": "acme", "waiting": 1, "running": 1, "oldest_at": "2026-05-04T12:30:00Z"},
        {"tenant": "other", "waiting": 1, "running": 0, "oldest_at": "2026-05-04T12:30:02Z"},
    ]


async def test_what_was_given_up_is_done_again_once(place: Place) -> None:
    app = await place.an_app("acme")
    dead = await place.failed("acme", app)
    red = await place.failed("acme", app, "red_build")
    (shown,) = (await place.found("/admin/queue"))["dead"]
    assert (shown["job"], shown["step"], shown["message"], shown["retried"]) == (
        dead.id,
        "verify",
        "The disk is full.",
        None,
    )
    again = await place.ask("POST", f"/admin/dead/{dead.id}/retry")
    assert (again.status_code, again.json()["app"]) == (202, app)
    made = again.json()["job"]
    assert (await place.ask("POST", f"/admin/dead/{dead.id}/retry")).json()["job"] == made
    record = await place.core.jobs.get("acme", made)
    assert (record.request, record.created_by, record.state) == (
        dead.request,
        dead.created_by,
        JobState.QUEUED,
    )
    found = await place.found("/admin/queue")
    assert (found["waiting"], found["dead"][0]["retried"]) == (1, made)
    refused = await place.ask("POST", f"/admin/dead/{red.id}/retry")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_dead")
    assert (await place.ask("POST", "/admin/dead/job_0/retry")).status_code == 404
    assert place.audit.notes[0].action == "job.retried"
    place.clock.move(days=8)
    assert (await place.found("/admin/queue"))["dead"] == []


async def test_workers_are_up_silent_or_down(place: Place) -> None:
    for name in ("one", "two", "three"):
        await place.core.registry.begin(name)
    await place.core.registry.begin("one")
    await place.core.registry.seen("three", "down")
    place.clock.move(seconds=30)
    await place.core.registry.seen("one")
    place.clock.move(seconds=2)
    job = await place.a_job("acme", dispatched=True, state=JobState.RUNNING.value, owner="two")
    found = {worker["id"]: worker for worker in await place.found("/admin/workers")}
    assert {name: worker["state"] for name, worker in found.items()} == {
        "one": "up",
        "two": "silent",
        "three": "down",
    }
    assert (found["one"]["starts"], found["one"]["silent_for"], found["one"]["jobs"]) == (2, 2.0, [])
    assert [held["job"] for held in found["two"]["jobs"]] == [job.id]
    place.clock.move(days=8)
    assert [worker["id"] for worker in await place.found("/admin/workers")] == ["two"]


async def test_health_is_as_the_worst_part(place: Place) -> None:
    found = await place.found("/admin/health")
    parts = {part["name"]: part for part in found["parts"]}
    assert set(parts) == {"database", "objects", "workers", "sandbox", "mail"}
    assert all(part["latency_ms"] >= 0 and part["words"] for part in found["parts"])
    assert (found["state"], parts["workers"]["state"], parts["objects"]["state"]) == ("warn", "warn", "ok")
    await place.core.registry.begin("main")
    assert (await place.found("/admin/health"))["state"] == "ok"

    place.house.sandbox = Condition(
        name="sandbox", state="down", words="no bubblewrap", remedy="apt-get install"
    )
    place.mail.router.routes.clear()
    found = await place.found("/admin/health")
    parts = {part["name"]: part for part in found["parts"]}
    assert (found["state"], parts["sandbox"]["remedy"]) == ("down", "apt-get install")
    assert (parts["mail"]["state"], parts["mail"]["words"]) == ("down", "It answered 404.")
    assert parts["database"]["state"] == "ok"


async def test_what_breaks_when_it_is_asked_is_down_and_says_nothing_private(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[Condition]:
        raise ValueError("a secret path")

    monkeypatch.setattr(place.house, "conditions", broken)
    answer = await place.ask("GET", "/admin/health")
    parts = {part["name"]: part["state"] for part in answer.json()["parts"]}
    assert parts["building"] == "down"
    assert "secret" not in answer.text


async def test_models_and_plugins(place: Place) -> None:
    assert await place.found("/admin/models") == {"model": None}
    place.house.connected = ConnectedModel(name="m", host="127.0.0.1:1", detail="full", tries=3, max_tokens=9)
    assert (await place.found("/admin/models"))["model"]["name"] == "m"
    assert (await place.found("/admin/plugins", ROOT))["plugins"] == [
        {"kind": "gate", "name": "format", "package": "loomery-codegen", "version": "1"}
    ]


async def test_limits_go_with_their_organisation_and_name_nobody_who_left(place: Place) -> None:
    for tenant in ("acme", "other"):
        await place.ask("PUT", f"/admin/quotas/{tenant}", json={"apps": 3})
    by = (await place.found("/admin/quotas/acme"))["changed_by"]
    await place.core.limits.erase("acme")
    await place.core.limits.disown(by, "erased")
    assert (await place.found("/admin/quotas/acme"))["given"]["apps"] is None
    other = await place.found("/admin/quotas/other")
    assert (other["given"]["apps"], other["changed_by"]) == (3, "erased")
