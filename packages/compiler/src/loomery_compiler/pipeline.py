"""The whole compiler on one screen: expand features, run the passes, emit, join the drafts."""

from collections.abc import Iterable, Sequence

from loomery_compiler.drafts import FileDraft, merge
from loomery_compiler.generation import Generation
from loomery_compiler.passes import PASSES
from loomery_compiler.passes.features import expand_features
from loomery_compiler.plugins import Backend, Evolving, Pass, Plugins
from loomery_spec import AppSpec, Report


def complete_spec(spec: AppSpec, plugins: Plugins, passes: Sequence[Pass] = PASSES) -> tuple[AppSpec, Report]:
    """Check and complete a specification; stops at the first pass after which the report has failed."""
    report = Report()
    spec = expand_features(spec, plugins.features, report)
    for step in (*passes, *plugins.passes.values()):
        if report.failed:
            break
        spec = step(spec, report)
    return spec, report


def compile_spec(
    spec: AppSpec, plugins: Plugins, previous: Generation | None = None
) -> tuple[tuple[FileDraft, ...], AppSpec, Report]:
    """Spec in, drafts out, with the completed spec. No clock, no network, no disk, no model calls.

    `previous` is the generation that the new one follows, for back ends whose files grow with each.
    """
    complete, report = complete_spec(spec, plugins)
    if report.failed:
        return (), complete, report
    wanted = [backend for backend in plugins.backends.values() if backend.wants(complete)]
    return merge(_drafts(backend, complete, previous) for backend in wanted), complete, report


def _drafts(backend: Backend, spec: AppSpec, previous: Generation | None) -> Iterable[FileDraft]:
    if previous is not None and isinstance(backend, Evolving):
        return backend.evolve(spec, previous)
    return backend.emit(spec)
