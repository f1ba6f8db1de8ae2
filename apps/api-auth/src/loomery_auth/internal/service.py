"""Who is who, for other services."""

import re

from sqlalchemy import select

from loomery_auth.people import NOTIFICATIONS, person_of
from loomery_auth.tables import Membership, Organisation, Person
from loomery_auth.trail import PLATFORM, Source, Trail
from loomery_shared.contracts.audit import AuditNote
from loomery_shared.contracts.people import KnownPerson, Member
from loomery_shared.contracts.principal import Role
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import NotFoundError

__all__ = ["Directory"]

_ID = re.compile(r"[a-z]+_[0-9a-z]{26}")


def _known(person: Person) -> KnownPerson:
    return KnownPerson(
        id=person.id,
        email=person.email,
        name=person.name,
        locale=person.locale,
        time_zone=person.time_zone,
        verified=person.verified_at is not None,
        notifications={**NOTIFICATIONS, **person.notifications},
    )


def _checked(name: str) -> str:
    # What cannot be an id is nobody's; some letters no database would even look up.
    if not _ID.fullmatch(name):
        raise NotFoundError("There is nobody and nothing of this name.")
    return name


class Directory:
    """Looks people and members up, and keeps what other services write down."""

    def __init__(self, database: Database, trail: Trail) -> None:
        self._database, self._trail = database, trail

    async def note(self, note: AuditNote) -> None:
        """Write down what somebody did to the platform, or in an organisation."""
        tenant = _checked(note.tenant) if note.tenant else PLATFORM
        async with self._database.transaction(EVERY_TENANT) as session:
            self._trail.note(session, tenant, note.actor, note.action, Source(), note.target, **note.details)

    async def person(self, user: str) -> KnownPerson:
        """The person with this id; raises NotFoundError."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return _known(await person_of(session, _checked(user)))

    async def members(self, tenant: str) -> list[Member]:
        """The members of an organisation, in the order in which they came; raises NotFoundError."""
        async with self._database.transaction(_checked(tenant), write=False) as session:
            if await session.get(Organisation, tenant) is None:
                raise NotFoundError("There is no such organisation.")
            rows = await session.execute(
                select(Person, Membership.role)
                .join(Membership, Membership.person == Person.id)
                .where(Membership.tenant == tenant)
                .order_by(Membership.since, Person.id)
            )
            return [Member(**_known(person).model_dump(), role=Role(role)) for person, role in rows]
