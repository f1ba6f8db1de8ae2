"""Versions follow each other while people work: no request fails and nothing that was entered is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx2
import pytest

from apps.orchestrator.tests.releases.hosting import Platform, Running, tiny_bundle, until
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import ReleaseEvent, ReleaseRecord, ReleaseState

SECOND = ("0002", ["ALTER TABLE note ADD COLUMN stars INTEGER"])


@dataclass
class Hammer:
    """People who read and write without a pause, and what they saw."""

    failures: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)


@asynccontextmanager
async def hammering(running: Running, people: int = 4) -> AsyncIterator[Hammer]:
    seen = Hammer()
    done = asyncio.Event()

    async def person(browser: httpx2.AsyncClient, name: int) -> None:
        number = 0
        while not done.is_set():
            text = f"{name}-{number}"
            number += 1
            written = await browser.post("/api/notes", content=text)
            read = await browser.get("/api/version")
            if written.status_code != 201 or read.status_code != 200:
                seen.failures.append(f"{written.status_code} {read.status_code}")
            else:
                seen.written.append(text)
                seen.versions.append(read.json())

    async with running.browser() as browser:
        tasks = [asyncio.create_task(person(browser, name)) for name in range(people)]
        try:
            yield seen
            await asyncio.sleep(0.2)
        finally:
            done.set()
            await asyncio.gather(*tasks)


async def notes(running: Running) -> set[str]:
    async with running.browser() as browser:
        return {text for _, text in (await browser.get("/api/notes")).json()}


async def test_with_the_same_tables_the_next_version_starts_beside(platform: Platform) -> None:
    async with platform.running() as running:
        await platform.live(tiny_bundle("one"))
        async with hammering(running) as seen:
            record = await platform.release(tiny_bundle("two"))
            assert (record.state, record.reason) == (ReleaseState.LIVE, "")
        assert seen.failures == []
        assert {"one", "two"} == set(seen.versions)
        assert set(seen.written) <= await notes(running)
    assert not list(platform.folders().snapshots.glob("*"))


async def test_with_other_tables_requests_wait_for_the_change(platform: Platform) -> None:
    async with platform.running() as running:
        await platform.live(tiny_bundle("one"))
        async with hammering(running) as seen:
            record = await platform.live(tiny_bundle("two", SECOND))
            assert (record.state, record.reason) == (ReleaseState.LIVE, "")
        assert seen.failures == []
        assert {"one", "two"} == set(seen.versions)
        assert set(seen.written) <= await notes(running)
    assert [path.name for path in platform.folders().snapshots.glob("*")] == [record.id]


async def test_a_failed_change_is_noticed_by_nobody(platform: Platform) -> None:
    async with platform.running() as running:
        first = await platform.live(tiny_bundle("one"))
        async with hammering(running) as seen:
            record = await platform.release(tiny_bundle("two", SECOND, crash_on_live=True))
            assert record.state is ReleaseState.FAILED
            assert "only on a copy" in record.reason
        assert seen.failures == []
        assert set(seen.versions) == {"one"}
        assert set(seen.written) <= await notes(running)
        assert (await platform.service.get("t1", first.id)).state is ReleaseState.LIVE
    assert platform.columns() == ["id", "text"]


async def test_a_request_that_began_before_the_change_ends_in_the_version_where_it_began(
    platform: Platform,
) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        for version, migrations in (("two", ()), ("three", (SECOND,))):
            slow = asyncio.create_task(browser.get("/api/slow?1.5"))
            await asyncio.sleep(0.2)
            before = (await browser.get("/api/version")).json()
            record = await platform.release(tiny_bundle(version, *migrations))
            assert record.state is ReleaseState.LIVE
            assert (await slow).json() == before
            assert (await browser.get("/api/version")).json() == version


async def test_a_version_answers_before_anybody_is_told_that_it_is_live(platform: Platform) -> None:
    seen: list[str] = []
    async with platform.running() as running, running.browser() as browser:

        async def look(event: ReleaseEvent) -> None:
            if event.kind == "live":
                answer = await browser.get("/api/version")
                seen.append(answer.json() if answer.status_code == 200 else str(answer.status_code))

        platform.listener = look
        for number, bundle in enumerate(
            (tiny_bundle("one"), tiny_bundle("two"), tiny_bundle("three", SECOND))
        ):
            await platform.live(bundle)
            await until(lambda told=number: len(seen) > told)  # type: ignore[misc]
    assert seen == ["one", "two", "three"]


async def test_who_reads_that_the_first_version_is_live_finds_its_address(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database says so before this process goes on: a request of that moment waits for its answer."""
    written = ReleaseRepository.go_live
    async with platform.running() as running, running.browser() as browser:
        early: list[asyncio.Task[httpx2.Response]] = []

        async def go_live(self: ReleaseRepository, *args: ReleaseRecord, **values: str) -> ReleaseRecord:
            record = await written(self, *args, **values)
            early.append(asyncio.create_task(browser.get("/api/version")))
            await asyncio.wait(early, timeout=0.5)
            return record

        monkeypatch.setattr(ReleaseRepository, "go_live", go_live)
        await platform.live(tiny_bundle("one"))
        answer = await early[0]
    assert (answer.status_code, answer.json()) == (200, "one")


async def test_the_address_of_a_first_version_that_cannot_go_live_is_unknown_again(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def go_live(self: ReleaseRepository, *args: ReleaseRecord, **values: str) -> ReleaseRecord:
        raise OSError(28, "No space left on device")

    async with platform.running() as running, running.browser() as browser:
        monkeypatch.setattr(ReleaseRepository, "go_live", go_live)
        assert (await platform.release(tiny_bundle("one"))).state is ReleaseState.FAILED
        assert (await browser.get("/api/version")).status_code == 404
        monkeypatch.undo()
        await platform.live(tiny_bundle("two"))
        assert (await browser.get("/api/version")).json() == "two"
