"""What is going on: one look at everything, shared by all who look at the same moment."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Literal
from weakref import WeakValueDictionary

from loomery_orchestrator.apps.quotas import Quotas
from loomery_orchestrator.jobs.model import JobRecord, JobState, StepState
from loomery_orchestrator.jobs.store import JobStore
from loomery_orchestrator.monitor.alerts import from_happening, from_job, from_usage
from loomery_orchestrator.monitor.changes import changes
from loomery_orchestrator.monitor.ports import Live
from loomery_orchestrator.monitor.repository import KnownApp, MonitorRepository
from loomery_orchestrator.monitor.schemas import Alert, Changes, MonitorApp, MonitorJob, MonitorOut
from loomery_shared.contracts.principal import Principal
from loomery_shared.database import EVERY_TENANT
from loomery_shared.ids import Clock

__all__ = ["Monitor", "Scope"]

Scope = Literal["organisation", "platform"]
_DAY = timedelta(days=1)
_JOBS, _APPS, _ALERTS = 200, 500, 200
_SHARED_FOR = 1.0
_EVERY = 2.0
_LONGEST = 600.0


async def _pause() -> None:
    await asyncio.sleep(_EVERY)


class Monitor:
    """Looks at one organisation, or at all for who owns the platform.

    Whoever follows is told what changed after every `pause`, for as long as it `goes_on` since they began (by the
    monotonic clock, in seconds).
    """

    def __init__(
        self,
        *,
        repository: MonitorRepository,
        jobs: JobStore,
        quotas: Quotas,
        live: Live,
        address: Callable[[str], str],
        clock: Clock,
        pause: Callable[[], Awaitable[None]] = _pause,
        goes_on: Callable[[float], bool] = lambda begun: time.monotonic() - begun < _LONGEST,
    ) -> None:
        self._repository, self._jobs, self._quotas = repository, jobs, quotas
        self._live, self._address, self._clock = live, address, clock
        self._pause, self._goes_on = pause, goes_on
        self._seen: dict[str, tuple[float, MonitorOut]] = {}
        self._looking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def snapshot(self, who: Principal, scope: Scope) -> MonitorOut:
        """Everything as it is now; raises PlatformOnlyError for the whole platform."""
        tenant = _whose(who, scope)
        looking = self._looking.setdefault(tenant, asyncio.Lock())
        async with looking:
            at, known = self._seen.get(tenant, (0.0, None))
            if known is not None and time.monotonic() - at < _SHARED_FOR:
                return known
            found = await self._look(tenant, scope)
            now = time.monotonic()
            self._seen = {key: value for key, value in self._seen.items() if now - value[0] < _SHARED_FOR}
            self._seen[tenant] = (now, found)
            return found

    async def follow(self, who: Principal, scope: Scope) -> AsyncIterator[MonitorOut | Changes]:
        """First everything, then what changes; ends after a while, so that who may look is asked again."""
        _whose(who, scope)
        return self._follow(who, scope)

    async def _follow(self, who: Principal, scope: Scope) -> AsyncIterator[MonitorOut | Changes]:
        begun = time.monotonic()
        before = await self.snapshot(who, scope)
        yield before
        while self._goes_on(begun):
            await self._pause()
            now = await self.snapshot(who, scope)
            different = changes(before, now)
            before = now
            if different is not None:
                yield different

    async def _look(self, tenant: str, scope: Scope) -> MonitorOut:
        now = self._clock()
        apps = await self._repository.apps(tenant, _APPS + 1)
        names = {app.id: app.name for app in apps}
        unfinished, failed = await self._records(tenant, now - _DAY)
        happened = await self._repository.happenings(tenant, now - _DAY, _ALERTS)
        restarts = Counter(one.app for one in happened if one.kind == "restarted")
        alerts: list[Alert] = [
            *(from_happening(one, names) for one in happened),
            *(from_job(job, names) for job in failed),
        ]
        if tenant != EVERY_TENANT:
            alerts += from_usage(tenant, await self._quotas.usage(tenant), now)
        alerts.sort(key=lambda alert: (alert.at, alert.id), reverse=True)
        return MonitorOut(
            at=now,
            scope=scope,
            waiting=sum(job.state is JobState.QUEUED for job in unfinished),
            running=sum(job.state is JobState.RUNNING for job in unfinished),
            jobs=[await self._job(job, names) for job in unfinished[:_JOBS]],
            apps=[self._app(app, restarts[app.id]) for app in apps[:_APPS]],
            alerts=alerts[:_ALERTS],
            complete=len(apps) <= _APPS and len(unfinished) < _JOBS and len(alerts) < _ALERTS,
        )

    async def _records(self, tenant: str, since: datetime) -> tuple[list[JobRecord], list[JobRecord]]:
        """Jobs that are not over, oldest first, and those that failed since then."""
        if tenant == EVERY_TENANT:
            found = [*await self._jobs.undispatched(_JOBS), *await self._jobs.unfinished(_JOBS)]
            unfinished = list({job.id: job for job in found}.values())
            failed = await self._jobs.failed(since, _ALERTS)
        else:
            newest = (await self._jobs.of_app(tenant, "", "", _JOBS)).items
            unfinished = [job for job in newest if not job.state.over]
            failed = [job for job in newest if job.state is JobState.FAILED and job.created_at >= since]
        return sorted(unfinished, key=lambda job: (job.created_at, job.id)), failed

    async def _job(self, job: JobRecord, names: dict[str, str]) -> MonitorJob:
        step = None
        if job.state is JobState.RUNNING:
            steps = (await self._jobs.get(job.tenant, job.id)).steps
            step = next((item for item in steps if item.state is StepState.RUNNING), None)
        return MonitorJob(
            job=job.id,
            tenant=job.tenant,
            app=job.app,
            app_name=names.get(job.app, ""),
            kind=job.kind,
            state=job.state.value,  # type: ignore[arg-type]
            step=step.name if step else "",
            step_started_at=step.started_at if step else None,
            created_at=job.created_at,
            started_at=job.started_at,
        )

    def _app(self, app: KnownApp, restarts: int) -> MonitorApp:
        live = self._live(app.id)
        return MonitorApp(
            app=app.id,
            tenant=app.tenant,
            name=app.name,
            slug=app.slug,
            url=self._address(app.slug) if app.slug and live and live.state != "none" else None,
            state=live.state if live else "none",
            restarts=restarts,
            requests_per_minute=live.requests if live else None,
            errors_per_minute=live.errors if live else None,
        )


def _whose(who: Principal, scope: Scope) -> str:
    if scope == "organisation":
        return who.tenant
    who.require_platform_owner()
    return EVERY_TENANT
