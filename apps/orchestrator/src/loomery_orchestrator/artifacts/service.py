"""Files that builds made: the source to download and the bundle to run, in the object store."""

import contextlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.artifacts.signing import Signing
from loomery_orchestrator.tables import ArtifactRow
from loomery_shared.database import Database, is_unique_violation
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import Clock, new_id
from loomery_shared.objects.port import ObjectInfo, ObjectStore
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of
from loomery_shared.signing import ArtifactSignature

__all__ = ["ATTACHMENT", "Artifact", "Artifacts"]

ATTACHMENT = "attachment"

_LINK_SECONDS = 900


class Artifact(BaseModel):
    """A file that a build made, or was given; `kind` is source, bundle, or `attachment-` with a number."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: str
    app: str
    job: str
    kind: str
    name: str
    key: str
    size: int
    sha256: str
    signature: ArtifactSignature | None = None


class Artifacts:
    """Keeps them with a signature each, and hands out links."""

    def __init__(self, database: Database, objects: ObjectStore, signing: Signing, clock: Clock) -> None:
        self._database = database
        self._objects = objects
        self._signing = signing
        self._clock = clock

    async def keep(self, tenant: str, app: str, job: str, kind: str, path: Path) -> Artifact:
        """Store a file once for each job and kind: what was kept first stays."""
        with contextlib.suppress(NotFoundError):
            return await self.of_job(tenant, job, kind)
        key = f"tenants/{tenant}/apps/{app}/{job}/{kind}-{path.name}"
        stored = await self._objects.put(key, path, "application/zip")
        signature = await self._signing.sign(stored.sha256)
        return await self._recorded(tenant, app, job, kind, path.name, stored, signature)

    async def attach(
        self, tenant: str, app: str, job: str, number: int, name: str, content: bytes
    ) -> Artifact:
        """Store a file that somebody attached. It is not signed: nobody here made it.

        Whatever it says it is, it is handed out as bytes to save, never as a page to show.
        """
        kind = f"{ATTACHMENT}-{number}"
        stored = await self._objects.put(f"tenants/{tenant}/apps/{app}/{job}/{kind}-{name}", content)
        return await self._recorded(tenant, app, job, kind, name, stored, None)

    async def _recorded(
        self,
        tenant: str,
        app: str,
        job: str,
        kind: str,
        name: str,
        stored: ObjectInfo,
        signature: ArtifactSignature | None,
    ) -> Artifact:
        try:
            async with self._database.transaction(tenant) as session:
                session.add(
                    ArtifactRow(
                        id=new_id("art"),
                        tenant=tenant,
                        app=app,
                        job=job,
                        kind=kind,
                        name=name,
                        key=stored.key,
                        size=stored.size,
                        sha256=stored.sha256,
                        signature=signature.model_dump() if signature else None,
                        created_at=self._clock(),
                    )
                )
        except IntegrityError as error:
            if not is_unique_violation(error):
                raise
        return await self.of_job(tenant, job, kind)

    async def of_job(self, tenant: str, job: str, kind: str) -> Artifact:
        """What a job made of a kind; raises NotFoundError."""
        query = select(ArtifactRow).where(
            ArtifactRow.tenant == tenant, ArtifactRow.job == job, ArtifactRow.kind == kind
        )
        async with self._database.transaction(tenant, write=False) as session:
            row = (await session.scalars(query)).one_or_none()
        if row is None:
            raise NotFoundError("There is no such artifact.")
        return Artifact.model_validate(row)

    async def of_app(self, tenant: str, app: str, cursor: str, limit: int) -> Page[Artifact]:
        """Newest first."""
        query = (
            select(ArtifactRow)
            .where(ArtifactRow.tenant == tenant, ArtifactRow.app == app)
            .order_by(ArtifactRow.id.desc())
            .limit(limit + 1)
        )
        before = decode_cursor(cursor)
        if before:
            query = query.where(ArtifactRow.id < str(before[0]))
        async with self._database.transaction(tenant, write=False) as session:
            rows = [Artifact.model_validate(row) for row in (await session.scalars(query)).all()]
        return page_of(rows, limit, encode_cursor(rows[:limit][-1].id) if rows else "")

    async def link(self, tenant: str, app: str, artifact: str) -> str:
        """An address from which it can be downloaded for a while; raises NotFoundError."""
        query = select(ArtifactRow).where(
            ArtifactRow.tenant == tenant, ArtifactRow.app == app, ArtifactRow.id == artifact
        )
        async with self._database.transaction(tenant, write=False) as session:
            row = (await session.scalars(query)).one_or_none()
        if row is None:
            raise NotFoundError("There is no such artifact.")
        return await self._objects.link(row.key, _LINK_SECONDS, f"{row.app}-{row.name}")

    async def content(self, artifact: Artifact) -> bytes:
        """The file itself; raises NotFoundError, DamagedObjectError."""
        return await self._objects.get(artifact.key)

    async def size(self, tenant: str) -> int:
        """Bytes that the tenant keeps."""
        query = select(func.coalesce(func.sum(ArtifactRow.size), 0)).where(ArtifactRow.tenant == tenant)
        async with self._database.transaction(tenant, write=False) as session:
            return int((await session.execute(query)).scalar_one())

    async def discard(self, tenant: str, app: str, job: str) -> None:
        """Remove what was kept for a job that did not begin."""
        statement = delete(ArtifactRow).where(ArtifactRow.tenant == tenant, ArtifactRow.job == job)
        await self._objects.delete_prefix(f"tenants/{tenant}/apps/{app}/{job}/")
        async with self._database.transaction(tenant) as session:
            await session.execute(statement)

    async def erase(self, tenant: str, app: str = "") -> None:
        """Remove what was kept of an application, or of the tenant."""
        statement = delete(ArtifactRow).where(ArtifactRow.tenant == tenant)
        if app:
            statement = statement.where(ArtifactRow.app == app)
        await self._objects.delete_prefix(f"tenants/{tenant}/apps/{app}/" if app else f"tenants/{tenant}/")
        async with self._database.transaction(tenant, slow=True) as session:
            await session.execute(statement)
