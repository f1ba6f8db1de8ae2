"""Signing in with a provider, and whose account that is."""

import hmac
import json
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import BaseModel, EmailStr, TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.credentials.port import CredentialStore
from loomery_auth.errors import EmailTakenError, SetupCodeError
from loomery_auth.google.clients import OpenIdProvider
from loomery_auth.google.errors import ProviderUnverifiedError, VerifyFirstError
from loomery_auth.google.paths import own_page
from loomery_auth.installation import is_empty
from loomery_auth.people import add_person, home_of, person_by_email, person_of
from loomery_auth.security.sealing import Sealer
from loomery_auth.security.setup import SetupCode
from loomery_auth.sessions.service import Sessions, SignedIn
from loomery_auth.tables import Identity, Person
from loomery_auth.trail import Source, Trail
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UnauthenticatedError
from loomery_shared.ids import Clock, new_id

__all__ = ["LIFE", "ProviderSignIn"]

LIFE: Final = timedelta(minutes=10)
"""How long a person may take at the provider."""
_PURPOSE: Final = "provider-sign-in"
_EMAIL: Final = TypeAdapter(EmailStr)


class _Begun(BaseModel):
    """What the browser keeps, sealed, while it is at the provider."""

    state: str
    nonce: str
    verifier: str
    next: str
    at: datetime


class ProviderSignIn:
    """The decisions about signing in with a provider."""

    def __init__(
        self,
        database: Database,
        provider: OpenIdProvider,
        credentials: CredentialStore,
        sessions: Sessions,
        sealer: Sealer,
        trail: Trail,
        clock: Clock,
        setup: SetupCode,
    ) -> None:
        self._setup = setup
        self._database, self._provider, self._credentials = database, provider, credentials
        self._sessions, self._sealer, self._trail, self._clock = sessions, sealer, trail, clock

    async def begin(self, following: str) -> tuple[str, str]:
        """Where to send the browser, and what it has to keep; raises UsageError, UnavailableError."""
        begun = _Begun(
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            next=own_page(following),
            at=self._clock(),
        )
        address = await self._provider.address(state=begun.state, nonce=begun.nonce, verifier=begun.verifier)
        return address, self._sealer.seal(_PURPOSE, begun.model_dump_json().encode())

    async def finish(
        self, kept: str, state: str, code: str, issuer: str, source: Source
    ) -> tuple[SignedIn, str]:
        """A session, and where to go on; raises UnauthenticatedError, ForbiddenError, UnavailableError."""
        begun = self._begun(kept, state)
        claims = await self._provider.claims(code, verifier=begun.verifier, nonce=begun.nonce, issuer=issuer)
        user = await self._known(claims["sub"]) or await self._linked_or_made(claims, source)
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_of(session, user)
            opened = await self._sessions.open(session, person, "google", source)
        return await self._sessions.give(opened), begun.next

    def _begun(self, kept: str, state: str) -> _Begun:
        plain = self._sealer.open(_PURPOSE, kept)
        begun = _Begun.model_validate(json.loads(plain)) if plain else None
        if begun is None or not hmac.compare_digest(begun.state.encode(), state.encode()):
            raise UnauthenticatedError("This sign-in was not begun in this browser.", hint="Sign in again.")
        if abs(self._clock() - begun.at) > LIFE:
            raise UnauthenticatedError("This sign-in took too long.", hint="Sign in again.")
        return begun

    async def _known(self, subject: str) -> str | None:
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            found = await session.get(Identity, (self._provider.issuer, subject))
        return found.person if found else None

    async def _linked_or_made(self, claims: dict[str, Any], source: Source) -> str:
        """The account of a newcomer: the one with their address when both sides have verified it, else a new one."""
        email = _verified_address(claims)
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_by_email(session, email)
            if person is not None:
                if person.verified_at is None:
                    # Somebody else may have made it, to wait in it for the owner of the address.
                    raise VerifyFirstError
                await self._link(session, person, claims["sub"], email, source)
                return person.id
        if self._setup.needed and await is_empty(self._database):
            raise SetupCodeError
        user = new_id("user")
        try:
            await self._credentials.create(user, email, None)
        except EmailTakenError as error:
            raise VerifyFirstError from error
        await self._credentials.mark_verified(user)
        async with self._database.transaction(EVERY_TENANT) as session:
            name, now = _name(claims, email), self._clock()
            person = await add_person(
                session, user, email, name, "en", now, verified=True, may_own=not self._setup.needed
            )
            await self._link(session, person, claims["sub"], email, source)
        return user

    async def _link(
        self, session: AsyncSession, person: Person, subject: str, email: str, source: Source
    ) -> None:
        session.add(
            Identity(
                issuer=self._provider.issuer,
                subject=subject,
                person=person.id,
                email=email,
                created_at=self._clock(),
            )
        )
        home = await home_of(session, person.id) or ""
        self._trail.note(session, home, person.id, "account.linked", source, person.id)


def _verified_address(claims: dict[str, Any]) -> str:
    if claims.get("email_verified") is not True:
        raise ProviderUnverifiedError
    try:
        return str(_EMAIL.validate_python(claims.get("email"))).lower()
    except ValidationError as error:
        raise ProviderUnverifiedError from error


def _name(claims: dict[str, Any], email: str) -> str:
    given = "".join(letter for letter in str(claims.get("name", "")) if letter.isprintable()).strip()
    return given[:80] or email.partition("@")[0]
