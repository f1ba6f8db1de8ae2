"""Signing in with a provider of OpenID Connect: a real one, on this machine."""

from collections.abc import AsyncIterator, Iterator
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import httpx2
import pytest
from pydantic import SecretStr

from loomery_auth.settings import AuthSettings, GoogleSettings
from tests.accounts import PASSWORD, PUBLIC, Browser, MovingClock, Service, running
from tests.oidc import CLIENT, SECRET, Provider, running_provider

CALLBACK = f"{PUBLIC}/api/auth/google/callback"


def visited(address: str) -> str:
    """Follow a browser through the provider; where it sends the browser back to."""
    with httpx2.Client(timeout=60) as http:
        for _ in range(10):
            answer = http.get(address)
            address = str(httpx2.URL(address).join(answer.headers["location"]))
            if address.startswith(PUBLIC):
                return address
    raise AssertionError("The provider did not send the browser back.")


@pytest.fixture(scope="session")
def provider() -> Iterator[Provider]:
    with running_provider(CALLBACK) as made:
        yield made


@pytest.fixture
def database_url() -> str:
    return ""


@pytest.fixture
async def service(settings: AuthSettings, provider: Provider, clock: MovingClock) -> AsyncIterator[Service]:
    google = GoogleSettings(issuer=provider.issuer, client_id=CLIENT, client_secret=SecretStr(SECRET))
    clock.now = clock.real()  # the provider has a clock of its own
    async with running(settings.model_copy(update={"google": google}), clock) as made:
        yield made


async def began(browser: Browser, following: str = "/apps") -> str:
    answer = await browser.get("/google/start", params={"next": following})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


async def came_back(browser: Browser, address: str) -> httpx2.Response:
    return await browser.get("/google/callback", params=dict(parse_qsl(urlsplit(address).query)))


async def signed_in(browser: Browser, provider: Provider) -> httpx2.Response:
    return await came_back(browser, visited(await began(browser)))


def changed(address: str, **parts: str) -> str:
    split = urlsplit(address)
    return urlunsplit(split._replace(query=urlencode({**dict(parse_qsl(split.query)), **parts})))


def error(answer: httpx2.Response) -> str:
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith(f"{PUBLIC}/login?")
    return parse_qs(urlsplit(answer.headers["location"]).query)["error"][0]


async def test_a_newcomer_gets_an_account_and_comes_back_to_it(service: Service, provider: Provider) -> None:
    provider.knows("g-1", email="Ada@Example.com", email_verified=True, name="Ada L.")
    browser = service.browser()
    answer = await signed_in(browser, provider)
    assert answer.headers["location"] == f"{PUBLIC}/apps"
    assert (await browser.refresh()).status_code == 200
    me = (await browser.get("/me")).json()
    assert (me["email"], me["name"], me["verified"]) == ("ada@example.com", "Ada L.", True)
    provider.knows("g-1", email="other@example.com", email_verified=True)
    again = service.browser()
    await signed_in(again, provider)
    await again.refresh()
    assert (await again.get("/me")).json()["id"] == me["id"]
    assert (await browser.get("/providers")).json() == {"google": True}


async def test_a_provider_does_not_stand_for_the_set_up_code(
    settings: AuthSettings, provider: Provider, clock: MovingClock
) -> None:
    provider.knows("g-first", email="eve@example.com", email_verified=True)
    google = GoogleSettings(issuer=provider.issuer, client_id=CLIENT, client_secret=SecretStr(SECRET))
    clock.now = clock.real()
    values = {"google": google, "setup_code": SecretStr("K7QF-9MXR-2TBW")}
    async with running(settings.model_copy(update=values), clock) as service:
        assert error(await signed_in(service.browser(), provider)) == "setup_code"
        first = {"email": "eve@example.com", "password": PASSWORD, "setup_code": "K7QF9MXR2TBW"}
        assert (await service.browser().post("/signup", first)).status_code == 201


async def test_two_verified_sides_are_one_account(service: Service, provider: Provider) -> None:
    mine = (await (await service.person("ada@example.com")).get("/me")).json()["id"]
    provider.knows("g-2", email="ada@example.com", email_verified=True)
    browser = service.browser()
    await signed_in(browser, provider)
    await browser.refresh()
    assert (await browser.get("/me")).json()["id"] == mine
    assert (await service.browser().sign_in("ada@example.com")).status_code == 200


async def test_an_account_that_nobody_verified_is_not_handed_over(
    service: Service, provider: Provider
) -> None:
    squatter = await service.person("ada@example.com", verified=False)
    provider.knows("g-3", email="ada@example.com", email_verified=True)
    assert error(await signed_in(service.browser(), provider)) == "verify_first"
    assert (await squatter.get("/me/export")).json()["identities"] == []


async def test_an_address_the_provider_does_not_vouch_for_opens_nothing(
    service: Service, provider: Provider
) -> None:
    await service.person("ada@example.com")
    for claims in ({"email_verified": False}, {"email_verified": "true"}, {}):
        provider.knows("g-4", email="ada@example.com", **claims)
        browser = service.browser()
        assert error(await signed_in(browser, provider)) == "provider_unverified"
        assert (await browser.refresh()).status_code == 401


async def test_an_answer_belongs_to_the_browser_that_asked(service: Service, provider: Provider) -> None:
    provider.knows("g-5", email="eve@example.com", email_verified=True)
    attacker, victim = service.browser(), service.browser()
    address = visited(await began(attacker))
    assert error(await came_back(victim, address)) == "unauthenticated"
    await began(victim)
    assert error(await came_back(victim, address)) == "unauthenticated"
    assert (await victim.refresh()).status_code == 401


async def test_answers_that_were_tampered_with_open_nothing(service: Service, provider: Provider) -> None:
    provider.knows("g-6", email="ada@example.com", email_verified=True)
    for parts in ({"state": "x"}, {"code": "x"}, {"iss": "https://evil.example.com"}):
        browser = service.browser()
        address = visited(await began(browser))
        assert error(await came_back(browser, changed(address, **parts))) == "unauthenticated"


async def test_a_code_of_another_sign_in_is_refused(service: Service, provider: Provider) -> None:
    """The verifier (PKCE) belongs to the browser that began; a stolen code is worth nothing."""
    provider.knows("g-7", email="ada@example.com", email_verified=True)
    first, second = service.browser(), service.browser()
    stolen = parse_qs(urlsplit(visited(await began(first))).query)["code"][0]
    address = visited(await began(second))
    assert error(await came_back(second, changed(address, code=stolen))) == "unauthenticated"


async def test_a_token_for_another_nonce_is_refused(service: Service, provider: Provider) -> None:
    provider.knows("g-8", email="ada@example.com", email_verified=True)
    browser = service.browser()
    address = visited(changed(await began(browser), nonce="another"))
    assert error(await came_back(browser, address)) == "unauthenticated"


async def test_an_answer_is_good_once_and_not_for_long(service: Service, provider: Provider) -> None:
    provider.knows("g-9", email="ada@example.com", email_verified=True)
    browser = service.browser()
    address = visited(await began(browser))
    service.clock.move(minutes=11)
    assert error(await came_back(browser, address)) == "unauthenticated"
    browser = service.browser()
    address = visited(await began(browser))
    assert (await came_back(browser, address)).headers["location"] == f"{PUBLIC}/apps"
    assert error(await came_back(browser, address)) == "unauthenticated"


@pytest.mark.parametrize(
    "following",
    [
        "//evil.example.com",
        "/\\evil.example.com",
        "https://evil.example.com",
        "javascript:alert(1)",
        "evil.example.com",
        "/\t/evil.example.com",
        "/a\r\nSet-Cookie: a=b",
        "",
        "/%0d\u2028",
    ],
)
async def test_people_stay_on_this_platform(service: Service, following: str) -> None:
    answer = await service.browser().get("/google/start", params={"next": following})
    assert answer.status_code == 400
    assert "location" not in answer.headers


async def test_people_without_a_password_can_choose_one(service: Service, provider: Provider) -> None:
    provider.knows("g-10", email="ada@example.com", email_verified=True)
    browser = service.browser()
    await signed_in(browser, provider)
    await browser.refresh()
    service.clock.move(minutes=9)
    await browser.refresh()
    service.clock.move(minutes=9)
    assert (await browser.post("/password", {"new_password": PASSWORD})).json()["code"] == "not_fresh"
    again = service.browser()
    await signed_in(again, provider)
    await again.refresh()
    assert (await again.post("/password", {"new_password": PASSWORD})).status_code == 204
    assert (await service.browser().sign_in("ada@example.com")).status_code == 200
