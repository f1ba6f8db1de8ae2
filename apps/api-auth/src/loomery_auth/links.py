"""Links that are mailed: random, signed, good for a while, and for one use."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal, TypeAlias

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from loomery_auth.errors import LinkError
from loomery_auth.security.sealing import Sealer, digest
from loomery_auth.tables import Link
from loomery_shared.ids import Clock

__all__ = ["LIFE", "Links", "Purpose", "UsedLink"]

Purpose: TypeAlias = Literal["verify_email", "reset_password", "change_email"]
LIFE: Final[dict[Purpose, timedelta]] = {
    "verify_email": timedelta(days=2),
    "reset_password": timedelta(hours=1),
    "change_email": timedelta(hours=1),
}


@dataclass(frozen=True)
class UsedLink:
    """What a link was for."""

    person: str
    email: str


class Links:
    """Makes and uses links. A signature turns away what we did not make, before the database is asked."""

    def __init__(self, sealer: Sealer, clock: Clock) -> None:
        self._sealer, self._clock = sealer, clock

    def signed(self, purpose: str) -> str:
        """A token for a purpose: 43 random letters and 43 that sign them."""
        random = secrets.token_urlsafe(32)
        return f"{random}.{self._sealer.mac(f'link/{purpose}', random)}"

    def checked(self, purpose: str, token: str) -> str:
        """The digest of a token that we made for this purpose; raises LinkError."""
        random, _, code = token.partition(".")
        if not self._sealer.check(f"link/{purpose}", random, code):
            raise LinkError
        return digest(token)

    def make(self, session: AsyncSession, purpose: Purpose, person: str, email: str) -> str:
        """A token for one more link. Earlier ones stay good: asking again must not spoil somebody else's mail."""
        token = self.signed(purpose)
        now = self._clock()
        session.add(
            Link(
                digest=digest(token),
                person=person,
                purpose=purpose,
                email=email,
                created_at=now,
                expires_at=now + LIFE[purpose],
                used_at=None,
            )
        )
        return token

    async def withdraw(self, session: AsyncSession, person: str, *purposes: Purpose) -> None:
        """What was mailed for these purposes is good no more."""
        await session.execute(delete(Link).where(Link.person == person, Link.purpose.in_(purposes)))

    async def use(self, session: AsyncSession, purpose: Purpose, token: str) -> UsedLink:
        """Use a link up, and every other one of this purpose; raises LinkError when it is used, too old or not ours."""
        found = await session.execute(
            update(Link)
            .where(
                Link.digest == self.checked(purpose, token),
                Link.purpose == purpose,
                Link.used_at.is_(None),
                Link.expires_at > self._clock(),
            )
            .values(used_at=self._clock())
            .returning(Link.person, Link.email)
        )
        row = found.first()
        if row is None:
            raise LinkError
        await self.withdraw(session, row.person, purpose)
        return UsedLink(row.person, row.email)
