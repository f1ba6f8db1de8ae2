"""Decisions about applications."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeAlias

from loomery_orchestrator.apps.admission import Admission
from loomery_orchestrator.apps.quotas import Quotas
from loomery_orchestrator.apps.repository import AppEntry, Application, AppRepository
from loomery_orchestrator.apps.schemas import AppChange, CreateApp, Options, Rebuild
from loomery_orchestrator.apps.specs import AtTag
from loomery_orchestrator.artifacts.service import Artifacts
from loomery_orchestrator.attachments.schemas import Attachment
from loomery_orchestrator.jobs.model import STEPS, JobRecord, JobState, NewJob
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.releases.service import ReleaseService
from loomery_shared.contracts.builds import BuildEngine
from loomery_shared.contracts.principal import Principal, Role
from loomery_shared.errors import ConflictError, NotFoundError, UnavailableError, UsageError
from loomery_shared.ids import Clock, new_id
from loomery_shared.paging import Page
from loomery_shared.telemetry import trace_headers
from loomery_spec import AppSpec
from loomery_spec.text import parse_spec

__all__ = ["AppService", "Forget", "Words", "valid_spec"]

_LOOKS, _BETWEEN_LOOKS = 80, 0.25
"""How often, and how many seconds apart, it is looked whether builds have stopped."""
Forget: TypeAlias = Callable[[str, str], Awaitable[None]]
"""Removes what something else keeps of a tenant's application."""
Words: TypeAlias = Callable[[str, str, str], Awaitable[str]]
"""The description of an application's checkpoint, by tenant, application and tag; empty when it is not known."""


class AppService:
    """Makes, changes and removes applications; every method works for the organisation of the principal."""

    def __init__(
        self,
        *,
        apps: AppRepository,
        jobs: JobStore,
        artifacts: Artifacts,
        releases: ReleaseService,
        quotas: Quotas,
        admission: Admission,
        engine: BuildEngine,
        clock: Clock,
        wake: Callable[[], None],
        at_tag: AtTag,
        words: Words,
        browser: bool,
        forgetters: Sequence[Forget] = (),
    ) -> None:
        self._apps, self._jobs, self._artifacts, self._releases = apps, jobs, artifacts, releases
        self._quotas, self._engine, self._clock, self._wake = quotas, engine, clock, wake
        self._at_tag, self._words, self._browser = at_tag, words, browser
        self._forgetters, self._admission = forgetters, admission

    async def create(self, who: Principal, body: CreateApp, key: str | None) -> JobRecord:
        """A new application and the job that builds it; the same key gives the same two."""
        who.require(Role.DEVELOPER)
        if body.options.spec is not None:
            valid_spec(body.options.spec)
        request = self._request(body.description, body.name or "", body.options.spec, body.options)
        now = self._clock()
        app = Application(
            id=_app_id(who.tenant, key),
            tenant=who.tenant,
            name=body.name or "",
            description=body.description,
            options={"browser": request["browser"]},
            created_by=who.user,
            created_at=now,
            updated_at=now,
        )
        made, new = await self._begin(who, app.id, request, key, body.options.attachments, app)
        if not new:
            await self._still_there(made)
        return made

    async def _still_there(self, job: JobRecord) -> None:
        try:
            await self._apps.get(job.tenant, job.app)
        except NotFoundError as error:
            raise ConflictError(
                "The application that this key made was deleted.", hint="Restore it, or use a new key."
            ) from error

    async def rebuild(self, who: Principal, app: str, body: Rebuild, key: str | None = None) -> JobRecord:
        """Build an application again; hand edits survive."""
        who.require(Role.DEVELOPER)
        found = await self._apps.get(who.tenant, app)
        if found.state != "active":
            raise ConflictError("This application is archived.", hint="Make it active first.")
        spec, words = body.options.spec, body.description or found.description
        if body.options.restore is not None:
            if spec is not None or body.description is not None:
                raise UsageError(
                    "A checkpoint is restored as it was.", hint="Leave description and spec out, or restore."
                )
            spec = await self._at_tag(who, app, body.options.restore)
            words = await self._words(who.tenant, app, body.options.restore) or words
        elif spec is not None:
            valid_spec(spec)
        elif body.description is None:
            spec = found.spec
        request = self._request(words, found.name, spec, body.options)
        key = f"{app}:{key}" if key else None
        return (await self._begin(who, app, request, key, body.options.attachments))[0]

    @staticmethod
    def retry_key(job: str) -> str:
        """The key of the job that does another one again."""
        return f"retry:{job}"

    async def again(self, who: Principal, job: str) -> JobRecord:
        """Do again what a job of the organisation was asked that ended without success; once.

        Raises NotFoundError, ConflictError when it runs or has succeeded, and TooManyError.
        """
        who.require(Role.DEVELOPER)
        found = await self._jobs.get(who.tenant, job)
        if found.state not in (JobState.FAILED, JobState.CANCELLED):
            raise ConflictError(f"This job is {found.state.value}; there is nothing to try again.")
        known = await self._jobs.of_key(who.tenant, self.retry_key(found.id))
        if known is not None:
            return known
        made, _ = await self._admission.begin(await self._retrying(found))
        self._wake()
        return made

    async def retry(self, job: JobRecord) -> JobRecord:
        """Do again what a job was asked, for whoever asked; once. Raises NotFoundError, ConflictError."""
        made, _ = await self._jobs.create(await self._retrying(job), STEPS)
        self._wake()
        return made

    async def _retrying(self, job: JobRecord) -> NewJob:
        found = await self._apps.get(job.tenant, job.app)
        if found.state != "active":
            raise ConflictError("This application is archived.", hint="Make it active first.")
        return NewJob(
            id=new_id("job"),
            tenant=job.tenant,
            app=job.app,
            kind=job.kind,
            request=job.request,
            key=self.retry_key(job.id),
            created_by=job.created_by,
            created_at=self._clock(),
        )

    async def _begin(
        self,
        who: Principal,
        app: str,
        request: dict[str, Any],
        key: str | None,
        attachments: Sequence[Attachment],
        created: Application | None = None,
    ) -> tuple[JobRecord, bool]:
        job = NewJob(
            id=new_id("job"),
            tenant=who.tenant,
            app=app,
            request=request,
            key=key,
            created_by=who.user,
            created_at=self._clock(),
        )
        if attachments:
            known = await self._attach(job, attachments, created)
            if known is not None:
                return _same(known, request), False
        new = False
        try:
            made, new = await self._admission.begin(job, created)
        finally:
            if attachments and not new:
                await self._artifacts.discard(who.tenant, app, job.id)
        self._wake()
        return _same(made, request), new

    async def _attach(
        self, job: NewJob, attachments: Sequence[Attachment], created: Application | None
    ) -> JobRecord | None:
        """Store what a job is given, before anybody takes it; the job that its key began, and nothing else, when
        there is one."""
        known = await self._jobs.of_key(job.tenant, job.key) if job.key else None
        if known is not None:
            return known
        if created is not None:
            await self._quotas.room_for_app(job.tenant)
        await self._quotas.room_for_build(job.tenant)
        for number, file in enumerate(attachments, 1):
            await self._artifacts.attach(job.tenant, job.app, job.id, number, file.name, file.data)
        return None

    def _request(
        self, description: str, name: str, spec: dict[str, Any] | None, options: Options
    ) -> dict[str, Any]:
        attached = [file.told() for file in options.attachments]
        return {
            "description": description,
            "name": name,
            "spec": spec,
            "browser": self._browser if options.browser is None else options.browser,
            "trace": trace_headers(),
            **({"attachments": attached} if attached else {}),
        }

    async def page(self, who: Principal, state: str, text: str, cursor: str, limit: int) -> Page[AppEntry]:
        """Applications of the organisation, newest first."""
        return await self._apps.page(who.tenant, state=state, text=text, cursor=cursor, limit=limit)

    async def get(self, who: Principal, app: str) -> Application:
        """One application; raises NotFoundError."""
        return await self._apps.get(who.tenant, app)

    async def change(self, who: Principal, app: str, body: AppChange, at_version: int | None) -> Application:
        """Rename, archive or bring back; raises StaleError when it was changed since it was read."""
        who.require(Role.DEVELOPER)
        found = await self._apps.get(who.tenant, app)
        values = body.model_dump(exclude_none=True)
        if not values:
            raise UsageError("Nothing is to be changed.", hint="Give a name or a state.")
        changed = await self._apps.change(found, self._clock(), at_version=at_version, **values)
        if "state" in values and found.slug is not None:
            await self.suspend(who.tenant, app, suspended=values["state"] == "archived")
        return changed

    async def suspend(self, tenant: str, app: str, *, suspended: bool) -> None:
        """Take it off its address, or let it answer again."""
        try:
            await (self._releases.suspend if suspended else self._releases.resume)(tenant, app)
        except NotFoundError:
            return  # it was never released: nothing runs

    async def erase(self, tenant: str, app: str) -> None:
        """Remove every trace of an application; safe to repeat: the application itself goes last.

        Raises UnavailableError when a build of it does not stop, which would leave new traces.
        """
        await self._stop_builds(tenant, app)
        await self._releases.remove(tenant, app)
        for forget in self._forgetters:
            await forget(tenant, app)
        await self._artifacts.erase(tenant, app)
        await self._jobs.erase(tenant, app)
        await asyncio.to_thread(self._engine.forget, tenant, app)
        await self._apps.erase(tenant, app)

    async def _stop_builds(self, tenant: str, app: str) -> None:
        await self.cancel_builds(tenant, app)
        for _ in range(_LOOKS):
            if not await self.unfinished(tenant, app):
                return
            await asyncio.sleep(_BETWEEN_LOOKS)
        raise UnavailableError(
            "A build of this application has not stopped yet.", hint="Try again in a moment."
        )

    async def cancel_builds(self, tenant: str, app: str) -> None:
        """Ask every build of an application to stop; those that run do so at their next word."""
        for job in await self.unfinished(tenant, app):
            await self._jobs.change(tenant, job.id, cancel_requested=True)
            if job.state is JobState.QUEUED:
                now = self._clock()
                await self._jobs.change(tenant, job.id, state=JobState.CANCELLED.value, finished_at=now)

    async def erase_organisation(self, tenant: str) -> None:
        """Remove what is left of an organisation whose applications were removed; safe to repeat."""
        await self._artifacts.erase(tenant)
        await self._jobs.erase(tenant)
        await self._apps.erase(tenant)
        await asyncio.to_thread(self._engine.forget, tenant, "")

    async def unfinished(self, tenant: str, app: str = "") -> list[JobRecord]:
        """Jobs of an application, or of the organisation, that are not over."""
        found: list[JobRecord] = []
        cursor: str | None = ""
        while cursor is not None:
            page = await self._jobs.of_app(tenant, app, cursor, 200)
            found += [job for job in page.items if not job.state.over]
            cursor = page.next
        return found


def valid_spec(spec: dict[str, Any]) -> AppSpec:
    """The specification; raises UsageError with every fault and its place."""
    found, report = parse_spec(json.dumps(spec))
    if found is None:
        raise UsageError(
            "This is no valid specification.", hint="\n".join(str(item) for item in report.found[:20])
        )
    return found


def _app_id(tenant: str, key: str | None) -> str:
    """With a key always the same, so that half of a request that was interrupted is found by its repetition."""
    if key is None:
        return new_id("app")
    digest = hashlib.sha256(f"{tenant}\0{key}".encode()).hexdigest()
    return f"app_{digest[:26]}"


def _same(known: JobRecord, request: dict[str, Any]) -> JobRecord:
    """The job that a key began; raises ConflictError when it was begun by another request."""
    if {**known.request, "trace": None} != {**request, "trace": None}:
        raise ConflictError(
            "This key was used for another request.", hint="Use a new Idempotency-Key for each request."
        )
    return known
