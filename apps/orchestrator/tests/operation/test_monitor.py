"""What is going on, for an organisation and for the whole platform."""

import json
from typing import Any

import pytest

from loomery_orchestrator.jobs.model import JobState, StepRecord, StepState
from loomery_orchestrator.monitor.ports import LiveApp
from loomery_orchestrator.releases.schemas import ReleaseEvent

from .conftest import NOON, Place


async def happens(place: Place, tenant: str, app: str, kind: str, message: str = "It ended.") -> None:
    await place.core.happenings.hear(
        ReleaseEvent(tenant=tenant, app=app, release="", job="", kind=kind, message=message, at=place.clock())
    )


async def test_an_organisation_sees_its_jobs_applications_and_alerts(place: Place) -> None:
    shop, blog = await place.an_app("acme", "Shop"), await place.an_app("acme", "Blog")
    await place.an_app("other", "Theirs")
    place.live[shop] = LiveApp(state="running", requests=12, errors=2)
    job = await place.a_job("acme", blog, dispatched=True, state=JobState.RUNNING.value, started_at=NOON)
    await place.core.jobs.set_step(
        "acme", job.id, StepRecord(name="verify", state=StepState.RUNNING, started_at=NOON)
    )
    waiting = await place.a_job("acme", shop)
    failed = await place.failed("acme", shop)
    await place.failed("other", "app_2")
    await happens(place, "acme", shop, "restarted")
    await happens(place, "acme", shop, "asleep")
    await happens(place, "other", "app_2", "broken")

    found = await place.found("/monitor", "acme.viewer")
    assert (found["scope"], found["waiting"], found["running"], found["complete"]) == (
        "organisation",
        1,
        1,
        True,
    )
    assert [(one["job"], one["app_name"], one["state"], one["step"]) for one in found["jobs"]] == [
        (job.id, "Blog", "running", "verify"),
        (waiting.id, "Shop", "queued", ""),
    ]
    apps = {one["name"]: one for one in found["apps"]}
    assert set(apps) == {"Shop", "Blog"}
    assert (apps["Shop"]["state"], apps["Shop"]["restarts"], apps["Shop"]["requests_per_minute"]) == (
        "running",
        1,
        12,
    )
    assert apps["Shop"]["url"].startswith("http://shop-")
    assert (apps["Blog"]["state"], apps["Blog"]["url"], apps["Blog"]["errors_per_minute"]) == (
        "none",
        None,
        None,
    )
    assert {(one["kind"], one["severity"], one["job"]) for one in found["alerts"]} == {
        ("app_restarted", "warning", ""),
        ("build_failed", "error", failed.id),
    }


async def test_alerts_are_of_a_day_and_quotas_tell_when_they_are_nearly_used(place: Place) -> None:
    shop = await place.an_app("acme")
    await happens(place, "acme", shop, "broken", "It does not stay up: it ended with 7.")
    await place.failed("acme", shop)
    place.clock.move(hours=25)
    assert (await place.found("/monitor", "acme.viewer"))["alerts"] == []
    for number in range(8):
        await place.an_app("acme", f"App{number}")
    place.core.monitor._seen.clear()
    (alert,) = (await place.found("/monitor", "acme.viewer"))["alerts"]
    assert (alert["kind"], alert["severity"], alert["message"]) == (
        "quota_nearly_used",
        "warning",
        "9 of 10 applications are used.",
    )
    await place.an_app("acme", "Last")
    place.core.monitor._seen.clear()
    (alert,) = (await place.found("/monitor", "acme.viewer"))["alerts"]
    assert (alert["kind"], alert["severity"]) == ("quota_used", "error")


async def test_owners_of_the_platform_see_everything_when_they_ask_for_it(place: Place) -> None:
    refused = await place.ask("GET", "/monitor?scope=platform", "acme.owner")
    assert (refused.status_code, refused.json()["code"]) == (403, "platform_owner_only")
    stream = await place.ask("GET", "/monitor/events?scope=platform", "acme.owner")
    assert stream.json()["code"] == "platform_owner_only"
    shop, blog = await place.an_app("acme"), await place.an_app("other")
    await place.a_job("acme", shop)
    await place.a_job("other", blog, dispatched=True, state=JobState.RUNNING.value)
    await place.failed("other", blog)
    await happens(place, "acme", shop, "broken")
    found = await place.found("/monitor?scope=platform")
    assert (found["scope"], found["waiting"], found["running"]) == ("platform", 1, 1)
    assert {one["tenant"] for one in found["apps"]} == {"acme", "other"}
    assert {(one["tenant"], one["kind"]) for one in found["alerts"]} == {
        ("acme", "app_broken"),
        ("other", "build_failed"),
    }
    own = await place.found("/monitor")
    assert (own["jobs"], own["apps"], own["alerts"]) == ([], [], [])
    assert (await place.ask("GET", "/monitor?scope=all")).status_code == 422


def told(text: str) -> list[tuple[str, Any]]:
    """Events of a stream: their names and what they carry."""
    found = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "event" in fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


async def test_who_follows_gets_everything_first_and_then_what_changes(place: Place) -> None:
    shop = await place.an_app("acme")
    job = await place.a_job("acme", shop)

    async def nothing() -> None:
        place.clock.move(seconds=2)

    async def begins() -> None:
        await place.core.jobs.change("acme", job.id, state=JobState.RUNNING.value)
        place.live[shop] = LiveApp(state="running", requests=1, errors=0)

    async def fails() -> None:
        error = {"code": "red_build", "message": "The checks found faults.", "hint": "", "step": "verify"}
        await place.core.jobs.change(
            "acme", job.id, state=JobState.FAILED.value, error=error, finished_at=place.clock()
        )

    place.pauses += [nothing, begins, fails]
    answer = await place.ask("GET", "/monitor/events", "acme.viewer")
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = told(answer.text)
    assert [name for name, _ in events] == ["snapshot", "changes", "changes", "end"]
    snapshot, first, second = (data for _, data in events[:3])
    assert snapshot == {**(snapshot), "scope": "organisation", "waiting": 1, "running": 0}
    assert [one["job"] for one in snapshot["jobs"]] == [job.id]
    assert (first["waiting"], first["running"], first["jobs"][0]["state"]) == (0, 1, "running")
    assert [one["state"] for one in first["apps"]] == ["running"]
    assert (first["gone_jobs"], first["alerts"]) == ([], [])
    assert (second["gone_jobs"], second["jobs"], second["apps"]) == ([job.id], [], [])
    assert [(one["kind"], one["message"]) for one in second["alerts"]] == [
        ("build_failed", "The checks found faults.")
    ]


async def test_what_happened_goes_with_its_application_and_with_time(place: Place) -> None:
    shop, blog = await place.an_app("acme"), await place.an_app("acme")
    await happens(place, "acme", shop, "broken")
    await happens(place, "acme", blog, "broken")
    await place.core.happenings.erase("acme", shop)
    kept = await place.core.happenings.happenings("acme", NOON, 10)
    assert [one.app for one in kept] == [blog]
    place.clock.move(days=11)
    await happens(place, "acme", blog, "healed")
    assert [one.kind for one in await place.core.happenings.happenings("acme", NOON, 10)] == ["healed"]


@pytest.mark.parametrize("path", ["/monitor", "/monitor/events"])
async def test_nobody_looks_without_signing_in(place: Place, path: str) -> None:
    assert (await place.http.get(f"/api{path}")).status_code == 401
