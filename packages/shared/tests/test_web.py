"""What surrounds every request."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI, Request
from pydantic import BaseModel

from loomery_shared.errors import NotFoundError, TooManyError, UnavailableError
from loomery_shared.settings import HttpSettings, WebServiceSettings
from loomery_shared.web import service_app


class Note(BaseModel):
    text: str


@asynccontextmanager
async def nothing(_app: FastAPI) -> AsyncIterator[None]:
    yield


def make(home: Path, **limits: float) -> FastAPI:
    settings = WebServiceSettings(home=home, http=HttpSettings.model_validate(limits))

    async def down() -> None:
        raise UnavailableError("The store is away.")

    app = service_app(
        settings, service="sample", title="Sample", prefix="/api/sample", lifespan=nothing, ready=[down]
    )

    @app.post("/api/sample/notes")
    async def add(note: Note) -> Note:
        return note

    @app.post("/api/sample/raw")
    async def raw(request: Request) -> int:
        return len(await request.body())

    @app.get("/api/sample/{what}")
    async def fail(what: str) -> str:
        match what:
            case "missing":
                raise NotFoundError("No such note.", hint="Look at the list.")
            case "often":
                raise TooManyError("Too often.", retry_after=7)
            case "slow":
                await asyncio.sleep(2)
            case "broken":
                raise RuntimeError("secret details")
        return what

    return app


@asynccontextmanager
async def asking(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://sample/api/sample") as client:
        yield client


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx2.AsyncClient]:
    async with asking(make(tmp_path, max_body=1000, timeout=60)) as client:
        yield client


async def test_foreseen_failures_are_problems(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/missing", headers={"X-Request-ID": "mine-12345"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["code"], body["detail"], body["hint"]) == ("not_found", "No such note.", "Look at the list.")
    assert body["request"] == answer.headers["x-request-id"] == "mine-12345"
    assert (await http.get("/often")).headers["retry-after"] == "7"


async def test_faults_have_a_place(http: httpx2.AsyncClient) -> None:
    body = (await http.post("/notes", json={"txt": 1})).json()
    assert (body["status"], body["code"], body["faults"][0]["where"]) == (422, "invalid", "body.text")


async def test_what_nobody_foresaw_tells_nothing(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text


async def test_limits(http: httpx2.AsyncClient) -> None:
    assert (await http.post("/raw", content=b"x" * 1001)).status_code == 413

    async def drips() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    assert (await http.post("/raw", content=drips())).status_code == 413


async def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    async with asking(make(tmp_path, timeout=0.2)) as http:
        slow = await http.get("/slow")
    assert (slow.status_code, slow.json()["code"]) == (503, "too_slow")


async def test_more_at_once_than_can_be_answered_are_refused(tmp_path: Path) -> None:
    async with asking(make(tmp_path, timeout=60, concurrency=2)) as http:
        answers = await asyncio.gather(*(http.get("/slow") for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 200, 503, 503]
        assert {answer.json()["code"] for answer in answers if answer.status_code == 503} == {"busy"}
        assert (await http.get("/fine")).status_code == 200


async def test_answers_are_not_framed_or_sniffed(http: httpx2.AsyncClient) -> None:
    headers = (await http.get("/fine")).headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]


async def test_ready_tells_what_is_away(http: httpx2.AsyncClient) -> None:
    assert (await http.get("/health")).json()["status"] == "ok"
    answer = await http.get("/ready")
    assert (answer.status_code, answer.json()["reason"]) == (503, "The store is away.")
