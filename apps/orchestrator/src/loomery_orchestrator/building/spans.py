"""How long builds have taken, by a clock of this process that nobody sets."""

from collections.abc import Callable

from loomery_orchestrator.jobs.model import JobRecord

__all__ = ["Spans"]


class Spans:
    """The time of day may jump by hours while a build runs: it says when something was, never for how long."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begun: dict[str, float] = {}

    def begin(self, job: JobRecord) -> None:
        """This process has the build now; steps that another has taken before count with their seconds."""
        before = sum(step.seconds or 0.0 for step in job.steps)
        self._begun[job.id] = self._clock() - before

    def of(self, job: str) -> float:
        """Seconds that a build has taken so far; those of one that never began here are not known."""
        begun = self._begun.get(job)
        return 0.0 if begun is None else round(self._clock() - begun, 3)

    def end(self, job: str) -> None:
        """The build is over."""
        self._begun.pop(job, None)
