"""Composing as a whole: a reading becomes a specification and the fate of each sentence."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing import copytext, look, titles, usual
from loomery_codegen.understand.words.rules.composing.approvals import with_approvals
from loomery_codegen.understand.words.rules.composing.brief import kept
from loomery_codegen.understand.words.rules.composing.coverage import coverage
from loomery_codegen.understand.words.rules.composing.directed import directed
from loomery_codegen.understand.words.rules.composing.entities import entities
from loomery_codegen.understand.words.rules.composing.expired import with_expiry
from loomery_codegen.understand.words.rules.composing.features import asked, uses
from loomery_codegen.understand.words.rules.composing.goods import lines_of_goods, sold, with_lines
from loomery_codegen.understand.words.rules.composing.kept_by_house import kept_by_house
from loomery_codegen.understand.words.rules.composing.kinds import fields_of_trade, kinds, subject
from loomery_codegen.understand.words.rules.composing.pages import pages, wish
from loomery_codegen.understand.words.rules.composing.people import grants, needs_accounts, roles
from loomery_codegen.understand.words.rules.composing.placed import placed, without_histories
from loomery_codegen.understand.words.rules.composing.refused import (
    pages_left,
    people_left,
    picks_left,
    uses_left,
    wanted_only,
)
from loomery_codegen.understand.words.rules.composing.relations import complete
from loomery_codegen.understand.words.rules.composing.sound import sound
from loomery_codegen.understand.words.rules.composing.stated_permissions import with_owners
from loomery_codegen.understand.words.rules.composing.stated_rules import (
    with_permissions,
    with_rules,
    without_doubles,
)
from loomery_codegen.understand.words.rules.composing.tools import things_beside, tools
from loomery_codegen.understand.words.rules.composing.trade import Trade, add_trade
from loomery_codegen.understand.words.rules.reading.model import Reading
from loomery_codegen.understand.words.rules.reading.refusals import refuses_accounts
from loomery_spec import AppSpec, Entity, Report, SentenceCoverage, Target
from loomery_spec.naming import slug
from loomery_templates.catalogue import Catalogue


def compose(
    reading: Reading, target: Target, chosen_name: str, report: Report
) -> tuple[AppSpec, tuple[SentenceCoverage, ...]]:
    """The specification of what was read, completed by what is known of such applications."""
    catalogue = Catalogue.load()
    fitting = kinds(reading, catalogue)
    computing = tools(reading, fitting, catalogue)
    picks = picks_left(things_beside(kept(reading, fitting, catalogue, computing.first), computing), reading)
    accounts = needs_accounts(reading, fitting) and not refuses_accounts(reading.refusals)
    wanted = wanted_only(asked(reading), reading)
    picks = without_histories(picks, wanted)
    people = people_left(roles(reading, fitting, accounts), reading)
    bought = sold(reading)
    picks = with_lines(picks, catalogue, bought)
    made = entities(picks, catalogue, accounts, bought, fields_of_trade(fitting))
    made = kept_by_house(made, fitting, reading.deeds)
    linked = with_expiry(lines_of_goods(complete(made, picks, reading, accounts)))
    judged = with_approvals(sound(linked, accounts), reading.deeds, people.roles)
    ruled = with_rules(with_owners(judged, reading.rules, accounts), reading.rules, people.roles)
    granted = grants(people, ruled.entities, reading.deeds)
    trade = add_trade(
        () if computing.first else fitting, ruled.entities, people.roles, granted, catalogue, subject(reading)
    )
    granted = with_permissions(trade.grants, trade.entities, people.roles, reading.rules, ruled)
    of_trade = (*computing.pages, *(() if computing.first else trade.pages))
    title = chosen_name or titles.name(
        reading, fitting, computing.pages if computing.first else (), _stated(trade.entities)
    )
    told = copytext.summary(reading, fitting, title, _stated(trade.entities))
    face = copytext.face(fitting, title, told)
    asking = wish(reading, fitting, trade.entities, wanted, title, accounts, people.roles, face)
    shown = pages_left(pages(asking, of_trade), reading)
    stated = usual.uses(reading, fitting, accounts, uses(wanted, accounts))
    told_of = usual.with_news(stated, trade.workflows if accounts else ())
    used = uses_left(directed(told_of, reading, trade.entities), reading)
    spec = AppSpec(
        name=title,
        slug=slug(title),
        summary=face.about,
        description=reading.text,
        kind=fitting[0].blueprint.kind if fitting else "",
        target=target,
        theme=look.theme(reading, fitting),
        copy=face,
        roles=people.roles,
        entities=without_doubles(trade.entities),
        grants=granted,
        pages=shown,
        features=placed(used, trade.entities, shown),
        workflows=tuple(trade.workflows),
        seeds=trade.seeds,
    )
    _say_not_enforced(trade, report)
    return spec, coverage(reading, spec, wanted, ruled.enforced)


def _stated(entities: Sequence[Entity]) -> tuple[str, ...]:
    """What the text itself names, in the plural."""
    return tuple(
        one.label_plural for one in entities if one.evidence is not None and one.evidence.source == "stated"
    )


def _say_not_enforced(trade: Trade, report: Report) -> None:
    for rule in trade.not_enforced:
        report.info("PLAN101", "entities", f"nothing enforces this rule yet: {rule}")
