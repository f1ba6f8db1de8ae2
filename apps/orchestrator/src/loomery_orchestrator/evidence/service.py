"""Decisions about what builds left behind."""

import asyncio
import re
from typing import Any

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.evidence.pictures import Pictures, Shown
from loomery_orchestrator.evidence.repository import BuildRecord, BuildRecords
from loomery_orchestrator.evidence.schemas import (
    CheckpointOut,
    EvidenceOut,
    PictureOut,
    ReleaseRef,
)
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_shared.contracts.builds import BuildEngine
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import NotFoundError, UnauthenticatedError, UsageError
from loomery_shared.paging import Page

__all__ = ["Evidence"]

_TAG = re.compile(r"build-[1-9][0-9]{0,8}", re.ASCII)
_NEVER_CHECKED: dict[str, Any] = {"sentences": [], "gates": [], "tag": None}


class Evidence:
    """Shows evidence, pictures and checkpoints of the principal's organisation."""

    def __init__(
        self,
        *,
        records: BuildRecords,
        pictures: Pictures,
        jobs: JobStore,
        apps: AppRepository,
        releases: ReleaseRepository,
        engine: BuildEngine,
    ) -> None:
        self._records, self._pictures, self._jobs, self._apps = records, pictures, jobs, apps
        self._releases, self._engine = releases, engine

    async def of_job(self, who: Principal, job: str) -> EvidenceOut:
        """What a build left behind; empty until its checks ran. Raises NotFoundError."""
        found = await self._jobs.get(who.tenant, job)
        await self._apps.get(who.tenant, found.app)
        head = {"job": found.id, "app": found.app, "state": found.state.value}
        try:
            record = await self._records.get(who.tenant, job)
        except NotFoundError:
            return EvidenceOut.model_validate({**head, **_NEVER_CHECKED, "pictures": []})
        pictures = await self._pictures.of_build(who.tenant, found.app, job)
        return EvidenceOut.model_validate(
            {
                **head,
                "tag": record.tag or None,
                "sentences": [_sentence(item, pictures) for item in record.sentences],
                "gates": record.gates,
                "pictures": pictures,
            }
        )

    async def history(self, who: Principal, app: str, cursor: str, limit: int) -> Page[CheckpointOut]:
        """Published builds of an application, newest first."""
        await self._apps.get(who.tenant, app)
        page = await self._records.published(who.tenant, app, cursor, limit)
        released = await self._releases.of_jobs(who.tenant, [item.job for item in page.items])
        refs = {
            job: ReleaseRef(id=item.id, number=item.number, state=item.state)
            for job, item in released.items()
        }
        items = [_checkpoint(item, refs.get(item.job)) for item in page.items]
        return Page(items=items, next=page.next)

    async def specification(self, who: Principal, app: str, tag: str) -> dict[str, Any]:
        """The specification at a checkpoint; raises NotFoundError."""
        await self._apps.get(who.tenant, app)
        if not _TAG.fullmatch(tag):
            raise UsageError("This is no checkpoint.", hint="Name one as build-1.")
        return await asyncio.to_thread(self._engine.specification, who.tenant, app, tag)

    async def words(self, tenant: str, app: str, tag: str) -> str:
        """The description of a checkpoint; empty when it is not known."""
        record = await self._records.of_tag(tenant, app, tag)
        return record.description if record else ""

    async def picture(self, who: Principal | None, app: str, picture: str, seal: str) -> Shown:
        """A picture, for members of its organisation and for whoever holds its address.

        Raises UnauthenticatedError for everybody else, NotFoundError.
        """
        if who is not None:
            await self._apps.get(who.tenant, app)
            return await self._pictures.of_member(who.tenant, app, picture)
        if not seal:
            raise UnauthenticatedError(
                "Nobody is signed in.", hint="Use the address in the list of pictures."
            )
        return await self._pictures.sealed(app, picture, seal)


def _sentence(item: dict[str, Any], pictures: list[PictureOut]) -> dict[str, Any]:
    """With the pictures of the pages that a sentence led to, and of those that show its things."""
    pages = {element.partition(".")[2] for element in item["elements"] if element.startswith("pages.")}
    pages |= set(item.get("pages", ()))
    return {**item, "pictures": [picture.id for picture in pictures if picture.page in pages]}


def _checkpoint(record: BuildRecord, release: ReleaseRef | None) -> CheckpointOut:
    return CheckpointOut(
        job=record.job,
        tag=record.tag,
        commit=record.commit,
        at=record.published_at or record.created_at,
        description=record.description,
        state=record.state,
        release=release,
        by=record.created_by,
    )
