"""Sharing: the address of a record or a tool goes on as a link, a code for phones, by mail or over networks."""

from loomery_spec import AppSpec, Report
from loomery_spec.behaviour import FeatureUse
from loomery_templates.modules.feature import Feature, Options
from loomery_templates.modules.offers import offer, offer_of_records
from loomery_templates.modules.targets import targets

MOST = 3
"""Kinds of records whose pages are shared where nobody says which."""


class SharingOptions(Options):
    """What is shared."""

    tools: bool = True
    """Pages that compute something are shared too."""


def apply(spec: AppSpec, use: FeatureUse, options: SharingOptions, report: Report) -> AppSpec:
    """A way to share on the pages of records, of tools and of quizzes."""
    spec = offer_of_records(spec, "share", targets(spec, use, report, limit=MOST))
    kinds = ("tool", "quiz") if options.tools else ()
    return offer(spec, "share", lambda page: page.kind in kinds)


MODULE = Feature(
    name="sharing",
    title="Sharing",
    about="People pass on what they see: as a link, as a QR code, by mail or over social networks.",
    options=SharingOptions,
    apply=apply,
)
