"""The authentication service: everything it consists of, put together."""

import secrets as randomness
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from fastapi import FastAPI

from loomery_auth.accounts.endpoints import account_routes
from loomery_auth.accounts.service import Accounts
from loomery_auth.afterwards import Afterwards
from loomery_auth.callers import Callers
from loomery_auth.credentials.sql import SqlCredentials
from loomery_auth.identify import Identify
from loomery_auth.internal.endpoints import internal_routes
from loomery_auth.internal.service import Directory
from loomery_auth.letters import Letters
from loomery_auth.links import Links
from loomery_auth.security.addresses import Addresses
from loomery_auth.security.keys import KeyStore
from loomery_auth.security.origins import Origins
from loomery_auth.security.passwords import Passwords
from loomery_auth.security.sealing import Sealer
from loomery_auth.security.tokens import AccessTokens
from loomery_auth.sessions.cookies import RefreshCookie
from loomery_auth.sessions.endpoints import session_routes
from loomery_auth.sessions.service import Sessions
from loomery_auth.settings import AuthSettings
from loomery_auth.trail import Trail
from loomery_shared.contracts.mail import Mailer
from loomery_shared.database import Database
from loomery_shared.ids import Clock, utc_now
from loomery_shared.migrating import migrate
from loomery_shared.secret_store.port import SecretStore, get_or_make
from loomery_shared.web import service_app

__all__ = ["create_app"]

PREFIX = "/api/auth"
_MASTER_KEY = "auth/master-key"


def create_app(
    settings: AuthSettings, *, mailer: Mailer, secrets: SecretStore, clock: Clock = utc_now
) -> FastAPI:
    """The service; its lifespan brings the tables up to date and opens what is sealed."""
    database = Database(settings.database, settings.home, "auth")
    sealer = Sealer()
    afterwards = Afterwards()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await migrate(database, "loomery_auth")
        master = await get_or_make(secrets, _MASTER_KEY, lambda: randomness.token_hex(32))
        sealer.unlock(bytes.fromhex(master.get_secret_value()))
        try:
            yield
        finally:
            await afterwards.done()
            await database.close()

    app = service_app(
        settings,
        service="auth",
        title="Loomery: accounts",
        prefix=PREFIX,
        lifespan=lifespan,
        ready=[database.ping],
    )
    app.state.afterwards = afterwards
    _add_features(app, settings, database, sealer, afterwards, mailer, clock)
    return app


def _add_features(
    app: FastAPI,
    settings: AuthSettings,
    database: Database,
    sealer: Sealer,
    afterwards: Afterwards,
    mailer: Mailer,
    clock: Clock,
) -> None:
    times = settings.sign_in
    life = timedelta(seconds=times.access_seconds)
    keys = KeyStore(database, sealer, clock, signs_for=timedelta(days=times.key_days), token_life=life)
    tokens = AccessTokens(keys, clock, issuer=settings.public_url.rstrip("/"), life=life)
    identify = Identify(database, tokens, clock)
    origins = Origins(settings.public_url)
    callers = Callers(
        identify, Addresses(settings.trusted_proxies), clock, timedelta(seconds=times.fresh_seconds)
    )
    credentials = SqlCredentials(database, Passwords(settings.passwords), clock)
    trail, links, letters = Trail(clock), Links(sealer, clock), Letters(mailer, settings.public_url, clock)
    sessions = Sessions(database, credentials, tokens, sealer, letters, trail, afterwards, times, clock)
    accounts = Accounts(database, credentials, links, letters, trail, afterwards, clock)
    cookie = RefreshCookie(settings.public_url, times.refresh_days)

    @app.get(f"{PREFIX}/.well-known/jwks.json", tags=["sessions"])
    async def published_keys() -> dict[str, Any]:
        """The keys that sign access tokens (RFC 7517)."""
        return await keys.published()

    app.include_router(account_routes(accounts, callers, origins), prefix=PREFIX)
    app.include_router(session_routes(sessions, callers, cookie, origins), prefix=PREFIX)
    app.include_router(
        internal_routes(identify, Directory(database), keys, settings.service_token.get_secret_value())
    )
