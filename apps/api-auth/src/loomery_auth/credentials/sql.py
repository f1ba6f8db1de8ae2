"""Credentials in this service's own database, with Argon2id hashes."""

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from loomery_auth.credentials.port import KnownCredential
from loomery_auth.errors import EmailTakenError
from loomery_auth.security.passwords import Passwords
from loomery_auth.tables import Credential
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.ids import Clock

__all__ = ["SqlCredentials"]


def _known(row: Credential) -> KnownCredential:
    return KnownCredential(row.user, row.email, row.verified, row.password_hash is not None)


class SqlCredentials:
    """A `CredentialStore` in the table `credential`."""

    def __init__(self, database: Database, passwords: Passwords, clock: Clock) -> None:
        self._database, self._passwords, self._clock = database, passwords, clock

    async def _row(self, email: str) -> Credential | None:
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            found: Credential | None = await session.scalar(
                select(Credential).where(Credential.email == email)
            )
            return found

    async def find(self, email: str) -> KnownCredential | None:
        """See `CredentialStore`."""
        row = await self._row(email)
        return _known(row) if row else None

    async def create(self, user: str, email: str, password: str | None) -> KnownCredential:
        """See `CredentialStore`."""
        hashed = await self._passwords.hash(password) if password is not None else None
        row = Credential(
            user=user, email=email, password_hash=hashed, verified=False, changed_at=self._clock()
        )
        try:
            async with self._database.transaction(EVERY_TENANT) as session:
                session.add(row)
        except IntegrityError as error:
            if is_unique_violation(error):
                raise EmailTakenError from error
            raise
        return _known(row)

    async def verify(self, email: str, password: str) -> KnownCredential | None:
        """See `CredentialStore`."""
        row = await self._row(email)
        same, better = await self._passwords.verify(password, row.password_hash if row else None)
        if row is None or not same:
            return None
        if better is not None:
            async with self._database.transaction(EVERY_TENANT) as session:
                # Unless it was changed in the meantime.
                await session.execute(
                    update(Credential)
                    .where(Credential.user == row.user, Credential.password_hash == row.password_hash)
                    .values(password_hash=better)
                )
        return _known(row)

    async def set_password(self, user: str, password: str) -> None:
        """See `CredentialStore`."""
        await self._change(user, password_hash=await self._passwords.hash(password))

    async def set_email(self, user: str, email: str) -> None:
        """See `CredentialStore`."""
        try:
            await self._change(user, email=email, verified=True)
        except IntegrityError as error:
            if is_unique_violation(error):
                raise EmailTakenError from error
            raise

    async def mark_verified(self, user: str) -> None:
        """See `CredentialStore`."""
        await self._change(user, verified=True)

    async def delete(self, user: str) -> None:
        """See `CredentialStore`."""
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(delete(Credential).where(Credential.user == user))

    async def _change(self, user: str, **values: object) -> None:
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(
                update(Credential).where(Credential.user == user).values(**values, changed_at=self._clock())
            )
