"""Whatever is wrong with a new version, the one before stays live with its data, and the reason is told."""

import asyncio
import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle, until, zipped
from loomery_orchestrator.releases.local import making
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_orchestrator.releases.schemas import ReleaseState

LOSES_ROWS = ("0002", ["DELETE FROM note WHERE id = 1"])
LOSES_VALUES = ("0002", ["UPDATE note SET text = NULL WHERE id = 1"])
CHANGES_VALUES = ("0002", ["UPDATE note SET text = 'other' WHERE id = 1"])
SECOND = ("0002", ["ALTER TABLE note ADD COLUMN stars INTEGER"])
GIVES_UP_A_COLUMN = ("0002", ["ALTER TABLE note DROP COLUMN text"])


BAD: list[tuple[tuple[Any, ...], dict[str, Any], str]] = [
    ((), {"crash": True}, "no such luck"),
    ((), {"front": 500}, "answered / with 500"),
    ((("0002", ["BROKEN"]),), {}, "exit code 1"),
    ((LOSES_ROWS,), {}, "note had 2 records and would have 1"),
    ((LOSES_VALUES,), {}, "note.text had 2 values and would have 1"),
    ((CHANGES_VALUES,), {}, "values of note.text would change"),
    ((), {"crash_on_live": True}, "only on a copy"),
    ((SECOND,), {"crash_on_live": True}, "only on a copy"),
]


async def test_a_bad_version_does_not_go_live(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        for text in ("a", "b"):
            await browser.post("/api/notes", content=text)
        for migrations, behaviour, reason in BAD:
            record = await platform.release(tiny_bundle("two", *migrations, **behaviour))
            assert record.state is ReleaseState.FAILED
            assert reason in record.reason
            assert (await browser.get("/api/version")).json() == "one"
            assert (await browser.get("/api/notes")).json() == [[1, "a"], [2, "b"]]
    assert not platform.folders().rehearsal.exists()
    assert platform.columns() == ["id", "text"]


@pytest.mark.parametrize("behaviour", [{"hang": True}, {"unhealthy": True}])
async def test_a_version_that_never_answers_is_given_up(
    platform: Platform, behaviour: dict[str, bool]
) -> None:
    async with platform.running():
        first = await platform.live(tiny_bundle("one"))
    platform.settings = platform.settings.model_copy(update={"start_within": 1.0})
    async with platform.running():
        record = await platform.release(tiny_bundle("two", **behaviour))
        assert record.state is ReleaseState.FAILED
        assert "did not answer within 1 seconds" in record.reason
        assert (await platform.service.get("t1", first.id)).state is ReleaseState.LIVE


async def test_what_the_tables_give_up_is_no_loss(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
        record = await platform.release(tiny_bundle("two", GIVES_UP_A_COLUMN))
        assert (record.state, record.reason) == (ReleaseState.LIVE, "")


async def test_a_loss_can_be_accepted(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
        record = await platform.release(tiny_bundle("two", LOSES_ROWS), accept_loss=True)
        assert record.state is ReleaseState.LIVE
        assert (await browser.get("/api/notes")).json() == []


async def test_a_first_version_that_fails_leaves_nothing_behind(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        record = await platform.release(tiny_bundle("one", front=500))
        assert record.state is ReleaseState.FAILED
        assert (await browser.get("/")).status_code == 404
        assert (await platform.release(tiny_bundle("two"))).state is ReleaseState.LIVE
        assert (await browser.get("/api/notes")).json() == []


@pytest.mark.parametrize(
    ("bundle", "values", "reason"),
    [
        (tiny_bundle("one"), {"bundle_sha256": hashlib.sha256(b"other").hexdigest()}, "SHA-256 differs"),
        (b"no archive", {}, "damaged"),
        (zipped({"../outside": b""}), {}, "outside of its folder"),
        (zipped({"/etc/outside": b""}), {}, "outside of its folder"),
    ],
)
async def test_a_bad_bundle_is_not_unpacked(
    platform: Platform, bundle: bytes, values: dict[str, str], reason: str
) -> None:
    async with platform.running():
        record = await platform.release(bundle, **values)
    assert record.state is ReleaseState.FAILED
    assert reason in record.reason
    assert not list(platform.folders().releases.glob("*"))


async def test_no_room_on_the_disk_leaves_the_version_before_alone(platform: Platform) -> None:
    if os.geteuid() != 0:
        pytest.skip("a small disk can only be made by root")
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a" * 3_000_000)
        with small_disk(platform.folders().snapshots):
            record = await platform.release(tiny_bundle("two", SECOND))
            assert record.state is ReleaseState.FAILED
            assert "no room left" in record.reason
        assert (await browser.get("/api/version")).json() == "one"
        assert len((await browser.get("/api/notes")).json()) == 1


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of one megabyte at a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


async def test_data_that_cannot_be_put_back_are_left_alone_until_they_can(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, broken = making.put_back, True

    def put_back(folders: AppFolders, release: str, *, keep: bool) -> None:
        if broken and folders.snapshot(release).exists():
            raise OSError(5, "the disk is sick")
        real(folders, release, keep=keep)

    monkeypatch.setattr(making, "put_back", put_back)
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
        ordered = await platform.service.request(
            platform.order(tiny_bundle("two", SECOND, crash_on_live=True))
        )
        await until(lambda: "stuck" in platform.kinds())
        waiting = asyncio.create_task(browser.get("/api/notes"))
        await asyncio.sleep(0.5)
        assert not waiting.done()
        broken = False
        assert (await waiting).json() == [[1, "a"]]
        assert (await platform.service.outcome(ordered.id)).state is ReleaseState.FAILED
        assert (await browser.get("/api/version")).json() == "one"
