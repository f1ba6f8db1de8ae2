"""A build whose steps can be interrupted anywhere: what lies between them is kept in a folder of the job.

Implements `loomery_shared.contracts.builds.BuildEngine`. Every step first looks whether it was done already; a step
that was killed half-way begins again from what the step before left.
"""

import json
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from loomery_codegen.build import Builder
from loomery_codegen.evidence import evidence_of, pictures_of, sentences_of
from loomery_codegen.gates.model import GateResult
from loomery_codegen.gates.preloaded import preloading
from loomery_codegen.merge import Merged
from loomery_codegen.pages import pack_with_pages
from loomery_codegen.previous import specification_at
from loomery_codegen.publish import changed_paths
from loomery_codegen.request import BuildEvent, BuildRequest
from loomery_codegen.stages import Tools, Work
from loomery_codegen.store import HomeFolders
from loomery_codegen.write import read_drafts, write_drafts
from loomery_compiler.drafts import FileDraft
from loomery_shared.contracts.builds import (
    BuildNews,
    BuildOrder,
    Finding,
    GateVerdict,
    Publication,
    StageAnswer,
    TellNews,
    Understanding,
    Verdict,
)
from loomery_shared.errors import LoomeryError, NotFoundError, UnavailableError, UsageError
from loomery_spec import AppSpec

__all__ = ["DurableBuilds"]

_PATIENCE = 60.0
"""Seconds to wait for whoever else holds an application's repository."""


@dataclass(frozen=True, slots=True)
class _Job:
    """The folder of one job and the builder of its tenant."""

    folder: Path
    builder: Builder
    work: Work

    def keep(self, name: str, value: object) -> None:
        """Write a result whole or not at all."""
        part = self.folder / f"{name}.part"
        part.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        part.replace(self.folder / f"{name}.json")

    def kept(self, name: str) -> dict[str, object] | None:
        """A result kept before, or None."""
        file = self.folder / f"{name}.json"
        found: dict[str, object] | None = json.loads(file.read_text("utf-8")) if file.is_file() else None
        return found

    def need(self, name: str) -> dict[str, object]:
        """A result that an earlier step must have kept."""
        found = self.kept(name)
        if found is None:
            raise LoomeryError(f"The step {name!r} left nothing behind.", hint="Start the build again.")
        return found

    def forget(self, *names: str) -> None:
        """Drop results of steps that begin anew."""
        for name in names:
            (self.folder / f"{name}.json").unlink(missing_ok=True)

    def spec(self, name: str) -> AppSpec:
        """The specification that a step kept."""
        return AppSpec.model_validate(self.need(name)["spec"])


class DurableBuilds:
    """Builds for many tenants: each has a home of its own below `home`, the toolchain is everybody's.

    `make` gives the builder when the first build begins: planners and plug-ins take long to load.
    """

    def __init__(self, home: Path, make: Callable[[], Builder]) -> None:
        self._home = home
        self._make = make
        self._made: Builder | None = None
        self._making = threading.Lock()

    @property
    def builder(self) -> Builder:
        """The builder of everybody; made by the first who asks."""
        with self._making:
            self._made = self._made or self._make()
            return self._made

    def prepare(self, tell: TellNews) -> StageAnswer:
        """Make the toolchain when it is missing."""
        builder = self.builder
        builder.toolchains.ensure(builder.recipe, lambda text: tell(BuildNews(kind="line", message=text)))
        return StageAnswer(message="tools are ready")

    def understand(self, order: BuildOrder, tell: TellNews) -> Understanding:
        """Plan, and keep the plan."""
        job = self._job(order)
        known = job.kept("understanding")
        if known is None:
            spec = AppSpec.model_validate(order.spec) if order.spec is not None else None
            request = BuildRequest(text=order.description, spec=spec, app=job.work.slug)
            previous = job.builder.previous(job.work.slug)
            name = order.name or (previous.name if previous else "")
            plan = job.builder.plan(request, name, previous)
            job.keep("plan", {"spec": plan.spec.model_dump(mode="json")})
            known = Understanding(
                message=f"{len(plan.spec.entities)} entities, {len(plan.spec.pages)} pages",
                name=plan.spec.name,
                slug=plan.spec.slug,
                sentences=[
                    item.model_dump(mode="json")
                    for item in plan.coverage or sentences_of(plan.spec, order.description)
                ],
            ).model_dump(mode="json")
            job.keep("understanding", known)
        answer = Understanding.model_validate(known)
        for item in answer.sentences:
            if item["status"] != "realised":
                tell(BuildNews(kind="line", message=f"{item['status']}: {item['sentence']}"))
        return answer

    def compile(self, order: BuildOrder, tell: TellNews) -> StageAnswer:
        """Make every file and keep them below the job's folder."""
        job = self._job(order)
        tools = job.builder.toolchains.ensure(job.builder.recipe, lambda _text: None)
        drafts, spec, report = job.builder.compile(job.spec("plan"), job.work.git)
        for item in report.found:
            tell(BuildNews(kind="line", message=str(item)))
        drafts = job.builder.format(drafts, tools)
        shutil.rmtree(job.folder / "drafts", ignore_errors=True)
        write_drafts(job.folder / "drafts", drafts)
        job.keep(
            "drafts",
            {
                "spec": spec.model_dump(mode="json"),
                "files": [[str(draft.path), draft.keep, draft.executable] for draft in drafts],
            },
        )
        return StageAnswer(message=f"{len(drafts)} files")

    def merge(self, order: BuildOrder, tell: TellNews) -> StageAnswer:
        """Merge into a fresh staging folder."""
        job = self._job(order)
        job.forget("merged", "verdict")
        with _holding(job.builder, job.work.slug):
            shutil.rmtree(job.work.staging, ignore_errors=True)
            job.work.staging.mkdir(parents=True)
            merged = job.builder.merge(job.work, _drafts(job))
            edited = changed_paths(job.work.git, merged.pristine, merged.tree)
        job.keep("merged", {**asdict(merged), "paths": list(edited)})
        for path in edited:
            tell(BuildNews(kind="line", message=f"keeps an edit: {path}"))
        return StageAnswer(message=f"edited files: {len(edited)}" if edited else "no edits")

    def verify(self, order: BuildOrder, tell: TellNews) -> Verdict:
        """Run the gates, telling each as it ends."""
        job = self._job(order)
        known = job.kept("verdict")
        if known is not None:
            return Verdict.model_validate(known)
        builder, edited = job.builder, job.need("merged")["paths"]
        tools = builder.toolchains.ensure(builder.recipe, lambda _text: None)

        def heard(event: BuildEvent) -> None:
            if event.gate is not None:
                gate = _gate(event.gate)
                tell(BuildNews(kind="gate", message=f"{gate.name} {gate.status}", gate=gate))

        with preloading(builder.sandbox, tools, job.work.staging) as preloaded:
            results = builder.verify(
                job.spec("drafts"),
                job.work,
                Tools(tools, preloaded),
                edited=frozenset(map(str, edited)),  # type: ignore[call-overload]
                browser=order.browser,
                tell=heard,
            )
        killed = ", ".join(result.name for result in results if result.killed)
        if killed:
            raise UnavailableError(f"Checks were ended from outside before they were done: {killed}.")
        passed = sum(result.status == "passed" for result in results)
        verdict = Verdict(
            message=f"{passed} of {len(results)} gates passed",
            green=all(result.green for result in results),
            gates=[_gate(result) for result in results],
            sentences=evidence_of(
                job.need("understanding")["sentences"],  # type: ignore[arg-type]
                job.spec("drafts"),
                frozenset(name for name, _, _ in job.need("drafts")["files"]),  # type: ignore[attr-defined]
                results,
            ),
            pictures=pictures_of(job.spec("drafts"), job.work.logs),
        )
        job.keep("verdict", verdict.model_dump(mode="json"))
        return verdict

    def publish(self, order: BuildOrder, tell: TellNews) -> Publication:
        """Commit, tag and pack."""
        job = self._job(order)
        if not Verdict.model_validate(job.need("verdict")).green:
            raise LoomeryError("A red build is never published.")
        values = {key: value for key, value in job.need("merged").items() if key != "paths"}
        merged = Merged(**values)  # type: ignore[arg-type]
        with _holding(job.builder, job.work.slug):
            published, archive = job.builder.publish(
                order.description, job.spec("drafts"), job.work, merged, job.work.staging
            )
        bundle = job.folder / f"{published.tag}.bundle.zip"
        pack_with_pages(archive, job.work.staging, bundle)
        tell(BuildNews(kind="line", message=f"{published.tag} is commit {published.commit[:12]}"))
        return Publication(
            message=published.tag,
            tag=published.tag,
            commit=published.commit,
            changed=published.changed,
            archive=archive,
            bundle=bundle,
        )

    def specification(self, tenant: str, app: str, tag: str = "") -> dict[str, Any]:
        """The specification of what was published last, or under a tag; raises NotFoundError."""
        if tag:
            return specification_at(self.project(tenant, app), tag).model_dump(mode="json")
        spec = self.of(tenant).previous(_slug(app))
        if spec is None:
            raise NotFoundError("Nothing was published yet.")
        return spec.model_dump(mode="json")

    def discard(self, order: BuildOrder) -> None:
        """Remove the job's folder."""
        shutil.rmtree(self._folder(order), ignore_errors=True)

    def forget(self, tenant: str, app: str) -> None:
        """Remove an application, or all that a tenant has."""
        builder = self.of(tenant)
        if not app:
            shutil.rmtree(builder.home.root, ignore_errors=True)
            return
        shutil.rmtree(builder.apps.folder(_slug(app)), ignore_errors=True)
        # What was remembered of its requests and formatted files names it; all of it can be made again.
        shutil.rmtree(builder.home.cache, ignore_errors=True)

    def project(self, tenant: str, app: str) -> Path:
        """The application's repository."""
        return self.of(tenant).apps.project(_slug(app))

    @contextmanager
    def undisturbed(self, tenant: str, app: str) -> Iterator[None]:
        """Keep builds away from the application's repository; raises UnavailableError."""
        with ExitStack() as stack:
            try:
                stack.enter_context(_holding(self.of(tenant), _slug(app)))
            except UsageError as error:
                raise UnavailableError(
                    "A build of this application is being published.", hint="Try again in a minute."
                ) from error
            yield

    def of(self, tenant: str) -> Builder:
        """The builder for a tenant, with a home of its own."""
        home = HomeFolders(self._home / "tenants" / _slug(tenant), commons=self._home / "cache" / "commons")
        return replace(self.builder, home=home)

    def _folder(self, order: BuildOrder) -> Path:
        return self._home / "tenants" / _slug(order.tenant) / "jobs" / _slug(order.job)

    def _job(self, order: BuildOrder) -> _Job:
        folder, builder = self._folder(order), self.of(order.tenant)
        folder.mkdir(parents=True, exist_ok=True)
        slug = _slug(order.app)
        builder.apps.folder(slug).mkdir(parents=True, exist_ok=True)
        work = builder.work(slug, folder / "staging", keep_git=True)
        return _Job(
            folder, builder, replace(work, logs=builder.apps.logs(slug) / f"build-{_slug(order.job)}")
        )


@contextmanager
def _holding(builder: Builder, slug: str) -> Iterator[None]:
    """Have an application's repository for oneself.

    What a git that was killed left locked is open again: nobody else writes there.
    """
    with builder.alone(slug, patience=_PATIENCE):
        repository = builder.apps.project(slug) / ".git"
        for lock in (*repository.glob("*.lock"), *repository.glob("refs/**/*.lock")):
            lock.unlink(missing_ok=True)
        yield


def _slug(identity: str) -> str:
    """An identifier as the name of a folder."""
    return identity.replace("_", "-")


def _drafts(job: _Job) -> Sequence[FileDraft]:
    listed: list[tuple[str, bool, bool]] = job.need("drafts")["files"]  # type: ignore[assignment]
    found = read_drafts(job.folder / "drafts", [PurePosixPath(path) for path, _, _ in listed])
    return [
        replace(draft, keep=keep, executable=executable)
        for draft, (_, keep, executable) in zip(found, listed, strict=True)
    ]


def _gate(result: GateResult) -> GateVerdict:
    return GateVerdict(
        name=result.name,
        status=result.status,
        seconds=round(result.seconds, 3),
        reason=result.reason,
        cached=result.cached,
        findings=[Finding(**asdict(finding)) for finding in result.findings],
    )
