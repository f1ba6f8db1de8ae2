"""The steps of a build: one effect each, recorded before and after, safe to take again.

They run in threads of the workflow engine; what they ask of stores and services runs on the loop of the process.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypedDict, TypeVar

import structlog

from loomery_orchestrator.attachments.telling import kept_and_not_read
from loomery_orchestrator.building.attempt import Attempt, StoppedError
from loomery_orchestrator.building.figures import ENDED, STEP_SECONDS, STEPS
from loomery_orchestrator.building.keeping import Keeping
from loomery_orchestrator.building.notices import Notices
from loomery_orchestrator.building.ports import BuildPorts
from loomery_orchestrator.building.spans import Spans
from loomery_orchestrator.jobs.closing import close_steps
from loomery_orchestrator.jobs.model import JobRecord, JobState, NewEvent
from loomery_orchestrator.releases.schemas import ReleaseOrder, ReleaseRecord, ReleaseState
from loomery_orchestrator.settings import BuildSettings
from loomery_shared.contracts.builds import BuildNews, BuildOrder, StageAnswer, TellNews
from loomery_shared.errors import LoomeryError, NotFoundError, UnavailableError
from loomery_shared.logs import get_logger, redact
from loomery_shared.problems import report
from loomery_shared.telemetry import carried, span

__all__ = ["BuildSteps", "Failure", "Outcome"]

_log = get_logger("builds")
Value = TypeVar("Value")


class Failure(TypedDict):
    """Why a build ended, and what to do."""

    code: str
    message: str
    hint: str
    step: str


class Outcome(TypedDict):
    """What a step gives back: plain JSON."""

    ok: bool
    error: Failure | None


_DONE: Outcome = {"ok": True, "error": None}
_OVER: Outcome = {"ok": False, "error": None}
_LOOK_EVERY = 1.0


class BuildSteps:
    """Takes steps of builds."""

    def __init__(self, ports: BuildPorts, settings: BuildSettings, loop: asyncio.AbstractEventLoop) -> None:
        self._ports = ports
        self._settings = settings
        self._loop = loop
        self._notices = Notices(ports)
        self._keeping = Keeping(ports)
        self._spans = Spans(ports.steady)
        self._doing: dict[str, Callable[[JobRecord, BuildOrder, Attempt], StageAnswer]] = {
            "prepare": lambda job, _order, attempt: self._prepare(job, attempt.tell),
            "understand": lambda job, order, attempt: self._understand(job, order, attempt.tell),
            "compile": lambda _job, order, attempt: ports.engine.compile(order, attempt.tell),
            "merge": lambda _job, order, attempt: ports.engine.merge(order, attempt.tell),
            "verify": lambda job, order, attempt: self._verify(job, order, attempt.tell),
            "publish": lambda job, order, attempt: self._publish(job, order, attempt.tell),
            "release": lambda job, _order, attempt: self._release(job, attempt),
        }

    def retry_options(self) -> dict[str, Any]:
        """How often and how patiently a step is tried again when something outside fails."""
        return {
            "retries_allowed": True,
            "max_attempts": self._settings.attempts,
            "interval_seconds": self._settings.first_wait,
            "backoff_rate": 2.0,
        }

    def begin(self, job: str, tenant: str) -> int:
        """Take a job, for one run of its workflow: whoever had it is replaced. The number that says so."""
        try:
            fence = self._patiently(lambda: self._ports.jobs.claim(tenant, job, self._ports.worker))
            self._spans.begin(self._patiently(lambda: self._ports.jobs.get(tenant, job)))
        except NotFoundError:
            return 0  # removed meanwhile: the first step sees that
        return fence

    def take(self, step: str, job: str, tenant: str, trace: dict[str, str], fence: int) -> Outcome:
        """Take one step; raises only what may be tried again. `fence` is what `begin` gave."""
        with carried(trace), span(f"build.{step}", **{"loomery.job": job, "loomery.tenant": tenant}):
            structlog.contextvars.bind_contextvars(job=job, tenant=tenant, step=step)
            try:
                record = self._patiently(lambda: self._ports.jobs.get(tenant, job))
                return _OVER if record.state.over else self._attempted(record, step, fence)
            except NotFoundError:
                _log.warning("a build ends because its application was removed")
                return _OVER

    def _attempted(self, record: JobRecord, step: str, fence: int) -> Outcome:
        begun, state = time.monotonic(), "again"
        try:
            outcome = self._made(record, step, fence)
            state = "succeeded" if outcome["ok"] else "failed"
            return outcome
        finally:
            STEPS.labels(step, state).inc()
            STEP_SECONDS.labels(step).observe(time.monotonic() - begun)

    def _made(self, record: JobRecord, step: str, fence: int) -> Outcome:
        running = partial(self._spans.of, record.id)
        attempt = Attempt(self._ports, self._settings, record, step, fence, self._await, running)
        try:
            with attempt:
                answer = self._doing[step](record, _order(record), attempt)
                attempt.succeeded(answer.message)
        except StoppedError as stopped:
            _log.warning("a step was stopped", reason=stopped.message)
            return {"ok": False, "error": _failure(stopped, step)}
        except (UnavailableError, OSError) as error:
            attempt.failed(str(error), again=True)
            _log.warning("step will be tried again", step=step, reason=str(error))
            raise
        except LoomeryError as error:
            attempt.failed(error.message)
            return {"ok": False, "error": _failure(error, step)}
        return _DONE

    def given_up(self, step: str, error: Exception) -> Failure:
        """The plain end of a step that was tried often enough."""
        tries = getattr(error, "errors", [])  # none in what a restart reads back
        unforeseen = [each for each in tries if not isinstance(each, LoomeryError | OSError)]
        reason = str((tries or [error])[-1])
        _log.error("a step was given up", step=step, reason=reason)
        if unforeseen:
            report(unforeseen[-1])
        # What nobody foresaw may hold anything: people are told that it happened, and we what it was.
        cause = "Something broke on our side." if unforeseen else redact(reason)
        attempts = "1 attempt" if self._settings.attempts == 1 else f"{self._settings.attempts} attempts"
        return {
            "code": "gave_up",
            "message": f"The step {step!r} did not succeed in {attempts}: {cause}",
            "hint": "Nothing that was published before has changed. Build again once the cause is mended.",
            "step": step,
        }

    def end(self, job: str, tenant: str, outcome: Outcome, trace: dict[str, str]) -> str:
        """Write down how the build ended, tell the person, and clear away what lay between the steps."""
        with carried(trace), span("build.notify", **{"loomery.job": job, "loomery.tenant": tenant}):
            try:
                record = self._patiently(lambda: self._ports.jobs.get(tenant, job))
            except NotFoundError:
                self._ports.engine.discard(BuildOrder(job=job, tenant=tenant, app=""))
                return JobState.CANCELLED.value
            ended = record if record.state.over else self._ended(record, outcome)
            seconds = self._spans.of(job) if record.started_at else 0.0
            self._await(self._notices.ended(ended, seconds))
            self._ports.engine.discard(_order(record))
            self._await(self._close(ended, outcome, seconds))
            self._spans.end(job)
            ENDED.labels(ended.state.value).inc()
            return ended.state.value

    def _ended(self, record: JobRecord, outcome: Outcome) -> JobRecord:
        """The job as it is when it is over."""
        error, state = outcome["error"], JobState.SUCCEEDED
        if not outcome["ok"]:
            state = JobState.CANCELLED if error and error["code"] == "cancelled" else JobState.FAILED
        failure = dict(error) if error and state is JobState.FAILED else None
        values = {"state": state, "error": failure, "finished_at": self._ports.clock()}
        return record.model_copy(update=values)

    async def _close(self, record: JobRecord, outcome: Outcome, seconds: float) -> None:
        jobs, error = self._ports.jobs, outcome["error"]
        found = await jobs.get(record.tenant, record.id)
        failed = error["step"] if error and record.error else ""
        message = error["message"] if error else "The application is running."
        now = self._ports.clock()
        await close_steps(jobs, found, now, failed=failed, reason=message, done="notify")
        if found.state.over:
            return
        event = NewEvent(kind="state", message=message, data={"state": record.state.value}, at=now)
        await jobs.tell(record.tenant, record.id, [event])
        await jobs.change(
            record.tenant,
            record.id,
            state=record.state.value,
            finished_at=record.finished_at,
            error=record.error,
        )
        await self._keeping.ended(record, found.steps, seconds)

    def _prepare(self, job: JobRecord, tell: TellNews) -> StageAnswer:
        self._await(self._notices.started(job))
        return self._ports.engine.prepare(tell)

    def _understand(self, job: JobRecord, order: BuildOrder, tell: TellNews) -> StageAnswer:
        for line in kept_and_not_read(job.request.get("attachments", [])):
            tell(BuildNews(kind="line", message=line))
        found = self._ports.engine.understand(order, tell)
        self._await(self._named(job, found.name, found.slug))
        return found

    async def _named(self, job: JobRecord, name: str, slug: str) -> None:
        apps = self._ports.apps
        app = await apps.get(job.tenant, job.app)
        if not app.name:
            await apps.change(app, self._ports.clock(), name=name)
        await apps.take_slug(job.tenant, job.app, slug[:32].strip("-") or "app")

    def _verify(self, job: JobRecord, order: BuildOrder, tell: TellNews) -> StageAnswer:
        verdict = self._ports.engine.verify(order, tell)
        self._await(self._keeping.checked(job, order, verdict))
        if not verdict.green:
            red = ", ".join(gate.name for gate in verdict.gates if gate.status == "failed")
            raise RedBuildError(f"The checks found faults: {red}.", hint="The log says which, and where.")
        return verdict

    def _publish(self, job: JobRecord, order: BuildOrder, tell: TellNews) -> StageAnswer:
        made = self._ports.engine.publish(order, tell)
        self._await(self._keeping.published(job, made))
        return made

    def _release(self, job: JobRecord, attempt: Attempt) -> StageAnswer:
        """Order the release and wait for its end: it cannot be cancelled any more, but may take too long."""
        ordered = self._await(self._order_release(job))
        while (record := self._await(self._outcome(ordered))) is None:
            attempt.look()
        if record.state is ReleaseState.FAILED:
            raise ReleaseRefusedError(record.reason, hint="The version before it is still running.")
        url = self._ports.address_of(record)
        self._await(self._ports.jobs.change(job.tenant, job.id, url=url))
        return StageAnswer(message=record.notice or f"release {record.number} is live")

    async def _outcome(self, release: ReleaseRecord) -> ReleaseRecord | None:
        try:
            async with asyncio.timeout(_LOOK_EVERY):
                return await self._ports.releases.outcome(release.id, tenant=release.tenant)
        except TimeoutError:
            return None

    async def _order_release(self, job: JobRecord) -> ReleaseRecord:
        ports = self._ports
        job = await ports.jobs.get(job.tenant, job.id)
        app = await ports.apps.get(job.tenant, job.app)
        bundle = await ports.artifacts.of_job(job.tenant, job.id, "bundle")
        result = job.result or {}
        return await ports.releases.request(
            ReleaseOrder(
                tenant=job.tenant,
                app=job.app,
                slug=app.slug or "",
                job=job.id,
                bundle_key=bundle.key,
                bundle_sha256=bundle.sha256,
                tag=str(result.get("tag", "")),
                commit=str(result.get("commit", "")),
                demo=True,
            )
        )

    def _patiently(self, ask: Callable[[], Coroutine[Any, Any, Value]]) -> Value:
        """Ask until the database answers: no build fails only because that is being started anew."""
        until = time.monotonic() + self._settings.timeout
        while True:
            try:
                return self._await(ask())
            except UnavailableError as error:
                if time.monotonic() > until:
                    raise
                _log.warning("a build waits", reason=error.message)
                time.sleep(_LOOK_EVERY)

    def _await(self, work: Coroutine[Any, Any, Value]) -> Value:
        """Run something on the loop of the process and wait for it here."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


class RedBuildError(LoomeryError):
    """A gate is red; nothing was published."""

    code = "red_build"


class ReleaseRefusedError(LoomeryError):
    """The new version could not go live; the one before stays."""

    code = "release_failed"


def _failure(error: LoomeryError, step: str) -> Failure:
    return {"code": error.code, "message": error.message, "hint": error.hint, "step": step}


def _order(job: JobRecord) -> BuildOrder:
    request = job.request
    return BuildOrder(
        job=job.id,
        tenant=job.tenant,
        app=job.app,
        name=str(request.get("name") or ""),
        description=str(request.get("description") or ""),
        spec=request.get("spec"),
        browser=bool(request.get("browser", True)),
    )
