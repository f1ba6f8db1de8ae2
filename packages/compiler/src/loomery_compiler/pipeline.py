"""The whole compiler on one screen: expand features, run the passes, emit, join the drafts."""

from collections.abc import Sequence

from loomery_compiler.drafts import FileDraft, merge
from loomery_compiler.passes import PASSES
from loomery_compiler.passes.features import expand_features
from loomery_compiler.plugins import Pass, Plugins
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


def compile_spec(spec: AppSpec, plugins: Plugins) -> tuple[tuple[FileDraft, ...], AppSpec, Report]:
    """Spec in, drafts out, with the completed spec. No clock, no network, no disk, no model calls."""
    complete, report = complete_spec(spec, plugins)
    if report.failed:
        return (), complete, report
    wanted = [backend for backend in plugins.backends.values() if backend.wants(complete)]
    return merge(backend.emit(complete) for backend in wanted), complete, report
