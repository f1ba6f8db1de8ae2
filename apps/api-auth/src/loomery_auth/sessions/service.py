"""Signing in, staying signed in, signing out."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.afterwards import Afterwards
from loomery_auth.credentials.port import CredentialStore, KnownCredential
from loomery_auth.errors import WrongPasswordError
from loomery_auth.letters import Letters
from loomery_auth.people import add_organisation, add_person, home_of
from loomery_auth.security.sealing import Sealer
from loomery_auth.security.setup import SetupCode
from loomery_auth.security.tokens import AccessClaims, AccessTokens
from loomery_auth.sessions.gate import Gate
from loomery_auth.sessions.repository import (
    add_refresh,
    end_sessions,
    find_refresh,
    is_known_source,
    living,
    was_used,
)
from loomery_auth.settings import SignInSettings
from loomery_auth.tables import Membership, Person, RefreshToken, Session
from loomery_auth.trail import Source, Trail
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import NotFoundError, UnauthenticatedError
from loomery_shared.ids import Clock, new_id

__all__ = ["Opened", "Sessions", "SignedIn"]


@dataclass(frozen=True)
class SignedIn:
    """What a browser gets: both are shown once."""

    access_token: str
    refresh_token: str
    expires_in: int


@dataclass(frozen=True)
class Opened:
    """A session for which tokens can be given out, once its transaction is over."""

    session: Session
    role: Role
    refresh_token: str


class Sessions:
    """The decisions about sessions."""

    def __init__(
        self,
        database: Database,
        credentials: CredentialStore,
        gate: Gate,
        tokens: AccessTokens,
        sealer: Sealer,
        letters: Letters,
        trail: Trail,
        afterwards: Afterwards,
        settings: SignInSettings,
        clock: Clock,
        setup: SetupCode,
    ) -> None:
        self._setup = setup
        self._database, self._credentials, self._gate = database, credentials, gate
        self._tokens, self._sealer = tokens, sealer
        self._letters, self._trail, self._afterwards = letters, trail, afterwards
        self._settings, self._clock = settings, clock

    async def sign_in(self, email: str, password: str, source: Source, shown: str) -> SignedIn:
        """A new session for an address and a password; raises WrongPasswordError, TooManyError.

        `shown` is the refresh token the browser had: its session ends, so that none is taken over from before.
        """
        await self._gate.enter(email, source)
        known = await self._credentials.verify(email, password)
        if known is None:
            await self._gate.failed(email, source)
            raise WrongPasswordError
        await self._gate.passed(email, source)
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await self._person(session, known)
            found = await find_refresh(session, shown) if shown else None
            if found is not None and found[1].person == person.id:
                await end_sessions(session, person.id, self._clock(), "signed in again", only=found[1].id)
            opened = await self.open(session, person, "password", source)
        return await self.give(opened)

    async def open(self, session: AsyncSession, person: Person, method: str, source: Source) -> Opened:
        """A new session for somebody who has just shown who they are."""
        now = self._clock()
        tenant = await home_of(session, person.id)
        if tenant is None:
            tenant = (await add_organisation(session, person.id, person.name, now, personal=True)).tenant
        await self._tell_of_new_browser(session, person, source)
        row = Session(
            id=new_id("session"),
            person=person.id,
            organisation=tenant,
            method=method,
            address=source.address,
            agent=source.agent,
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(days=self._settings.session_days),
            ended_at=None,
            ended_because="",
        )
        session.add(row)
        await session.flush()
        token = secrets.token_urlsafe(32)
        add_refresh(session, token, row.id, now)
        self._trail.note(session, tenant, person.id, "session.opened", source, row.id, method=method)
        role = await _role_in(session, tenant, person.id)
        return Opened(row, role, token)

    async def give(self, opened: Opened) -> SignedIn:
        """The tokens of a session. Not inside a transaction: a new signing key may have to be written."""
        row = opened.session
        claims = AccessClaims(row.person, row.organisation, opened.role, row.id)
        access = await self._tokens.issue(claims)
        return SignedIn(access, opened.refresh_token, int(self._tokens.life.total_seconds()))

    async def refresh(self, token: str, source: Source) -> SignedIn:
        """Exchange a refresh token; raises UnauthenticatedError.

        A token that comes a second time ends its session, for one of the two who have it should not. Only the
        browser that exchanged it a moment ago is led to the same successor again: two tabs share one chain, and
        the chain never forks.
        """
        async with self._database.transaction(EVERY_TENANT) as session:
            turn = await self._turn(session, token, source)
        if turn is None:
            raise UnauthenticatedError("This session has ended.", hint="Sign in again.")
        return await self.give(turn)

    async def _turn(self, session: AsyncSession, token: str, source: Source) -> Opened | None:
        now = self._clock()
        found = await find_refresh(session, token) if token else None
        if found is None:
            return None
        row, owner = found
        if owner.ended_at is not None or owner.expires_at <= now:
            return None
        if row.created_at + timedelta(days=self._settings.refresh_days) <= now:
            return None
        successor = self._sealer.mac("refresh-token", token)
        if row.used_at is None:
            row.used_at = now
            owner.seen_at, owner.address, owner.agent = now, source.address, source.agent
            add_refresh(session, successor, owner.id, now)
        elif not await self._same_browser_again(session, row, owner, successor, source):
            await end_sessions(session, owner.person, now, "refresh token used twice", only=owner.id)
            self._trail.note(
                session, owner.organisation, owner.person, "session.reuse_detected", source, owner.id
            )
            return None
        role = await session.scalar(_role_query(owner.organisation, owner.person))
        if role is None:
            owner.organisation = await home_of(session, owner.person) or ""
            role = await session.scalar(_role_query(owner.organisation, owner.person))
        return Opened(owner, Role(role), successor) if role is not None else None

    async def _same_browser_again(
        self, session: AsyncSession, row: RefreshToken, owner: Session, successor: str, source: Source
    ) -> bool:
        grace = timedelta(seconds=self._settings.grace_seconds)
        return (
            row.used_at is not None
            and abs(self._clock() - row.used_at) <= grace
            and (owner.address, owner.agent) == (source.address, source.agent)
            and not await was_used(session, successor)
        )

    async def switch(self, principal: Principal, tenant: str, source: Source) -> SignedIn:
        """From now on the session works in another organisation of the person; raises NotFoundError."""
        async with self._database.transaction(EVERY_TENANT) as session:
            row = await session.get(Session, principal.session)
            role = await session.scalar(_role_query(tenant, principal.user))
            if row is None or role is None:
                raise NotFoundError("You are in no such organisation.")
            row.organisation = tenant
            self._trail.note(session, tenant, principal.user, "session.switched", source, row.id)
        return await self.give(Opened(row, Role(role), ""))

    async def sign_out(self, token: str, source: Source) -> None:
        """End the session of a refresh token; nothing happens without one."""
        async with self._database.transaction(EVERY_TENANT) as session:
            found = await find_refresh(session, token) if token else None
            if found is not None:
                await self._end(
                    session, found[1].person, "signed out", source, found[1].organisation, found[1].id
                )

    async def list_of(self, principal: Principal) -> list[Session]:
        """The person's sessions, the one used last first."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return await living(session, principal.user, self._clock())

    async def revoke(self, principal: Principal, name: str, source: Source) -> None:
        """End one of the person's sessions; raises NotFoundError."""
        async with self._database.transaction(EVERY_TENANT) as session:
            ended = await self._end(session, principal.user, "revoked", source, principal.tenant, name)
            if not ended:
                raise NotFoundError("There is no such session.")

    async def revoke_all(self, principal: Principal, source: Source, *, but: str | None = None) -> int:
        """End the person's sessions; how many."""
        async with self._database.transaction(EVERY_TENANT) as session:
            ended = await end_sessions(session, principal.user, self._clock(), "revoked", but=but)
            self._trail.note(
                session, principal.tenant, principal.user, "session.revoked_all", source, ended=ended
            )
        return ended

    async def _end(
        self, session: AsyncSession, person: str, because: str, source: Source, tenant: str, name: str
    ) -> int:
        ended = await end_sessions(session, person, self._clock(), because, only=name)
        if ended:
            self._trail.note(session, tenant, person, "session.ended", source, name, because=because)
        return ended

    async def _person(self, session: AsyncSession, known: KnownCredential) -> Person:
        """The person of a credential, brought up to date with it: the store of credentials decides."""
        now = self._clock()
        person = await session.get(Person, known.user)
        if person is None:
            # The way from the credential to the person was cut short when the account was made.
            name = known.email.partition("@")[0]
            return await add_person(
                session,
                known.user,
                known.email,
                name,
                "en",
                now,
                verified=known.verified,
                may_own=not self._setup.needed,
            )
        person.email = known.email
        if known.verified and person.verified_at is None:
            person.verified_at = now
        return person

    async def _tell_of_new_browser(self, session: AsyncSession, person: Person, source: Source) -> None:
        if not person.notifications.get("new_sign_in", True):
            return
        before = await session.scalar(select(func.count()).where(Session.person == person.id))
        known = await is_known_source(session, person.id, address=source.address, agent=source.agent)
        if before and not known:
            self._afterwards.do(self._letters.new_sign_in(person, source.agent, source.address))


def _role_query(tenant: str, person: str) -> Select[str]:
    return select(Membership.role).where(Membership.tenant == tenant, Membership.person == person)


async def _role_in(session: AsyncSession, tenant: str, person: str) -> Role:
    return Role((await session.scalars(_role_query(tenant, person))).one())
