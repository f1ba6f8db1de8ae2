"""What passes between browsers and applications, and what does not."""

import asyncio
from collections.abc import AsyncIterator

import httpx2

from apps.orchestrator.tests.releases.hosting import Platform, Running, until


async def test_the_host_decides_who_answers(tiny: Running) -> None:
    address = f"http://127.0.0.1:{tiny.port}/api/version"
    async with httpx2.AsyncClient(timeout=60) as browser:
        assert (await browser.get(address)).text == "the platform"
        for host, status in (
            ("tiny.localhost", 200),
            ("TINY.localhost:80", 200),
            ("other.localhost", 404),
            ("a.tiny.localhost", 404),
            (".localhost", 404),
        ):
            assert (await browser.get(address, headers={"Host": host})).status_code == status


async def test_the_application_learns_who_asks_from_the_platform_alone(tiny: Running) -> None:
    said = {
        "X-Forwarded-For": "1.2.3.4",
        "X-Forwarded-Proto": "https",
        "Forwarded": "for=1.2.3.4",
        "X-Service-Token": "guessed",
        "Connection": "x-mine",
        "X-Mine": "1",
        "Cookie": "loomery_refresh=secret; theme=dark",
    }
    async with tiny.browser() as browser:
        got = [
            (name.lower(), value) for name, value in (await browser.get("/api/headers", headers=said)).json()
        ]
    seen = dict(got)
    assert len(got) == len(seen)
    assert seen["x-forwarded-for"] == "127.0.0.1"
    assert seen["x-forwarded-proto"] == "http"
    assert seen["x-forwarded-host"] == seen["host"] == f"tiny.localhost:{tiny.port}"
    assert seen["cookie"] == "theme=dark"
    assert not {"forwarded", "x-service-token", "x-mine"} & set(seen)


async def test_an_application_cannot_speak_for_its_neighbours(tiny: Running) -> None:
    async with tiny.browser() as browser:
        headers = (await browser.get("/api/cookie")).headers
    assert headers["set-cookie"] == "seen=1; Path=/"
    assert not {"clear-site-data", "x-private", "connection"} & {name.lower() for name in headers}


async def test_bodies_stream_up_and_too_large_ones_are_refused(tiny: Running) -> None:
    async def pieces(count: int) -> AsyncIterator[bytes]:
        for _ in range(count):
            yield b"x" * 10_000

    async with tiny.browser() as browser:
        assert (await browser.post("/api/uploads", content=pieces(15))).text == "150000"
        assert (await browser.post("/api/uploads", content=pieces(50))).status_code == 413
        announced = await browser.post("/api/uploads", content=b"x" * 300_000)
        assert announced.status_code == 413


async def test_headers_beyond_the_limit_are_refused(tiny: Running) -> None:
    async with tiny.browser() as browser:
        assert (await browser.get("/", headers={"X-Long": "x" * 5000})).status_code == 431


async def test_more_at_once_than_allowed_are_told_to_come_back(tiny: Running) -> None:
    async with tiny.browser() as browser:
        answers = await asyncio.gather(*(browser.get("/api/slow?1.5") for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 503, 503, 503]
    assert all(answer.headers["retry-after"] == "1" for answer in answers if answer.status_code == 503)


async def test_an_answer_that_does_not_begin_is_given_up(tiny: Running) -> None:
    async with tiny.browser() as browser:
        assert (await browser.get("/api/slow?8")).status_code == 502


async def test_events_stream_until_the_browser_goes(platform: Platform, tiny: Running) -> None:
    async with tiny.browser() as browser, browser.stream("GET", "/api/events") as answer:
        assert answer.headers["content-type"] == "text/event-stream"
        lines = answer.aiter_lines()
        assert await anext(lines) == "data: tick"
    await until(lambda: (platform.folders().data / "hung-up").exists())
    found = tiny.hosting.driver.find("tiny")
    assert found is not None
    instance = found[1].instance
    assert instance is not None
    await until(lambda: not instance.working)


async def test_requests_are_counted(platform: Platform, tiny: Running) -> None:
    async with tiny.browser() as browser:
        for _ in range(3):
            await browser.get("/api/version")
        await browser.post("/api/die")
    await tiny.hosting.flush()
    (event,) = platform.sink.events
    assert (event.name, event.tenant, event.app) == ("app.requests", "t1", "app_1")
    assert (event.properties["count"], event.properties["errors"]) == (4, 1)
    assert 0 < float(event.properties["p50"] or 0) <= float(event.properties["p99"] or 0)
