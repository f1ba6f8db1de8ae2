"""From a description to a running application, over HTTP."""

import asyncio
import hashlib
from typing import Any

import pytest

from apps.orchestrator.tests.api.platform import Platform, problem_of
from loomery_shared.secret_store.making import make_secrets
from loomery_shared.signing import ArtifactSignature, SignatureError, rotate_signer, verify_artifact

pytestmark = pytest.mark.asyncio(loop_scope="module")
STEPS = ["prepare", "understand", "compile", "merge", "verify", "publish", "release", "notify"]


async def test_a_description_becomes_a_running_application(platform: Platform) -> None:
    answer = await platform.ask("POST", "/createApp", "first", json={"description": "a tiny thing"})
    assert answer.status_code == 202
    assert answer.json().keys() == {"app", "job"}
    status = await platform.over("first", answer.json()["job"])
    assert (status["state"], status["app"], status["error"]) == ("succeeded", answer.json()["app"], None)
    assert [(step["name"], step["state"]) for step in status["steps"]] == [(n, "succeeded") for n in STEPS]
    assert all(step["attempts"] == 1 and step["seconds"] is not None for step in status["steps"])
    assert status["url"] == f"http://tiny.localhost:{platform.port}"
    assert (await platform.app_says(status["url"])).json() == "1"
    shown = await platform.found(f"/apps/{status['app']}", "first")
    assert (shown["name"], shown["url"], shown["state"]) == ("Tiny", status["url"], "active")
    assert await platform.mails("first") == ["build_started", "build_succeeded"]
    counted = [event.name for event in platform.counted.events if event.tenant == "first"]
    assert counted == ["build.started", "build.finished"]
    await platform.until_gone(platform.job_folder("first", status["job"]))


async def test_the_same_key_is_the_same_application(platform: Platform) -> None:
    async def ask(description: str, who: str = "keys") -> Any:
        body = {"description": description, "name": "Keyed"}
        return await platform.ask("POST", "/createApp", who, json=body, headers={"Idempotency-Key": "k"})

    answers = await asyncio.gather(*(ask("red words") for _ in range(6)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.text for answer in answers}) == 1
    assert len((await platform.found("/apps", "keys"))["items"]) == 1
    assert len((await platform.found("/jobs", "keys"))["items"]) == 1
    other = await ask("other words")
    assert (other.status_code, problem_of(other)["code"]) == (409, "conflict")
    elsewhere = await ask("red words", "keys-2")
    assert elsewhere.json()["app"] != answers[0].json()["app"]

    app, job = answers[0].json()["app"], answers[0].json()["job"]
    assert (await platform.over("keys", job))["state"] == "failed"
    assert (await platform.ask("DELETE", f"/apps/{app}", "keys")).status_code == 204
    assert problem_of(await ask("red words"))["hint"] == "Restore it, or use a new key."
    assert (await platform.ask("DELETE", f"/apps/{app}?now=true", "keys")).status_code == 204
    again = await ask("red words")
    assert again.status_code == 202
    assert (await platform.over("keys", again.json()["job"]))["state"] == "failed"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "body.description"),
        ({"description": " a "}, "body.description"),
        ({"description": "something", "name": "bad\nname"}, "body.name"),
        ({"description": "something", "nam": "x"}, "body.nam"),
        ({"description": "something", "options": {"browsr": True}}, "body.options.browsr"),
        ({"description": "x" * 20_001}, "body.description"),
    ],
)
async def test_what_is_wrong_is_told_with_its_place(
    platform: Platform, body: dict[str, Any], where: str
) -> None:
    answer = await platform.ask("POST", "/createApp", "wrong", json=body)
    assert answer.status_code == 422
    assert where in [fault["where"] for fault in problem_of(answer)["faults"]]
    assert (await platform.found("/apps", "wrong"))["items"] == []


async def test_a_specification_that_is_none_is_refused_with_its_faults(platform: Platform) -> None:
    body = {"description": "something", "options": {"spec": {"name": "X", "slug": "No Slug", "pags": []}}}
    answer = await platform.ask("POST", "/createApp", "wrong", json=body)
    found = problem_of(answer)
    assert (answer.status_code, found["code"]) == (400, "usage")
    assert "slug" in found["hint"]
    assert "pags" in found["hint"]


async def test_who_may_not_is_refused(platform: Platform) -> None:
    assert (await platform.http.get("/api/apps")).status_code == 401
    body = {"description": "something"}
    viewer = await platform.ask("POST", "/createApp", "roles.viewer", json=body)
    assert (viewer.status_code, problem_of(viewer)["code"]) == (403, "forbidden")
    app, job = await platform.ordered("roles.developer", "red thing")
    deleting = await platform.ask("DELETE", f"/apps/{app}", "roles.developer")
    assert deleting.status_code == 403
    for path in (f"/apps/{app}", f"/status/{job}", f"/jobs/{job}/log", f"/jobs/{job}/events"):
        assert (await platform.ask("GET", path, "others")).status_code == 404
    assert (await platform.ask("POST", f"/jobs/{job}/cancel", "others")).status_code == 404
    assert (await platform.ask("DELETE", f"/apps/{app}", "others")).status_code == 404


async def test_files_can_be_downloaded_and_verified(platform: Platform) -> None:
    status = await platform.built("files")
    page = await platform.found(f"/apps/{status['app']}/artifacts", "files")
    assert {item["kind"] for item in page["items"]} == {"source", "bundle"}
    keys = (await platform.http.get("/api/.well-known/artifact-keys")).json()["keys"]
    for item in page["items"]:
        link = await platform.ask(
            "POST", f"/apps/{status['app']}/artifacts/{item['id']}/link", "files.viewer"
        )
        content = (await platform.http.get(link.json()["url"])).content
        digest = hashlib.sha256(content).hexdigest()
        assert (digest, len(content)) == (item["sha256"], item["size"])
        signature = ArtifactSignature.model_validate(item["signature"])
        verify_artifact(signature, digest, keys)
        with pytest.raises(SignatureError):
            verify_artifact(signature, hashlib.sha256(content + b"!").hexdigest(), keys)
        tampered = await platform.http.get(link.json()["url"][:-1])
        assert tampered.status_code in (403, 404, 422)
    others = await platform.ask("POST", f"/apps/{status['app']}/artifacts/{item['id']}/link", "others")
    assert others.status_code == 404


async def test_new_keys_are_published_and_old_ones_stay(platform: Platform) -> None:
    before = (await platform.http.get("/api/.well-known/artifact-keys")).json()["keys"]
    await rotate_signer(make_secrets(platform.orchestrator.settings))
    platform.clock.move(61)
    after = (await platform.http.get("/api/.well-known/artifact-keys")).json()["keys"]
    assert before.items() < after.items()
    newest = await platform.orchestrator.signing.sign("0" * 64)
    assert newest.key not in before
    verify_artifact(newest, "0" * 64, after)


async def test_what_an_organisation_uses_is_told(platform: Platform) -> None:
    status = await platform.built("usage")
    used = await platform.found("/usage", "usage.viewer")
    assert (used["apps"], used["builds_last_hour"], used["waiting_builds"]) == (1, 1, 0)
    files = (await platform.found(f"/apps/{status['app']}/artifacts", "usage"))["items"]
    assert used["storage_mb"] == round(sum(item["size"] for item in files) / 1e6, 1)
    assert (await platform.found("/usage", "nobody"))["apps"] == 0


async def test_lists_go_from_the_newest_to_the_oldest(platform: Platform) -> None:
    made = []
    for number in range(5):
        headers = {"Idempotency-Key": f"n{number}"} if number % 2 else {}
        body = {"description": "red thing", "name": f"App {number}"}
        made.append((await platform.ask("POST", "/createApp", "lists", json=body, headers=headers)).json())
    for path, name, kind in (("/apps", "id", "app"), ("/jobs", "job", "job")):
        seen: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            page = await platform.found(path, "lists", params={"limit": 2, "cursor": cursor})
            seen += [item[name] for item in page["items"]]
            cursor = page["next"]
        assert seen == [item[kind] for item in reversed(made)]
    of_one = await platform.found("/jobs", "lists", params={"app": made[0]["app"]})
    assert [item["job"] for item in of_one["items"]] == [made[0]["job"]]
    assert (await platform.ask("GET", "/apps", "lists", params={"cursor": "nonsense"})).status_code == 400
    found = await platform.found("/apps", "lists", params={"text": "app 3"})
    assert [item["name"] for item in found["items"]] == ["App 3"]


async def test_nothing_is_left_of_what_was_deleted(platform: Platform) -> None:
    status = await platform.built("gone")
    app = status["app"]
    await platform.ask("PUT", f"/apps/{app}/secrets/TOKEN", "gone", json={"value": "s3cret"})
    _, running = await platform.ordered("gone", "slow:compile:60", app)
    await platform.until_step("gone", running, "compile")
    _, waiting = await platform.ordered("gone", "again", app)
    files = (await platform.found(f"/apps/{app}/artifacts", "gone"))["items"]
    link = await platform.ask("POST", f"/apps/{app}/artifacts/{files[0]['id']}/link", "gone")
    assert (await platform.ask("DELETE", f"/apps/{app}?now=true", "gone")).status_code == 204
    for path in (f"/apps/{app}", f"/status/{running}", f"/status/{waiting}", f"/status/{status['job']}"):
        assert (await platform.ask("GET", path, "gone")).status_code == 404
    assert (await platform.http.get(link.json()["url"])).status_code == 404
    assert (await platform.found("/usage", "gone"))["storage_mb"] == 0
    assert await platform.orchestrator.app_secrets.names_of("gone", app) == []
    assert (await platform.orchestrator.releases.page("gone", app)).items == []
    await platform.until(lambda: platform.app_says(status["url"]), lambda answer: answer.status_code == 404)
    for place in ("jobs", f"apps/{app}"):
        left = platform.home / "tenants" / "gone" / place
        assert not left.exists() or not list(left.iterdir())
    assert (await platform.built("gone"))["state"] == "succeeded"


async def test_half_of_a_request_is_completed_by_its_repetition(platform: Platform) -> None:
    async def ask() -> Any:
        body, headers = {"description": "a red thing"}, {"Idempotency-Key": "half"}
        return (await platform.ask("POST", "/createApp", "half", json=body, headers=headers)).json()

    first = await ask()
    await platform.over("half", first["job"])
    await platform.orchestrator.jobs.erase("half")  # as if the process had ended between the two writes
    second = await ask()
    assert (second["app"], second["job"] == first["job"]) == (first["app"], False)
    assert (await platform.over("half", second["job"]))["error"]["code"] == "red_build"
    assert len((await platform.found("/apps", "half"))["items"]) == 1
