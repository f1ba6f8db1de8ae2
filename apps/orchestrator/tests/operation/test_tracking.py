"""Applications get keys with which they tell events of their own."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from loomery_orchestrator.settings import OrchestratorSettings
from loomery_orchestrator.tracking.service import Tracking
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import NotFoundError, UnavailableError
from loomery_shared.secret_store.making import make_secrets

from .conftest import Place


class Keys:
    """Whoever lets events in, and may be away."""

    def __init__(self) -> None:
        self.given: list[tuple[str, str, str]] = []
        self.away = False

    async def give(self, tenant: str, app: str, key: str) -> None:
        if self.away:
            raise UnavailableError("away")
        self.given.append((tenant, app, key))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_key_is_one_for_each_application_and_stays(place: Place, tmp_path: Path) -> None:
    keys, secrets = Keys(), make_secrets(OrchestratorSettings(home=tmp_path, service_token=SecretStr("t")))

    def tracking() -> Tracking:
        return Tracking(place.core.apps, keys, secrets, "http://platform.example.org/")

    shop, blog = await place.an_app("acme"), await place.an_app("acme")
    await tracking().released("acme", shop)
    await tracking().released("acme", shop)
    await tracking().released("acme", blog)
    (_, _, first), (_, _, again), (_, _, other) = keys.given
    assert first == again != other
    who = Principal(user="user_1", tenant="acme", role=Role.VIEWER)
    shown = await tracking().of(who, shop)
    assert shown.write_key == first
    assert shown.snippet == (
        '<script src="http://platform.example.org/api/analytics/loomery.js" '
        f'data-key="{first}" defer></script>'
    )
    stranger: Any = who.model_copy(update={"tenant": "other"})
    with pytest.raises(NotFoundError):
        await tracking().of(stranger, shop)
    keys.away = True
    await tracking().released("acme", shop)
    with pytest.raises(UnavailableError):
        await tracking().of(who, shop)
