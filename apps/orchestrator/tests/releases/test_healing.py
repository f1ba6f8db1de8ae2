"""What dies is started again; what does not stay up is left alone for a while, and somebody is told."""

import asyncio

import pytest

from apps.orchestrator.tests.releases.hosting import Platform, tiny_bundle, until
from loomery_orchestrator.releases.local import hosted
from loomery_orchestrator.releases.local.breaker import Breaker
from loomery_orchestrator.releases.settings import HostingSettings


async def test_what_died_is_started_again(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.post("/api/notes", content="a")
        assert (await browser.post("/api/die")).status_code == 502
        assert (await browser.get("/api/notes")).json() == [[1, "a"]]
        await until(lambda: "restarted" in platform.kinds())


async def test_what_fails_its_health_checks_is_started_again(platform: Platform) -> None:
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        await browser.get("/api/sicken")
        await until(lambda: "restarted" in platform.kinds())
        assert "failed 3 health checks" in platform.told[-1].message
        await until(lambda: "awake" in platform.kinds())
        assert (await browser.get("/api/health")).status_code == 200


async def test_what_does_not_stay_up_is_left_alone_and_then_tried_again(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform.settings = platform.settings.model_copy(update={"open_after": 2, "open_for": 1000.0})
    ahead = [0.0]
    monkeypatch.setattr(hosted, "Breaker", lambda settings, now: Breaker(settings, lambda: now() + ahead[0]))
    async with platform.running() as running, running.browser() as browser:
        await platform.live(tiny_bundle("one"))
        assert (await browser.post("/api/die")).status_code == 502
        async with asyncio.timeout(60):
            while not platform.alerts:
                await browser.post("/api/die")
                await asyncio.sleep(0.05)
        refused = await browser.get("/")
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) >= 1
        assert "refresh" in refused.text
        ahead[0] = 1000.0
        assert (await browser.get("/api/version")).json() == "one"
        await until(lambda: "healed" in platform.kinds())
        assert [alert.app for alert in platform.alerts] == ["app_1"]


class Now:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def breaker(now: Now) -> Breaker:
    settings = HostingSettings(restart_after=1, restart_at_most=4, open_after=5, open_window=100, open_for=30)
    return Breaker(settings, now)


def test_pauses_double_up_to_a_bound(breaker: Breaker) -> None:
    pauses = []
    for _ in range(4):
        assert not breaker.died()
        pauses.append(breaker.pause())
    assert pauses == [1, 2, 4, 4]


def test_old_deaths_are_forgotten(breaker: Breaker, now: Now) -> None:
    for _ in range(20):
        assert not breaker.died()
        now.seconds += 26
    assert breaker.refused_for() == 0


def test_it_opens_once_and_a_failed_probe_begins_the_wait_anew(breaker: Breaker, now: Now) -> None:
    assert [breaker.died() for _ in range(5)] == [False, False, False, False, True]
    assert breaker.refused_for() == 30
    now.seconds += 30
    assert breaker.refused_for() == 0
    assert breaker.pause() == 0
    assert not breaker.died()
    assert breaker.refused_for() == 30
    now.seconds += 30
    assert breaker.well()
    assert not breaker.opened
    assert not breaker.well()
    assert not breaker.died()
