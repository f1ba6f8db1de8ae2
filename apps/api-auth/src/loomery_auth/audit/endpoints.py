"""The audit log, over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import AfterValidator, AwareDatetime, BaseModel

from loomery_auth.audit.service import AuditFilter, AuditLog
from loomery_auth.callers import Caller, Callers
from loomery_auth.tables import AuditRow
from loomery_shared.paging import Cursor, Limit, Page, page_of

__all__ = ["AuditEntry", "Before", "Kind", "Search", "Since", "about", "audit_routes", "entries_of"]

Search = Annotated[
    str, Query(max_length=200, description="In the action, its target, and who did it; empty: all.")
]
Kind = Annotated[
    str, Query(pattern=r"^[a-z]{0,30}$", description="What the action begins with: `session`; empty: all.")
]


def _in_our_time(moment: AwareDatetime) -> AwareDatetime:
    if not 2000 <= moment.year <= 2100:
        raise ValueError("Moments lie between the years 2000 and 2100.")
    return moment


_Moment = Annotated[AwareDatetime, AfterValidator(_in_our_time)]
Since = Annotated[
    _Moment | None,
    Query(
        description="Not before this moment (ISO 8601 with its offset).",
        examples=["2026-05-04T00:00:00+02:00"],
    ),
]
Before = Annotated[
    _Moment | None, Query(description="Before this moment.", examples=["2026-05-05T00:00:00+02:00"])
]


class AuditEntry(BaseModel):
    """Who did what, when and from where."""

    id: str
    at: datetime
    actor: str
    """A person's id; empty when nobody was signed in."""
    actor_email: str
    action: str
    target: str
    address: str
    agent: str
    details: dict[str, Any]


def entries_of(rows: Sequence[tuple[AuditRow, str]]) -> list[AuditEntry]:
    """What is shown of rows, each with the actor's address."""
    return [
        AuditEntry(
            id=row.id,
            at=row.at,
            actor=row.actor,
            actor_email=email,
            action=row.action,
            target=row.target,
            address=row.address,
            agent=row.agent,
            details=row.details,
        )
        for row, email in rows
    ]


def about(entries: Sequence[AuditEntry], user: str) -> list[AuditEntry]:
    """What a person is shown of entries about them: from where somebody else acted is not theirs to know."""
    return [
        entry if entry.actor in {"", user} else entry.model_copy(update={"address": "", "agent": ""})
        for entry in entries
    ]


def audit_routes(log: AuditLog, callers: Callers) -> APIRouter:
    """The endpoints of this feature."""
    routes = APIRouter(tags=["audit"])

    @routes.get("/audit")
    async def audit(
        caller: Annotated[Caller, Depends(callers.anyone)],
        search: Search = "",
        kind: Kind = "",
        since: Since = None,
        before: Before = None,
        limit: Limit = 50,
        cursor: Cursor = "",
    ) -> Page[AuditEntry]:
        """What happened in your present organisation, the newest first; for its administrators."""
        only = AuditFilter(search=search, kind=kind, since=since, before=before)
        rows, following = await log.page(caller.principal, limit, cursor, only)
        return page_of(entries_of(rows), limit, following)

    @routes.get("/me/audit")
    async def audit_of_me(
        caller: Annotated[Caller, Depends(callers.person)], limit: Limit = 50, cursor: Cursor = ""
    ) -> Page[AuditEntry]:
        """What you did and what was done to your account, the newest first."""
        rows, following = await log.page_about(caller.principal, limit, cursor)
        return page_of(about(entries_of(rows), caller.principal.user), limit, following)

    return routes
