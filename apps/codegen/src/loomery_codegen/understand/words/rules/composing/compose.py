"""Composing as a whole: a reading becomes a specification and the fate of each sentence."""

from __future__ import annotations

from loomery_spec import AppSpec, Report, SentenceCoverage, Target
from loomery_spec.naming import slug
from loomery_templates.catalogue import Catalogue

from ..reading.model import Reading
from . import look
from .coverage import coverage
from .entities import entities
from .features import asked, uses
from .kinds import kinds
from .pages import pages
from .people import grants, needs_accounts, roles
from .relations import complete
from .select import select


def compose(
    reading: Reading, target: Target, chosen_name: str, report: Report
) -> tuple[AppSpec, tuple[SentenceCoverage, ...]]:
    """The specification of what was read, completed by what is known of such applications."""
    catalogue = Catalogue.load()
    fitting = kinds(reading, catalogue)
    picks = select(reading, fitting, catalogue)
    accounts = needs_accounts(reading, fitting, False)
    wanted = asked(reading)
    people = roles(reading, fitting, accounts)
    kept = complete(entities(picks, catalogue, accounts), picks, reading, accounts)
    title = chosen_name or look.name(reading, fitting)
    spec = AppSpec(
        name=title,
        slug=slug(title),
        summary=look.summary(reading, fitting, title),
        description=reading.text,
        kind=fitting[0].blueprint.kind if fitting else "",
        target=target,
        theme=look.theme(reading, fitting),
        copy_=look.face(reading, fitting, title),
        roles=people.roles,
        entities=kept,
        grants=grants(people, kept, reading.deeds),
        pages=pages(reading, fitting, picks, kept, wanted, title),
        features=uses(wanted, kept, accounts),
    )
    return spec, coverage(reading, spec, wanted)
