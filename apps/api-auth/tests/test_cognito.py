"""The whole service with its passwords in a user pool."""

from collections.abc import AsyncIterator

import pytest

from loomery_auth.settings import AuthSettings, CognitoSettings
from loomery_shared.settings import AwsSettings
from tests.accounts import PASSWORD, MovingClock, Service, running

ADA, NEW = "ada@example.com", "nine green paper boats"


@pytest.fixture
def database_url() -> str:
    return ""


@pytest.fixture
async def service(
    settings: AuthSettings, aws_endpoint: str, user_pool: CognitoSettings, clock: MovingClock
) -> AsyncIterator[Service]:
    clock.now = clock.real()  # the pool has a clock of its own
    there = {"cognito": user_pool, "aws": AwsSettings(endpoint=aws_endpoint)}
    async with running(settings.model_copy(update=there), clock) as made:
        yield made


async def test_an_account_from_its_beginning_to_its_end(service: Service) -> None:
    await service.person("root@example.com")
    browser = await service.person(ADA)
    assert (await browser.get("/me")).json()["verified"] is True
    assert (await service.browser().sign_in(ADA, "a wrong password")).json()["code"] == "wrong_password"
    assert (await service.browser().sign_in("nobody@example.com")).json()["code"] == "wrong_password"
    assert (await browser.post("/signup", {"email": ADA, "password": PASSWORD})).status_code == 201
    await browser.post("/password/reset", {"email": ADA})
    await service.settle()
    assert service.mails.kinds(ADA) == ["verify_email", "account_exists", "reset_password"]
    token = service.mails.token(ADA, "reset_password")
    assert (
        await browser.post("/password/reset/confirm", {"token": token, "password": NEW})
    ).status_code == 204
    assert (await service.browser().sign_in(ADA)).status_code == 401
    assert (await browser.sign_in(ADA, NEW)).status_code == 200
    await browser.post("/email", {"email": "new@example.com", "password": NEW})
    await service.settle()
    token = service.mails.token("new@example.com", "email_change_confirm")
    assert (await browser.post("/email/confirm", {"token": token})).status_code == 204
    assert (await browser.sign_in("new@example.com", NEW)).status_code == 200
    assert (await browser.get("/me")).json()["email"] == "new@example.com"
    assert (await browser.post("/me/delete", {"password": NEW})).status_code == 204
    assert (await browser.sign_in("new@example.com", NEW)).status_code == 401
