"""Making accounts, proving addresses, and coming back without the password."""

from pydantic import SecretStr
from sqlalchemy.exc import IntegrityError

from loomery_auth.accounts.schemas import Signup
from loomery_auth.afterwards import Afterwards
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.errors import EmailTakenError, LinkError
from loomery_auth.installation import is_empty
from loomery_auth.letters import Letters
from loomery_auth.links import Links, Purpose
from loomery_auth.people import add_person, home_of, person_by_email, person_of
from loomery_auth.security.limits import Limits
from loomery_auth.security.policy import refuse_weak
from loomery_auth.security.setup import SetupCode
from loomery_auth.sessions.repository import end_sessions
from loomery_auth.tables import Person
from loomery_auth.trail import Source, Trail
from loomery_shared.contracts.principal import Principal
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.ids import Clock, new_id

__all__ = ["Accounts"]


class Accounts:
    """The decisions about accounts, up to the first sign-in."""

    def __init__(
        self,
        database: Database,
        credentials: CredentialStore,
        links: Links,
        letters: Letters,
        limits: Limits,
        trail: Trail,
        afterwards: Afterwards,
        clock: Clock,
        setup: SetupCode,
    ) -> None:
        self._setup = setup
        self._database, self._credentials, self._links = database, credentials, links
        self._letters, self._limits, self._trail = letters, limits, trail
        self._afterwards, self._clock = afterwards, clock

    async def sign_up(self, wanted: Signup, source: Source) -> None:
        """Make an account, or tell the owner of the address that it has one: the same work for both.

        One hash, one write of credentials tried, one transaction that is written down, one mail afterwards.
        Raises WeakPasswordError, TooManyError, and for the first account of all SetupCodeError.
        """
        refuse_weak(wanted.password.get_secret_value(), wanted.email)
        await self._limits.count("mail", "sign-up", wanted.email)
        if await is_empty(self._database):
            await self._setup.require(wanted.setup_code, source.address)
        user = new_id("user")
        try:
            await self._credentials.create(user, wanted.email, wanted.password.get_secret_value())
        except EmailTakenError:
            await self._tell_owner(wanted.email, source)
            return
        try:
            person, token = await self._add(user, wanted, source)
        except IntegrityError as error:
            if not is_unique_violation(error):
                raise
            # A person with this address whom the store of credentials had forgotten, or is just being told.
            await self._credentials.delete(user)
            await self._tell_owner(wanted.email, source)
            return
        self._afterwards.do(self._letters.verify_email(person, token))

    async def _add(self, user: str, wanted: Signup, source: Source) -> tuple[Person, str]:
        async with self._database.transaction(EVERY_TENANT) as session:
            name = wanted.name or wanted.email.partition("@")[0]
            person = await add_person(
                session,
                user,
                wanted.email,
                name,
                wanted.locale,
                self._clock(),
                verified=False,
                # Who came first has shown the code by now; nobody comes first after that.
                may_own=True,
            )
            token = self._links.make(session, "verify_email", user, wanted.email)
            home = await home_of(session, user) or ""
            self._trail.note(session, home, user, "account.created", source, user)
        return person, token

    async def _tell_owner(self, email: str, source: Source) -> None:
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_by_email(session, email)
            if person is None:
                return
            home = await home_of(session, person.id) or ""
            self._trail.note(session, home, "", "account.sign_up_repeated", source, person.id)
        self._afterwards.do(self._letters.account_exists(person))

    async def resend_verification(self, principal: Principal) -> None:
        """One more mail with a link, unless the address is verified; raises TooManyError, UnavailableError."""
        if principal.verified:
            return
        await self._limits.count("mail", "verify", principal.email)
        person, token = await self._link_for(principal.email, "verify_email") or (None, "")
        if person is not None:
            await self._letters.verify_email(person, token)

    async def verify(self, token: str, source: Source) -> None:
        """The address is theirs; raises LinkError."""
        async with self._database.transaction(EVERY_TENANT) as session:
            used = await self._links.use(session, "verify_email", token)
            person = await person_of(session, used.person)
            if person.email != used.email:
                raise LinkError
            person.verified_at = person.verified_at or self._clock()
            home = await home_of(session, person.id) or ""
            self._trail.note(session, home, person.id, "account.verified", source, person.id)
        await self._credentials.mark_verified(person.id)

    async def ask_reset(self, email: str) -> None:
        """A mail with a link, when there is such an account; raises TooManyError.

        Done after the answer, so that its time tells nothing.
        """
        await self._limits.count("mail", "reset", email)
        self._afterwards.do(self._mail_reset(email))

    async def _mail_reset(self, email: str) -> None:
        found = await self._link_for(email, "reset_password")
        if found is not None:
            await self._letters.reset_password(*found)

    async def _link_for(self, email: str, purpose: Purpose) -> tuple[Person, str] | None:
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_by_email(session, email)
            if person is None:
                return None
            return person, self._links.make(session, purpose, person.id, email)

    async def reset(self, token: str, password: SecretStr, source: Source) -> None:
        """A new password; every session ends, and the address is theirs. Raises LinkError, WeakPasswordError."""
        async with self._database.transaction(EVERY_TENANT) as session:
            used = await self._links.use(session, "reset_password", token)
            person = await person_of(session, used.person)
            if person.email != used.email:
                raise LinkError
            # A refusal gives the link back.
            refuse_weak(password.get_secret_value(), used.email)
            person.verified_at = person.verified_at or self._clock()
            await self._links.withdraw(session, person.id, "change_email")
            await end_sessions(session, person.id, self._clock(), "password reset")
            home = await home_of(session, person.id) or ""
            self._trail.note(session, home, person.id, "account.password_reset", source, person.id)
        await self._credentials.set_password(person.id, password.get_secret_value())
        await self._credentials.mark_verified(person.id)
        self._afterwards.do(self._letters.password_changed(person))
