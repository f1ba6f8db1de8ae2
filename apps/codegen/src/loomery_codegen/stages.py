"""The stages of a build after understanding: compile, format, merge, verify, publish.

Each takes what the one before gave. Run one after the other they are a build (`build.py`); with what lies between
them kept in files they are the steps of a durable one (`durable.py`).
"""

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from loomery_codegen.cache import GateCache
from loomery_codegen.errors import DescriptionError
from loomery_codegen.gates.choice import choose_gates
from loomery_codegen.gates.files import ProjectFiles
from loomery_codegen.gates.model import GateResult, Place
from loomery_codegen.gates.preloaded import Preloaded
from loomery_codegen.gates.verdicts import Verdicts
from loomery_codegen.git import Git
from loomery_codegen.merge import Merged, merge_generation, tree_of_folder
from loomery_codegen.pages import serve_pages
from loomery_codegen.previous import previous_generation
from loomery_codegen.publish import Published, adopt, archive, publish, tree_changes
from loomery_codegen.reformat import Formatter
from loomery_codegen.request import BuildEvent, BuildListener
from loomery_codegen.sandbox.model import Sandbox
from loomery_codegen.store import AppRecord, AppStore, HomeFolders
from loomery_codegen.toolchain.model import Recipe, Toolchain
from loomery_codegen.toolchain.store import ToolchainStore
from loomery_codegen.verify import run_gates
from loomery_codegen.write import write_drafts, write_whole
from loomery_compiler.drafts import FileDraft
from loomery_compiler.pipeline import compile_spec
from loomery_compiler.plugins import Plugins
from loomery_shared.errors import UsageError
from loomery_spec import AppSpec, Report

__all__ = ["Stages", "Tools", "Work", "refuse"]

_LOOK_EVERY = 0.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """The folders of one build."""

    slug: str
    project: Path
    staging: Path
    logs: Path
    git: Git


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools of one build, its waiting Python process among them."""

    toolchain: Toolchain
    preloaded: Preloaded


@dataclass(frozen=True, kw_only=True)
class Stages:
    """What a build consists of. Everything it needs from outside is handed to it."""

    home: HomeFolders
    plugins: Plugins
    toolchains: ToolchainStore
    recipe: Recipe
    sandbox: Sandbox
    clock: Callable[[], datetime]
    workers: int = 3

    @property
    def apps(self) -> AppStore:
        """The applications of this home."""
        return AppStore(self.home)

    def work(self, slug: str, staging: Path, out: Path | None = None, *, keep_git: bool = False) -> Work:
        """The folders of a build; raises UsageError when `out` can't be written to, or holds what no build made.

        A project that is not published yet has its repository in staging; `keep_git` goes on with the one that
        an interrupted build began.
        """
        project = out.resolve() if out else self.apps.project(slug)
        if not _can_hold(project):
            hint = "Choose another folder, or give yourself the right to write there."
            raise UsageError(f"{project} can't be written to.", hint=hint)
        git = Git.at(project)
        if not git.exists:
            if project.is_dir() and any(entry.name != ".git" for entry in project.iterdir()):
                raise UsageError(
                    f"{project} is not empty and was not made by a build.", hint="Choose an empty folder."
                )
            fresh = self.apps.folder(slug) / "staging-git"
            git = Git(fresh, fresh / ".git")
            if not (keep_git and git.exists):
                shutil.rmtree(fresh, ignore_errors=True)
                git.init()
        stamp = self.clock().strftime("%Y%m%d-%H%M%S")
        logs = self.apps.logs(slug) / f"build-{stamp}"
        return Work(slug=slug, project=project, staging=staging, logs=logs, git=git)

    def compile(self, plan: AppSpec, git: Git) -> tuple[tuple[FileDraft, ...], AppSpec, Report]:
        """The drafts of a planned specification; raises DescriptionError when it cannot be compiled."""
        drafts, spec, report = compile_spec(plan, self.plugins, previous_generation(git, self.plugins))
        refuse(report, "The specification cannot be compiled.")
        return drafts, spec, report

    def format(self, drafts: Sequence[FileDraft], tools: Toolchain) -> tuple[FileDraft, ...]:
        """The drafts as formatters write them."""
        with self.home.scratch("format") as scratch:
            formatter = Formatter(
                tools=tools,
                sandbox=self.sandbox,
                verdicts=self._verdicts(),
                cache=self.home.cache / "format",
                commons=self.home.commons / "format" if self.home.commons else None,
            )
            return formatter.format(drafts, scratch)

    def _verdicts(self) -> Verdicts:
        commons = self.home.commons
        return Verdicts(
            self.home.cache / "verdicts", Verdicts(commons / "verdicts") if commons is not None else None
        )

    def merge(self, work: Work, drafts: Sequence[FileDraft]) -> Merged:
        """Merge the generation and lay the result out in the staging folder; raises MergeConflictError."""
        write_drafts(work.staging, drafts)
        pristine = tree_of_folder(work.git, work.staging)
        keep = frozenset(str(draft.path) for draft in drafts if draft.keep)
        merged = merge_generation(work.git, pristine, keep)
        write_whole(work.staging, dict(tree_changes(work.git, pristine, merged.tree)))
        return merged

    def verify(
        self,
        spec: AppSpec,
        work: Work,
        tools: Tools,
        *,
        edited: frozenset[str],
        browser: bool,
        tell: BuildListener,
    ) -> tuple[GateResult, ...]:
        """Run the gates over the staging folder; what they print is kept in the logs."""
        modules = work.staging / "web" / "node_modules"
        if modules.parent.is_dir() and not modules.is_symlink():
            modules.symlink_to(tools.toolchain.node_modules)
        place = Place(
            project=work.staging,
            tools=tools.toolchain,
            preloaded=tools.preloaded,
            sandbox=self.sandbox,
            results=work.logs,
            files=ProjectFiles.read(work.staging),
            verdicts=self._verdicts(),
            seeds=self.home.cache / "seeds",
        )
        gates, skips = choose_gates(
            spec.target, edited=edited, browser=browser, chromium=tools.toolchain.chromium is not None
        )

        def told(name: str, result: GateResult | None) -> None:
            state = "finished" if result else "started"
            tell(BuildEvent(step="verify", state="progress", message=state, gate=result, gate_name=name))

        results = run_gates(
            gates, place, GateCache(self.home.cache / "gates"), skips=skips, workers=self.workers, tell=told
        )
        work.logs.mkdir(parents=True, exist_ok=True)
        for result in results:
            if result.output:
                (work.logs / f"{result.name}.log").write_text(result.output, encoding="utf-8")
        self.apps.forget_old_logs(work.slug)
        return results

    def publish(
        self, text: str, spec: AppSpec, work: Work, merged: Merged, checked: Path
    ) -> tuple[Published, Path]:
        """Bring what was checked into the project; the second value is the archive.

        Raises ProjectChangedError when the project was edited since the merge.
        """
        git = work.git
        if git.work_tree != work.project:
            git = adopt(git, work.project)
        words = " ".join(text.split())
        details = f"{words[:400]}\n\n" if words else ""
        names = ", ".join(entity.name for entity in spec.entities)
        published = publish(
            git,
            merged,
            title=f"Build {spec.name}",
            details=f"{details}Entities: {names or 'none'}",
            when=self.clock(),
        )
        serve_pages(checked, work.project)
        zipped = self.apps.folder(work.slug) / "archives" / f"{published.tag}.zip"
        if published.changed or not zipped.is_file():
            archive(git, merged.tree, zipped)
        self.apps.save(
            AppRecord(
                slug=work.slug,
                name=spec.name,
                path=str(work.project),
                tag=published.tag,
                built_at=self.clock().isoformat(timespec="seconds"),
                description=text,
            )
        )
        return published, zipped

    def keep_staging(self, work: Work) -> Path:
        """Keep what was checked beside the application's state, to look at and to take the pages from."""
        kept = self.apps.folder(work.slug) / "staging"
        shutil.rmtree(kept, ignore_errors=True)
        work.staging.rename(kept)
        return kept

    @contextmanager
    def alone(self, slug: str, *, patience: float = 0.0) -> Iterator[None]:
        """One build of an application at a time, over all processes.

        Raises UsageError when another still runs after `patience` seconds.
        """
        folder = self.apps.folder(slug)
        folder.mkdir(parents=True, exist_ok=True)
        until = time.monotonic() + patience
        with (folder / "lock").open("w") as lock:
            while not _locked(lock):
                if time.monotonic() >= until:
                    raise UsageError(f"{slug} is being built by another process.")
                time.sleep(_LOOK_EVERY)
            yield


def _can_hold(folder: Path) -> bool:
    """Whether the folder, or the nearest one above that is there, lets files be made in it."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _locked(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def refuse(report: Report, sentence: str) -> None:
    """Raises DescriptionError with every fault when the report has failed."""
    if report.failed:
        raise DescriptionError(sentence, tuple(item for item in report.found if item.severity == "error"))
