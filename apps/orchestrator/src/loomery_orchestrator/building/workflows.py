"""The order of the steps of a build. No effects here: each step is one, recorded when it is done.

Runs on DBOS Transact: a workflow that was interrupted goes on after the last step that was recorded. What steps
give back is plain JSON; failures that were foreseen come back as values, so that only what may be tried again is
raised.
"""

from typing import Any

from dbos import DBOS, DBOSConfiguredInstance

from loomery_orchestrator.building.steps import BuildSteps, Outcome
from loomery_orchestrator.jobs.model import STEPS

__all__ = ["CLASS", "INSTANCE", "QUEUE", "WORKFLOW", "BuildWorkflow"]

CLASS, INSTANCE, QUEUE, WORKFLOW = "BuildWorkflow", "builds", "builds", "BuildWorkflow.build"
_REMERGE = ("merge", "verify", "publish")
_RETRIES = 2


_of_process: "list[BuildWorkflow]" = []


@DBOS.dbos_class(CLASS)
class BuildWorkflow(DBOSConfiguredInstance):
    """The workflow, and the steps that it puts in order."""

    def __init__(self, steps: BuildSteps) -> None:
        super().__init__(INSTANCE)
        self._steps = steps

    @classmethod
    def taking(cls, steps: BuildSteps) -> "BuildWorkflow":
        """The workflow of this process, with these steps: the engine knows one by its name, for good, also when
        one worker ends here and another begins."""
        if not _of_process:
            _of_process.append(cls(steps))
        _of_process[0]._steps = steps
        return _of_process[0]

    @DBOS.workflow(name=WORKFLOW)
    def build(self, job: str, tenant: str, trace: dict[str, str]) -> str:
        """Build and release an application; the state in which the job ended."""
        outcome: Outcome = {"ok": True, "error": None}
        plan = [*STEPS[:-1]]
        retries = 0
        fence = self._steps.begin(job, tenant)
        while plan and outcome["ok"]:
            step = plan.pop(0)
            outcome = self._take(step, job, tenant, trace, fence)
            error = outcome["error"]
            if error and error["code"] == "replaced":
                # The engine records only what the owner of the workflow says. So this run is the owner, and
                # whoever took the job in between is not: it is taken back, and the step again.
                fence = self._steps.begin(job, tenant)
                plan, outcome = [step, *plan], {"ok": True, "error": None}
            if error and step == "publish" and error["code"] == "project_changed" and retries < _RETRIES:
                # Somebody pushed while it was being verified: merge with what they made, and verify that.
                retries += 1
                plan, outcome = [*_REMERGE, "release"], {"ok": True, "error": None}
        return self._end(job, tenant, outcome, trace)

    def _take(self, step: str, job: str, tenant: str, trace: dict[str, str], fence: int) -> Outcome:
        options: dict[str, Any] = {"name": step, **self._steps.retry_options()}
        try:
            return DBOS.run_step(options, self._steps.take, step, job, tenant, trace, fence)  # type: ignore[call-overload,no-any-return]
        except Exception as error:  # every attempt failed; what a restart reads back is of another class
            return {"ok": False, "error": self._steps.given_up(step, error)}

    def _end(self, job: str, tenant: str, outcome: Outcome, trace: dict[str, str]) -> str:
        options: dict[str, Any] = {"name": "notify", **self._steps.retry_options()}
        return DBOS.run_step(options, self._steps.end, job, tenant, outcome, trace)  # type: ignore[call-overload,no-any-return]
