"""How applications run: their log, their health, and starting them anew."""

import asyncio
from typing import Any

import pytest

from apps.orchestrator.tests.api.platform import PATIENCE, Platform, Told, events_of, problem_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def say(platform: Platform, url: str, words: str) -> None:
    """Have the application print something."""
    answer = await platform.http.get(f"/api/say?{words}", headers={"Host": url.removeprefix("http://")})
    assert answer.status_code == 200


async def lines(platform: Platform, who: str, app: str, **params: Any) -> Any:
    return await platform.found(f"/apps/{app}/log", who, params=params)


async def health(platform: Platform, who: str, app: str, state: str) -> Any:
    """How the application is, as soon as it is in this state."""
    return await platform.until(
        lambda: platform.found(f"/apps/{app}/health", f"{who}.viewer"), lambda found: found["state"] == state
    )


async def test_what_an_application_prints_is_kept_searched_and_downloaded(platform: Platform) -> None:
    status = await platform.built("log")
    app, url = status["app"], status["url"]
    for number in range(6):
        await say(platform, url, f"INFO:%20line%20{number}")
    await say(platform, url, "ERROR%20it%20broke%0A%20%20in%20a%20file%0A%1b%5B31mred%1b%5B0m%09end")

    async def last() -> Any:
        return (await lines(platform, "log.developer", app))["items"]

    found = await platform.until(last, lambda items: any("red" in item["message"] for item in items))
    assert [(item["level"], item["source"], item["message"]) for item in found[-3:]] == [
        ("error", "app", "ERROR it broke"),
        ("error", "app", "  in a file"),
        ("info", "app", "red\tend"),
    ]
    assert any(item["source"] == "platform" and "first time" in item["message"] for item in found)
    numbers = [item["number"] for item in found]
    assert numbers == sorted(set(numbers))

    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = await lines(platform, "log", app, limit=4, cursor=cursor)
        seen = [item["message"] for item in page["items"]] + seen
        cursor = page["next"]
    assert seen == [item["message"] for item in found]
    page = await lines(platform, "log", app, text="LINE", limit=2)
    assert [item["message"] for item in page["items"]] == ["INFO: line 4", "INFO: line 5"]
    page = await lines(platform, "log", app, text="LINE", limit=2, cursor=page["next"])
    assert [item["message"] for item in page["items"]] == ["INFO: line 2", "INFO: line 3"]
    grave = (await lines(platform, "log", app, level="error"))["items"]
    assert [item["message"] for item in grave] == ["ERROR it broke", "  in a file"]
    download = await platform.ask("GET", f"/apps/{app}/log.txt", "log")
    assert download.headers["content-type"] == "text/plain; charset=utf-8"
    assert [line.split(" ", 3)[3] for line in download.text.splitlines()] == seen


async def test_a_log_is_followed_and_gone_on_with(platform: Platform) -> None:
    status = await platform.built("follow")
    app, url = status["app"], status["url"]

    async def follow(count: int, last: str = "") -> list[Told]:
        headers = {"Authorization": "Bearer follow.developer", **({"Last-Event-ID": last} if last else {})}
        told: list[Told] = []
        async with asyncio.timeout(PATIENCE):
            async with platform.http.stream("GET", f"/api/apps/{app}/log/events", headers=headers) as answer:
                assert answer.status_code == 200
                listening.set()
                async for event in events_of(answer):
                    told.append(event)
                    if len(told) == count:
                        return told
        raise AssertionError

    listening = asyncio.Event()
    following = asyncio.create_task(follow(2))
    await listening.wait()
    for word in ("one", "two", "three"):
        await say(platform, url, word)
    first, second = await following
    assert [(event.kind, event.data["message"]) for event in (first, second)] == [
        ("line", "one"),
        ("line", "two"),
    ]
    again = await follow(2, first.id)
    assert [event.data["message"] for event in again] == ["two", "three"]
    assert again[0] == second


async def test_what_owners_gave_an_application_is_not_in_its_log(platform: Platform) -> None:
    app, job = await platform.ordered("hush", "red")
    await platform.over("hush", job)
    await platform.ask("PUT", f"/apps/{app}/secrets/TOKEN", "hush", json={"value": "s3cr3t-value"})
    _, job = await platform.ordered("hush", "a tiny thing", app)
    status = await platform.over("hush", job)
    await say(platform, status["url"], "my%20s3cr3t-value%20is%20here")

    async def text() -> str:
        return (await platform.ask("GET", f"/apps/{app}/log.txt", "hush")).text

    found = await platform.until(text, lambda found: "is here" in found)
    assert "my ••• is here" in found
    assert "s3cr3t" not in found


async def test_an_application_that_dies_is_told_and_started_again(platform: Platform) -> None:
    status = await platform.built("health")
    app, url = status["app"], status["url"]
    before = await health(platform, "health", app, "running")
    assert (before["restarts"], before["last_error"]) == (0, None)
    assert before["memory"] > 0
    assert before["since"] is not None
    await platform.http.post("/api/die", headers={"Host": url.removeprefix("http://")})
    after = await platform.until(
        lambda: platform.found(f"/apps/{app}/health", "health"), lambda found: found["restarts"] == 1
    )
    assert "exit code 7" in after["last_error"]
    await say(platform, url, "here")
    up = await health(platform, "health", app, "running")
    listed = (await platform.found("/apps", "health"))["items"]
    assert [item["running"] for item in listed] == ["running"]

    answer = await platform.ask("POST", f"/apps/{app}/restart", "health.developer")
    assert (answer.status_code, answer.json()["restarts"]) == (202, 1)
    newer = await platform.until(
        lambda: platform.found(f"/apps/{app}/health", "health"),
        lambda found: found["state"] == "running" and found["since"] > up["since"],
    )
    assert newer["restarts"] == 1
    await say(platform, url, "again")
    messages = [item["message"] for item in (await lines(platform, "health", app))["items"]]
    assert "Somebody asked for a new start." in messages


async def test_what_is_archived_or_was_never_released_does_not_run(platform: Platform) -> None:
    app, job = await platform.ordered("still", "red")
    await platform.over("still", job)
    found = await platform.found(f"/apps/{app}/health", "still.viewer")
    assert found == {"state": "none", "since": None, "restarts": 0, "memory": None, "last_error": None}
    refused = await platform.ask("POST", f"/apps/{app}/restart", "still")
    assert (refused.status_code, problem_of(refused)["code"]) == (409, "not_released")
    assert (await lines(platform, "still", app)) == {"items": [], "next": None}
    status = await platform.built("archived")
    await platform.ask("PATCH", f"/apps/{status['app']}", "archived", json={"state": "archived"})
    assert (await platform.found(f"/apps/{status['app']}/health", "archived"))["state"] == "none"


async def test_logs_are_for_developers_of_the_organisation(platform: Platform) -> None:
    app, job = await platform.ordered("mine", "red")
    await platform.over("mine", job)
    for path in ("log", "log.txt", "log/events"):
        assert (await platform.ask("GET", f"/apps/{app}/{path}", "mine.viewer")).status_code == 403
        assert (await platform.ask("GET", f"/apps/{app}/{path}", "others")).status_code == 404
    assert (await platform.ask("POST", f"/apps/{app}/restart", "mine.viewer")).status_code == 403
    for method, path in (("POST", "restart"), ("GET", "health")):
        assert (await platform.ask(method, f"/apps/{app}/{path}", "others")).status_code == 404
