"""Feature modules expand before anything is emitted: they add entities, pages, grants and workflows."""

from collections.abc import Mapping

from loomery_spec import AppSpec, Report
from loomery_templates.modules import FeatureModule


def expand_features(spec: AppSpec, modules: Mapping[str, FeatureModule], report: Report) -> AppSpec:
    """Let each used module rewrite the specification, in the order of their use.

    `FEAT001`: nobody offers the module (a warning: the rest of the application stands); `FEAT002`: its
    options do not fit the module's schema.
    """
    for use in spec.features:
        module = modules.get(use.feature)
        where = f"features.{use.feature}"
        if module is None:
            report.warning("FEAT001", where, f"no module offers the feature {use.feature!r}")
            continue
        faults = module.check_options(use.options)
        for fault in faults:
            report.error("FEAT002", where, fault)
        if not faults:
            spec = module.expand(spec, use, report)
    return spec
