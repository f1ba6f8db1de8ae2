"""What is told about a job while it goes on, and stopping it."""

import asyncio

import pytest

from apps.orchestrator.tests.api.platform import PATIENCE, Platform, Told, problem_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


def numbers(events: list[Told]) -> list[int]:
    return [int(event.id) for event in events if event.id]


async def test_a_stream_can_be_taken_up_again_without_gap_or_repetition(platform: Platform) -> None:
    _, job = await platform.ordered("stream", "slow:compile:1 slow:verify:1")
    seen: list[Told] = []
    async with asyncio.timeout(PATIENCE):
        while not seen or seen[-1].kind != "end":
            async with platform.stream("stream", job, seen[-1].id if seen else "") as events:
                some = 0
                async for event in events:
                    seen.append(event)
                    some += 1
                    if some == 7:
                        break  # the connection is lost
    assert numbers(seen) == list(range(1, len(seen)))
    assert [event.kind for event in seen].count("end") == 1
    whole = await platform.told("stream", job)
    assert whole == seen
    assert await platform.told("stream", job, seen[-2].id) == [Told("end", "", {})]


async def test_the_stream_tells_what_the_status_shows(platform: Platform) -> None:
    _, job = await platform.ordered("agree", "shaky:merge:1")
    events = await platform.told("agree", job)
    status = await platform.found(f"/status/{job}", "agree")
    steps = {event.data["step"]: event.data["data"] for event in events if event.kind == "step"}
    shown = {
        step["name"]: {"state": step["state"], "seconds": step["seconds"], "attempts": step["attempts"]}
        for step in status["steps"]
    }
    assert steps == shown
    assert steps["merge"]["attempts"] == 2
    states = [event.data["data"]["state"] for event in events if event.kind == "state"]
    assert states == ["running", "succeeded"]
    assert status["state"] == states[-1]
    assert [event.kind for event in events][-2:] == ["state", "end"]


async def test_live_events_come_while_the_build_runs(platform: Platform) -> None:
    _, job = await platform.ordered("live", "slow:compile:60")
    async with asyncio.timeout(PATIENCE), platform.stream("live", job) as events:
        async for event in events:
            if event.data.get("message") == "still at it":
                break
        assert (await platform.found(f"/status/{job}", "live"))["state"] == "running"
        await platform.ask("POST", f"/jobs/{job}/cancel", "live")
        rest = [event async for event in events]
    assert rest[-1].kind == "end"
    assert rest[-2].data["data"] == {"state": "cancelled"}


@pytest.mark.parametrize("last", ["x", "-1", "²", "99999999999999999999", "1e3"])
async def test_an_id_that_is_none_begins_at_the_beginning(platform: Platform, last: str) -> None:
    _, job = await platform.ordered("ids", "nothing")
    await platform.over("ids", job)
    headers = [(b"Authorization", b"Bearer ids.viewer"), (b"Last-Event-ID", last.encode())]
    answer = await platform.http.get(f"/api/jobs/{job}/events", headers=headers)
    assert answer.status_code == 200
    assert "id: 1\r\n" in answer.text


async def test_the_log_can_be_searched_and_downloaded(platform: Platform) -> None:
    _, job = await platform.ordered("logs", "slow:compile:0.3 red")
    await platform.over("logs", job)
    whole = await platform.found(f"/jobs/{job}/log", "logs")
    assert [line["number"] for line in whole] == list(range(1, len(whole) + 1))
    found = await platform.found(f"/jobs/{job}/log", "logs", params={"text": "STILL at"})
    assert found
    assert {line["message"] for line in found} == {"still at it"}
    gates = await platform.found(f"/jobs/{job}/log", "logs", params={"kind": ["gate", "problem"]})
    assert [(line["kind"], line["step"]) for line in gates] == [("gate", "verify"), ("problem", "verify")]
    assert await platform.found(f"/jobs/{job}/log", "logs", params={"text": "100%"}) == []
    seen: list[int] = []
    while page := await platform.found(
        f"/jobs/{job}/log", "logs", params={"limit": 4, "after": seen[-1] if seen else 0}
    ):
        seen += [line["number"] for line in page]
    assert seen == [line["number"] for line in whole]
    assert (await platform.ask("GET", f"/jobs/{job}/log", "logs", params={"limit": 0})).status_code == 422

    text = await platform.ask("GET", f"/jobs/{job}/log.txt", "logs.viewer")
    assert text.headers["content-disposition"] == f'attachment; filename="{job}.log"'
    lines = text.text.splitlines()
    assert len(lines) == len(whole)
    assert all(line["message"] in shown for line, shown in zip(whole, lines, strict=True))


async def test_a_running_build_can_be_stopped(platform: Platform) -> None:
    app, job = await platform.ordered("stop", "slow:compile:60")
    await platform.until_step("stop", job, "compile")
    assert platform.job_folder("stop", job).exists()
    assert (await platform.ask("POST", f"/jobs/{job}/cancel", "stop.viewer")).status_code == 403
    assert (await platform.ask("POST", f"/jobs/{job}/cancel", "stop.developer")).status_code == 200
    status = await platform.over("stop", job)
    assert (status["state"], status["error"], status["url"]) == ("cancelled", None, None)
    states = {step["name"]: step["state"] for step in status["steps"]}
    assert (states["understand"], states["compile"], states["release"]) == ("succeeded", "skipped", "skipped")
    await platform.until_gone(platform.job_folder("stop", job))
    taken = (platform.home / "taken").read_text().splitlines()
    assert f"{job} merge" not in taken
    again = await platform.ask("POST", f"/jobs/{job}/cancel", "stop")
    assert (again.status_code, problem_of(again)["code"]) == (409, "conflict")
    assert await platform.mails("stop") == ["build_started"]
    _, following = await platform.ordered("stop", "a tiny thing", app)
    assert (await platform.over("stop", following))["state"] == "succeeded"


async def test_what_was_stopped_is_tried_again_once(platform: Platform) -> None:
    app, job = await platform.ordered("again", "slow:compile:60")
    await platform.until_step("again", job, "compile")
    early = await platform.ask("POST", f"/jobs/{job}/retry", "again")
    assert (early.status_code, problem_of(early)["code"]) == (409, "conflict")
    await platform.ask("POST", f"/jobs/{job}/cancel", "again")
    await platform.over("again", job)
    assert (await platform.ask("POST", f"/jobs/{job}/retry", "again.viewer")).status_code == 403
    assert (await platform.ask("POST", f"/jobs/{job}/retry", "others")).status_code == 404
    first = await platform.ask("POST", f"/jobs/{job}/retry", "again")
    assert first.status_code == 202
    made = first.json()
    assert made["app"] == app
    assert made["job"] != job
    assert (await platform.ask("POST", f"/jobs/{job}/retry", "again")).json() == made
    await platform.until_step("again", made["job"], "compile")
    lines = (await platform.ask("GET", f"/jobs/{made['job']}/log?kind=step", "again")).json()
    assert lines[0]["data"]["state"] == "running"
    await platform.ask("POST", f"/jobs/{made['job']}/cancel", "again")
    await platform.over("again", made["job"])


async def test_a_waiting_build_is_stopped_at_once(platform: Platform) -> None:
    _, first = await platform.ordered("wait", "slow:compile:60")
    await platform.until_step("wait", first, "compile")
    _, second = await platform.ordered("wait", "a tiny thing")
    following = asyncio.create_task(platform.told("wait", second))
    cancelled = (await platform.ask("POST", f"/jobs/{second}/cancel", "wait")).json()
    assert cancelled["state"] == "cancelled"
    assert {step["state"] for step in cancelled["steps"]} == {"skipped"}
    events = await following
    assert events[-2].data["data"] == {"state": "cancelled"}
    await platform.ask("POST", f"/jobs/{first}/cancel", "wait")
    await platform.over("wait", first)
    _, third = await platform.ordered("wait", "nothing")
    await platform.over("wait", third)  # the one in between had its turn before, and did nothing with it
    assert second not in (platform.home / "taken").read_text()
    assert await platform.told("wait", second) == events
