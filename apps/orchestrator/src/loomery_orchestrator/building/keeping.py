"""What is kept of a build for people: evidence, pictures, the checkpoint, and how long it took."""

import asyncio

from loomery_orchestrator.building.ports import BuildPorts
from loomery_orchestrator.evidence.repository import BuildRecord
from loomery_orchestrator.jobs.model import JobRecord, JobState, StepRecord
from loomery_shared.contracts.builds import BuildOrder, Publication, Verdict
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["Keeping"]

_log = get_logger("builds")


class Keeping:
    """Every method may be called again after a crash."""

    def __init__(self, ports: BuildPorts) -> None:
        self._ports = ports

    async def checked(self, job: JobRecord, order: BuildOrder, verdict: Verdict) -> None:
        """The checks have run, whatever they found."""
        await self._ports.records.put(
            BuildRecord(
                job=job.id,
                tenant=job.tenant,
                app=job.app,
                browser=order.browser,
                description=order.description,
                created_by=job.created_by,
                state=JobState.RUNNING.value,
                sentences=[item.model_dump(mode="json") for item in verdict.sentences],
                gates=[item.model_dump(mode="json") for item in verdict.gates],
                created_at=job.created_at,
            )
        )
        try:
            first = await self._ports.pictures.keep(order, verdict.pictures)
        except (LoomeryError, OSError) as error:
            _log.warning("the pictures of a build are not kept", reason=str(error))
            return
        if first is not None and verdict.green:
            app = await self._ports.apps.get(job.tenant, job.app)
            await self._ports.apps.change(app, self._ports.clock(), picture=first)

    async def published(self, job: JobRecord, made: Publication) -> None:
        """The project has a new checkpoint, or the one before once more."""
        ports, now = self._ports, self._ports.clock()
        for kind, path in (("source", made.archive), ("bundle", made.bundle)):
            await ports.artifacts.keep(job.tenant, job.app, job.id, kind, path)
        result = {"tag": made.tag, "commit": made.commit, "changed": made.changed}
        await ports.jobs.change(job.tenant, job.id, result=result)
        app = await ports.apps.get(job.tenant, job.app)
        spec = await asyncio.to_thread(ports.engine.specification, job.tenant, job.app)
        description = str(job.request.get("description") or app.description)
        await ports.apps.change(app, now, spec=spec, description=description)
        await ports.records.change(
            job.tenant, job.id, tag=made.tag, commit=made.commit, published_at=now, description=description
        )

    async def ended(self, job: JobRecord, steps: list[StepRecord], seconds: float) -> None:
        """The build is over, after so many seconds."""
        took = {step.name: round(step.seconds, 3) for step in steps if step.seconds is not None}
        await self._ports.records.change(
            job.tenant,
            job.id,
            state=job.state.value,
            steps=took,
            seconds=seconds if job.started_at else None,
            finished_at=job.finished_at,
        )
