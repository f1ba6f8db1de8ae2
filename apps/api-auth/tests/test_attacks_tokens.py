"""Attacks on tokens: access tokens that are forged or confused, refresh tokens that are replayed, fixed sessions."""

import base64
import hmac
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey
from sqlalchemy import select

from loomery_auth.tables import PersonalToken, RefreshToken, SigningKey
from loomery_shared.clients import AuthClient, service_http
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UnauthenticatedError
from tests.accounts import PASSWORD, PUBLIC, SERVICE_TOKEN, Service


@pytest.fixture
def database_url() -> str:
    return ""


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def opened(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    pieces = [json.loads(base64.urlsafe_b64decode(piece + "==")) for piece in token.split(".")[:2]]
    return pieces[0], pieces[1]


async def refused(service: Service, token: str) -> None:
    with pytest.raises(UnauthenticatedError):
        await service.auth.authenticate(token)
    browser = service.browser()
    browser.access = token
    answer = await browser.get("/me")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


async def published(service: Service) -> dict[str, Any]:
    found: dict[str, Any] = (await service.browser().get("/.well-known/jwks.json")).json()
    return found


async def test_published_keys_are_public_and_verify_tokens(service: Service) -> None:
    browser = await service.person("ada@example.com")
    keys = (await published(service))["keys"]
    assert [set(key) for key in keys] == [{"kty", "crv", "x", "y", "kid", "use", "alg"}]
    header, _ = opened(browser.access)
    assert (header["kid"], header["alg"]) == (keys[0]["kid"], "ES256")
    claims = jwt.decode(browser.access, ECKey.import_key(keys[0]), algorithms=["ES256"]).claims
    assert (claims["iss"], claims["aud"], claims["role"]) == (PUBLIC, "loomery", "owner")
    assert claims["exp"] - claims["iat"] == 600


async def test_no_algorithm_is_no_signature(service: Service) -> None:
    browser = await service.person("ada@example.com")
    header, claims = opened(browser.access)
    for name in ("none", "None", "NONE", ""):
        for signature in ("", browser.access.split(".")[2]):
            await refused(service, f"{part({**header, 'alg': name})}.{part(claims)}.{signature}")


async def test_a_public_key_is_no_secret(service: Service) -> None:
    browser = await service.person("ada@example.com")
    header, claims = opened(browser.access)
    key = ECKey.import_key((await published(service))["keys"][0])
    for secret in (key.as_pem(private=False), json.dumps(key.as_dict(private=False)).encode(), key.as_der()):
        signed = f"{part({**header, 'alg': 'HS256'})}.{part(claims)}"
        code = hmac.digest(secret, signed.encode(), "sha256")
        await refused(service, f"{signed}.{base64.urlsafe_b64encode(code).decode().rstrip('=')}")


HOSTILE = [
    "key_00000000000000000000000000",
    "../../etc/passwd",
    "' or 1=1 --",
    "",
    "\u0000",
    None,
    7,
    {"a": 1},
    "k" * 2000,
]


async def test_a_hostile_key_name_leads_nowhere(service: Service) -> None:
    browser = await service.person("ada@example.com")
    _, claims = opened(browser.access)
    good = jwt.encode({"alg": "ES256"}, claims, ECKey.generate_key("P-256"), default_type="at+jwt")
    for kid in HOSTILE:
        header = {"alg": "ES256", "typ": "at+jwt", "kid": kid}
        await refused(service, f"{part(header)}.{good.split('.')[1]}.{good.split('.')[2]}")


async def test_a_key_that_a_token_brings_along_is_not_used(service: Service) -> None:
    browser = await service.person("ada@example.com")
    header, claims = opened(browser.access)
    mine = ECKey.generate_key("P-256")
    for extra in (
        {"jwk": mine.as_dict(private=False)},
        {"jku": "http://127.0.0.1:1/keys"},
        {"crit": ["exp"]},
    ):
        signed = jwt.encode(header, claims, mine, algorithms=["ES256"], default_type=None)
        await refused(service, f"{part({**header, **extra})}.{signed.split('.')[1]}.{signed.split('.')[2]}")
        await refused(service, signed)


CHANGES: list[Callable[[dict[str, Any]], dict[str, Any]]] = [
    lambda claims: {**claims, "iss": "https://evil.example.com"},
    lambda claims: {**claims, "aud": "another"},
    lambda claims: {**claims, "aud": []},
    lambda claims: {**claims, "exp": 1},
    lambda claims: {**claims, "exp": "9999999999"},
    lambda claims: {**claims, "iat": claims["iat"] + 10_000},
    lambda claims: {**claims, "nbf": claims["iat"] + 10_000},
    lambda claims: {**claims, "role": "god"},
    lambda claims: {**claims, "role": ["owner"]},
    lambda claims: {**claims, "sid": "session_00000000000000000000000000"},
    lambda claims: {**claims, "sub": "user_00000000000000000000000000"},
    lambda claims: {**claims, "tenant": "org_00000000000000000000000000"},
    lambda claims: {**claims, "sub": {"$ne": ""}},
    *[
        lambda claims, name=name: {key: value for key, value in claims.items() if key != name}
        for name in ("iss", "aud", "exp", "sub", "sid", "tenant", "role", "iat")
    ],
]


async def test_every_claim_counts_even_rightly_signed(service: Service) -> None:
    """Signed with the service's own key, as a fault elsewhere in it might."""
    browser = await service.person("ada@example.com")
    header, claims = opened(browser.access)
    key = await service.app.state.keys.signing()
    again = jwt.encode(header, claims, key, algorithms=["ES256"], default_type=None)
    assert (await service.auth.authenticate(again)).email == "ada@example.com"
    for change in CHANGES:
        token = jwt.encode(header, change(dict(claims)), key, algorithms=["ES256"], default_type=None)
        await refused(service, token)
    await refused(service, jwt.encode({**header, "typ": "JWT"}, claims, key, algorithms=["ES256"]))


async def test_a_changed_letter_breaks_a_token(service: Service) -> None:
    browser = await service.person("ada@example.com")
    header, claims = opened(browser.access)
    signature = browser.access.split(".")[2]
    await refused(service, f"{part(header)}.{part({**claims, 'role': 'owner', 'x': 1})}.{signature}")
    for nonsense in ("a.b.c", "....", "lpat_", "lpat_" + "0" * 64, "Ω.Ω.Ω", "x" * 5000, browser.access[:-3]):
        with pytest.raises(UnauthenticatedError):
            await service.auth.authenticate(nonsense)


async def test_a_refresh_token_is_no_access_token(service: Service) -> None:
    browser = await service.person("ada@example.com")
    await refused(service, browser.http.cookies["loomery_refresh"])
    cookie = {"Cookie": f"loomery_refresh={browser.access}"}
    assert (await service.browser().post("/refresh", headers=cookie)).status_code == 401


async def test_keys_take_turns_and_old_tokens_live_on(service: Service) -> None:
    browser = await service.person("ada@example.com")
    first = (await published(service))["keys"][0]["kid"]
    service.clock.move(days=29, hours=12)
    announced = [key["kid"] for key in (await published(service))["keys"]]
    assert len(announced) == 2
    await browser.refresh()
    assert opened(browser.access)[0]["kid"] == first
    service.clock.move(hours=12)
    before = browser.access
    await browser.sign_in("ada@example.com")
    assert opened(browser.access)[0]["kid"] == announced[1]
    service.clock.move(minutes=5)
    assert len((await published(service))["keys"]) == 2
    service.clock.move(days=1)
    assert [key["kid"] for key in (await published(service))["keys"]] == announced[1:]
    await refused(service, before)


async def test_a_rotation_by_hand_keeps_tokens_unless_the_key_was_stolen(service: Service) -> None:
    browser = await service.person("ada@example.com")
    http = service_http("http://auth", SERVICE_TOKEN, service.app)
    kid = (await http.post("/internal/keys/rotate", json={})).json()["kid"]
    assert (await browser.get("/me")).status_code == 200
    old = browser.access
    service.clock.move(seconds=1)
    await browser.refresh()
    assert opened(browser.access)[0]["kid"] == kid
    await http.post("/internal/keys/rotate", json={"compromised": True})
    for token in (old, browser.access):
        await refused(service, token)
    assert (await browser.refresh()).status_code == 200
    assert (await browser.get("/me")).status_code == 200
    await http.aclose()


async def test_services_alone_may_ask(service: Service) -> None:
    browser = await service.person("ada@example.com")
    body = {"token": browser.access}
    for headers in ({}, {"X-Service-Token": "wrong"}, {"X-Service-Token": ""}):
        answer = await browser.http.post("/internal/authenticate", json=body, headers=headers)
        assert answer.status_code == 401
    stranger = AuthClient(service_http("http://auth", "wrong", service.app))
    with pytest.raises(UnauthenticatedError):
        await stranger.authenticate(browser.access)


def with_cookie(token: str) -> dict[str, Any]:
    return {"headers": {"Cookie": f"loomery_refresh={token}"}}


def cookie_in(answer: httpx2.Response) -> str:
    return str(answer.cookies["loomery_refresh"])


async def test_a_refresh_token_shown_twice_ends_the_family(service: Service) -> None:
    browser = await service.person("ada@example.com")
    stolen = browser.http.cookies["loomery_refresh"]
    assert (await browser.refresh()).status_code == 200
    service.clock.move(seconds=11)
    thief = service.browser()
    assert (await thief.post("/refresh", **with_cookie(stolen))).status_code == 401
    assert (await browser.get("/me")).status_code == 401
    assert (await browser.refresh()).status_code == 401
    await browser.sign_in("ada@example.com")
    actions = [row["action"] for row in (await browser.get("/audit")).json()["items"]]
    assert "session.reuse_detected" in actions


async def test_a_thief_who_is_first_is_found_out(service: Service) -> None:
    browser = await service.person("ada@example.com")
    stolen = browser.http.cookies["loomery_refresh"]
    thief = service.browser("203.0.113.9", "curl")
    taken = await thief.post("/refresh", **with_cookie(stolen))
    assert taken.status_code == 200
    assert (await browser.refresh()).status_code == 401
    assert (await thief.post("/refresh", **with_cookie(cookie_in(taken)))).status_code == 401
    thief.access = taken.json()["access_token"]
    assert (await thief.get("/me")).status_code == 401


async def test_two_tabs_share_one_chain(service: Service) -> None:
    browser = await service.person("ada@example.com")
    shown = browser.http.cookies["loomery_refresh"]
    first, second = service.browser(), service.browser()
    answers = [await tab.post("/refresh", **with_cookie(shown)) for tab in (first, second)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert cookie_in(answers[0]) == cookie_in(answers[1])
    further = await first.post("/refresh", **with_cookie(cookie_in(answers[0])))
    assert further.status_code == 200


async def test_the_grace_is_for_the_same_browser_and_the_last_step_only(service: Service) -> None:
    for how in ("another address", "another program", "two steps ago"):
        browser = await service.person(f"{how.replace(' ', '-')}@example.com")
        shown = browser.http.cookies["loomery_refresh"]
        assert (await browser.refresh()).status_code == 200
        if how == "two steps ago":
            assert (await browser.refresh()).status_code == 200
        place = "203.0.113.9" if how == "another address" else "192.0.2.1"
        thief = service.browser(place, "curl" if how == "another program" else "Firefox")
        assert (await thief.post("/refresh", **with_cookie(shown))).status_code == 401, how
        assert (await browser.refresh()).status_code == 401, how


async def test_a_session_ends_when_it_is_idle_or_old(service: Service) -> None:
    browser = await service.person("ada@example.com")
    service.clock.move(days=31)
    assert (await browser.refresh()).status_code == 401
    await browser.sign_in("ada@example.com")
    for _ in range(7):
        service.clock.move(days=25)
        assert (await browser.refresh()).status_code == 200
    service.clock.move(days=25)
    assert (await browser.refresh()).status_code == 401


async def test_a_session_from_before_is_not_taken_over(service: Service) -> None:
    """Session fixation: what a browser brought along is never the session that signing in opens."""
    attacker = await service.person("eve@example.com")
    planted = attacker.http.cookies["loomery_refresh"]
    await service.person("ada@example.com")
    victim = service.browser()
    body = {"email": "ada@example.com", "password": PASSWORD}
    answer = await victim.post("/login", body, **with_cookie(planted))
    assert cookie_in(answer) != planted
    mine = opened(answer.json()["access_token"])[1]["sid"]
    assert mine != opened(attacker.access)[1]["sid"]
    again = await service.browser().post("/login", body, **with_cookie(cookie_in(answer)))
    assert opened(again.json()["access_token"])[1]["sid"] != mine
    victim.access = answer.json()["access_token"]
    assert (await victim.get("/me")).status_code == 401


async def test_nothing_that_opens_something_rests_in_the_clear(service: Service) -> None:
    browser = await service.person("ada@example.com")
    personal = (await browser.post("/tokens", {"name": "ci"})).json()["token"]
    refresh = browser.http.cookies["loomery_refresh"]
    database = Database(service.settings.database, service.settings.home, "auth")
    async with database.transaction(EVERY_TENANT, write=False) as session:
        tokens = list(await session.scalars(select(PersonalToken.digest)))
        chain = list(await session.scalars(select(RefreshToken.digest)))
        keys = list(await session.scalars(select(SigningKey)))
    await database.close()
    assert personal not in tokens
    assert refresh not in chain
    assert all("d" not in key.public and '"d"' not in key.sealed for key in keys)
