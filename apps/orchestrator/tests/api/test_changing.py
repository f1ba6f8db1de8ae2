"""What becomes of an application after its first build."""

from typing import Any

import pytest

from apps.orchestrator.tests.api.platform import Platform, problem_of
from apps.orchestrator.tests.building.small_engine import SPEC

pytestmark = pytest.mark.asyncio(loop_scope="module")
TITLE = {"name": "title", "label": "Title", "type": {"kind": "text"}}
TASK = {"name": "task", "plural": "tasks", "label": "Task", "label_plural": "Tasks", "fields": [TITLE]}


async def specification(platform: Platform, who: str, app: str) -> Any:
    return (await platform.found(f"/apps/{app}/spec", who))["spec"]


async def test_an_application_is_built_again_with_words_a_specification_or_as_it_is(
    platform: Platform,
) -> None:
    status = await platform.built("again")
    app, url = status["app"], status["url"]
    assert await specification(platform, "again", app) == SPEC

    _, words = await platform.ordered("again", "another tiny thing", app)
    assert (await platform.over("again", words))["url"] == url
    assert (await platform.found(f"/apps/{app}", "again"))["description"] == "another tiny thing"

    given = {**SPEC, "summary": "Given as it is"}
    answer = await platform.ask("POST", f"/apps/{app}/builds", "again", json={"options": {"spec": given}})
    assert (await platform.over("again", answer.json()["job"]))["state"] == "succeeded"
    assert await specification(platform, "again", app) == given

    answer = await platform.ask("POST", f"/apps/{app}/builds", "again", json={})
    assert (await platform.over("again", answer.json()["job"]))["state"] == "succeeded"
    assert await specification(platform, "again", app) == given
    shown = await platform.found(f"/apps/{app}", "again")
    assert (shown["description"], shown["url"]) == ("another tiny thing", url)
    releases = (await platform.found(f"/apps/{app}/releases", "again"))["items"]
    assert [(item["number"], item["state"]) for item in releases] == [
        (4, "live"),
        (3, "retired"),
        (2, "retired"),
        (1, "retired"),
    ]

    bad = await platform.ask("POST", f"/apps/{app}/builds", "again", json={"options": {"spec": {"x": 1}}})
    assert bad.status_code == 400
    unknown = await platform.ask("POST", f"/apps/{app}/builds", "again", json={"words": "x"})
    assert unknown.status_code == 422


async def test_the_same_key_builds_again_once(platform: Platform) -> None:
    app, first = await platform.ordered("once", "red")
    await platform.over("once", first)

    async def ask(description: str) -> Any:
        body, headers = {"description": description}, {"Idempotency-Key": "b"}
        return await platform.ask("POST", f"/apps/{app}/builds", "once", json=body, headers=headers)

    answer = await ask("red again")
    assert (await ask("red again")).json() == answer.json()
    assert (await ask("other words")).status_code == 409
    assert len((await platform.found("/jobs", "once"))["items"]) == 2
    await platform.over("once", answer.json()["job"])


async def test_of_two_who_rename_the_second_must_look_again(platform: Platform) -> None:
    app, job = await platform.ordered("rename", "red", name="Before")
    await platform.over("rename", job)
    tag = (await platform.ask("GET", f"/apps/{app}", "rename")).headers["etag"]
    headers = {"If-Match": tag}
    first = await platform.ask("PATCH", f"/apps/{app}", "rename", json={"name": "One"}, headers=headers)
    assert (first.status_code, first.json()["name"]) == (200, "One")
    stale = await platform.ask("PATCH", f"/apps/{app}", "rename", json={"name": "Two"}, headers=headers)
    assert (stale.status_code, problem_of(stale)["code"]) == (412, "stale")
    headers = {"If-Match": first.headers["etag"]}
    third = await platform.ask("PATCH", f"/apps/{app}", "rename", json={"name": "Two"}, headers=headers)
    assert third.json()["name"] == "Two"
    strange = await platform.ask(
        "PATCH", f"/apps/{app}", "rename", json={"name": "X"}, headers={"If-Match": '"abc"'}
    )
    assert strange.status_code == 400
    assert (await platform.ask("PATCH", f"/apps/{app}", "rename", json={})).status_code == 400
    assert (await platform.ask("PATCH", f"/apps/{app}", "rename", json={"slug": "x"})).status_code == 422
    viewer = await platform.ask("PATCH", f"/apps/{app}", "rename.viewer", json={"name": "X"})
    assert viewer.status_code == 403


async def test_an_archived_application_is_off_its_address_until_it_is_brought_back(
    platform: Platform,
) -> None:
    status = await platform.built("archive")
    app, url = status["app"], status["url"]
    stale = await platform.ask(
        "PATCH", f"/apps/{app}", "archive", json={"state": "archived"}, headers={"If-Match": '"v1"'}
    )
    assert stale.status_code == 412
    assert (await platform.app_says(url)).status_code == 200
    archived = await platform.ask("PATCH", f"/apps/{app}", "archive", json={"state": "archived"})
    assert (archived.json()["state"], archived.json()["url"]) == ("archived", None)
    await platform.until(lambda: platform.app_says(url), lambda answer: answer.status_code != 200)
    assert (await platform.found("/apps", "archive"))["items"] == []
    listed = await platform.found("/apps", "archive", params={"state": "archived"})
    assert [item["id"] for item in listed["items"]] == [app]
    refused = await platform.ask("POST", f"/apps/{app}/builds", "archive", json={})
    assert (refused.status_code, problem_of(refused)["hint"]) == (409, "Make it active first.")
    back = await platform.ask("PATCH", f"/apps/{app}", "archive", json={"state": "active"})
    assert back.json()["url"] == url
    await platform.until(lambda: platform.app_says(url), lambda answer: answer.status_code == 200)


async def test_what_a_specification_would_change_is_told_in_words(platform: Platform) -> None:
    app, job = await platform.ordered("propose", "a tiny thing")
    assert (await platform.ask("GET", f"/apps/{app}/spec", "propose")).status_code == 404
    await platform.over("propose", job)

    async def propose(spec: Any) -> Any:
        answer = await platform.ask("POST", f"/apps/{app}/spec/proposals", "propose", json={"spec": spec})
        assert answer.status_code == 200, answer.text
        return answer.json()

    same = await propose(SPEC)
    assert (same["changes"], same["faults"]) == ([], [])
    found = await propose({**SPEC, "name": "Small", "entities": [TASK]})
    assert found["faults"] == []
    assert found["changes"] == ["name is renamed: 'Tiny' → 'Small'", "entities › task is new"]
    assert (await propose(found["spec"]))["spec"] == found["spec"]
    faulty = await propose({**SPEC, "entities": [{**TASK, "fields": [{**TITLE, "name": "No Name"}]}]})
    assert faulty["changes"] == []
    assert [fault["where"] for fault in faulty["faults"]] == ["entities.0.fields.0.name"]
    assert await specification(platform, "propose", app) == SPEC


async def test_going_back_to_an_earlier_version(platform: Platform) -> None:
    status = await platform.built("back")
    app = status["app"]
    _, job = await platform.ordered("back", "another", app)
    await platform.over("back", job)
    releases = (await platform.found(f"/apps/{app}/releases", "back"))["items"]
    newest, first = releases
    for item in (newest, {"id": "rel_unknown"}):
        refused = await platform.ask("POST", f"/apps/{app}/releases/{item['id']}/promote", "back")
        assert refused.status_code in (404, 409)
    viewer = await platform.ask("POST", f"/apps/{app}/releases/{first['id']}/promote", "back.viewer")
    assert viewer.status_code == 403
    foreign = await platform.ask("POST", f"/apps/{app}/releases/{first['id']}/promote", "others")
    assert foreign.status_code == 404

    async def live() -> Any:
        found = (await platform.found(f"/apps/{app}/releases", "back"))["items"]
        return [item["number"] for item in found if item["state"] == "live"]

    for way, number in (("promote", 3), ("roll-back", 4)):
        answer = await platform.ask("POST", f"/apps/{app}/releases/{first['id']}/{way}", "back.developer")
        assert (answer.status_code, answer.json()["number"]) == (202, number)
        await platform.until(live, [number].__eq__)
        assert (await platform.app_says(status["url"])).json() == "1"
    page = await platform.found(f"/apps/{app}/releases", "back", params={"limit": 3})
    rest = await platform.found(f"/apps/{app}/releases", "back", params={"limit": 3, "cursor": page["next"]})
    assert [item["number"] for item in page["items"] + rest["items"]] == [4, 3, 2, 1]


async def test_secrets_reach_the_application_and_nobody_else(platform: Platform) -> None:
    app, job = await platform.ordered("secrets", "red")
    await platform.over("secrets", job)

    async def put(name: str, value: str, who: str = "secrets.developer") -> Any:
        return await platform.ask("PUT", f"/apps/{app}/secrets/{name}", who, json={"value": value})

    for name in ("PATH", "APP_DATABASE_URL", "LD_PRELOAD", "HOME", "PYTHONPATH", "lower", "A B"):
        refused = await put(name, "x")
        assert (refused.status_code, problem_of(refused)["code"]) == (400, "usage")
    assert (await put("TOKEN", "")).status_code == 422
    assert (await put("TOKEN", "x", "secrets.viewer")).status_code == 403
    assert (await put("TOKEN", "x", "others")).status_code == 404
    assert (await put("TOKEN", "s3cr3t-välue")).status_code == 204
    assert (await put("OTHER", "forgotten")).status_code == 204
    assert (await platform.ask("DELETE", f"/apps/{app}/secrets/OTHER", "secrets")).status_code == 204
    assert (await platform.ask("DELETE", f"/apps/{app}/secrets/OTHER", "secrets")).status_code == 404
    names = await platform.ask("GET", f"/apps/{app}/secrets", "secrets.viewer")
    assert names.json() == [{"name": "TOKEN"}]

    _, job = await platform.ordered("secrets", "a tiny thing", app)
    status = await platform.over("secrets", job)
    environment = (await platform.app_says(status["url"], "/api/environment")).json()
    assert environment["TOKEN"] == "s3cr3t-välue"
    assert "OTHER" not in environment
    log = (await platform.ask("GET", f"/jobs/{job}/log.txt", "secrets")).text
    assert "s3cr3t" not in log
    kept = b"".join(file.read_bytes() for file in (platform.home / "databases").iterdir())
    assert "s3cr3t-välue".encode() not in kept
