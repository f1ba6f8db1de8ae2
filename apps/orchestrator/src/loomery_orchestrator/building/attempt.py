"""One attempt at one step: says that it began, passes on its news, and notices when it must stop."""

import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from types import TracebackType
from typing import Any

from loomery_orchestrator.building.ports import BuildPorts
from loomery_orchestrator.jobs.closing import step_event
from loomery_orchestrator.jobs.model import JobRecord, JobState, NewEvent, StepRecord, StepState
from loomery_orchestrator.settings import BuildSettings
from loomery_shared.contracts.builds import BuildNews
from loomery_shared.errors import LoomeryError

__all__ = ["Attempt", "CancelledError", "ReplacedError", "StoppedError", "TimedOutError"]

_CANCELLED = "The build was cancelled."
_LOOK_EVERY = 1.0


class StoppedError(LoomeryError):
    """The step must not go on."""


class CancelledError(StoppedError):
    """The person does not want the build any more."""

    code = "cancelled"


class TimedOutError(StoppedError):
    """The build took longer than it may."""

    code = "timed_out"


class ReplacedError(StoppedError):
    """Another worker took the job, because this one was thought dead."""

    code = "replaced"


class Attempt:
    """Use as a context manager around the work of the step. `running` gives the seconds that the build has taken so
    far, by a clock that nobody sets."""

    def __init__(
        self,
        ports: BuildPorts,
        settings: BuildSettings,
        job: JobRecord,
        step: str,
        fence: int,
        run: Callable[[Coroutine[Any, Any, Any]], Any],
        running: Callable[[], float],
    ) -> None:
        self._ports, self._settings, self._job, self._run = ports, settings, job, run
        self._running = running
        known = next((item for item in job.steps if item.name == step), StepRecord(name=step))
        self._step = known
        self._fence = fence
        self._begun = self._looked = time.monotonic()

    def __enter__(self) -> "Attempt":
        """Say that the step has begun; raises StoppedError when it must not."""
        job, jobs = self._job, self._ports.jobs
        self._stop_if_told(self._run(jobs.get(job.tenant, job.id)))
        now = self._ports.clock()
        if job.state is JobState.QUEUED:
            if not self._run(jobs.change(job.tenant, job.id, state=JobState.RUNNING.value, started_at=now)):
                raise CancelledError(_CANCELLED)
            self._tell("state", "The build has begun.", {"state": JobState.RUNNING.value})
        self._set(
            StepState.RUNNING, attempts=self._step.attempts + 1, started_at=now, message="", seconds=None
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to clear away: how it ended is told by `succeeded` and `failed`."""

    def tell(self, news: BuildNews) -> None:
        """Pass on what the work tells; raises StoppedError when the build must not go on."""
        data = news.gate.model_dump(mode="json") if news.gate else None
        self._tell(news.kind, news.message, data)
        if time.monotonic() - self._looked >= _LOOK_EVERY:
            self._looked = time.monotonic()
            self._stop_if_told(self._run(self._ports.jobs.get(self._job.tenant, self._job.id)))

    def look(self) -> None:
        """Raises ReplacedError or TimedOutError when the step must not go on, though it can't be cancelled."""
        job = self._run(self._ports.jobs.get(self._job.tenant, self._job.id))
        self._stop_if_replaced(job)
        self._stop_if_late()

    def succeeded(self, message: str) -> None:
        """The step is done, whoever wants to stop it by now; raises ReplacedError when somebody else does it."""
        self._stop_if_replaced(self._run(self._ports.jobs.get(self._job.tenant, self._job.id)))
        self._set(StepState.SUCCEEDED, message=message, seconds=round(time.monotonic() - self._begun, 3))

    def failed(self, message: str, *, again: bool = False) -> None:
        """The step did not succeed."""
        if again:
            self._tell("problem", f"{message} It is tried again.", None)
            return
        self._tell("problem", message, None)
        self._set(StepState.FAILED, message=message, seconds=round(time.monotonic() - self._begun, 3))

    def _stop_if_told(self, job: JobRecord) -> None:
        self._stop_if_replaced(job)
        if job.cancel_requested or job.state is JobState.CANCELLED:
            raise CancelledError(_CANCELLED)
        self._stop_if_late()

    def _stop_if_replaced(self, job: JobRecord) -> None:
        if job.fence != self._fence:
            raise ReplacedError("Another worker has taken over this build.")

    def _stop_if_late(self) -> None:
        limit = timedelta(seconds=self._settings.timeout)
        if self._running() > limit.total_seconds():
            raise TimedOutError(
                f"The build took longer than {limit}.",
                hint="Build again; if it repeats, describe less at once.",
            )

    def _set(self, state: StepState, **values: Any) -> None:
        self._step = self._step.model_copy(update={"state": state, **values})
        self._run(self._ports.jobs.set_step(self._job.tenant, self._job.id, self._step))
        event = step_event(self._step, self._ports.clock())
        self._run(self._ports.jobs.tell(self._job.tenant, self._job.id, [event]))

    def _tell(self, kind: str, message: str, data: dict[str, Any] | None) -> None:
        event = NewEvent(kind=kind, step=self._step.name, message=message, data=data, at=self._ports.clock())
        self._run(self._ports.jobs.tell(self._job.tenant, self._job.id, [event]))
