"""What many do at the same moment, on each database."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from loomery_auth.settings import AuthSettings, RateSettings
from loomery_shared.clients import service_http
from tests.accounts import SERVICE_TOKEN, MovingClock, Service, running

ADA = "ada@example.com"
NOBODY = "nobody@example.com"


@pytest.fixture
async def strict(settings: AuthSettings, clock: MovingClock) -> AsyncIterator[Service]:
    """With attempts counted in the database, by the clock of the test."""
    rates = RateSettings(storage="database", per_address="20 per minute")
    async with running(settings.model_copy(update={"rates": rates}), clock) as made:
        yield made


async def test_guessing_at_the_same_moment_is_no_way_around(strict: Service) -> None:
    await strict.person(ADA, address="192.0.2.1")
    guesser = strict.browser("203.0.113.9")
    answers = await asyncio.gather(*(guesser.sign_in(ADA, f"a wrong password {n}") for n in range(10)))
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 5


async def test_a_link_used_by_two_at_once_works_for_one(service: Service) -> None:
    browser = await service.person(ADA)
    await browser.post("/password/reset", {"email": ADA})
    await service.settle()
    token = service.mails.token(ADA, "reset_password")
    bodies = [{"token": token, "password": f"paper boats number {n}"} for n in range(4)]
    answers = await asyncio.gather(*(browser.post("/password/reset/confirm", body) for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [204, 400, 400, 400]


async def test_one_address_cannot_ask_without_end(settings: AuthSettings, clock: MovingClock) -> None:
    rates = RateSettings(storage="database", per_address="20 per minute")
    async with running(settings.model_copy(update={"rates": rates}), clock) as service:
        body = {"password": "a wrong password"}
        sprayer = service.browser("203.0.113.9")
        answers = [await sprayer.post("/login", {**body, "email": f"p{n}@example.com"}) for n in range(22)]
        assert [answer.status_code for answer in answers] == [401] * 20 + [429] * 2
        assert int(answers[-1].headers["retry-after"]) == 60
        assert (await service.browser("203.0.113.10").sign_in(NOBODY)).status_code == 401
        clock.move(seconds=61)
        assert (await sprayer.sign_in(NOBODY)).status_code == 401


async def test_of_many_who_come_first_one_owns_the_platform(service: Service) -> None:
    emails = [f"p{n}@example.com" for n in range(4)]
    await asyncio.gather(
        *(service.person(email, verified=False, address=f"192.0.2.{n}") for n, email in enumerate(emails))
    )
    owners = []
    for email in emails:
        browser = service.browser()
        await browser.sign_in(email)
        owners.append((await browser.get("/me")).json()["platform_owner"])
    assert owners.count(True) == 1


async def test_of_many_who_sign_up_with_one_address_one_gets_it(service: Service) -> None:
    bodies = [{"email": ADA, "password": f"paper boats number {n}"} for n in range(4)]
    answers = await asyncio.gather(*(service.browser().post("/signup", body) for body in bodies))
    assert [answer.status_code for answer in answers] == [201] * 4
    signed_in = [(await service.browser().sign_in(ADA, body["password"])).status_code for body in bodies]
    assert sorted(signed_in) == [200, 401, 401, 401]
    await service.settle()
    assert service.mails.kinds(ADA).count("verify_email") == 1


async def test_tabs_that_refresh_at_once_stay_signed_in(service: Service) -> None:
    browser = await service.person(ADA)
    shown = {"Cookie": f"loomery_refresh={browser.http.cookies['loomery_refresh']}"}
    tabs = [service.browser() for _ in range(4)]
    answers = await asyncio.gather(*(tab.post("/refresh", headers=shown) for tab in tabs))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.cookies["loomery_refresh"] for answer in answers}) == 1


async def test_two_owners_cannot_both_leave(service: Service) -> None:
    ada, bob = await service.person(ADA), await service.person("bob@example.com")
    await ada.post("/invitations", {"email": "bob@example.com", "role": "owner"})
    await bob.post("/invitations/accept", {"token": service.mails.token("bob@example.com", "invitation")})
    me = (await ada.get("/me")).json()
    bob.access = (await bob.post(f"/organisations/{me['tenant']}/switch")).json()["access_token"]
    him = (await bob.get("/me")).json()
    answers = await asyncio.gather(
        ada.call("DELETE", f"/members/{me['id']}"), bob.call("DELETE", f"/members/{him['id']}")
    )
    assert sorted(answer.status_code for answer in answers) == [204, 409]


async def test_two_workers_know_each_others_keys_sessions_and_limits(
    settings: AuthSettings, clock: MovingClock
) -> None:
    rates = RateSettings(storage="database", per_address="6 per minute")
    shared = settings.model_copy(update={"rates": rates})
    async with running(shared, clock) as one, running(shared, clock) as two:
        two.mails = one.mails
        browser = await one.person(ADA)
        elsewhere = two.browser()
        elsewhere.access = browser.access
        assert (await elsewhere.get("/me")).status_code == 200
        clock.move(seconds=2)
        http = service_http("http://auth", SERVICE_TOKEN, one.app)
        await http.post("/internal/keys/rotate", json={})
        await http.aclose()
        await browser.sign_in(ADA)
        elsewhere.access = browser.access
        assert (await elsewhere.get("/me")).status_code == 200
        await browser.http.post("/api/auth/logout", headers=browser.headers())
        assert (await elsewhere.get("/me")).status_code == 401
        codes = [
            (await place.sign_in(ADA, "wrong password")).status_code for place in (elsewhere, browser) * 2
        ]
        assert codes == [401, 401, 429, 429]
