"""A worker: takes builds from the queue, shows that it lives, and takes over from workers that don't."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from dbos import DBOS
from sqlalchemy import Engine, bindparam, select, update

from loomery_orchestrator.building.engine import workflow_config, workflow_engine
from loomery_orchestrator.building.ports import BuildPorts
from loomery_orchestrator.building.queue import BuildQueue
from loomery_orchestrator.building.sessions import end_transactions_of
from loomery_orchestrator.building.steps import BuildSteps
from loomery_orchestrator.building.workflows import QUEUE, BuildWorkflow
from loomery_orchestrator.settings import BuildSettings, OrchestratorSettings
from loomery_orchestrator.tables import WorkerRow, table_of
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.errors import LoomeryError
from loomery_shared.ids import Clock
from loomery_shared.logs import get_logger
from loomery_shared.web import VERSION

__all__ = ["Watch", "Worker", "WorkerRegistry"]

MakeSteps: TypeAlias = Callable[[BuildPorts, BuildSettings, asyncio.AbstractEventLoop], BuildSteps]
_log = get_logger("worker")
_POLL = 0.2
_WORKER = table_of(WorkerRow)
_SEEN = (
    update(_WORKER)
    .where(_WORKER.c.id == bindparam("which"))
    .values(seen_at=bindparam("at"), state=bindparam("how"))
)


class WorkerRegistry:
    """Which workers there are, and when each was last heard of."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def begin(self, worker: str) -> int:
        """A worker has started; how often it has by now."""
        now = self._clock()
        async with self._database.transaction(EVERY_TENANT) as session:
            row = await session.get(WorkerRow, worker)
            if row is None:
                row = WorkerRow(
                    id=worker, version=VERSION, generation=0, started_at=now, seen_at=now, state="up"
                )
                session.add(row)
            row.generation += 1
            row.version, row.started_at, row.seen_at, row.state = VERSION, now, now, "up"
            return row.generation

    async def seen(self, worker: str, state: str = "up") -> None:
        """A worker is still there (`up`), or has ended in order (`down`)."""
        async with self._database.brief(EVERY_TENANT) as brief:
            await brief.execute(_SEEN, {"which": worker, "at": self._clock(), "how": state})

    async def end_transactions(self, lost: list[str], silent: float) -> int:
        """Free what lost workers have locked for `silent` seconds; how many transactions that ended."""
        return await end_transactions_of(lost, silent, self._database)

    async def all(self) -> list[WorkerRow]:
        """Every worker that ever was."""
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            return list((await session.scalars(select(WorkerRow).order_by(WorkerRow.id))).all())


class Watch:
    """Finds workers that gave no sign of life for `lease` seconds.

    Measured by a clock of this process that nobody sets: the times that workers write down are those of their own
    machines, and only looked at for whether they change.
    """

    def __init__(self, lease: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lease = lease
        self._clock = clock
        self._signs: dict[str, tuple[datetime, float]] = {}

    def lost(self, workers: Sequence[WorkerRow]) -> list[str]:
        """Those that are silent by now, or have ended in order."""
        now, found = self._clock(), []
        for worker in workers:
            sign, since = self._signs.get(worker.id, (None, now))
            if worker.seen_at != sign:
                since = now
            self._signs[worker.id] = (worker.seen_at, since)
            if worker.state == "down" or now - since > self._lease:
                found.append(worker.id)
        return found


class Worker:
    """Runs builds in threads of this process until it is stopped."""

    def __init__(
        self,
        settings: OrchestratorSettings,
        ports: BuildPorts,
        registry: WorkerRegistry,
        queue: BuildQueue,
        *,
        make_steps: MakeSteps = BuildSteps,
    ) -> None:
        self._settings = settings
        self._make_steps = make_steps
        self._ports = ports
        self._registry = registry
        self._queue = queue
        self._tasks: list[asyncio.Task[None]] = []
        self._engine: Engine | None = None
        self._ending = False
        self._watch = Watch(settings.builds.lease)
        self.name = ports.worker

    async def start(self) -> None:
        """Take up what this worker had begun, then take from the queue."""
        builds = self._settings.builds
        await self._registry.begin(self.name)
        self._engine = workflow_engine(self._settings)
        DBOS(config=workflow_config(self._settings, self._engine, self.name))
        BuildWorkflow.taking(self._make_steps(self._ports, builds, asyncio.get_running_loop()))
        # Never the asynchronous calls of DBOS: they make its threads those of this loop, and end them with it.
        await asyncio.to_thread(self._launch)
        # Apart: looking after others may take long where much is to do, and whoever gives no sign meanwhile loses
        # its builds, and goes on holding their places.
        self._tasks = [
            asyncio.create_task(self._again_and_again(work)) for work in (self._live, self._look_after_others)
        ]

    def _launch(self) -> None:
        builds = self._settings.builds
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=builds.at_once,
            partition_concurrency=builds.per_tenant,
            global_concurrency=builds.everywhere,
            polling_interval_sec=_POLL,
            on_conflict="always_update",
        )

    async def _live(self) -> None:
        await self._registry.seen(self.name)

    async def _look_after_others(self) -> None:
        if not self._ending:
            await self.take_over()

    async def _again_and_again(self, work: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await work()
            except LoomeryError as error:
                _log.warning("a sign of life was not heard", reason=error.message)
            except Exception as error:
                _log.error("a sign of life was not heard", exc_info=error)
            await asyncio.sleep(self._settings.builds.heartbeat)

    async def take_over(self) -> list[str]:
        """Let the workflows of lost workers be gone on with; their ids."""
        lost = [worker for worker in self._watch.lost(await self._registry.all()) if worker != self.name]
        await self._registry.end_transactions(lost, self._settings.builds.lease)
        taken: list[str] = []
        for worker in lost:
            taken += await asyncio.to_thread(self._queue.pending_of, worker)
        if taken:
            _log.warning("builds of a lost worker are taken over", count=len(taken))
            await asyncio.to_thread(self._queue.resume, taken)
        return taken

    async def stop(self, patience: float) -> None:
        """Take nothing new, give what runs `patience` seconds to end, and leave the rest to others."""
        self._ending = True
        # Signs of life go on meanwhile, or others would take the builds that are given time to end.
        await asyncio.to_thread(DBOS.destroy, workflow_completion_timeout_sec=int(patience))
        if self._engine is not None:
            await asyncio.to_thread(self._engine.dispose)
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        with contextlib.suppress(LoomeryError):
            await self._registry.seen(self.name, "down")
