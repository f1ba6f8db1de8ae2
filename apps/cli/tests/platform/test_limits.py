"""What one organisation may use: up to the last one, however many ask at once, and never at the cost of others."""

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest

from .conftest import Place
from .town import Person, Town, town

LIST = {"description": "A list of things"}


def refused(answer: httpx2.Response) -> str:
    """The sentence of a refusal that says when to come back."""
    assert answer.status_code == 429, answer.text
    assert int(answer.headers["retry-after"]) > 0
    told = answer.json()
    assert told["code"] == "too_many"
    return str(told["detail"])


async def at_once(one: Person, times: int, path: str, body: Any) -> list[httpx2.Response]:
    """The refusals of many requests at the same time, of which one goes through."""
    answers = await asyncio.gather(*(one.ask("POST", path, body) for _ in range(times)))
    good = [answer for answer in answers if answer.status_code == 202]
    assert len(good) == 1, [answer.status_code for answer in answers]
    return [answer for answer in answers if answer.status_code != 202]


async def test_quotas_hold_to_the_last_one(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in {
        "APPS": "3",
        "BUILDS_PER_HOUR": "6",
        "WAITING_BUILDS": "5",
        "STORAGE_MB": "1",
    }.items():
        monkeypatch.setenv(f"LOOMERY_QUOTAS__{name}", value)
    async with town(place.settings) as here:
        await applications(here)
        await builds(here)
        await storage(here, tmp_path)


async def applications(here: Town) -> None:
    ada = await here.person("ada@example.org")
    for _ in range(2):
        made = await ada.call("POST", "/api/createApp", LIST, status=202)
    for answer in await at_once(ada, 10, "/api/createApp", LIST):
        assert refused(answer) == "This organisation has 3 applications, as many as it may."
    assert (await ada.call("GET", "/api/usage"))["apps"] == 3
    await ada.call("DELETE", f"/api/apps/{made['app']}", status=204)
    assert (await ada.ask("POST", "/api/createApp", LIST)).status_code == 202


async def builds(here: Town) -> None:
    bob, core = await here.person("bob@example.org"), here.platform.orchestrator
    app = (await bob.call("POST", "/api/createApp", LIST, status=202))["app"]
    path = f"/api/apps/{app}/builds"
    for _ in range(3):
        await bob.call("POST", path, LIST, status=202)
    for answer in await at_once(bob, 8, path, LIST):
        assert refused(answer) == "5 builds are waiting or running already."
    for job in (await core.jobs.of_app(bob.tenant, app, "", 10)).items:
        await core.jobs.change(bob.tenant, job.id, state="succeeded")
    for answer in await at_once(bob, 8, path, LIST):
        assert refused(answer) == "6 builds were begun within an hour."
    assert (await bob.call("GET", "/api/usage"))["builds_last_hour"] == 6


async def storage(here: Town, folder: Path) -> None:
    cora, artifacts = await here.person("cora@example.org"), here.platform.orchestrator.artifacts
    made = await cora.call("POST", "/api/createApp", LIST, status=202)
    path = f"/api/apps/{made['app']}/builds"
    for kind, size, status in (("source", 900_000, 202), ("bundle", 100_000, 429)):
        file = folder / f"{kind}.zip"
        file.write_bytes(b"x" * size)
        await artifacts.keep(cora.tenant, made["app"], made["job"], kind, file)
        answer = await cora.ask("POST", path, LIST)
        assert answer.status_code == status
    assert refused(answer) == "The artifacts of this organisation take 1 MB, as much as they may."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_one_organisation_does_not_starve_the_others(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOMERY_HTTP__PER_TENANT", "40 per hour")
    monkeypatch.setenv("LOOMERY_QUOTAS__STREAMS", "2")
    async with town(place.settings) as here:
        ada, bob = await here.person("ada@example.org"), await here.person("bob@example.org")
        job = (await ada.call("POST", "/api/createApp", LIST, status=202))["job"]
        stream = f"/api/jobs/{job}/events"
        # Of three that follow at once, two never end by themselves.
        following = [asyncio.create_task(ada.ask("GET", stream)) for _ in range(3)]
        done, open_still = await asyncio.wait(following, return_when=asyncio.FIRST_COMPLETED)
        assert len(open_still) == 2
        told = refused(done.pop().result())
        assert told == "Your organisation follows 2 jobs already, as many as it may at once."
        for task in following:
            task.cancel()
        await asyncio.gather(*following, return_exceptions=True)
        await ada.call("POST", f"/api/jobs/{job}/cancel")
        assert "event: end" in (await ada.ask("GET", stream)).text, (
            "others may follow once somebody has stopped"
        )

        answers = [await ada.ask("GET", "/api/usage") for _ in range(40)]
        assert answers[0].status_code == 200
        assert refused(answers[-1]) == "Your organisation asks too much at once."
        assert (await bob.ask("GET", "/api/usage")).status_code == 200
        too_long = await bob.ask("POST", "/api/createApp", {"description": "x" * 10_000_001})
        assert too_long.status_code == 413
