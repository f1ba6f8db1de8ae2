"""Live pages: what is shown is read again while somebody looks at it, with the time and a way to pause."""

from loomery_spec import AppSpec, Report
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.offers import offer, offer_of_records
from loomery_templates.modules.targets import targets

SHOWING = ("list", "board", "map", "calendar", "dashboard", "report")
"""Kinds of page whose records change while they are looked at; chats are read again anyway."""


class LiveOptions(Options):
    """What is kept up to date."""

    figures: bool = True
    """Dashboards and reports too, not only records."""


def apply(spec: AppSpec, use: FeatureUse, options: LiveOptions, report: Report) -> AppSpec:
    """The pages that show the targets, and the figures, stay up to date."""
    chosen = targets(spec, use, report, limit=4)
    spec = offer_of_records(spec, "live", chosen[:1])
    names = {entity.name for entity in chosen}
    spec = offer(spec, "live", lambda page: page.kind in SHOWING and getattr(page, "entity", "") in names)
    return offer(spec, "live", lambda page: page.kind == "dashboard") if options.figures else spec


MODULE = Feature(
    name="live",
    title="Live pages",
    about="Lists, boards and figures are read again while they are looked at, and say since when.",
    options=LiveOptions,
    apply=apply,
)
