"""One build from words to a published project: understand, compile, format, merge, verify, publish.

Nothing of the person's project changes before the last step, and that runs only when every gate is green.
"""

import fcntl
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from loomery_codegen.cache import GateCache
from loomery_codegen.errors import DescriptionError
from loomery_codegen.gates.choice import choose_gates
from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.model import GateResult, Place
from loomery_codegen.gates.preloaded import Preloaded, preloading
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.git import Git
from loomery_codegen.merge import Merged, merge_generation, tree_of_folder
from loomery_codegen.previous import previous_generation
from loomery_codegen.publish import Published, adopt, archive, changed_paths, publish, tree_changes
from loomery_codegen.recall import BuildMemory, request_key
from loomery_codegen.reformat import Formatter
from loomery_codegen.request import STEPS, BuildEvent, BuildListener, BuildRequest, BuildResult
from loomery_codegen.sandbox.model import Sandbox
from loomery_codegen.steps import Steps
from loomery_codegen.store import AppRecord, AppStore, HomeFolders
from loomery_codegen.toolchain.model import Recipe, Toolchain
from loomery_codegen.toolchain.store import ToolchainStore
from loomery_codegen.understand.planner import Context, Plan, Planner
from loomery_codegen.verify import run_gates
from loomery_codegen.write import write_drafts, write_whole
from loomery_compiler.drafts import FileDraft
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import Plugins
from loomery_shared.errors import UsageError
from loomery_spec import AppSpec, Report
from loomery_spec.text import parse_spec

__all__ = ["Builder"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Work:
    """The folders of one build."""

    slug: str
    project: Path
    staging: Path
    logs: Path
    git: Git


@dataclass(frozen=True, slots=True)
class _Tools:
    """The tools of one build, its waiting Python process among them."""

    toolchain: Toolchain
    preloaded: Preloaded


@dataclass(frozen=True, kw_only=True, slots=True)
class Builder:
    """Builds applications. Everything it needs from outside is handed to it."""

    home: HomeFolders
    planner: Planner
    plugins: Plugins
    toolchains: ToolchainStore
    recipe: Recipe
    sandbox: Sandbox
    clock: Callable[[], datetime]
    workers: int = 3

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

    def _build_anew(self, request: BuildRequest, tools: Toolchain, steps: Steps) -> BuildResult:
        with self.home.scratch("build") as scratch:
            staging = scratch / "project"
            staging.mkdir()
            with preloading(self.sandbox, tools, staging) as preloaded:
                with steps.step("understand") as say:
                    plan = self._plan(request)
                    say(f"{len(plan.spec.entities)} entities, {len(plan.spec.pages)} pages")
                slug = self._slug(request, plan.spec)
                with self._alone(slug):
                    work = self._work(request, slug, staging)
                    return self._build(request, plan, work, _Tools(tools, preloaded), steps)

    def _build(
        self, request: BuildRequest, plan: Plan, work: _Work, tools: _Tools, steps: Steps
    ) -> BuildResult:
        with steps.step("compile") as say:
            previous = previous_generation(work.git, self.plugins)
            drafts, spec, report = compile_spec(plan.spec, self.plugins, previous)
            _refuse(report, "The specification cannot be compiled.")
            say(f"{len(drafts)} files")
        verdicts = Verdicts(self.home.cache / "verdicts")
        with steps.step("format"), self.home.scratch("format") as scratch:
            formatter = Formatter(
                tools=tools.toolchain,
                sandbox=self.sandbox,
                verdicts=verdicts,
                cache=self.home.cache / "format",
            )
            drafts = formatter.format(drafts, scratch)
        with steps.step("merge") as say:
            merged = self._merge(work, drafts)
            edited = frozenset(changed_paths(work.git, merged.pristine, merged.tree))
            say(f"{len(edited)} files with edits" if edited else "no edits")
        with steps.step("verify") as say:
            gates = self._verify(request, spec, work, tools, verdicts, edited, steps)
            say(f"{sum(gate.status == 'passed' for gate in gates)} of {len(gates)} gates passed")
        green = all(gate.green for gate in gates)
        checked = self._keep_staging(work)
        published, zipped = None, None
        if green:
            with steps.step("publish") as say:
                published, zipped = self._publish(request, spec, work, merged, checked)
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
        store, slug, number = AppStore(self.home), spec.slug, 1
        while (taken := store.find(slug)) is not None and taken.description != request.text:
            number += 1
            slug = f"{spec.slug}-{number}"
        return slug

    def _plan(self, request: BuildRequest) -> Plan:
        if request.spec is not None:
            return Plan(spec=request.spec, report=Report())
        previous = self._previous(request.app)
        name = previous.name if previous else request.app.replace("-", " ").capitalize()
        context = Context(name=name, target=request.target, previous=previous)
        plan = self.planner.plan(request.text, context)
        _refuse(plan.report, "Nothing can be built from this description.")
        return plan

    def _previous(self, slug: str) -> AppSpec | None:
        """What the named application was made from so far."""
        record = AppStore(self.home).find(slug) if slug else None
        file = Path(record.path) / "loomery.json" if record else None
        if file is None or not file.is_file():
            return None
        return parse_spec(file.read_text(encoding="utf-8"))[0]

    def _keep_staging(self, work: _Work) -> Path:
        """Keep what was checked beside the application's state, to look at and to take the pages from."""
        kept = AppStore(self.home).folder(work.slug) / "staging"
        shutil.rmtree(kept, ignore_errors=True)
        work.staging.rename(kept)
        return kept

    def _work(self, request: BuildRequest, slug: str, staging: Path) -> _Work:
        store = AppStore(self.home)
        project = request.out.resolve() if request.out else store.project(slug)
        git = Git.at(project)
        if not git.exists:
            if project.is_dir() and any(entry.name != ".git" for entry in project.iterdir()):
                raise UsageError(
                    f"{project} is not empty and was not made by a build.", hint="Choose an empty folder."
                )
            fresh = store.folder(slug) / "staging-git"
            shutil.rmtree(fresh, ignore_errors=True)
            git = Git(fresh, fresh / ".git")
            git.init()
        stamp = self.clock().strftime("%Y%m%d-%H%M%S")
        return _Work(
            slug=slug, project=project, staging=staging, logs=store.logs(slug) / f"build-{stamp}", git=git
        )

    def _merge(self, work: _Work, drafts: Sequence[FileDraft]) -> Merged:
        """Merge the generation and lay the result out in the staging folder."""
        write_drafts(work.staging, drafts)
        pristine = tree_of_folder(work.git, work.staging)
        keep = frozenset(str(draft.path) for draft in drafts if draft.keep)
        merged = merge_generation(work.git, pristine, keep)
        write_whole(work.staging, dict(tree_changes(work.git, pristine, merged.tree)))
        return merged

    def _verify(
        self,
        request: BuildRequest,
        spec: AppSpec,
        work: _Work,
        tools: _Tools,
        verdicts: Verdicts,
        edited: frozenset[str],
        steps: Steps,
    ) -> tuple[GateResult, ...]:
        web = work.staging / "web"
        if web.is_dir():
            (web / "node_modules").symlink_to(tools.toolchain.node_modules)
        place = Place(
            project=work.staging,
            tools=tools.toolchain,
            preloaded=tools.preloaded,
            sandbox=self.sandbox,
            results=work.logs,
            files=ProjectFiles.read(work.staging),
            verdicts=verdicts,
            seeds=self.home.cache / "seeds",
        )
        gates, skips = choose_gates(
            spec.target, edited=edited, browser=request.browser, chromium=tools.toolchain.chromium is not None
        )

        def told(name: str, result: GateResult | None) -> None:
            state = "finished" if result else "started"
            steps.tell(
                BuildEvent(step="verify", state="progress", message=state, gate=result, gate_name=name)
            )

        results = run_gates(
            gates, place, GateCache(self.home.cache / "gates"), skips=skips, workers=self.workers, tell=told
        )
        work.logs.mkdir(parents=True, exist_ok=True)
        for result in results:
            if result.output:
                (work.logs / f"{result.name}.log").write_text(result.output, encoding="utf-8")
        AppStore(self.home).forget_old_logs(work.slug)
        return results

    def _publish(
        self, request: BuildRequest, spec: AppSpec, work: _Work, merged: Merged, checked: Path
    ) -> tuple[Published, Path]:
        git = work.git
        if git.work_tree != work.project:
            git = adopt(git, work.project)
        words = " ".join(request.text.split())
        details = f"{words[:400]}\n\n" if words else ""
        names = ", ".join(entity.name for entity in spec.entities)
        published = publish(
            git,
            merged,
            title=f"Build {spec.name}",
            details=f"{details}Entities: {names or 'none'}",
            when=self.clock(),
        )
        self._serve_new_pages(work, checked)
        zipped = AppStore(self.home).folder(work.slug) / "archives" / f"{published.tag}.zip"
        if published.changed or not zipped.is_file():
            archive(git, merged.tree, zipped)
        AppStore(self.home).save(
            AppRecord(
                slug=work.slug,
                name=spec.name,
                path=str(work.project),
                tag=published.tag,
                built_at=self.clock().isoformat(timespec="seconds"),
                description=request.text,
            )
        )
        return published, zipped

    def _serve_new_pages(self, work: _Work, checked: Path) -> None:
        """Put the pages that were built and checked into the project."""
        built, place = checked / "web" / "dist", work.project / "web" / "dist"
        if built.is_dir():
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(built, place)

    @contextmanager
    def _alone(self, slug: str) -> Iterator[None]:
        """One build of an application at a time; raises UsageError when another is running."""
        folder = AppStore(self.home).folder(slug)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UsageError(f"{slug} is being built by another process.") from error
            yield


def _refuse(report: Report, sentence: str) -> None:
    if report.failed:
        raise DescriptionError(sentence, tuple(item for item in report.found if item.severity == "error"))


def _nothing_new(published: Published | None, gates: Sequence[GateResult]) -> bool:
    """Whether the build equals the one before it and nothing had to be checked again."""
    if published is None or published.changed:
        return False
    return all(gate.cached for gate in gates if gate.status == "passed")
