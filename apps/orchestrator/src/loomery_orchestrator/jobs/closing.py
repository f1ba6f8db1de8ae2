"""What becomes of the steps of a job that ends: none is left as if it were still to come."""

from datetime import datetime

from loomery_orchestrator.jobs.model import JobRecord, NewEvent, StepRecord, StepState
from loomery_orchestrator.jobs.store import JobStore

__all__ = ["close_steps", "step_event"]


def step_event(step: StepRecord, at: datetime) -> NewEvent:
    """How a step stands now, as those who follow the job are told."""
    data = {"state": step.state.value, "seconds": step.seconds, "attempts": step.attempts}
    return NewEvent(kind="step", step=step.name, message=step.message, data=data, at=at)


async def close_steps(
    jobs: JobStore, job: JobRecord, at: datetime, *, failed: str = "", reason: str = "", done: str = ""
) -> None:
    """Steps that wait or run are skipped, except `failed` (it failed for this `reason`) and `done` (it is done).

    Safe to repeat with a job that was read anew.
    """
    for step in job.steps:
        if step.state not in (StepState.WAITING, StepState.RUNNING):
            continue
        changes: dict[str, object] = {"state": StepState.SKIPPED}
        if step.name == failed:
            changes = {"state": StepState.FAILED, "message": reason}
        elif step.name == done:
            changes = {"state": StepState.SUCCEEDED, "attempts": 1, "seconds": 0.0}
        closed = step.model_copy(update=changes)
        await jobs.set_step(job.tenant, job.id, closed)
        await jobs.tell(job.tenant, job.id, [step_event(closed, at)])
