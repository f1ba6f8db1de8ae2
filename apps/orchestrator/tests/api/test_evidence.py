"""What builds leave behind: evidence, pictures, checkpoints, and how long they took."""

import asyncio
from typing import Any

import pytest

from apps.orchestrator.tests.api.platform import Platform, problem_of
from apps.orchestrator.tests.building.small_engine import SPEC

pytestmark = pytest.mark.asyncio(loop_scope="module")
DAY = 86_400


async def evidence(platform: Platform, who: str, job: str) -> Any:
    return await platform.found(f"/jobs/{job}/evidence", f"{who}.viewer")


async def test_a_sentence_leads_to_elements_checks_and_pictures(platform: Platform) -> None:
    status = await platform.built("evidence", "notes with words")
    found = await evidence(platform, "evidence", status["job"])
    assert (found["job"], found["app"], found["state"], found["tag"]) == (
        status["job"],
        status["app"],
        "succeeded",
        "build-1",
    )
    pictures = {(item["page"], item["width"]): item for item in found["pictures"]}
    assert list(pictures) == [("home", 1280), ("home", 390), ("notes", 1280)]
    assert found["sentences"] == [
        {
            "text": "notes with words",
            "status": "realised",
            "elements": ["entities.note", "pages.home"],
            "missed": [],
            "checks": [{"name": "api/tests/test_note.py", "gate": "tests", "status": "passed"}],
            "pictures": [item["id"] for item in found["pictures"]],
        }
    ]
    assert found["gates"] == [
        {"name": "tests", "status": "passed", "seconds": 0.0, "reason": "", "cached": False, "findings": []}
    ]
    picture = pictures["notes", 1280]
    assert (picture["path"], picture["theme"], picture["job"]) == ("/notes", "light", status["job"])
    assert (await platform.ask("GET", f"/jobs/{status['job']}/evidence", "others")).status_code == 404


async def test_a_red_build_leaves_evidence_and_no_checkpoint(platform: Platform) -> None:
    app, job = await platform.ordered("red-evidence", "red notes")
    await platform.over("red-evidence", job)
    found = await evidence(platform, "red-evidence", job)
    assert (found["state"], found["tag"]) == ("failed", None)
    assert [check["status"] for check in found["sentences"][0]["checks"]] == ["failed"]
    assert (await platform.found(f"/apps/{app}/builds/history", "red-evidence"))["items"] == []
    assert (await platform.found(f"/apps/{app}", "red-evidence"))["picture"] is None
    _, job = await platform.ordered("red-evidence", "nothing", app)
    await platform.over("red-evidence", job)
    early = await evidence(platform, "red-evidence", job)
    assert (early["state"], early["sentences"], early["gates"], early["pictures"]) == ("failed", [], [], [])


async def test_pictures_are_seen_by_members_and_by_who_has_the_address(platform: Platform) -> None:
    status = await platform.built("pictures")
    app = status["app"]
    first = (await evidence(platform, "pictures", status["job"]))["pictures"][0]
    shown = await platform.http.get(first["url"])
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    assert shown.content == b"\xff\xd8\xff" + f"{status['job']} home 1280".encode()
    assert shown.headers["cache-control"].startswith("private, max-age=")
    assert shown.headers["content-security-policy"] == "default-src 'none'; sandbox"
    path = f"/apps/{app}/pictures/{first['id']}"
    assert (await platform.ask("GET", path, "pictures.viewer")).content == shown.content
    assert (await platform.http.get(f"/api{path}")).status_code == 401
    assert (await platform.ask("GET", path, "others")).status_code == 404
    for seal in (first["url"].rpartition("=")[2][:-1] + "x", "1.abc", "abc", "²."):
        assert (await platform.http.get(f"/api{path}", params={"seal": seal})).status_code == 404
    elsewhere = first["url"].replace(app, "app_other")
    assert (await platform.http.get(elsewhere)).status_code == 404
    again = (await evidence(platform, "pictures", status["job"]))["pictures"][0]["url"]
    assert again == first["url"]
    platform.clock.move(2 * DAY)
    assert (await platform.http.get(first["url"])).status_code == 404
    newer = (await evidence(platform, "pictures", status["job"]))["pictures"][0]["url"]
    assert (await platform.http.get(newer)).status_code == 200


async def test_pages_that_did_not_change_are_shown_as_they_were(platform: Platform) -> None:
    status = await platform.built("unchanged")
    app = status["app"]
    before = (await platform.found(f"/apps/{app}", "unchanged"))["picture"]
    _, job = await platform.ordered("unchanged", "unchanged notes", app)
    await platform.over("unchanged", job)
    assert {item["job"] for item in (await evidence(platform, "unchanged", job))["pictures"]} == {
        status["job"]
    }
    assert (await platform.found(f"/apps/{app}", "unchanged"))["picture"] == before


async def test_what_is_no_picture_is_not_kept_and_old_ones_go(platform: Platform) -> None:
    status = await platform.built("forged", "forged notes")
    app = status["app"]
    assert (await evidence(platform, "forged", status["job"]))["pictures"] == []
    _, job = await platform.ordered("forged", "huge notes", app)
    assert (await platform.over("forged", job))["state"] == "succeeded"
    assert (await evidence(platform, "forged", job))["pictures"] == []
    first = ""
    for _ in range(4):
        _, job = await platform.ordered("forged", "good notes", app)
        await platform.over("forged", job)
        first = first or (await evidence(platform, "forged", job))["pictures"][0]["url"]
    assert (await platform.http.get(first)).status_code == 404
    kept = platform.home / "objects"
    pictures = [
        file for file in kept.rglob("*pictures*/*") if app in str(file) and file.name.endswith(".jpeg")
    ]
    assert len(pictures) == 9


async def test_checkpoints_are_listed_read_and_restored(platform: Platform) -> None:
    status = await platform.built("history", "first words")
    app = status["app"]
    given = {**SPEC, "summary": "The second"}
    body = {"description": "second words", "options": {"spec": given}}
    answer = await platform.ask("POST", f"/apps/{app}/builds", "history.developer", json=body)
    await platform.over("history", answer.json()["job"])
    page = await platform.found(f"/apps/{app}/builds/history", "history.viewer", params={"limit": 1})
    rest = await platform.found(
        f"/apps/{app}/builds/history", "history", params={"limit": 1, "cursor": page["next"]}
    )
    newest, oldest = page["items"][0], rest["items"][0]
    assert rest["next"] is None
    assert (newest["tag"], newest["description"], newest["by"]) == (
        "build-2",
        "second words",
        "history-developer",
    )
    assert (oldest["tag"], oldest["description"], oldest["job"]) == ("build-1", "first words", status["job"])
    assert (oldest["state"], oldest["release"]["state"], newest["release"]["number"]) == (
        "succeeded",
        "retired",
        2,
    )

    async def spec(tag: str) -> Any:
        return (await platform.found(f"/apps/{app}/spec", "history", params={"tag": tag}))["spec"]

    assert (await spec("build-1"), await spec("build-2")) == (SPEC, given)
    for tag, code in (("build-9", 404), ("main", 400), ("../x", 400)):
        wrong = await platform.ask("GET", f"/apps/{app}/spec", "history", params={"tag": tag})
        assert wrong.status_code == code
    assert (await platform.ask("GET", f"/apps/{app}/spec?tag=build-1", "others")).status_code == 404

    body = {"options": {"restore": "build-1"}}
    answer = await platform.ask("POST", f"/apps/{app}/builds", "history", json=body)
    assert (await platform.over("history", answer.json()["job"]))["state"] == "succeeded"
    assert (await platform.found(f"/apps/{app}/spec", "history"))["spec"] == SPEC
    assert (await platform.found(f"/apps/{app}", "history"))["description"] == "first words"
    items = (await platform.found(f"/apps/{app}/builds/history", "history"))["items"]
    assert [item["tag"] for item in items] == ["build-3", "build-2", "build-1"]
    both = {"description": "words", "options": {"restore": "build-1"}}
    refused = await platform.ask("POST", f"/apps/{app}/builds", "history", json=both)
    assert (refused.status_code, problem_of(refused)["code"]) == (400, "usage")
    missing = {"options": {"restore": "build-9"}}
    assert (await platform.ask("POST", f"/apps/{app}/builds", "history", json=missing)).status_code == 404
    viewer = await platform.ask("POST", f"/apps/{app}/builds", "history.viewer", json=body)
    assert viewer.status_code == 403


async def test_cards_show_a_picture_the_newest_build_and_whether_it_runs(platform: Platform) -> None:
    status = await platform.built("cards")
    red, job = await platform.ordered("cards", "red")
    await platform.over("cards", job)
    last, built = (await platform.found("/apps", "cards.viewer"))["items"]
    assert (last["id"], last["picture"], last["running"]) == (red, None, "none")
    assert (last["last_build"]["job"], last["last_build"]["state"]) == (job, "failed")
    assert (built["running"], built["last_build"]["job"]) == ("running", status["job"])
    assert built["last_build"]["finished_at"] == status["finished_at"]
    assert (await platform.http.get(built["picture"])).status_code == 200
    assert (await platform.found(f"/apps/{status['app']}", "cards")) == built


async def test_how_long_a_build_takes_is_told_from_those_before(platform: Platform) -> None:
    status = await platform.built("times", options={"browser": False})
    async with asyncio.timeout(30):  # that nothing is known is remembered for a moment
        while (again := await platform.found(f"/status/{status['job']}", "times"))[
            "expected_seconds"
        ] is None:
            await asyncio.sleep(0.1)
    steps = {item["name"]: item for item in again["steps"]}
    assert next(iter(steps)) == "prepare"
    verify = steps["verify"]
    assert verify["started_at"] < verify["finished_at"]
    assert verify["expected_seconds"] is not None
    assert (again["estimate"], again["position"]) == (None, None)
    app = status["app"]
    _, running = await platform.ordered("times", "held:compile:times", app, options={"browser": False})
    await platform.until_step("times", running, "compile")
    _, second = await platform.ordered("times", "red", app, options={"browser": False})
    _, third = await platform.ordered("times", "red", app, options={"browser": False})
    now = await platform.found(f"/status/{running}", "times")
    assert now["estimate"] >= 1
    assert now["position"] is None
    assert [(await platform.found(f"/status/{job}", "times"))["position"] for job in (second, third)] == [
        1,
        2,
    ]
    (platform.home / "times").touch()
    await platform.over("times", third)
