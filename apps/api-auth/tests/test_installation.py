"""Whoever comes first is told so, and where strangers could, shows the set-up code; nobody afterwards is asked."""

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from loomery_auth.settings import AuthSettings
from tests.accounts import PASSWORD, MovingClock, Service, running

CODE = "K7QF-9MXR-2TBW"
ADA = {"email": "ada@example.org", "password": PASSWORD}


@pytest.fixture
async def guarded(settings: AuthSettings, clock: MovingClock) -> AsyncIterator[Service]:
    async with running(settings.model_copy(update={"setup_code": SecretStr(CODE)}), clock) as made:
        yield made


async def test_a_platform_is_empty_until_somebody_has_an_account(service: Service) -> None:
    stranger = service.browser()
    assert (await stranger.get("/installation")).json() == {"empty": True, "needs_code": False}
    await service.person("ada@example.org", verified=False)
    assert (await stranger.get("/installation")).json() == {"empty": False, "needs_code": False}


async def test_the_first_account_shows_the_code_and_no_other_does(guarded: Service) -> None:
    stranger = guarded.browser()
    assert (await stranger.get("/installation")).json() == {"empty": True, "needs_code": True}
    for given in ({}, {"setup_code": ""}, {"setup_code": "AAAA-BBBB-CCCC"}, {"setup_code": CODE[:-1]}):
        refused = await stranger.post("/signup", {**ADA, **given})
        assert (refused.status_code, refused.json()["code"]) == (403, "setup_code"), given
    assert (await stranger.sign_in("ada@example.org")).status_code == 401
    assert (await stranger.get("/installation")).json()["empty"]

    # However it is typed; and the address that was refused before is as good as any.
    typed = {"setup_code": " k7qf 9mxr2tbw "}
    assert (await stranger.post("/signup", {**ADA, **typed})).status_code == 201
    await guarded.settle()
    assert (await stranger.get("/installation")).json() == {"empty": False, "needs_code": False}
    assert (await stranger.sign_in("ada@example.org")).status_code == 200
    assert (await stranger.get("/me")).json()["platform_owner"]
    other = await guarded.person("bob@example.org")
    assert not (await other.get("/me")).json()["platform_owner"]


async def test_whoever_guesses_the_code_has_to_wait(guarded: Service) -> None:
    guesser = guarded.browser(address="198.51.100.7")
    answers = [
        await guesser.post(
            "/signup", {"email": f"g{number}@example.org", "password": PASSWORD, "setup_code": "A"}
        )
        for number in range(31)
    ]
    assert [answer.status_code for answer in answers] == [403] * 30 + [429]
    right = {"email": "ada@example.org", "password": PASSWORD, "setup_code": CODE}
    assert (await guesser.post("/signup", right)).status_code == 429
    assert (await guarded.browser().post("/signup", right)).status_code == 201
