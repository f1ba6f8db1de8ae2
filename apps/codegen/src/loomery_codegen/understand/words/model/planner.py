"""The model planner: rules make the draft, a model improves it, the rules' plan stands when that fails.

Codes: MODEL1xx (warning) the rule plan stands, and why; MODEL201 (info) the model's plan was taken, and its
cost; MODEL202 (info) it stands alone, for the rules could not read the text; MODEL3xx see `crosscheck.py`;
MODEL401 (warning) the ledger could not be written.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from loomery_codegen.understand.planner import Context, Plan, Planner
from loomery_codegen.understand.words.model.answers import Check
from loomery_codegen.understand.words.model.budget import OverBudget
from loomery_codegen.understand.words.model.caller import Caller, Sleep
from loomery_codegen.understand.words.model.coverage import ground, nothing_covered, recount
from loomery_codegen.understand.words.model.drafting import Drafted, NoDraft, draft_with_model
from loomery_codegen.understand.words.model.ledger import ModelCall, append_calls
from loomery_codegen.understand.words.model.modes import KnownModes
from loomery_codegen.understand.words.model.settings import ModelSettings
from loomery_codegen.understand.words.model.talk import Endpoint, Failure, FailureKind
from loomery_codegen.understand.words.rules.reading.guard import LONGEST
from loomery_spec import AppSpec, Report

if TYPE_CHECKING:
    from loomery_compiler.plugins import Plugins

__all__ = ["LEDGER", "ModelPlan", "ModelPlanner", "NoEndpointSupport", "compiles", "connect"]

T = TypeVar("T")
LEDGER, MODES_FILE = Path("model", "calls.jsonl"), Path("model", "modes.json")
"""Below the home folder."""
UNREADABLE_TO_RULES = frozenset({"READ004", "READ006"})
"""Codes of the rule planner: another language, and a text in which it finds no application."""
STANDS = "the plan made by rules stands"
REASONS: dict[FailureKind, tuple[str, str, str]] = {
    "absent": ("MODEL111", "cannot be reached", "check LOOMERY_MODEL__BASE_URL and LOOMERY_MODEL__NAME"),
    "denied": ("MODEL112", "refused the key", "check LOOMERY_MODEL__API_KEY"),
    "rejected": ("MODEL113", "refused the request", "set LOOMERY_MODEL__MODE, or use another model"),
    "too_long": (
        "MODEL114",
        "cannot take in so much",
        "set LOOMERY_MODEL__DETAIL=core, or use another model",
    ),
    "busy": ("MODEL115", "has too much to do", "try again later"),
    "quota": ("MODEL116", "says that the account is used up", "see to the account"),
    "broken": ("MODEL117", "failed", "try again later"),
    "cut": ("MODEL118", "broke off its answer", "try again later"),
    "slow": ("MODEL119", "took too long", "raise LOOMERY_MODEL__TIMEOUT or LOOMERY_MODEL__DEADLINE"),
    "refused": ("MODEL120", "declined to answer", ""),
    "garbled": ("MODEL121", "answered in a way that is not understood", "check LOOMERY_MODEL__BASE_URL"),
}


class NoEndpointSupport(Exception):  # noqa: N818 -- an outcome, not a fault of ours
    """The optional extra that speaks to endpoints is not installed."""


@dataclass(frozen=True)
class ModelPlan(Plan):
    """A plan, with a record of each request that was made for it."""

    calls: tuple[ModelCall, ...] = ()


def connect(settings: ModelSettings) -> Endpoint:
    """The endpoint over HTTP; its library is imported here and not before. Raises NoEndpointSupport."""
    try:
        from loomery_codegen.understand.words.model.endpoint import HttpEndpoint
    except ImportError as error:
        raise NoEndpointSupport(str(error.name or error)) from error
    return HttpEndpoint(settings)


def compiles(spec: AppSpec) -> Report:
    """Whether the compiler takes a specification, its features and passes included."""
    from loomery_compiler.pipeline import complete_spec

    return complete_spec(spec, _plugins())[1]


@cache
def _plugins() -> "Plugins":
    """Features and passes; back ends have no say in whether a specification is sound."""
    from loomery_compiler.plugins import load_plugins

    return load_plugins(backends=frozenset())


def _worth_asking(report: Report) -> bool:
    """Whether the rules made a draft, or failed only because they cannot read what a model may."""
    return {item.code for item in report.found if item.severity == "error"} <= UNREADABLE_TO_RULES


def _without_errors(report: Report) -> Report:
    """The findings without the faults of the rules, once a model has read what they could not."""
    kept = Report([item for item in report.found if item.severity != "error"])
    kept.info("MODEL202", "model", "the rules could not read the description; this is the model's plan alone")
    return kept


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end, also when the caller is inside an event loop of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()


@dataclass(frozen=True)
class ModelPlanner:
    """A Planner that lets a model improve the plan of another one; it never gives less than that one."""

    rules: Planner
    settings: ModelSettings
    home: Path
    """Where the ledger and what is known of endpoints are kept."""
    check: Check = compiles
    connect: Callable[[ModelSettings], Endpoint] = connect
    sleep: Sleep = asyncio.sleep

    def plan(self, text: str, context: Context) -> ModelPlan:
        """Plan an application. Blocks until the model has answered, or has failed to in its bounds."""
        drafted = self.rules.plan(text, context)
        report = Report(list(drafted.report.found))
        stands = ModelPlan(drafted.spec, report, drafted.coverage)
        if not self.settings.configured or not _worth_asking(drafted.report):
            return stands
        text = text[:LONGEST]
        try:
            endpoint = self.connect(self.settings)
        except NoEndpointSupport as error:
            hint = "install the extra: uv pip install 'loomery-codegen[model]'"
            report.warning("MODEL101", "model", f"no support for models ({error}); {STANDS}", hint)
            return stands
        caller = Caller(endpoint, self.settings, self.sleep)
        try:
            result = _run(self._talk(caller, text, drafted.spec, report))
        finally:
            calls = tuple(caller.calls)
            self._record(calls, report)
        if result is None:
            return ModelPlan(drafted.spec, report, drafted.coverage, calls)
        spec = self._settled(result.spec, drafted.spec, text, context)
        coverage = drafted.coverage
        if report.failed:
            coverage = nothing_covered(text)
            report = _without_errors(report)
        self._tell(calls, report)
        report.extend(result.found)
        return ModelPlan(spec, report, recount(coverage, spec), calls)

    def _settled(self, spec: AppSpec, draft: AppSpec, text: str, context: Context) -> AppSpec:
        """The model's specification with its places in the text, and with what the person decided."""
        spec = ground(spec, text)
        if not draft.description:
            spec = spec.model_copy(update={"description": text})
        if context.name:
            spec = spec.model_copy(update={"name": draft.name, "slug": draft.slug})
        return spec

    async def _talk(self, caller: Caller, text: str, draft: AppSpec, report: Report) -> Drafted | None:
        """The model's specification; none after saying why there is none."""
        known = KnownModes(self.home / MODES_FILE)
        try:
            return await draft_with_model(caller, known, text, draft, self.check)
        except Failure as failure:
            code, words, hint = REASONS[failure.kind]
            report.warning(code, "model", f"the model {words} ({failure.detail}); {STANDS}", hint)
        except OverBudget as error:
            hint = "raise LOOMERY_MODEL__MAX_TOKENS or LOOMERY_MODEL__MAX_COST"
            report.warning("MODEL131", "model", f"it would go over the budget: {error}; {STANDS}", hint)
        except NoDraft as error:
            message = f"no valid specification in {error.tries} tries (last: {error.last}); {STANDS}"
            report.warning("MODEL132", "model", message)
        finally:
            await caller.endpoint.close()
        return None

    def _tell(self, calls: tuple[ModelCall, ...], report: Report) -> None:
        tokens = sum(call.input_tokens + call.output_tokens for call in calls)
        cost = sum(call.cost for call in calls)
        report.info(
            "MODEL201",
            "model",
            f"planned with {self.settings.name}: {len(calls)} requests, {tokens} tokens, cost {cost:.4f}",
        )

    def _record(self, calls: tuple[ModelCall, ...], report: Report) -> None:
        try:
            append_calls(self.home / LEDGER, calls)
        except OSError as error:
            message = f"what the model cost could not be written down: {error.strerror or error}"
            report.warning("MODEL401", "model", message)
