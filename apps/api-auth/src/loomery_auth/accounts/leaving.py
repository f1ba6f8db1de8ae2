"""Closing an account at once, and forgetting it once every other store has."""

from loomery_auth.accounts.repository import close, forget
from loomery_auth.afterwards import Afterwards
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.letters import Letters
from loomery_auth.trail import Source, Trail
from loomery_shared.contracts.leaving import Departure
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["AtOnce", "Leaving"]


class Leaving:
    """The two ends of an erasure; both may be asked for again without harm."""

    def __init__(self, database: Database, credentials: CredentialStore, trail: Trail) -> None:
        self._database, self._credentials, self._trail = database, credentials, trail

    async def close(self, user: str) -> list[str]:
        """Nobody signs in as this person any more, and nothing names them; the organisations only they are in."""
        async with self._database.transaction(EVERY_TENANT) as session:
            alone = await close(session, user)
        await self._credentials.delete(user)
        return alone

    async def erase(self, user: str) -> None:
        """Nothing is left of a person whose account was closed, and of the organisations only they were in."""
        async with self._database.transaction(EVERY_TENANT) as session:
            if await forget(session, user):
                self._trail.note(session, "", user, "account.deleted", Source(), user)
        await self._credentials.delete(user)
        await self._database.scrub()


class AtOnce:
    """`Erasures` where accounts are all there is."""

    def __init__(self, leaving: Leaving, letters: Letters, afterwards: Afterwards) -> None:
        self._leaving, self._letters, self._afterwards = leaving, letters, afterwards

    async def begin(self, departure: Departure) -> None:
        """Erase the person now."""
        await self._leaving.close(departure.user)
        await self._leaving.erase(departure.user)
        self._afterwards.do(self._letters.account_deleted(departure))
