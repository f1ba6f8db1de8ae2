"""The authentication service on each database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from loomery_auth.settings import AuthSettings, PasswordSettings
from loomery_shared.settings import DatabaseSettings
from tests.accounts import PUBLIC, SERVICE_TOKEN, MovingClock, Service, running


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
