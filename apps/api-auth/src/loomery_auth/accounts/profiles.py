"""What a person may see, change, take along and delete of themselves."""

from pydantic import SecretStr

from loomery_auth.accounts.proof import Proof
from loomery_auth.accounts.repository import everything_about, forget, sole_owner_of
from loomery_auth.accounts.schemas import Export, Profile, ProfileChange
from loomery_auth.afterwards import Afterwards
from loomery_auth.callers import Caller
from loomery_auth.credentials.port import CredentialStore
from loomery_auth.errors import LastOwnerError
from loomery_auth.letters import Letters
from loomery_auth.people import NOTIFICATIONS, person_of
from loomery_auth.tables import Person
from loomery_auth.trail import Source, Trail
from loomery_shared.contracts.principal import Principal
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import Clock

__all__ = ["Profiles"]


def _profile(person: Person, principal: Principal) -> Profile:
    return Profile(
        id=person.id,
        email=person.email,
        verified=person.verified_at is not None,
        name=person.name,
        locale=person.locale,
        time_zone=person.time_zone,
        theme=person.theme,
        notifications={**NOTIFICATIONS, **person.notifications},
        tenant=principal.tenant,
        role=principal.role,
        platform_owner=person.platform_owner,
        created_at=person.created_at,
    )


class Profiles:
    """The decisions about a person's own record."""

    def __init__(
        self,
        database: Database,
        credentials: CredentialStore,
        proof: Proof,
        letters: Letters,
        trail: Trail,
        afterwards: Afterwards,
        clock: Clock,
    ) -> None:
        self._database, self._credentials, self._proof = database, credentials, proof
        self._letters, self._trail = letters, trail
        self._afterwards, self._clock = afterwards, clock

    async def show(self, principal: Principal) -> Profile:
        """The person's record."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return _profile(await person_of(session, principal.user), principal)

    async def change(self, caller: Caller, wanted: ProfileChange) -> Profile:
        """Change what was sent; the rest stays."""
        values = wanted.model_dump(exclude_none=True)
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
        """Delete the account and the organisations that nobody else is in.

        Raises NotProvenError, NotFreshError, and LastOwnerError when others would be left without an owner.
        """
        await self._proof.require(caller, password)
        user = caller.principal.user
        async with self._database.transaction(EVERY_TENANT) as session:
            person = await person_of(session, user)
            orphaned = await sole_owner_of(session, user)
            if orphaned is not None:
                raise LastOwnerError(orphaned)
            await forget(session, user)
            self._trail.note(session, "", user, "account.deleted", Source(), user)
        await self._credentials.delete(user)
        self._afterwards.do(self._letters.account_deleted(person))
