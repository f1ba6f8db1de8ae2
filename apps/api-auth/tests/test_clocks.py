"""Clocks that are set forward or back by hours: nobody is let in by it, and nobody is kept out for as long."""

import pytest
from limits import parse
from limits.aio.storage import memory
from limits.aio.strategies import MovingWindowRateLimiter

from loomery_auth.security.counted import Counted
from loomery_auth.security.rate_table import RateTable
from loomery_auth.settings import AuthSettings, RateSettings
from loomery_shared.clients import service_http
from loomery_shared.database import Database
from loomery_shared.errors import UnauthenticatedError
from tests.accounts import PASSWORD, SERVICE_TOKEN, MovingClock, Service, running


@pytest.fixture
def database_url() -> str:
    """Times are compared here, not in the database: one kind of it is enough."""
    return ""


JUMPS = [pytest.param(hours, id=f"{hours:+}h") for hours in (5, -5)]


@pytest.mark.parametrize("hours", JUMPS)
async def test_a_token_of_another_time_is_refused_and_exchanged(service: Service, hours: int) -> None:
    browser = await service.person("ada@example.com")
    before = browser.access
    service.clock.move(hours=hours)
    with pytest.raises(UnauthenticatedError):
        await service.auth.authenticate(before)
    assert (await browser.refresh()).status_code == 200
    assert (await service.auth.authenticate(browser.access)).email == "ada@example.com"
    service.clock.move(hours=-hours)
    assert (await browser.refresh()).status_code == 200
    assert (await service.auth.authenticate(browser.access)).email == "ada@example.com"


async def test_clocks_of_workers_may_differ_by_seconds_but_no_token_lives_longer(service: Service) -> None:
    browser = await service.person("ada@example.com")
    service.clock.move(seconds=-30)
    assert (await service.auth.authenticate(browser.access)).email == "ada@example.com"
    service.clock.move(seconds=30 + 599)
    await service.auth.authenticate(browser.access)
    service.clock.move(seconds=1)
    with pytest.raises(UnauthenticatedError):
        await service.auth.authenticate(browser.access)


@pytest.mark.parametrize("hours", JUMPS)
async def test_a_refresh_token_that_was_used_stays_used(service: Service, hours: int) -> None:
    browser = await service.person("ada@example.com")
    stolen = browser.http.cookies["loomery_refresh"]
    assert (await browser.refresh()).status_code == 200
    service.clock.move(hours=hours)
    # From the same address and with the same browser, as after a moment it would be led to its successor.
    thief = service.browser()
    answer = await thief.post("/refresh", headers={"Cookie": f"loomery_refresh={stolen}"})
    assert answer.status_code == 401
    assert (await browser.refresh()).status_code == 401


@pytest.mark.parametrize("hours", JUMPS)
async def test_who_signed_in_at_another_time_proves_it_again(service: Service, hours: int) -> None:
    browser = await service.person("ada@example.com")
    service.clock.move(hours=hours)
    assert (await browser.refresh()).status_code == 200
    refused = await browser.post("/me/delete", {})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_fresh")


async def test_a_link_works_once_whatever_the_time(service: Service) -> None:
    browser = await service.person("ada@example.com")
    await browser.post("/password/reset", {"email": "ada@example.com"})
    await service.settle()
    token = service.mails.token("ada@example.com", "reset_password")
    body = {"token": token, "password": "another quiet umbrella"}
    service.clock.move(hours=5)
    assert (await service.browser().post("/password/reset/confirm", body)).status_code in (400, 401, 404, 410)
    service.clock.move(hours=-10)
    assert (await service.browser().post("/password/reset/confirm", body)).status_code == 204
    service.clock.move(hours=-1)
    assert (await service.browser().post("/password/reset/confirm", body)).status_code in (400, 401, 404, 410)


async def test_a_stolen_key_is_forgotten_by_others_after_the_clock_was_set_back(
    settings: AuthSettings, clock: MovingClock
) -> None:
    async with running(settings, clock) as service, running(settings, clock) as other:
        browser = await service.person("ada@example.com")
        await other.auth.authenticate(browser.access)
        clock.move(hours=-5)
        async with service_http("http://auth", SERVICE_TOKEN, service.app) as http:
            await http.post("/internal/keys/rotate", json={"compromised": True})
        assert (await browser.refresh()).status_code == 200
        clock.move(seconds=61)
        assert (await other.auth.authenticate(browser.access)).email == "ada@example.com"
        assert await other.app.state.keys.verifying("key_" + "0" * 26) is None


async def test_nobody_waits_for_a_clock_to_catch_up(settings: AuthSettings, clock: MovingClock) -> None:
    async with running(settings, clock) as service:
        browser = await service.person("ada@example.com")
        for _ in range(5):
            answer = await browser.sign_in("ada@example.com", "a wrong umbrella")
        assert answer.status_code == 401
        assert (await browser.sign_in("ada@example.com")).status_code == 429
        clock.move(hours=-5)
        assert (await browser.sign_in("ada@example.com", PASSWORD)).status_code == 200


@pytest.mark.parametrize("storage", ["memory", "database"])
async def test_attempts_that_seem_to_lie_ahead_do_not_count(
    storage: str, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert RateSettings().storage == "memory"
    database = Database(service.settings.database, service.settings.home, "auth")
    monkeypatch.setattr(memory.time, "time", lambda: service.clock().timestamp())
    counted = Counted() if storage == "memory" else RateTable(database, service.clock)
    limiter, three = MovingWindowRateLimiter(counted), parse("3 per minute")

    assert [await limiter.hit(three, "x") for _ in range(4)] == [True, True, True, False]
    service.clock.move(hours=-5)
    assert [await limiter.hit(three, "x") for _ in range(4)] == [True, True, True, False]
    service.clock.move(seconds=61)
    assert await limiter.hit(three, "x")
    await database.close()
