"""Changing the address and the password."""

from pydantic import SecretStr

from loomery_auth.accounts.proof import Proof
from loomery_auth.accounts.schemas import ChangeEmail
from loomery_auth.afterwards import Afterwards
from loomery_auth.callers import Caller
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.errors import EmailTakenError, LinkError
from loomery_auth.letters import Letters
from loomery_auth.links import Links
from loomery_auth.people import home_of, person_by_email, person_of
from loomery_auth.security.limits import Limits
from loomery_auth.security.policy import refuse_weak
from loomery_auth.sessions.repository import end_sessions
from loomery_auth.trail import Source, Trail
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import Clock

__all__ = ["Changes"]


class Changes:
    """The decisions about what a person signs in with."""

    def __init__(
        self,
        database: Database,
        credentials: CredentialStore,
        proof: Proof,
        links: Links,
        letters: Letters,
        limits: Limits,
        trail: Trail,
        afterwards: Afterwards,
        clock: Clock,
    ) -> None:
        self._database, self._credentials, self._proof = database, credentials, proof
        self._links, self._letters, self._limits = links, letters, limits
        self._trail, self._afterwards, self._clock = trail, afterwards, clock

    async def ask_email(self, caller: Caller, wanted: ChangeEmail) -> None:
        """Mails a link to the new address, and a notice to the old one. Whether it is taken is not told.

        Raises NotProvenError, NotFreshError, TooManyError.
        """
        await self._proof.require(caller, wanted.password)
        await self._limits.count("mail", "change", wanted.email)
        await self._limits.count("mail", "change", caller.principal.user)
        self._afterwards.do(self._mail_new_address(caller, wanted.email))

    async def _mail_new_address(self, caller: Caller, email: str) -> None:
        principal = caller.principal
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_of(session, principal.user)
            owner = await person_by_email(session, email)
            await self._links.withdraw(session, person.id, "change_email")
            token = self._links.make(session, "change_email", person.id, email)
            self._trail.note(
                session, principal.tenant, person.id, "account.email_change_asked", caller.source, person.id
            )
        if owner is None:
            await self._letters.confirm_new_email(person, email, token)
        elif owner.id != person.id:
            await self._letters.account_exists(owner)
        await self._letters.email_changes(person, person.email, email)

    async def confirm_email(self, token: str, source: Source) -> None:
        """The new address is theirs; every session ends, and the old address is told. Raises LinkError."""
        async with self._database.transaction(EVERY_TENANT) as session:
            used = await self._links.use(session, "change_email", token)
            if await person_by_email(session, used.email) is not None:
                raise LinkError
        try:
            await self._credentials.set_email(used.person, used.email)
        except EmailTakenError as error:
            raise LinkError from error
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_of(session, used.person)
            old, person.email = person.email, used.email
            person.verified_at = self._clock()
            await self._links.withdraw(session, person.id, "reset_password", "verify_email")
            await end_sessions(session, person.id, self._clock(), "address changed")
            home = await home_of(session, person.id) or ""
            self._trail.note(session, home, person.id, "account.email_changed", source, person.id)
        self._afterwards.do(self._letters.email_changes(person, old, used.email))

    async def password(self, caller: Caller, present: SecretStr | None, wanted: SecretStr) -> None:
        """A new password; every other session ends. Raises NotProvenError, NotFreshError, WeakPasswordError."""
        principal = caller.principal
        await self._proof.password_if_any(caller, present)
        refuse_weak(wanted.get_secret_value(), principal.email)
        await self._credentials.set_password(principal.user, wanted.get_secret_value())
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_of(session, principal.user)
            await self._links.withdraw(session, person.id, "reset_password")
            await end_sessions(session, person.id, self._clock(), "password changed", but=principal.session)
            self._trail.note(
                session, principal.tenant, person.id, "account.password_changed", caller.source, person.id
            )
        self._afterwards.do(self._letters.password_changed(person))
