"""What would change if an application were built again: everything is compiled in memory, nothing is written."""

from dataclasses import dataclass

from loomery_codegen.build import Builder
from loomery_codegen.durable import DurableBuilds
from loomery_codegen.git import Git
from loomery_codegen.previous import previous_generation
from loomery_codegen.request import BuildRequest
from loomery_codegen.review.changes.files import file_changes
from loomery_codegen.review.changes.migration import migration
from loomery_codegen.review.changes.permissions import permission_changes
from loomery_codegen.review.elements import as_json
from loomery_codegen.review.origins import fates
from loomery_codegen.review.reading import specification
from loomery_codegen.stages import refuse
from loomery_compiler.drafts import FileDraft
from loomery_compiler.generation import Generation
from loomery_compiler.pipeline import compile_spec
from loomery_shared.contracts.preview_values import Preview, PreviewOrder
from loomery_shared.contracts.understanding_values import SentenceFate, WordedChange
from loomery_spec import AppSpec
from loomery_spec.wording import differences

__all__ = ["preview"]


@dataclass(frozen=True, slots=True)
class _Compiled:
    spec: AppSpec
    drafts: tuple[FileDraft, ...]


def preview(builds: DurableBuilds, order: PreviewOrder) -> Preview:
    """Compare what was published last with what the order would give; raises DescriptionError."""
    builder = builds.of(order.tenant)
    git = Git.at(builds.project(order.tenant, order.app))
    last = previous_generation(git, builder.plugins) if git.exists else None
    previous = last.spec if last else None
    planned, sentences = _planned(builder, order, previous)
    old = _compiled(builder, previous, last) if previous is not None else None
    new = _compiled(builder, planned, last)
    before = old.spec if old else new.spec.model_copy(update=_NOTHING)
    return Preview(
        spec=as_json(new.spec),
        changes=[WordedChange.model_validate(one.model_dump()) for one in differences(before, new.spec)],
        files=file_changes(old.drafts if old else (), new.drafts, git),
        migration=migration(old.spec, new.spec) if old else [],
        permissions=permission_changes(before, new.spec),
        sentences=sentences,
    )


_NOTHING = {
    "entities": (),
    "pages": (),
    "roles": (),
    "grants": (),
    "features": (),
    "workflows": (),
    "seeds": (),
}


def _planned(
    builder: Builder, order: PreviewOrder, previous: AppSpec | None
) -> tuple[AppSpec, list[SentenceFate]]:
    if order.spec is None and not order.description and previous is not None:
        return previous, []
    given = specification(order.spec) if order.spec is not None else None
    request = BuildRequest(text=order.description, spec=given)
    name = order.name or (previous.name if previous else "")
    plan = builder.plan(request, name, previous)
    return plan.spec, fates(plan.coverage)


def _compiled(builder: Builder, spec: AppSpec, last: Generation | None) -> _Compiled:
    drafts, complete, report = compile_spec(spec, builder.plugins, last)
    refuse(report, "The specification cannot be compiled.")
    return _Compiled(complete, drafts)
