"""The authentication service on each database."""

from collections.abc import AsyncIterator
from pathlib import Path

import boto3
import pytest
from pydantic import SecretStr

from loomery_auth.settings import AuthSettings, CognitoSettings, PasswordSettings
from loomery_shared.settings import DatabaseSettings
from tests.accounts import PUBLIC, SERVICE_TOKEN, MovingClock, Service, running


@pytest.fixture
def user_pool(aws_endpoint: str) -> CognitoSettings:
    """A pool of the kind that the service asks for."""
    cognito = boto3.client("cognito-idp", region_name="eu-central-1", endpoint_url=aws_endpoint)
    anything = {f"Require{kind}": False for kind in ("Uppercase", "Lowercase", "Numbers", "Symbols")}
    pool = cognito.create_user_pool(
        PoolName="people",
        UsernameAttributes=["email"],
        Policies={"PasswordPolicy": {"MinimumLength": 10, **anything}},
    )["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool, ClientName="auth", ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH"]
    )
    cognito.close()
    return CognitoSettings(
        user_pool=pool,
        client_id=client["UserPoolClient"]["ClientId"],
        jwks_url=f"{aws_endpoint}/{pool}/.well-known/jwks.json",
    )


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> AuthSettings:
    return AuthSettings(
        home=tmp_path,
        database=DatabaseSettings(url=SecretStr(database_url), pool_size=3),
        public_url=PUBLIC,
        service_token=SecretStr(SERVICE_TOKEN),
        passwords=PasswordSettings(time_cost=1, memory_kib=8, parallelism=1),
    )


@pytest.fixture
async def service(settings: AuthSettings, clock: MovingClock) -> AsyncIterator[Service]:
    async with running(settings, clock) as made:
        yield made
