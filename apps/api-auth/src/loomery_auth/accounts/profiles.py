"""What a person may see, change, take along and delete of themselves."""

from pydantic import SecretStr

from loomery_auth.accounts.leaving import Leaving
from loomery_auth.accounts.proof import Proof
from loomery_auth.accounts.repository import everything_about, sole_owner_of
from loomery_auth.accounts.schemas import Export, Profile, ProfileChange
from loomery_auth.callers import Caller
from loomery_auth.errors import LastOwnerError
from loomery_auth.letters import Letters
from loomery_auth.ownership import step_down
from loomery_auth.people import NOTIFICATIONS, person_of
from loomery_auth.tables import Person
from loomery_auth.trail import Trail
from loomery_shared.contracts.leaving import Departure, Erasures
from loomery_shared.contracts.principal import Principal
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import LoomeryError
from loomery_shared.ids import Clock

__all__ = ["Profiles"]


def _profile(person: Person, principal: Principal) -> Profile:
    names = ("id", "email", "name", "locale", "time_zone", "theme", "platform_owner", "created_at")
    return Profile.model_validate(
        {
            **{name: getattr(person, name) for name in names},
            "verified": person.verified_at is not None,
            "notifications": {**NOTIFICATIONS, **person.notifications},
            "tenant": principal.tenant,
            "role": principal.role,
            "suspended": principal.suspended,
        }
    )


class Profiles:
    """The decisions about a person's own record."""

    def __init__(
        self,
        database: Database,
        proof: Proof,
        leaving: Leaving,
        erasures: Erasures,
        letters: Letters,
        trail: Trail,
        clock: Clock,
    ) -> None:
        self._database, self._proof, self._trail, self._clock = database, proof, trail, clock
        self._leaving, self._erasures, self._letters = leaving, erasures, letters

    async def show(self, principal: Principal) -> Profile:
        """The person's record."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return _profile(await person_of(session, principal.user), principal)

    async def change(self, caller: Caller, wanted: ProfileChange) -> Profile:
        """Change what was sent; the rest stays. Raises UnavailableError when mails cannot be switched on now."""
        values = wanted.model_dump(exclude_none=True)
        if any((wanted.notifications or {}).values()):
            await self._letters.resubscribe((await self.show(caller.principal)).email)
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_of(session, caller.principal.user)
            values["notifications"] = {**person.notifications, **values.get("notifications", {})}
            for name, value in values.items():
                setattr(person, name, value)
            self._trail.note(
                session,
                caller.principal.tenant,
                person.id,
                "account.profile_changed",
                caller.source,
                person.id,
                fields=",".join(sorted(wanted.model_fields_set)),
            )
            return _profile(person, caller.principal)

    async def export(self, principal: Principal) -> Export:
        """Everything this service holds about the person."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            person = await person_of(session, principal.user)
            return Export(
                exported_at=self._clock(),
                profile=_profile(person, principal).model_dump(mode="json"),
                **await everything_about(session, person.id),
            )

    async def delete(self, caller: Caller, password: SecretStr | None) -> None:
        """Close the account at once; it and the organisations that nobody else is in are erased everywhere.

        Raises NotProvenError, NotFreshError, LastOwnerError when others would be left without an owner,
        LastPlatformOwnerError when the platform would, and UnavailableError.
        """
        await self._proof.require(caller, password)
        user = caller.principal.user
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_of(session, user)
            orphaned = await sole_owner_of(session, user)
            if orphaned is not None:
                raise LastOwnerError(orphaned)
            stepped_down = await step_down(session, person)
            leaver = Departure(user=user, email=person.email, name=person.name, locale=person.locale)
        # First what survives us: if we end here, whoever erases closes the account.
        try:
            await self._erasures.begin(leaver)
        except LoomeryError:
            if stepped_down:
                await self._restore(user)
            raise
        await self._leaving.close(user)

    async def _restore(self, user: str) -> None:
        """They stay for now, and so does what they own."""
        async with self._database.transaction(EVERY_TENANT) as session:
            (await person_of(session, user)).platform_owner = True
