"""Every query about applications."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, CursorResult, and_, delete, func, literal, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.tables import ApplicationRow, UtcTime
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import NotFoundError, StaleError, UsageError
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = ["AppRepository", "Application"]


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


class AppRepository:
    """Applications in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, app: Application) -> None:
        """A new application; nothing happens when it is there already."""
        try:
            async with self._database.transaction(app.tenant) as session:
                session.add(ApplicationRow(**app.model_dump()))
        except IntegrityError as error:
            if not is_unique_violation(error):
                raise

    async def get(self, tenant: str, app: str, *, deleted: bool = False) -> Application:
        """An application, also one that is `deleted` but not gone yet; raises NotFoundError."""
        query = select(ApplicationRow).where(ApplicationRow.id == app)
        if not deleted:
            query = query.where(ApplicationRow.deleted_at.is_(None))
        if tenant != EVERY_TENANT:
            query = query.where(ApplicationRow.tenant == tenant)
        async with self._database.transaction(tenant, write=False) as session:
            row = (await session.scalars(query)).one_or_none()
        if row is None:
            raise NotFoundError("There is no such application.")
        return Application.model_validate(row)

    async def page(self, tenant: str, *, state: str, text: str, cursor: str, limit: int) -> Page[Application]:
        """Applications in a state (active, archived or deleted), newest first."""
        gone = ApplicationRow.deleted_at
        wanted = (
            gone.is_not(None) if state == "deleted" else and_(gone.is_(None), ApplicationRow.state == state)
        )
        query = (
            select(ApplicationRow)
            .where(ApplicationRow.tenant == tenant, wanted)
            .order_by(ApplicationRow.created_at.desc(), ApplicationRow.id.desc())
            .limit(limit + 1)
        )
        if text:
            words = ApplicationRow.name + " " + ApplicationRow.description
            query = query.where(words.icontains(text, autoescape=True))
        before = decode_cursor(cursor)
        if before:
            query = query.where(_older(before))
        async with self._database.transaction(tenant, write=False) as session:
            rows = [Application.model_validate(row) for row in (await session.scalars(query)).all()]
        return page_of(rows, limit, _place(rows[:limit][-1]) if rows else "")

    async def change(
        self, app: Application, now: datetime, *, at_version: int | None = None, **values: Any
    ) -> Application:
        """Change an application; raises StaleError when it is no longer at the version that was read."""
        statement = (
            update(ApplicationRow)
            .where(ApplicationRow.id == app.id, ApplicationRow.tenant == app.tenant)
            .values(**values, version=ApplicationRow.version + 1, updated_at=now)
        )
        if at_version is not None:
            statement = statement.where(ApplicationRow.version == at_version)
        async with self._database.transaction(app.tenant) as session:
            done = await session.execute(statement)
            assert isinstance(done, CursorResult)  # noqa: S101 - what an UPDATE gives
            if done.rowcount != 1:
                raise StaleError("It was changed in the meantime.", hint="Read it again, then change it.")
        return app.model_copy(update={**values, "version": app.version + 1, "updated_at": now})

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
        query = (
            select(func.count())
            .select_from(ApplicationRow)
            .where(ApplicationRow.tenant == tenant, ApplicationRow.deleted_at.is_(None))
        )
        async with self._database.transaction(tenant, write=False) as session:
            return int((await session.execute(query)).scalar_one())

    async def deleted(self, before: datetime, limit: int) -> list[Application]:
        """Applications of all tenants that were deleted before a moment, oldest first."""
        query = select(ApplicationRow).where(ApplicationRow.deleted_at < before)
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            rows = await session.scalars(query.order_by(ApplicationRow.deleted_at).limit(limit))
            return [Application.model_validate(row) for row in rows]

    async def ids(self, tenant: str) -> list[str]:
        """Every application of a tenant, in whatever state."""
        query = select(ApplicationRow.id).where(ApplicationRow.tenant == tenant).order_by(ApplicationRow.id)
        async with self._database.transaction(tenant, write=False) as session:
            return list((await session.scalars(query)).all())

    async def disown(self, user: str, marker: str) -> None:
        """In every tenant, name somebody else as the maker of what a person made."""
        statement = update(ApplicationRow).where(ApplicationRow.created_by == user)
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(statement.values(created_by=marker))
        await self._database.scrub()

    async def erase(self, tenant: str, app: str = "") -> list[str]:
        """Remove one application, or all that the tenant has; their ids."""
        statement = delete(ApplicationRow).where(ApplicationRow.tenant == tenant)
        if app:
            statement = statement.where(ApplicationRow.id == app)
        async with self._database.transaction(tenant) as session:
            return list((await session.scalars(statement.returning(ApplicationRow.id))).all())


def _place(app: Application) -> str:
    return encode_cursor(app.created_at.isoformat(), app.id)


def _older(place: tuple[str | int, ...]) -> ColumnElement[bool]:
    """Those after this place in a list of the newest first. Ids alone do not tell: some are made from keys."""
    try:
        at, app = place
        moment = datetime.fromisoformat(str(at)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError("This cursor is none of ours.", hint="Begin again without it.") from error
    return tuple_(ApplicationRow.created_at, ApplicationRow.id) < tuple_(
        literal(moment, UtcTime()), literal(str(app))
    )
