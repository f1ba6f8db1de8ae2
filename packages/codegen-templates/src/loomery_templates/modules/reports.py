"""Reports: figures and charts over a chosen time, to print and to download."""

from pydantic import Field as Option

from loomery_spec import AppSpec, Entity, Grant, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.fields import DateTimeType, DateType
from loomery_spec.pages import Navigation, ReportPage, Side
from loomery_spec.sections import Stats
from loomery_templates.modules.building import add_grants, add_page, because
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.figures import charts_of, latest_of, stats_of, stored
from loomery_templates.modules.people import managers, may, side_of
from loomery_templates.modules.targets import free_page_name, targets


class ReportOptions(Options):
    """What a report holds."""

    charts: int = Option(default=3, ge=1, le=6)
    """The most charts of one report."""
    download: bool = True
    """Those who manage the records may take them out as a table."""


def apply(spec: AppSpec, use: FeatureUse, options: ReportOptions, report: Report) -> AppSpec:
    """Add a report page for each target that has none."""
    for target in targets(spec, use, report, limit=1):
        if not any(isinstance(page, ReportPage) and page.entity == target.name for page in spec.pages):
            spec = add_page(spec, _page(spec, use, options, target))
        if options.download:
            grants = [
                Grant(role=role.name, entity=target.name, actions=("export",))
                for role in managers(spec)
                if may(spec, role.name, "view", target.name)
            ]
            spec = add_grants(spec, grants)
    return spec


def _page(spec: AppSpec, use: FeatureUse, options: ReportOptions, target: Entity) -> ReportPage:
    first = not any(isinstance(page, ReportPage) for page in spec.pages)
    side: Side = side_of(spec, target.name)
    if any(role.kind in ("staff", "admin") for role in spec.roles):
        side = "staff" if any(role.kind == "staff" for role in spec.roles) else "admin"
    dates = stored(target, DateType, DateTimeType)
    title = "Reports" if first else f"{target.label} report"
    return ReportPage(
        name=free_page_name(spec, f"{target.name}_report"),
        title=title,
        path="/reports" if first else f"/reports/{target.path}",
        side=side,
        entity=target.name,
        period=dates[0].name if dates else None,
        navigation=Navigation(label=title, icon="chart-column", order=40),
        sections=(
            Stats(stats=tuple(stats_of(target))),
            *list(charts_of(spec, target))[: options.charts],
            latest_of(target, limit=20),
        ),
        evidence=because(use),
    )


MODULE = Feature(
    name="reports",
    title="Reports",
    about="Figures and charts over a chosen time, to print and to download.",
    options=ReportOptions,
    apply=apply,
)
