"""Printing: records and lists go on paper, or into a PDF where the browser offers that."""

from loomery_spec import AppSpec, Report
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.offers import offer, offer_of_records
from loomery_templates.modules.targets import targets


class PrintingOptions(Options):
    """What can be printed."""

    lists: bool = True
    """Lists too, not only single records."""


def apply(spec: AppSpec, use: FeatureUse, options: PrintingOptions, report: Report) -> AppSpec:
    """A way to print on the pages of records, and on their lists."""
    chosen = targets(spec, use, report, limit=4)
    spec = offer_of_records(spec, "print", chosen)
    names = {entity.name for entity in chosen} if options.lists else set()
    return offer(spec, "print", lambda page: page.kind == "list" and page.entity in names)


MODULE = Feature(
    name="printing",
    title="Printing",
    about="Records and lists are laid out for paper and for PDF files.",
    options=PrintingOptions,
    apply=apply,
)
