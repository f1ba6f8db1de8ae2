"""What people do with an application shows in its figures, from the proxy to the answers of the analytics service."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from apps.orchestrator.tests.releases.hosting import tiny_bundle
from loomery_orchestrator.releases.schemas import ReleaseOrder
from loomery_shared.ids import utc_now

from .conftest import Place
from .town import SOON, Person, Town, town

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148"


async def hosted(here: Town, one: Person, folder: Path) -> tuple[str, str]:
    """A tiny application of somebody that runs: its id, and its host."""
    core = here.platform.orchestrator
    made = await one.call("POST", "/api/createApp", {"description": "A tiny thing"}, status=202)
    slug = await core.apps.take_slug(one.tenant, made["app"], "tiny")
    file = folder / "bundle.zip"
    file.write_bytes(tiny_bundle("1"))
    bundle = await core.artifacts.keep(one.tenant, made["app"], made["job"], "bundle", file)
    order = ReleaseOrder(
        tenant=one.tenant,
        app=made["app"],
        slug=slug,
        job=made["job"],
        bundle_key=bundle.key,
        bundle_sha256=bundle.sha256,
    )
    released = await core.releases.outcome((await core.releases.request(order)).id)
    assert released.state.value == "live", released.reason
    host = f"{slug}.localhost"
    async with asyncio.timeout(SOON):
        # Just after it was written down that it is live, the proxy may not know yet. Programs are not visitors.
        while await visit(here, host, "/api/health", "") == 404:
            await asyncio.sleep(0.05)
    return made["app"], host


async def visit(here: Town, host: str, path: str, agent: str, method: str = "GET", **headers: str) -> int:
    """The status that somebody's browser is answered."""
    given = {"Host": host, "User-Agent": agent, "Accept": "text/html", **headers}
    return (await here.http.request(method, path, headers=given)).status_code


async def until_counted(one: Person, requests: int) -> None:
    """Wait until so many requests have been told."""
    async with asyncio.timeout(SOON):
        while (await one.call("GET", "/api/analytics/latency"))["requests"] < requests:
            await asyncio.sleep(0.1)


def total(answer: Any) -> int:
    """What a series comes to, which its points must, too."""
    assert sum(point["count"] for point in answer["points"]) == answer["total"]
    return int(answer["total"])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_people_do_shows_in_the_figures(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOMERY_PROXY__FLUSH_EVERY", "0.2")
    async with town(place.settings) as here:
        ada, bob = await here.person("ada@example.org"), await here.person("bob@example.org")
        app, host = await hosted(here, ada, place.home)
        begun: datetime = utc_now()
        assert await visit(here, host, "/?from=mail", FIREFOX) == 200
        assert await visit(here, host, "/", PHONE) == 200
        inside = {"Accept": "application/json", "Referer": f"http://{host}/tasks/7"}
        assert await visit(here, host, "/api/version", FIREFOX, **inside) == 200
        assert await visit(here, host, "/", FIREFOX, DNT="1") == 200
        assert await visit(here, host, "/api/die", FIREFOX, "POST") == 502
        await until_counted(ada, 6)

        hours = f"app={app}&interval=hour&from={begun:%Y-%m-%dT%H:00:00Z}"
        asked = {
            name: await ada.call("GET", f"/api/analytics/{path}")
            for name, path in {
                "requests": f"series?measure=requests&{hours}",
                "errors": f"series?measure=errors&{hours}",
                "views": f"series?event=page.viewed&{hours}",
                "visitors": f"series?measure=visitors&{hours}",
                "pages": f"top?event=page.viewed&property=path&app={app}",
                "devices": "top?event=page.viewed&property=device",
                "latency": f"latency?app={app}",
                "way": "funnel?steps=/,/tasks/:id",
                "lines": f"sparklines?apps={app}",
            }.items()
        }
        assert total(asked["requests"]) == 6
        assert total(asked["errors"]) == 1
        assert total(asked["views"]) == 3
        assert asked["visitors"]["total"] == 2
        pages = [(one["value"], one["count"]) for one in asked["pages"]["values"]]
        assert pages == [("/", 2), ("/tasks/:id", 1)]
        assert {one["value"] for one in asked["devices"]["values"]} == {"phone", "desktop"}
        assert (asked["latency"]["requests"], asked["latency"]["errors"]) == (6, 1)
        assert asked["latency"]["p50"] > 0
        assert [step["visitors"] for step in asked["way"]["steps"]] == [2, 1]
        (line,) = asked["lines"]["apps"]
        assert (line["total_requests"], line["total_errors"], line["total_views"]) == (6, 1, 3)

        theirs = await bob.call("GET", f"/api/analytics/sparklines?apps={app}")
        assert theirs["apps"][0]["total_requests"] == 0
        (shown,) = (await ada.call("GET", "/api/monitor"))["apps"]
        assert (shown["app"], shown["requests_per_minute"], shown["errors_per_minute"]) == (app, 6, 1)
        assert (await bob.call("GET", "/api/monitor"))["apps"] == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_application_that_is_live_has_a_key_for_events_of_its_own(place: Place) -> None:
    async with town(place.settings) as here:
        ada = await here.person("ada@example.org")
        app, _ = await hosted(here, ada, place.home)
        key = (await ada.call("GET", f"/api/apps/{app}/tracking"))["write_key"]
        event = {"id": "evt_12345678", "name": "app.ordered", "at": utc_now().isoformat(), "visitor": "v1"}
        told = await here.http.post("/api/analytics/events", json={"key": key, "events": [event]})
        assert (told.status_code, told.json()["accepted"]) == (202, 1)
        counted = await ada.call("GET", f"/api/analytics/counts?app={app}")
        assert {one["event"] for one in counted["events"]} == {"app.ordered"}
