"""Making accounts and proving addresses."""

from loomery_auth.accounts.schemas import Signup
from loomery_auth.afterwards import Afterwards
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.errors import EmailTakenError
from loomery_auth.letters import Letters
from loomery_auth.links import Links
from loomery_auth.people import add_person, home_of, person_by_email
from loomery_auth.trail import Source, Trail
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import Clock, new_id

__all__ = ["Accounts"]


class Accounts:
    """The decisions about accounts."""

    def __init__(
        self,
        database: Database,
        credentials: CredentialStore,
        links: Links,
        letters: Letters,
        trail: Trail,
        afterwards: Afterwards,
        clock: Clock,
    ) -> None:
        self._database, self._credentials, self._links = database, credentials, links
        self._letters, self._trail, self._afterwards, self._clock = letters, trail, afterwards, clock

    async def sign_up(self, wanted: Signup, source: Source) -> None:
        """Make an account, or tell the owner of the address that it has one: the same work for both.

        One hash, one write of credentials tried, one transaction that is written down, one mail afterwards.
        """
        user = new_id("user")
        try:
            await self._credentials.create(user, wanted.email, wanted.password.get_secret_value())
        except EmailTakenError:
            await self._tell_owner(wanted.email, source)
            return
        async with self._database.transaction(EVERY_TENANT) as session:
            name = wanted.name or wanted.email.partition("@")[0]
            person = await add_person(
                session, user, wanted.email, name, wanted.locale, self._clock(), verified=False
            )
            token = await self._links.make(session, "verify_email", user, wanted.email)
            home = await home_of(session, user) or ""
            self._trail.note(session, home, user, "account.created", source, user)
        self._afterwards.do(self._letters.verify_email(person, token))

    async def _tell_owner(self, email: str, source: Source) -> None:
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_by_email(session, email)
            if person is None:
                return
            home = await home_of(session, person.id) or ""
            self._trail.note(session, home, "", "account.sign_up_repeated", source, person.id)
        self._afterwards.do(self._letters.account_exists(person))
