"""Files attached to an order: kept with the build, named in its log, and gone with the application."""

import base64
from typing import Any

import pytest

from apps.orchestrator.tests.api.platform import Platform, problem_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

SQL = b"create table note (id integer primary key);\n"


def attached(name: str = "schema.sql", content: bytes = SQL, **more: Any) -> dict[str, Any]:
    return {"name": name, "content": base64.b64encode(content).decode(), "kind": "sql", **more}


async def test_attachments_are_kept_and_the_log_says_that_nothing_reads_them(platform: Platform) -> None:
    files = [attached(media_type="application/sql"), attached("people.csv", b"name\nAda\n", kind="csv")]
    status = await platform.built("attaching", options={"attachments": files})
    app, job = status["app"], status["job"]
    lines = [item["message"] for item in await platform.found(f"/jobs/{job}/log", "attaching")]
    for file in files:
        told = [line for line in lines if file["name"] in line]
        assert len(told) == 1, lines
        assert "not read yet" in told[0]
    artifacts = (await platform.found(f"/apps/{app}/artifacts", "attaching"))["items"]
    assert sorted(item["kind"] for item in artifacts) == ["attachment", "attachment", "bundle", "source"]
    schema = next(item for item in artifacts if item["name"] == "schema.sql")
    assert schema["size"] == len(SQL)
    assert schema["signature"] is None
    link = await platform.ask("POST", f"/apps/{app}/artifacts/{schema['id']}/link", "attaching")
    answer = await platform.http.get(link.json()["url"])
    assert answer.content == SQL
    assert answer.headers["content-disposition"].startswith("attachment")
    await platform.orchestrator.app_service.erase("attaching", app)
    left = await platform.orchestrator.neighbours.objects.list(f"tenants/attaching/apps/{app}/")
    assert left.items == []


async def test_a_further_build_takes_attachments_too(platform: Platform) -> None:
    status = await platform.built("again")
    _, job = await platform.ordered(
        "again", "a tiny thing", status["app"], options={"attachments": [attached()]}
    )
    assert (await platform.over("again", job))["state"] == "succeeded"
    artifacts = (await platform.found(f"/apps/{status['app']}/artifacts", "again"))["items"]
    assert [item["job"] for item in artifacts if item["kind"] == "attachment"] == [job]


async def test_the_same_key_with_another_file_is_another_request(platform: Platform) -> None:
    key = {"Idempotency-Key": "one"}

    async def order(content: bytes) -> Any:
        body = {"description": "a tiny thing", "options": {"attachments": [attached(content=content)]}}
        return await platform.ask("POST", "/createApp", "twice", json=body, headers=key)

    first, again, other = await order(SQL), await order(SQL), await order(b"drop table note;")
    assert first.json() == again.json()
    assert problem_of(other)["code"] == "conflict"
    kept = await platform.orchestrator.artifacts.of_app("twice", first.json()["app"], "", 50)
    assert [item.kind for item in kept.items if item.kind.startswith("attachment")] == ["attachment-1"]
    await platform.over("twice", first.json()["job"])


@pytest.mark.parametrize(
    "files",
    [
        [attached("../schema.sql")],
        [attached("a/b.sql")],
        [attached(".hidden")],
        [attached("")],
        [attached("a\nb.sql")],
        [attached(content=b"")],
        [attached(content=b"x" * 1_000_001)],
        [{**attached(), "content": "no base64!"}],
        [attached(kind="exe")],
        [attached(media_type="text/html\r\nx: y")],
        [attached()] * 6,
    ],
    ids=["up", "folder", "hidden", "unnamed", "lines", "empty", "large", "garbled", "kind", "type", "many"],
)
async def test_what_cannot_be_kept_safely_is_refused(platform: Platform, files: list[Any]) -> None:
    body = {"description": "a tiny thing", "options": {"attachments": files}}
    answer = await platform.ask("POST", "/createApp", "refused", json=body)
    assert answer.status_code == 422, answer.text
    assert (await platform.found("/apps", "refused"))["items"] == []


async def test_a_file_of_the_largest_size_is_kept(platform: Platform) -> None:
    body = {"description": "a tiny thing", "options": {"attachments": [attached(content=b"x" * 1_000_000)]}}
    answer = await platform.ask("POST", "/createApp", "largest", json=body)
    assert answer.status_code == 202, answer.text
    await platform.over("largest", answer.json()["job"])
