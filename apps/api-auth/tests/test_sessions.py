"""Signing in, staying signed in, signing out."""

import pytest

from loomery_shared.contracts.principal import Role
from loomery_shared.errors import UnauthenticatedError
from tests.accounts import PASSWORD, Service


async def test_from_sign_up_to_a_principal(service: Service) -> None:
    browser = service.browser()
    answer = await browser.post("/signup", {"email": "Ada@Example.com", "password": PASSWORD, "name": "Ada"})
    assert (answer.status_code, answer.json()) == (201, {"message": "Look into your mail."})
    answer = await browser.sign_in("ada@example.com")
    assert answer.status_code == 200
    assert (answer.json()["expires_in"], answer.json()["token_type"]) == (600, "Bearer")
    principal = await service.auth.authenticate(browser.access)
    assert (principal.email, principal.role, principal.verified) == ("ada@example.com", Role.OWNER, False)
    assert principal.platform_owner
    assert (await service.auth.person(principal.user)).name == "Ada"
    members = await service.auth.members(principal.tenant)
    assert [(member.id, member.role) for member in members] == [(principal.user, Role.OWNER)]


async def test_only_the_first_owns_the_platform(service: Service) -> None:
    for email, owns in (("ada@example.com", True), ("bob@example.com", False)):
        browser = await service.person(email, verified=False)
        assert (await service.auth.authenticate(browser.access)).platform_owner is owns


async def test_refreshing_goes_on(service: Service) -> None:
    browser = await service.person("ada@example.com", verified=False)
    first = browser.access
    service.clock.move(seconds=601)
    with pytest.raises(UnauthenticatedError):
        await service.auth.authenticate(first)
    for _ in range(3):
        assert (await browser.refresh()).status_code == 200
        service.clock.move(minutes=5)
    assert (await service.auth.authenticate(browser.access)).email == "ada@example.com"


async def test_signing_out_ends_the_session_at_once(service: Service) -> None:
    browser = await service.person("ada@example.com", verified=False)
    assert (await browser.post("/logout")).status_code == 204
    with pytest.raises(UnauthenticatedError):
        await service.auth.authenticate(browser.access)
    assert (await browser.refresh()).status_code == 401
