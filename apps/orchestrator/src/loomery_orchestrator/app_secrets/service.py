"""Decisions about the secrets of applications."""

import re
from collections.abc import Callable, Mapping

from pydantic import SecretStr

from loomery_orchestrator.app_secrets.repository import AppSecretRepository
from loomery_orchestrator.apps.repository import AppRepository
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import NotFoundError, UsageError
from loomery_shared.ids import Clock
from loomery_shared.sealing import Place, Vault

__all__ = ["AppSecretService"]

_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,63}", re.ASCII)
_RESERVED = ("APP_", "PATH", "PYTHON", "LD_", "HOME")
_MOST = 100


class AppSecretService:
    """Keeps them sealed; a running application is given them when it starts."""

    def __init__(
        self,
        rows: AppSecretRepository,
        vault: Vault,
        apps: AppRepository,
        clock: Clock,
        changed: Callable[[str], None],
    ) -> None:
        self._rows, self._vault, self._apps, self._clock = rows, vault, apps, clock
        self._changed = changed

    async def names(self, who: Principal, app: str) -> list[str]:
        """The names of an application's secrets."""
        await self._apps.get(who.tenant, app)
        return list(await self._rows.all(who.tenant, app))

    async def names_of(self, tenant: str, app: str) -> list[str]:
        """The names of an application's secrets, for the platform itself."""
        return list(await self._rows.all(tenant, app))

    async def put(self, who: Principal, app: str, name: str, value: SecretStr) -> None:
        """Keep a secret; the application is started anew with it once nobody uses it."""
        who.require(Role.DEVELOPER)
        if not _NAME.fullmatch(name) or name.startswith(_RESERVED):
            raise UsageError(
                f"{name!r} cannot name a secret.",
                hint=f"Use capitals, digits and _, not beginning with {', '.join(_RESERVED)}.",
            )
        known = await self.names(who, app)
        if name not in known and len(known) >= _MOST:
            raise UsageError(f"An application has at most {_MOST} secrets.")
        sealed = await self._vault.seal(value, _place(who.tenant, app, name))
        await self._rows.put(who.tenant, app, name, sealed, self._clock())
        self._changed(app)

    async def delete(self, who: Principal, app: str, name: str) -> None:
        """Forget a secret; raises NotFoundError."""
        who.require(Role.DEVELOPER)
        if name not in await self.names(who, app):
            raise NotFoundError("There is no such secret.")
        await self._rows.erase(who.tenant, app, name)
        self._changed(app)

    async def values(self, tenant: str, app: str) -> Mapping[str, SecretStr]:
        """What an application is given when it starts."""
        sealed = await self._rows.all(tenant, app)
        return {
            name: await self._vault.open(value, _place(tenant, app, name)) for name, value in sealed.items()
        }

    async def erase(self, tenant: str, app: str = "") -> None:
        """Forget every secret of an application, or of the tenant."""
        await self._rows.erase(tenant, app)


def _place(tenant: str, app: str, name: str) -> Place:
    return Place(tenant=tenant, app=app, name=name)
