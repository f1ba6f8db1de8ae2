"""Reading the audit log, page by page."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, true

from loomery_auth.tables import AuditRow, Person
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import UsageError
from loomery_shared.paging import decode_cursor, encode_cursor

__all__ = ["AuditFilter", "AuditLog"]

_ID = re.compile(r"audit_[0-9a-z]{26}")


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditFilter:
    """Which entries are wanted; empty values want all of them."""

    search: str = ""
    """A piece of an action, a target, or the address of whoever did it."""
    kind: str = ""
    """What the action begins with: `session` of `session.opened`."""
    since: datetime | None = None
    """Not before this moment."""
    before: datetime | None = None
    """Before this moment."""

    @property
    def condition(self) -> ColumnElement[bool]:
        """The same for the database."""
        wanted: ColumnElement[bool] = true()
        if self.kind:
            wanted &= AuditRow.action.startswith(f"{self.kind}.", autoescape=True)
        if self.since is not None:
            wanted &= AuditRow.at >= self.since
        if self.before is not None:
            wanted &= AuditRow.at < self.before
        if self.search:
            words = AuditRow.action + " " + AuditRow.target + " " + func.coalesce(Person.email, "")
            wanted &= words.icontains(self.search, autoescape=True)
        return wanted


_ALL = AuditFilter()


class AuditLog:
    """What happened in an organisation, the newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(
        self, principal: Principal, limit: int, cursor: str, only: AuditFilter = _ALL
    ) -> tuple[list[tuple[AuditRow, str]], str]:
        """One row more than `limit`, each with the actor's address, and the cursor after `limit`.

        Raises ForbiddenError, UsageError.
        """
        principal.require(Role.ADMIN, reading=True)
        return await self.page_of(principal.tenant, limit, cursor, only)

    async def page_of(
        self, tenant: str, limit: int, cursor: str, only: AuditFilter = _ALL
    ) -> tuple[list[tuple[AuditRow, str]], str]:
        """The same of any organisation, or of PLATFORM; raises UsageError."""
        return await self._page(tenant, (AuditRow.tenant == tenant) & only.condition, limit, cursor)

    async def page_about(
        self, principal: Principal, limit: int, cursor: str
    ) -> tuple[list[tuple[AuditRow, str]], str]:
        """The same of what a person did, and what was done to them, in whatever organisation; raises UsageError."""
        own = (AuditRow.actor == principal.user) | (AuditRow.target == principal.user)
        return await self._page(EVERY_TENANT, own, limit, cursor)

    async def _page(
        self, tenant: str, wanted: ColumnElement[bool], limit: int, cursor: str
    ) -> tuple[list[tuple[AuditRow, str]], str]:
        after = decode_cursor(cursor)
        statement = (
            select(AuditRow, Person.email).outerjoin(Person, Person.id == AuditRow.actor).where(wanted)
        )
        if after is not None:
            last = str(after[0]) if len(after) == 1 else ""
            if not _ID.fullmatch(last):
                raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
            statement = statement.where(AuditRow.id < last)
        async with self._database.transaction(tenant, write=False) as session:
            found = await session.execute(statement.order_by(AuditRow.id.desc()).limit(limit + 1))
            rows = [(row, email or "") for row, email in found]
        return rows, encode_cursor(rows[:limit][-1][0].id) if rows else ""
