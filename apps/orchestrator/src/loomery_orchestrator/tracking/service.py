"""The write keys of applications: public, so that pages may show them; each lets events of one application in.

They are not stored here: a key follows from the application and a secret of the installation.
"""

import base64
import hashlib
import hmac
import secrets as randomness

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.tracking.schemas import TrackingOut
from loomery_shared.contracts.events import WriteKeys
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger
from loomery_shared.secret_store.port import SecretStore, get_or_make

__all__ = ["Tracking"]

_log = get_logger("tracking")
_SECRET = "analytics/write-keys"  # noqa: S105 - the name of a secret


class Tracking:
    """Gives applications their keys."""

    def __init__(self, apps: AppRepository, keys: WriteKeys, secrets: SecretStore, public_url: str) -> None:
        self._apps, self._keys, self._secrets = apps, keys, secrets
        self._script = f"{public_url.rstrip('/')}/api/analytics/loomery.js"

    async def released(self, tenant: str, app: str) -> None:
        """An application has gone live: its key is good from now on. Never a reason for anything to fail."""
        try:
            await self._keys.give(tenant, app, await self._key(app))
        except LoomeryError as error:
            _log.warning("a write key could not be given", app=app, reason=error.message)

    async def of(self, who: Principal, app: str) -> TrackingOut:
        """How an application may tell more; raises NotFoundError, UnavailableError."""
        found = await self._apps.get(who.tenant, app)
        key = await self._key(found.id)
        await self._keys.give(found.tenant, found.id, key)
        snippet = f'<script src="{self._script}" data-key="{key}" defer></script>'
        return TrackingOut(write_key=key, script=self._script, snippet=snippet)

    async def _key(self, app: str) -> str:
        secret = await get_or_make(self._secrets, _SECRET, lambda: randomness.token_hex(32))
        digest = hmac.new(bytes.fromhex(secret.get_secret_value()), app.encode(), hashlib.sha256).digest()
        return f"lwk_{base64.b32encode(digest[:20]).decode().lower()}"
