"""One build from words to a published project: understand, compile, format, merge, verify, publish.

Nothing of the person's project changes before the last step, and that runs only when every gate is green.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loomery_codegen.gates.model import GateResult
from loomery_codegen.gates.preloaded import preloading
from loomery_codegen.publish import Published, changed_paths
from loomery_codegen.recall import BuildMemory, request_key
from loomery_codegen.request import STEPS, BuildEvent, BuildListener, BuildRequest, BuildResult
from loomery_codegen.stages import Stages, Tools, Work, refuse
from loomery_codegen.steps import Steps
from loomery_codegen.toolchain.model import Toolchain
from loomery_codegen.understand.planner import Context, Plan, Planner
from loomery_spec import AppSpec, Report
from loomery_spec.text import parse_spec

__all__ = ["Builder"]


@dataclass(frozen=True, kw_only=True)
class Builder(Stages):
    """Builds applications."""

    planner: Planner

    def build(self, request: BuildRequest, tell: BuildListener = lambda _event: None) -> BuildResult:
        """Build, and publish when green.

        Raises DescriptionError when nothing can be built from the request, MergeConflictError when edits and
        the new generation disagree, ProjectChangedError, ToolchainError, UsageError.
        """
        steps = Steps(tell)
        with steps.step("prepare"):
            tools = self.toolchains.ensure(
                self.recipe, lambda text: tell(BuildEvent(step="prepare", state="progress", message=text))
            )
        memory = BuildMemory(self.home.cache / "requests")
        key = self._key(request)
        known = memory.find(key)
        if known is not None:
            return replace(known, seconds=dict.fromkeys(STEPS, 0.0) | steps.total())
        result = self._build_anew(request, tools, steps)
        memory.keep(key, result)
        return result

    def previous(self, slug: str) -> AppSpec | None:
        """What the named application was made from so far."""
        record = self.apps.find(slug) if slug else None
        file = Path(record.path) / "loomery.json" if record else None
        if file is None or not file.is_file():
            return None
        return parse_spec(file.read_text(encoding="utf-8"))[0]

    def plan(self, request: BuildRequest, name: str, previous: AppSpec | None) -> Plan:
        """What is understood of the request; raises DescriptionError when nothing can be built from it."""
        if request.spec is not None:
            return Plan(spec=request.spec, report=Report())
        plan = self.planner.plan(request.text, Context(name=name, target=request.target, previous=previous))
        refuse(plan.report, "Nothing can be built from this description.")
        return plan

    def _build_anew(self, request: BuildRequest, tools: Toolchain, steps: Steps) -> BuildResult:
        with self.home.scratch("build") as scratch:
            staging = scratch / "project"
            staging.mkdir()
            with preloading(self.sandbox, tools, staging) as preloaded:
                with steps.step("understand") as say:
                    previous = self.previous(request.app)
                    name = previous.name if previous else request.app.replace("-", " ").capitalize()
                    plan = self.plan(request, name, previous)
                    say(f"{len(plan.spec.entities)} entities, {len(plan.spec.pages)} pages")
                slug = self._slug(request, plan.spec)
                with self.alone(slug):
                    work = self.work(slug, staging, request.out)
                    return self._build(request, plan, work, Tools(tools, preloaded), steps)

    def _build(
        self, request: BuildRequest, plan: Plan, work: Work, tools: Tools, steps: Steps
    ) -> BuildResult:
        with steps.step("compile") as say:
            drafts, spec, report = self.compile(plan.spec, work.git)
            say(f"{len(drafts)} files")
        with steps.step("format"):
            drafts = self.format(drafts, tools.toolchain)
        with steps.step("merge") as say:
            merged = self.merge(work, drafts)
            edited = frozenset(changed_paths(work.git, merged.pristine, merged.tree))
            say(f"edited files: {len(edited)}" if edited else "no edits")
        with steps.step("verify") as say:
            gates = self.verify(spec, work, tools, edited=edited, browser=request.browser, tell=steps.tell)
            say(f"{sum(gate.status == 'passed' for gate in gates)} of {len(gates)} gates passed")
        green = all(gate.green for gate in gates)
        checked = self.keep_staging(work)
        published, zipped = None, None
        if green:
            with steps.step("publish") as say:
                published, zipped = self.publish(request.text, spec, work, merged, checked)
                say(published.tag)
        return BuildResult(
            app=work.slug,
            path=work.project,
            spec=spec,
            status="green" if green else "red",
            cached=_nothing_new(published, gates),
            gates=gates,
            coverage=plan.coverage,
            diagnostics=(*plan.report.found, *report.found),
            seconds=steps.total(),
            logs=work.logs,
            staging=checked,
            tag=published.tag if published else "",
            commit=published.commit if published else "",
            archive=zipped,
            test_files=frozenset(str(draft.path) for draft in drafts if draft.path.name.startswith("test_")),
        )

    def _key(self, request: BuildRequest) -> str:
        """Names the request and all that is settled about how it is answered."""
        recipe, planner = self.recipe, type(self.planner).__qualname__
        plugged = (*self.plugins.features, *self.plugins.backends, *self.plugins.passes)
        digests = (recipe.node_digest, recipe.python_digest, recipe.flows_digest)
        return request_key(request, str(self.home.root), planner, *digests, *plugged)

    def _slug(self, request: BuildRequest, spec: AppSpec) -> str:
        """The application's name here: the one asked for, else one that no other description has taken."""
        if request.app or request.spec is not None:
            return request.app or spec.slug
        slug, number = spec.slug, 1
        while (taken := self.apps.find(slug)) is not None and taken.description != request.text:
            number += 1
            slug = f"{spec.slug}-{number}"
        return slug


def _nothing_new(published: Published | None, gates: Sequence[GateResult]) -> bool:
    """Whether the build equals the one before it and nothing had to be checked again."""
    if published is None or published.changed:
        return False
    return all(gate.cached for gate in gates if gate.status == "passed")
