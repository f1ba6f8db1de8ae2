"""Composing as a whole: a reading becomes a specification and the fate of each sentence."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.composing import look
from loomery_codegen.understand.words.rules.composing.coverage import coverage
from loomery_codegen.understand.words.rules.composing.entities import entities
from loomery_codegen.understand.words.rules.composing.features import asked, uses
from loomery_codegen.understand.words.rules.composing.kinds import kinds
from loomery_codegen.understand.words.rules.composing.pages import pages
from loomery_codegen.understand.words.rules.composing.people import grants, needs_accounts, roles
from loomery_codegen.understand.words.rules.composing.relations import complete
from loomery_codegen.understand.words.rules.composing.select import select
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_spec import AppSpec, SentenceCoverage, Target
from loomery_spec.naming import slug
from loomery_templates.catalogue import Catalogue


def compose(
    reading: Reading, target: Target, chosen_name: str
) -> tuple[AppSpec, tuple[SentenceCoverage, ...]]:
    """The specification of what was read, completed by what is known of such applications."""
    catalogue = Catalogue.load()
    fitting = kinds(reading, catalogue)
    picks = select(reading, fitting, catalogue)
    accounts = needs_accounts(reading, fitting)
    wanted = asked(reading)
    people = roles(reading, fitting, accounts)
    kept = complete(entities(picks, catalogue, accounts), picks, reading, accounts)
    title = chosen_name or look.name(reading, fitting)
    spec = AppSpec(
        name=title,
        slug=slug(title),
        summary=look.summary(fitting, title),
        description=reading.text,
        kind=fitting[0].blueprint.kind if fitting else "",
        target=target,
        theme=look.theme(reading, fitting),
        copy=look.face(fitting, title),
        roles=people.roles,
        entities=kept,
        grants=grants(people, kept, reading.deeds),
        pages=pages(reading, fitting, kept, wanted, title),
        features=uses(wanted, accounts),
    )
    return spec, coverage(reading, spec, wanted)
