"""What stands before a password is even looked at: limits, and waiting after failures."""

from loomery_auth.people import home_of, person_by_email
from loomery_auth.security.limits import Limits
from loomery_auth.security.lockout import Lockout
from loomery_auth.sessions.repository import is_known_source
from loomery_auth.trail import Source, Trail
from loomery_shared.database import EVERY_TENANT, Database

__all__ = ["Gate"]


class Gate:
    """Lets attempts to sign in through, or not yet. Unknown accounts are treated like known ones."""

    def __init__(self, database: Database, limits: Limits, lockout: Lockout, trail: Trail) -> None:
        self._database, self._limits, self._lockout, self._trail = database, limits, lockout, trail

    async def enter(self, email: str, source: Source) -> None:
        """An attempt begins; raises TooManyError.

        Attempts to one account are limited over all addresses except those it was used from before: guessing from
        a thousand places is slow, and still does not keep the owner out.
        """
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            person = await person_by_email(session, email)
            known = await is_known_source(
                session, person.id if person else "", address=source.address, agent=None
            )
        if not known:
            await self._limits.count("account", "sign-in", email)
        await self._lockout.begin(email, source.address)

    async def passed(self, email: str, source: Source) -> None:
        """It was them."""
        await self._lockout.passed(email, source.address)

    async def failed(self, email: str, source: Source) -> None:
        """It was not them: written down where the account's organisation sees it."""
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_by_email(session, email)
            name = person.id if person else ""
            home = await home_of(session, name) or ""
            self._trail.note(session, home, "", "session.refused", source, name)
