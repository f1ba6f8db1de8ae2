"""Every query about applications."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.releases.tables import HostedAppRow
from loomery_orchestrator.tables import ApplicationRow, UtcTime, table_of
from loomery_shared.brief import Brief
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import NotFoundError, StaleError, UsageError
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = [
    "COUNTED",
    "AppEntry",
    "AppRepository",
    "Application",
    "change_app",
    "is_written",
    "write_app",
]


class Application(BaseModel):
    """An application as it is kept."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: str
    tenant: str
    slug: str | None = None
    name: str
    description: str
    spec: dict[str, Any] | None = None
    picture: str | None = None
    options: dict[str, Any] = {}
    state: str = "active"
    version: int = 1
    created_by: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None

    @property
    def built(self) -> bool:
        """Whether there is something to run."""
        return bool(self.spec)


@dataclass(frozen=True, slots=True)
class AppEntry:
    """What a list shows of an application: not its specification, which is long."""

    id: str
    tenant: str
    slug: str | None
    name: str
    description: str
    state: str
    picture: str | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    built: bool
    running: str
    """How it was last seen; `none` unless a release of it is live."""


_APP, _HOSTED = table_of(ApplicationRow), table_of(HostedAppRow)
_ADD = insert(_APP)
_THIS = select(_APP).where(_APP.c.id == bindparam("which"))
_HERE = _THIS.where(_APP.c.tenant == bindparam("whose"))
_BUILT = func.coalesce(cast(_APP.c.spec, Text), "null") != "null"
_LIVE = and_(
    _HOSTED.c.app == _APP.c.id,
    _HOSTED.c.tenant == _APP.c.tenant,
    _HOSTED.c.live_release != "",
    _HOSTED.c.suspended.is_(False),
)
_LISTED = (
    select(
        *(_APP.c[name] for name in AppEntry.__annotations__ if name in _APP.c),
        _BUILT.label("built"),
        func.coalesce(_HOSTED.c.running, "none").label("running"),
    )
    .select_from(_APP.outerjoin(_HOSTED, _LIVE))
    .where(_APP.c.tenant == bindparam("whose"))
    .order_by(_APP.c.created_at.desc(), _APP.c.id.desc())
    .limit(bindparam("most"))
)
_DELETED = _LISTED.where(_APP.c.deleted_at.is_not(None))
_STANDING = _LISTED.where(_APP.c.state == bindparam("state"), _APP.c.deleted_at.is_(None))
COUNTED = (
    select(func.count())
    .select_from(_APP)
    .where(_APP.c.tenant == bindparam("whose"), _APP.c.deleted_at.is_(None))
)
"""How many applications of the tenant `whose` are not deleted."""


async def write_app(brief: Brief, app: Application) -> None:
    """A new application in a transaction; raises IntegrityError when it is there already."""
    await brief.execute(_ADD, app.model_dump(exclude={"spec"} if app.spec is None else set()))


async def is_written(brief: Brief, app: Application) -> bool:
    """Whether an application is there, in whatever state."""
    return (await brief.execute(_HERE, {"which": app.id, "whose": app.tenant})).first() is not None


async def change_app(
    brief: Brief, app: Application, now: datetime, *, at_version: int | None = None, **values: Any
) -> Application:
    """Change an application in a transaction; raises StaleError when it is no longer at the version that was read."""
    statement = (
        update(_APP)
        .where(_APP.c.id == app.id, _APP.c.tenant == app.tenant)
        .values(**values, version=_APP.c.version + 1, updated_at=now)
    )
    if at_version is not None:
        statement = statement.where(_APP.c.version == at_version)
    if (await brief.execute(statement)).rowcount != 1:
        raise StaleError("It was changed in the meantime.", hint="Read it again, then change it.")
    return app.model_copy(update={**values, "version": app.version + 1, "updated_at": now})


class AppRepository:
    """Applications in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, app: Application) -> None:
        """A new application; nothing happens when it is there already."""
        try:
            async with self._database.brief(app.tenant) as brief:
                await write_app(brief, app)
        except IntegrityError as error:
            if not is_unique_violation(error):
                raise

    async def get(self, tenant: str, app: str, *, deleted: bool = False) -> Application:
        """An application, also one that is `deleted` but not gone yet; raises NotFoundError."""
        async with self._database.brief(tenant, write=False) as brief:
            if tenant == EVERY_TENANT:
                found = await brief.execute(_THIS, {"which": app})
            else:
                found = await brief.execute(_HERE, {"which": app, "whose": tenant})
            row = found.one_or_none()
        if row is None or (row.deleted_at is not None and not deleted):
            raise NotFoundError("There is no such application.")
        return Application.model_validate(row._asdict())

    async def page(self, tenant: str, *, state: str, text: str, cursor: str, limit: int) -> Page[AppEntry]:
        """Applications in a state (active, archived or deleted), newest first."""
        query, values = _DELETED, {"whose": tenant, "most": limit + 1}
        if state != "deleted":
            query, values = _STANDING, {**values, "state": state}
        if text:
            words = _APP.c.name + " " + _APP.c.description
            query = query.where(words.icontains(text, autoescape=True))
        before = decode_cursor(cursor)
        if before:
            query = query.where(_older(before))
        async with self._database.brief(tenant, write=False) as brief:
            rows: Sequence[Any] = (await brief.execute(query, values)).all()
        found = [AppEntry(*row) for row in rows]
        return page_of(found, limit, _place(found[:limit][-1]) if found else "")

    async def change(
        self, app: Application, now: datetime, *, at_version: int | None = None, **values: Any
    ) -> Application:
        """Change an application; raises StaleError when it is no longer at the version that was read."""
        async with self._database.brief(app.tenant) as brief:
            return await change_app(brief, app, now, at_version=at_version, **values)

    async def take_slug(self, tenant: str, app: str, wanted: str) -> str:
        """Give the application an address of its own, once; the wanted one or one like it."""
        current = await self.get(tenant, app)
        number = 1
        while current.slug is None:
            slug = wanted if number == 1 else f"{wanted}-{number}"
            try:
                async with self._database.transaction(tenant) as session:
                    await session.execute(
                        update(ApplicationRow)
                        .where(
                            ApplicationRow.id == app,
                            ApplicationRow.tenant == tenant,
                            ApplicationRow.slug.is_(None),
                        )
                        .values(slug=slug)
                    )
            except IntegrityError as error:
                if not is_unique_violation(error):
                    raise
                number += 1
            current = await self.get(tenant, app)
        return current.slug

    async def count(self, tenant: str) -> int:
        """How many applications are not deleted."""
        async with self._database.brief(tenant, write=False) as brief:
            return int((await brief.execute(COUNTED, {"whose": tenant})).scalar_one())

    async def deleted(self, before: datetime, limit: int) -> list[Application]:
        """Applications of all tenants that were deleted before a moment, oldest first."""
        query = select(ApplicationRow).where(ApplicationRow.deleted_at < before)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            rows = await session.scalars(query.order_by(ApplicationRow.deleted_at).limit(limit))
            return [Application.model_validate(row) for row in rows]

    async def every(self, after: str, limit: int) -> list[tuple[str, str]]:
        """Tenants and applications of the whole platform, in the order of the latter, beginning after one."""
        query = select(ApplicationRow.tenant, ApplicationRow.id).where(ApplicationRow.id > after)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            rows = await session.execute(query.order_by(ApplicationRow.id).limit(limit))
            return [(row.tenant, row.id) for row in rows]

    async def ids(self, tenant: str) -> list[str]:
        """Every application of a tenant, in whatever state."""
        query = select(ApplicationRow.id).where(ApplicationRow.tenant == tenant).order_by(ApplicationRow.id)
        async with self._database.transaction(tenant, write=False) as session:
            return list((await session.scalars(query)).all())

    async def disown(self, user: str, marker: str) -> None:
        """In every tenant, name somebody else as the maker of what a person made."""
        statement = update(ApplicationRow).where(ApplicationRow.created_by == user)
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(statement.values(created_by=marker))
        await self._database.scrub()

    async def erase(self, tenant: str, app: str = "") -> list[str]:
        """Remove one application, or all that the tenant has; their ids."""
        statement = delete(ApplicationRow).where(ApplicationRow.tenant == tenant)
        if app:
            statement = statement.where(ApplicationRow.id == app)
        async with self._database.transaction(tenant, slow=True) as session:
            return list((await session.scalars(statement.returning(ApplicationRow.id))).all())


def _place(app: AppEntry) -> str:
    return encode_cursor(app.created_at.isoformat(), app.id)


def _older(place: tuple[str | int, ...]) -> ColumnElement[bool]:
    """Those after this place in a list of the newest first. Ids alone do not tell: some are made from keys."""
    try:
        at, app = place
        moment = datetime.fromisoformat(str(at)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.") from error
    return tuple_(_APP.c.created_at, _APP.c.id) < tuple_(literal(moment, UtcTime()), literal(str(app)))
