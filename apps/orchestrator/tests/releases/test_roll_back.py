"""Going back: the version of then, its data of then where the tables have changed, and nothing newer is lost."""

import sqlite3
from contextlib import closing

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle
from loomery_orchestrator.releases.schemas import ReleaseState
from loomery_shared.errors import ConflictError, NotFoundError

SECOND = ("0002", ["ALTER TABLE note ADD COLUMN stars INTEGER"])


async def test_with_the_same_tables_the_data_stay(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        first = await platform.live(tiny_bundle("one"))
        await platform.release(tiny_bundle("two"))
        await browser.post("/api/notes", content="since")
        ordered = await platform.service.roll_back("t1", "app_1", first.id)
        record = await platform.service.outcome(ordered.id)
        assert (record.state, record.returns_to, record.number) == (ReleaseState.LIVE, first.id, 3)
        assert (await browser.get("/api/version")).json() == "one"
        assert (await browser.get("/api/notes")).json() == [[1, "since"]]


async def test_with_other_tables_the_data_of_then_come_back_and_the_newer_are_kept(
    platform: Platform,
) -> None:
    async with platform.running() as running, running.browser() as browser:
        first = await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="before")
        second = await platform.live(tiny_bundle("two", SECOND))
        await browser.post("/api/notes", content="since")
        ordered = await platform.service.roll_back("t1", "app_1", first.id)
        record = await platform.service.outcome(ordered.id)
        assert (record.state, record.reason) == (ReleaseState.LIVE, "")
        assert "Records made since: 1 of note" in record.notice
        assert (await browser.get("/api/version")).json() == "one"
        assert (await browser.get("/api/notes")).json() == [[1, "before"]]
        kept = platform.folders().snapshot(record.id) / "data" / "app.db"
        with closing(sqlite3.connect(kept)) as connection:
            assert connection.execute("SELECT text FROM note ORDER BY id").fetchall() == [
                ("before",),
                ("since",),
            ]
        assert (await platform.service.get("t1", second.id)).state is ReleaseState.ROLLED_BACK

        forward = await platform.service.roll_back("t1", "app_1", second.id)
        assert (await platform.service.outcome(forward.id)).state is ReleaseState.LIVE
        assert (await browser.get("/api/notes")).json() == [[1, "before"], [2, "since"]]


async def test_without_the_data_of_then_nothing_changes(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        first = await platform.live(tiny_bundle("one"))
        second = await platform.live(tiny_bundle("two", SECOND))
        (platform.folders().snapshot(second.id) / "snapshot.json").unlink()
        ordered = await platform.service.roll_back("t1", "app_1", first.id)
        record = await platform.service.outcome(ordered.id)
        assert record.state is ReleaseState.FAILED
        assert "no longer kept" in record.reason
        assert (await browser.get("/api/version")).json() == "two"


async def test_an_earlier_version_can_be_made_live_with_the_data_of_today(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        first = await platform.live(tiny_bundle("one"))
        await platform.live(tiny_bundle("two", SECOND))
        await browser.post("/api/notes", content="since")
        ordered = await platform.service.promote("t1", "app_1", first.id)
        assert (await platform.service.outcome(ordered.id)).state is ReleaseState.LIVE
        assert (await browser.get("/api/version")).json() == "one"
        assert (await browser.get("/api/notes")).json() == [[1, "since"]]


async def test_only_what_was_live_can_come_back(platform: Platform) -> None:
    async with platform.running():
        live = await platform.live(tiny_bundle("one"))
        failed = await platform.release(tiny_bundle("two", crash=True))
        for release in (live, failed):
            with pytest.raises(ConflictError):
                await platform.service.roll_back("t1", "app_1", release.id)
        with pytest.raises(NotFoundError):
            await platform.service.roll_back("t2", "app_1", live.id)
        with pytest.raises(NotFoundError):
            await platform.service.promote("t1", "app_2", live.id)
