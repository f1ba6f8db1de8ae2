"""Builds that do not succeed: each ends with a plain reason, and none is in the way of the next."""

from datetime import datetime
from itertools import pairwise

import pytest

from apps.orchestrator.tests.api.platform import Platform

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_red_build_releases_nothing(platform: Platform) -> None:
    app, job = await platform.ordered("red", "a red thing")
    status = await platform.over("red", job)
    assert status["state"] == "failed"
    assert status["error"] == {
        "code": "red_build",
        "message": "The checks found faults: tests.",
        "hint": "The log says which, and where.",
        "step": "verify",
    }
    states = {step["name"]: step["state"] for step in status["steps"]}
    assert (states["merge"], states["verify"]) == ("succeeded", "failed")
    assert (states["publish"], states["release"], states["notify"]) == ("skipped", "skipped", "succeeded")
    assert status["url"] is None
    assert (await platform.found(f"/apps/{app}/releases", "red"))["items"] == []
    assert (await platform.found(f"/apps/{app}/artifacts", "red"))["items"] == []
    assert (await platform.found(f"/apps/{app}", "red"))["url"] is None
    assert (await platform.ask("GET", f"/apps/{app}/spec", "red")).status_code == 404
    assert await platform.mails("red") == ["build_failed", "build_started"]
    page = await platform.found("/jobs", "red")
    assert page["items"][0]["error"]["code"] == "red_build"
    counted = [event for event in platform.counted.events if event.tenant == "red"]
    assert [(event.name, event.properties.get("code")) for event in counted] == [
        ("build.started", None),
        ("build.failed", "red_build"),
    ]


async def test_the_version_before_a_red_build_stays(platform: Platform) -> None:
    status = await platform.built("stays")
    before = await platform.found(f"/apps/{status['app']}/spec", "stays")
    _, job = await platform.ordered("stays", "now it is red", status["app"])
    assert (await platform.over("stays", job))["state"] == "failed"
    assert (await platform.app_says(status["url"])).json() == "1"
    assert await platform.found(f"/apps/{status['app']}/spec", "stays") == before
    shown = await platform.found(f"/apps/{status['app']}", "stays")
    assert (shown["url"], shown["description"]) == (status["url"], "a tiny thing")


async def test_when_nothing_is_understood_it_says_what_to_do(platform: Platform) -> None:
    _, job = await platform.ordered("vague", "nothing")
    error = (await platform.over("vague", job))["error"]
    assert error == {
        "code": "usage",
        "message": "Nothing can be built from this description.",
        "hint": "Say what it should keep.",
        "step": "understand",
    }


async def test_a_shaky_step_is_tried_again_ever_later(platform: Platform) -> None:
    status = await platform.built("shaky", "shaky:merge:2")
    merge = next(step for step in status["steps"] if step["name"] == "merge")
    assert (merge["state"], merge["attempts"]) == ("succeeded", 3)
    events = await platform.told("shaky", status["job"])
    problems = [event.data["message"] for event in events if event.kind == "problem"]
    assert problems == ["The disk is away. It is tried again."] * 2
    begun = [
        datetime.fromisoformat(event.data["at"])
        for event in events
        if event.kind == "step" and event.data["step"] == "merge" and event.data["data"]["state"] == "running"
    ]
    waited = [(later - earlier).total_seconds() for earlier, later in pairwise(begun)]
    first = platform.orchestrator.settings.builds.first_wait
    assert len(waited) == 2
    assert (waited[0] >= first, waited[1] >= 2 * first) == (True, True)


async def test_a_step_is_given_up_after_the_last_try(platform: Platform) -> None:
    app, job = await platform.ordered("gives-up", "shaky:merge:99")
    status = await platform.over("gives-up", job)
    assert status["state"] == "failed"
    assert status["error"] == {
        "code": "gave_up",
        "message": "The step 'merge' did not succeed in 3 attempts: The disk is away.",
        "hint": "Nothing that was published before has changed. Build again once the cause is mended.",
        "step": "merge",
    }
    merge = next(step for step in status["steps"] if step["name"] == "merge")
    assert (merge["state"], merge["attempts"]) == ("failed", 3)
    assert (platform.home / "taken").read_text().splitlines().count(f"{job} merge") == 3
    await platform.until_gone(platform.job_folder("gives-up", job))
    assert await platform.mails("gives-up") == ["build_failed", "build_started"]
    _, following = await platform.ordered("gives-up", "a tiny thing", app)
    assert (await platform.over("gives-up", following))["state"] == "succeeded"


async def test_a_build_that_takes_too_long_is_ended(platform: Platform) -> None:
    _, job = await platform.ordered("late", "slow:compile:60")
    await platform.until_step("late", job, "compile")
    platform.steady.ahead += platform.orchestrator.settings.builds.timeout + 1
    status = await platform.over("late", job)
    assert (status["state"], status["error"]["code"]) == ("failed", "timed_out")
    assert "0:30:00" in status["error"]["message"]
    assert next(step for step in status["steps"] if step["name"] == "compile")["state"] == "failed"
    await platform.until_gone(platform.job_folder("late", job))


@pytest.mark.parametrize("hours", [5, -5])
async def test_a_clock_that_is_set_ends_no_build(platform: Platform, hours: int) -> None:
    who = f"jumps{hours}"
    _, job = await platform.ordered(who, "slow:compile:2 unchanged")
    await platform.until_step(who, job, "compile")
    platform.clock.move(hours * 3600)
    try:
        status = await platform.over(who, job)
        assert (status["state"], status["error"]) == ("succeeded", None)
        (took,) = await platform.orchestrator.records.took(who, browser=True, limit=1)
        assert 2 <= took.seconds < 3600
        (ended,) = [
            event for event in platform.counted.events if event.tenant == who and "finished" in event.name
        ]
        assert 0 <= float(ended.properties["seconds"] or 0) < 3600
        quota = (await platform.found("/usage", who))["builds_last_hour"]
        assert quota == 0
    finally:
        platform.clock.move(-hours * 3600)
