"""CSV: take records out as a table, bring a table in."""

from loomery_spec import AppSpec, Grant, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.permissions import Action
from loomery_templates.modules.building import add_grants
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.people import managers, may
from loomery_templates.modules.targets import targets


class CsvOptions(Options):
    """Which ways are open."""

    exports: bool = True
    imports: bool = False


def apply(spec: AppSpec, use: FeatureUse, options: CsvOptions, report: Report) -> AppSpec:
    """Allow those who manage a target to export it, and to import what they may create."""
    for target in targets(spec, use, report, limit=4):
        for role in managers(spec):
            actions: list[Action] = []
            if options.exports and may(spec, role.name, "view", target.name):
                actions.append("export")
            if options.imports and may(spec, role.name, "create", target.name):
                actions.append("import")
            if actions:
                spec = add_grants(spec, [Grant(role=role.name, entity=target.name, actions=tuple(actions))])
    return spec


MODULE = Feature(
    name="csv",
    title="CSV import and export",
    about="Those who manage records take them out as a table and bring tables in.",
    options=CsvOptions,
    apply=apply,
)
