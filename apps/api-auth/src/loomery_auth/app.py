"""The authentication service: everything it consists of, put together."""

import asyncio
import secrets as randomness
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import Any

from fastapi import FastAPI

from loomery_auth.access_tokens.endpoints import token_routes
from loomery_auth.access_tokens.service import PersonalTokens
from loomery_auth.accounts.changes import Changes
from loomery_auth.accounts.endpoints import account_routes, profile_routes
from loomery_auth.accounts.leaving import AtOnce, Leaving
from loomery_auth.accounts.profiles import Profiles
from loomery_auth.accounts.proof import Proof
from loomery_auth.accounts.service import Accounts
from loomery_auth.admin.endpoints import admin_routes
from loomery_auth.admin.service import Administration
from loomery_auth.afterwards import Afterwards
from loomery_auth.audit.endpoints import audit_routes
from loomery_auth.audit.service import AuditLog
from loomery_auth.callers import Callers
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.credentials.sql import SqlCredentials
from loomery_auth.google.clients import OpenIdProvider
from loomery_auth.google.endpoints import provider_routes
from loomery_auth.google.service import ProviderSignIn
from loomery_auth.housekeeping import Housekeeping
from loomery_auth.identify import Identify
from loomery_auth.installation import installation_routes, is_empty
from loomery_auth.internal.endpoints import internal_routes
from loomery_auth.internal.service import Directory
from loomery_auth.letters import Letters
from loomery_auth.links import Links
from loomery_auth.organisations.endpoints import invitation_routes, organisation_routes
from loomery_auth.organisations.invitations import Invitations
from loomery_auth.organisations.service import Organisations
from loomery_auth.security.keys import KeyStore
from loomery_auth.security.limits import Limits
from loomery_auth.security.lockout import Lockout
from loomery_auth.security.origins import Origins
from loomery_auth.security.passwords import Passwords
from loomery_auth.security.sealing import Sealer
from loomery_auth.security.setup import SetupCode
from loomery_auth.security.tokens import AccessTokens
from loomery_auth.sessions.cookies import RefreshCookie
from loomery_auth.sessions.endpoints import session_routes
from loomery_auth.sessions.gate import Gate
from loomery_auth.sessions.service import Sessions
from loomery_auth.settings import AuthSettings
from loomery_auth.trail import Trail
from loomery_shared.addresses import Addresses
from loomery_shared.contracts.leaving import Erasures
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
    settings: AuthSettings,
    *,
    mailer: Mailer,
    secrets: SecretStore,
    erasures: Erasures | None = None,
    clock: Clock = utc_now,
) -> FastAPI:
    """The service; its lifespan brings the tables up to date and opens what is sealed.

    `erasures` sees to it that other stores forget a person who leaves; without, accounts are all there is.

    `app.state.afterwards.done()` waits for what is done after answers (mails whose sending must not be timed);
    `app.state.keys` is the store of signing keys, `app.state.is_empty()` says whether nobody has an account yet.
    """
    database = Database(settings.database, settings.home, "auth")
    sealer, afterwards = Sealer(), Afterwards()
    housekeeping = Housekeeping(database, clock, settings.sign_in.refresh_days)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await migrate(database, "loomery_auth")
        master = await get_or_make(secrets, _MASTER_KEY, lambda: randomness.token_hex(32))
        sealer.unlock(bytes.fromhex(master.get_secret_value()))
        tidying = asyncio.create_task(housekeeping.run())
        try:
            yield
        finally:
            tidying.cancel()
            with suppress(asyncio.CancelledError):
                await tidying
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
    app.state.is_empty = partial(is_empty, database)
    _add_features(
        app,
        settings,
        database,
        sealer,
        afterwards,
        Letters(mailer, settings.public_url, clock),
        erasures,
        clock,
    )
    return app


def _credentials(settings: AuthSettings, database: Database, clock: Clock) -> CredentialStore:
    if settings.cognito.user_pool:
        # Amazon's library takes a while to load: only who uses it waits for it.
        from loomery_auth.credentials.cognito import CognitoCredentials

        return CognitoCredentials(settings.cognito, settings.aws, clock)
    return SqlCredentials(database, Passwords(settings.passwords), clock)


def _add_features(
    app: FastAPI,
    settings: AuthSettings,
    database: Database,
    sealer: Sealer,
    afterwards: Afterwards,
    letters: Letters,
    erasures: Erasures | None,
    clock: Clock,
) -> None:
    times = settings.sign_in
    life = timedelta(seconds=times.access_seconds)
    keys = KeyStore(database, sealer, clock, signs_for=timedelta(days=times.key_days), token_life=life)
    tokens = AccessTokens(keys, clock, issuer=settings.public_url.rstrip("/"), life=life)
    app.state.keys = keys
    identify = Identify(database, tokens, clock)
    limits = Limits(settings.rates, database, clock)
    callers = Callers(
        identify,
        Addresses(settings.trusted_proxies),
        Origins(settings.public_url),
        limits,
        clock,
        timedelta(seconds=times.fresh_seconds),
    )
    setup = SetupCode(settings.setup_code, limits)
    trail, links = Trail(clock), Links(sealer, clock)
    credentials = _credentials(settings, database, clock)
    gate = Gate(database, limits, Lockout(database, settings.rates, clock), trail)
    proof = Proof(credentials, gate)
    cookie = RefreshCookie(settings.public_url, times.refresh_days)
    sessions = Sessions(
        database, credentials, gate, tokens, sealer, letters, trail, afterwards, times, clock, setup
    )
    accounts = Accounts(database, credentials, links, letters, limits, trail, afterwards, clock, setup)
    changes = Changes(database, credentials, proof, links, letters, limits, trail, afterwards, clock)
    leaving = Leaving(database, credentials, trail)
    erasures = erasures or AtOnce(leaving, letters, afterwards)
    profiles = Profiles(database, proof, leaving, erasures, letters, trail, clock)
    invitations = Invitations(database, credentials, links, letters, limits, trail, clock)

    log = AuditLog(database)
    administration = Administration(database, proof, log, trail, clock)

    provider = None
    if settings.google.client_id:
        redirect_uri = f"{settings.public_url.rstrip('/')}{PREFIX}/google/callback"
        provider = ProviderSignIn(
            database,
            OpenIdProvider(settings.google, redirect_uri, clock),
            credentials,
            sessions,
            sealer,
            trail,
            clock,
            setup,
        )

    @app.get(f"{PREFIX}/.well-known/jwks.json", tags=["sessions"])
    async def published_keys() -> dict[str, Any]:
        """The keys that sign access tokens (RFC 7517)."""
        return await keys.published()

    for routes in (
        account_routes(accounts, changes, callers),
        session_routes(sessions, callers, cookie),
        profile_routes(profiles, callers, cookie),
        organisation_routes(Organisations(database, trail, clock), sessions, callers),
        invitation_routes(invitations, callers),
        token_routes(PersonalTokens(database, trail, clock), callers),
        audit_routes(log, callers),
        admin_routes(administration, callers),
        provider_routes(provider, callers, cookie, settings.public_url),
        installation_routes(database, setup),
    ):
        app.include_router(routes, prefix=PREFIX)
    app.include_router(
        internal_routes(
            identify, Directory(database, trail), leaving, keys, settings.service_token.get_secret_value()
        )
    )
