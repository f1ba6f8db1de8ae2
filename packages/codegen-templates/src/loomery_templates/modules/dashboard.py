"""Dashboard: key figures, charts and the latest records on one page."""

from itertools import islice

from pydantic import Field as Option

from loomery_spec import AppSpec, Entity, Report
from loomery_spec.behaviour import FeatureUse
from loomery_spec.pages import DashboardPage, Navigation, Side
from loomery_spec.sections import Chart, Section, Stats
from loomery_templates.modules.building import add_page, because, put_page
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.figures import charts_of, latest_of, stats_of
from loomery_templates.modules.people import side_of
from loomery_templates.modules.targets import free_page_name, targets

SIDES: tuple[Side, ...] = ("public", "member", "staff", "admin")


class DashboardOptions(Options):
    """What the page shows."""

    title: str = "Dashboard"
    stats: int = Option(default=4, ge=0, le=8)
    """The most key figures."""
    charts: int = Option(default=3, ge=0, le=8)
    """The most charts."""
    latest: bool = True
    """The newest records of the first entity."""


def apply(spec: AppSpec, use: FeatureUse, options: DashboardOptions, report: Report) -> AppSpec:
    """Add the page; a dashboard without sections is filled, one with sections is left alone."""
    chosen = targets(spec, use, report, limit=4)
    if not chosen:
        return spec
    old = next((page for page in spec.pages if isinstance(page, DashboardPage)), None)
    if old is None:
        return add_page(spec, _page(spec, use, options, chosen))
    if old.sections:
        return spec
    return put_page(spec, old.model_copy(update={"sections": _sections(spec, options, chosen)}))


def _page(
    spec: AppSpec, use: FeatureUse, options: DashboardOptions, chosen: tuple[Entity, ...]
) -> DashboardPage:
    innermost = max((side_of(spec, entity.name) for entity in chosen), key=SIDES.index)
    heads: Side = "admin" if any(role.kind == "admin" for role in spec.roles) else "staff"
    has_heads = any(role.kind in ("staff", "admin") for role in spec.roles)
    return DashboardPage(
        name=free_page_name(spec, "dashboard"),
        title=options.title,
        path="/dashboard",
        side=max(innermost, heads, key=SIDES.index) if has_heads else innermost,
        navigation=Navigation(label=options.title, icon="layout-dashboard", order=20),
        sections=_sections(spec, options, chosen),
        evidence=because(use),
    )


def _sections(spec: AppSpec, options: DashboardOptions, chosen: tuple[Entity, ...]) -> tuple[Section, ...]:
    found: list[Section] = []
    stats = [stat for entity in chosen for stat in islice(stats_of(entity), 2)]
    if len(stats) < options.stats:
        stats = [stat for entity in chosen for stat in stats_of(entity)]
    if options.stats and stats:
        found.append(Stats(stats=tuple(stats[: options.stats])))
    charts: list[Chart] = [chart for entity in chosen for chart in islice(charts_of(spec, entity), 2)]
    found += charts[: options.charts]
    if options.latest:
        found.append(latest_of(chosen[0]))
    return tuple(found)


MODULE = Feature(
    name="dashboard",
    title="Dashboard",
    about="Key figures, charts and the latest records on one page.",
    options=DashboardOptions,
    apply=apply,
)
