"""What every store of credentials does: SQLite, PostgreSQL and Cognito (a stand-in over HTTP)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from loomery_auth.credentials.cognito import CognitoCredentials
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.credentials.sql import SqlCredentials
from loomery_auth.errors import EmailTakenError
from loomery_auth.security.passwords import Passwords
from loomery_auth.settings import CognitoSettings, PasswordSettings
from loomery_shared.database import Database
from loomery_shared.errors import UnauthenticatedError, UnavailableError
from loomery_shared.ids import new_id, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.settings import AwsSettings, DatabaseSettings

PASSWORD = "a quiet blue umbrella"


@pytest.fixture(params=["sqlite", "postgresql", "cognito"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[CredentialStore]:
    if request.param == "cognito":
        endpoint, pool = request.getfixturevalue("aws_endpoint"), request.getfixturevalue("user_pool")
        yield CognitoCredentials(pool, AwsSettings(endpoint=endpoint), utc_now)
        return
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    database = Database(DatabaseSettings(url=SecretStr(url)), tmp_path, "auth")
    await migrate(database, "loomery_auth")
    passwords = Passwords(PasswordSettings(time_cost=1, memory_kib=8, parallelism=1))
    yield SqlCredentials(database, passwords, utc_now)
    await database.close()


async def test_who_was_made_known_can_sign_in(store: CredentialStore) -> None:
    user = new_id("user")
    made = await store.create(user, "ada@example.com", PASSWORD)
    assert (made.user, made.email, made.verified, made.has_password) == (user, "ada@example.com", False, True)
    assert await store.find("ada@example.com") == made
    assert await store.verify("ada@example.com", PASSWORD) == made
    assert await store.verify("ada@example.com", "another password") is None
    assert await store.verify("bob@example.com", PASSWORD) is None
    assert await store.find("bob@example.com") is None


async def test_an_address_is_one_persons(store: CredentialStore) -> None:
    await store.create(new_id("user"), "ada@example.com", PASSWORD)
    with pytest.raises(EmailTakenError):
        await store.create(new_id("user"), "ada@example.com", "quite another password")
    assert await store.verify("ada@example.com", "quite another password") is None
    assert await store.verify("ada@example.com", PASSWORD) is not None


async def test_passwords_and_addresses_change(store: CredentialStore) -> None:
    ada, bob = new_id("user"), new_id("user")
    await store.create(ada, "ada@example.com", PASSWORD)
    await store.create(bob, "bob@example.com", PASSWORD)
    await store.set_password(ada, "nine green paper boats")
    assert await store.verify("ada@example.com", PASSWORD) is None
    assert (await store.verify("ada@example.com", "nine green paper boats")) is not None
    await store.set_email(ada, "new@example.com")
    assert await store.find("ada@example.com") is None
    found = await store.verify("new@example.com", "nine green paper boats")
    assert found is not None
    assert (found.user, found.verified) == (ada, True)
    with pytest.raises(EmailTakenError):
        await store.set_email(bob, "new@example.com")


async def test_people_without_a_password_have_none(store: CredentialStore) -> None:
    user = new_id("user")
    made = await store.create(user, "ada@example.com", None)
    assert not made.has_password
    assert await store.verify("ada@example.com", "") is None
    await store.mark_verified(user)
    await store.set_password(user, PASSWORD)
    found = await store.verify("ada@example.com", PASSWORD)
    assert found is not None
    assert (found.verified, found.has_password) == (True, True)


async def test_the_forgotten_are_gone(store: CredentialStore) -> None:
    user = new_id("user")
    await store.create(user, "ada@example.com", PASSWORD)
    await store.delete(user)
    await store.delete(user)
    await store.set_password(user, PASSWORD)
    await store.mark_verified(user)
    assert await store.verify("ada@example.com", PASSWORD) is None
    await store.create(new_id("user"), "ada@example.com", PASSWORD)


async def test_a_password_is_the_same_however_it_is_typed(store: CredentialStore) -> None:
    await store.create(new_id("user"), "ada@example.com", "Cafe\u0301 ﬁne umbrella")
    assert await store.verify("ada@example.com", "Caf\u00e9 fine umbrella") is not None


async def test_a_pools_answer_is_believed_only_from_that_pool(
    aws_endpoint: str, user_pool: CognitoSettings
) -> None:
    aws = AwsSettings(endpoint=aws_endpoint)
    await CognitoCredentials(user_pool, aws, utc_now).create(new_id("user"), "ada@example.com", PASSWORD)
    elsewhere = user_pool.model_copy(update={"issuer": "https://elsewhere.example.com"})
    with pytest.raises(UnauthenticatedError):
        await CognitoCredentials(elsewhere, aws, utc_now).verify("ada@example.com", PASSWORD)
    unreachable = user_pool.model_copy(update={"jwks_url": "http://127.0.0.1:1/jwks.json"})
    with pytest.raises(UnavailableError):
        await CognitoCredentials(unreachable, aws, utc_now).verify("ada@example.com", PASSWORD)
