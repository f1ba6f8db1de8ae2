"""Every query about what is kept of builds."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.evidence.tables import BuildRow, PictureRow
from loomery_orchestrator.tables import table_of
from loomery_shared.database import EVERY_TENANT, Database, is_unique_violation
from loomery_shared.errors import NotFoundError, UsageError
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = ["BuildRecord", "BuildRecords", "PictureRecord", "TookRecord"]


class BuildRecord(BaseModel):
    """A build as it is kept."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    job: str
    tenant: str
    app: str
    browser: bool
    description: str
    created_by: str
    state: str
    tag: str = ""
    commit: str = ""
    sentences: list[dict[str, Any]] = []
    gates: list[dict[str, Any]] = []
    steps: dict[str, float] = {}
    seconds: float | None = None
    created_at: datetime
    published_at: datetime | None = None
    finished_at: datetime | None = None


class TookRecord(BaseModel):
    """How long a build took, in all and step by step, in seconds."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    seconds: float
    steps: dict[str, float]


class PictureRecord(BaseModel):
    """A picture as it is kept."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: str
    tenant: str
    app: str
    job: str
    position: int
    page: str
    path: str
    width: int
    theme: str
    key: str
    type: str
    size: int
    sha256: str
    created_at: datetime


_BUILD = table_of(BuildRow)
_TOOK = (
    select(_BUILD.c.seconds, _BUILD.c.steps)
    .where(
        _BUILD.c.browser == bindparam("browser"),
        _BUILD.c.finished_at.is_not(None),
        _BUILD.c.state == "succeeded",
    )
    .order_by(_BUILD.c.finished_at.desc())
    .limit(bindparam("most"))
)
_TOOK_HERE = _TOOK.where(_BUILD.c.tenant == bindparam("whose"))


class BuildRecords:
    """Builds and their pictures in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, record: BuildRecord) -> None:
        """Keep a build, in place of what an earlier attempt at its checks left."""
        try:
            async with self._database.transaction(record.tenant) as session:
                session.add(BuildRow(**record.model_dump()))
        except IntegrityError as error:
            if not is_unique_violation(error):
                raise
            values = record.model_dump(include={"sentences", "gates", "state", "browser", "description"})
            await self.change(record.tenant, record.job, **values)

    async def change(self, tenant: str, job: str, **values: Any) -> None:
        """Write down more of a build; nothing happens when nothing is kept of it."""
        statement = update(BuildRow).where(BuildRow.tenant == tenant, BuildRow.job == job)
        async with self._database.transaction(tenant) as session:
            await session.execute(statement.values(**values))

    async def get(self, tenant: str, job: str) -> BuildRecord:
        """A build; raises NotFoundError, also when it ended before its checks."""
        query = select(BuildRow).where(BuildRow.tenant == tenant, BuildRow.job == job)
        async with self._database.transaction(tenant, write=False) as session:
            row = (await session.scalars(query)).one_or_none()
        if row is None:
            raise NotFoundError("Nothing is kept of such a build.")
        return BuildRecord.model_validate(row)

    async def published(self, tenant: str, app: str, cursor: str, limit: int) -> Page[BuildRecord]:
        """Builds of an application that were published, newest first."""
        query = (
            select(BuildRow)
            .where(BuildRow.tenant == tenant, BuildRow.app == app, BuildRow.tag != "")
            .order_by(BuildRow.job.desc())
            .limit(limit + 1)
        )
        before = decode_cursor(cursor)
        if before is not None:
            if len(before) != 1:
                raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
            query = query.where(BuildRow.job < str(before[0]))
        async with self._database.transaction(tenant, write=False) as session:
            rows = [BuildRecord.model_validate(row) for row in (await session.scalars(query)).all()]
        return page_of(rows, limit, encode_cursor(rows[:limit][-1].job) if rows else "")

    async def of_tag(self, tenant: str, app: str, tag: str) -> BuildRecord | None:
        """The newest build that was published under a tag."""
        query = (
            select(BuildRow)
            .where(BuildRow.tenant == tenant, BuildRow.app == app, BuildRow.tag == tag)
            .order_by(BuildRow.job.desc())
            .limit(1)
        )
        async with self._database.transaction(tenant, write=False) as session:
            row = (await session.scalars(query)).one_or_none()
        return None if row is None else BuildRecord.model_validate(row)

    async def took(self, tenant: str, *, browser: bool, limit: int) -> list[TookRecord]:
        """How long the newest builds that succeeded took, of a tenant or of EVERY_TENANT."""
        query = _TOOK if tenant == EVERY_TENANT else _TOOK_HERE
        values = {"browser": browser, "most": limit, "whose": tenant}
        async with self._database.brief(tenant, write=False) as brief:
            rows = (await brief.execute(query, values)).all()
        return [TookRecord(seconds=row.seconds or 0.0, steps=row.steps) for row in rows]

    async def add_picture(self, picture: PictureRecord) -> None:
        """Keep a picture; what has its place in its build already stays."""
        try:
            async with self._database.transaction(picture.tenant) as session:
                session.add(PictureRow(**picture.model_dump()))
        except IntegrityError as error:
            if not is_unique_violation(error):
                raise

    async def pictures(self, tenant: str, app: str, job: str) -> list[PictureRecord]:
        """Pictures of a build, or of the newest one before it that has some."""
        newest = (
            select(func.max(PictureRow.job))
            .where(PictureRow.tenant == tenant, PictureRow.app == app, PictureRow.job <= job)
            .scalar_subquery()
        )
        query = select(PictureRow).where(PictureRow.tenant == tenant, PictureRow.job == newest)
        async with self._database.transaction(tenant, write=False) as session:
            rows = (await session.scalars(query.order_by(PictureRow.position))).all()
        return [PictureRecord.model_validate(row) for row in rows]

    async def picture(self, tenant: str, app: str, picture: str) -> PictureRecord:
        """One picture (`tenant` may be EVERY_TENANT); raises NotFoundError."""
        query = select(PictureRow).where(PictureRow.app == app, PictureRow.id == picture)
        if tenant != EVERY_TENANT:
            query = query.where(PictureRow.tenant == tenant)
        async with self._database.transaction(tenant, write=False) as session:
            row = (await session.scalars(query)).one_or_none()
        if row is None:
            raise NotFoundError("There is no such picture.")
        return PictureRecord.model_validate(row)

    async def jobs_with_pictures(self, tenant: str, app: str) -> list[str]:
        """Builds of an application that have pictures, newest first."""
        query = (
            select(PictureRow.job)
            .where(PictureRow.tenant == tenant, PictureRow.app == app)
            .distinct()
            .order_by(PictureRow.job.desc())
        )
        async with self._database.transaction(tenant, write=False) as session:
            return list((await session.scalars(query)).all())

    async def drop_pictures(self, tenant: str, job: str) -> list[str]:
        """Forget the pictures of a build; their keys in the store."""
        statement = delete(PictureRow).where(PictureRow.tenant == tenant, PictureRow.job == job)
        async with self._database.transaction(tenant) as session:
            return list((await session.scalars(statement.returning(PictureRow.key))).all())

    async def erase(self, tenant: str, app: str = "") -> None:
        """Forget all that is kept of an application's builds, or of the tenant's."""
        async with self._database.transaction(tenant, slow=True) as session:
            for table in (PictureRow, BuildRow):
                statement = delete(table).where(table.tenant == tenant)
                if app:
                    statement = statement.where(table.app == app)
                await session.execute(statement)

    async def disown(self, user: str, marker: str) -> None:
        """In every tenant, name somebody else as the one who asked for a person's builds."""
        statement = update(BuildRow).where(BuildRow.created_by == user).values(created_by=marker)
        async with self._database.transaction(EVERY_TENANT, slow=True) as session:
            await session.execute(statement)
