"""Deletion that can be taken back for a while."""

from collections.abc import AsyncIterator
from contextlib import ExitStack
from typing import Any

import pytest
import pytest_asyncio

from apps.orchestrator.tests.api.platform import Platform, problem_of, serving
from loomery_orchestrator.settings import DeletionSettings, QuotaSettings
from tests.servers import fresh_database

DAY = 86_400
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["sqlite", "postgresql"])
async def platform(request: pytest.FixtureRequest) -> AsyncIterator[Platform]:
    """A platform that looks often for what shall go, and allows few applications."""
    quotas = QuotaSettings(builds_per_hour=0, waiting_builds=0, apps=1)
    with ExitStack() as stack:
        url = ""
        if request.param == "postgresql":
            url = stack.enter_context(fresh_database(request.getfixturevalue("postgres_server")))
        async with serving(url, deletion=DeletionSettings(look_every=0.2), quotas=quotas) as made:
            yield made


async def deleted(platform: Platform, who: str) -> Any:
    return (await platform.found("/apps", who, params={"state": "deleted"}))["items"]


async def test_a_deleted_application_is_hidden_at_once_and_can_be_brought_back(platform: Platform) -> None:
    status = await platform.built("undo")
    app, url = status["app"], status["url"]
    host = {"Host": url.removeprefix("http://")}
    await platform.http.post("/api/notes", content="kept", headers=host)
    _, running = await platform.ordered("undo", "slow:compile:60", app)
    await platform.until_step("undo", running, "compile")

    assert (await platform.ask("DELETE", f"/apps/{app}", "undo.admin")).status_code == 204
    for path in ("", "/spec", "/health", "/data", "/log", "/releases", "/builds/history", "/files"):
        assert (await platform.ask("GET", f"/apps/{app}{path}", "undo")).status_code == 404, path
    assert (await platform.ask("DELETE", f"/apps/{app}", "undo")).status_code == 404
    assert (await platform.ask("POST", f"/apps/{app}/builds", "undo", json={})).status_code == 404
    assert (await platform.found("/apps", "undo"))["items"] == []
    assert (await platform.over("undo", running))["state"] == "cancelled"
    await platform.until(lambda: platform.app_says(url), lambda answer: answer.status_code == 404)
    (shown,) = await deleted(platform, "undo.viewer")
    assert (shown["id"], shown["state"], shown["url"], shown["running"]) == (app, "deleted", None, "none")
    assert shown["deleted_at"] < shown["gone_at"]

    # It counts as none, but its address stays its own.
    assert (await platform.found("/usage", "undo"))["apps"] == 0
    other = await platform.built("undo-other")
    assert other["url"] != url
    second = await platform.built("undo")
    full = await platform.ask("POST", f"/apps/{app}/restore", "undo")
    assert (full.status_code, problem_of(full)["code"]) == (429, "too_many")
    assert (await platform.ask("DELETE", f"/apps/{second['app']}", "undo")).status_code == 204

    for who, code in (("undo.developer", 403), ("undo.viewer", 403), ("others", 404)):
        assert (await platform.ask("POST", f"/apps/{app}/restore", who)).status_code == code
    back = await platform.ask("POST", f"/apps/{app}/restore", "undo.admin")
    assert (back.status_code, back.json()["url"], back.json()["deleted_at"]) == (200, url, None)
    again = await platform.ask("POST", f"/apps/{app}/restore", "undo")
    assert (again.status_code, problem_of(again)["code"]) == (409, "conflict")
    answer = await platform.until(
        lambda: platform.http.get("/api/notes", headers=host), lambda found: found.status_code == 200
    )
    assert answer.json() == [[1, "kept"]]


async def test_what_was_archived_comes_back_archived(platform: Platform) -> None:
    status = await platform.built("shelf")
    app = status["app"]
    await platform.ask("PATCH", f"/apps/{app}", "shelf", json={"state": "archived"})
    await platform.ask("DELETE", f"/apps/{app}", "shelf")
    assert (await platform.found("/apps", "shelf", params={"state": "archived"}))["items"] == []
    back = await platform.ask("POST", f"/apps/{app}/restore", "shelf")
    assert (back.json()["state"], back.json()["url"]) == ("archived", None)
    assert (await platform.app_says(status["url"])).status_code == 404


async def test_it_goes_for_good_after_the_period_or_now(platform: Platform) -> None:
    status = await platform.built("period")
    app = status["app"]
    await platform.ask("DELETE", f"/apps/{app}", "period")
    platform.clock.move(6.9 * DAY)
    kept = await platform.built("period-now")
    assert [item["id"] for item in await deleted(platform, "period")] == [app]
    platform.clock.move(0.2 * DAY)
    await platform.until(lambda: deleted(platform, "period"), lambda items: items == [])
    assert (await platform.ask("POST", f"/apps/{app}/restore", "period")).status_code == 404
    assert (await platform.ask("GET", f"/status/{status['job']}", "period")).status_code == 404
    await platform.until_gone(platform.home / "hosting" / app)
    records = platform.orchestrator.records
    assert (await records.published("period", app, "", 10)).items == []
    assert await records.jobs_with_pictures("period", app) == []

    # One that is hidden can be made to go before its time.
    await platform.ask("DELETE", f"/apps/{kept['app']}", "period-now")
    answer = await platform.ask("DELETE", f"/apps/{kept['app']}?now=true", "period-now")
    assert answer.status_code == 204
    assert await deleted(platform, "period-now") == []
    assert (await platform.ask("DELETE", f"/apps/{kept['app']}?now=true", "others")).status_code == 404


async def test_organisations_see_only_what_they_deleted(platform: Platform) -> None:
    status = await platform.built("seen")
    await platform.ask("DELETE", f"/apps/{status['app']}", "seen")
    assert len(await deleted(platform, "seen")) == 1
    assert await deleted(platform, "unseen") == []
