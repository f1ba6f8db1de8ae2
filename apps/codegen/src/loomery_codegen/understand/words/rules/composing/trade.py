"""What the trade adds to the chosen entities: grants, rules as constraints, workflows, pages, seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loomery_codegen.understand.words.rules.composing.counted import counted, with_counted
from loomery_codegen.understand.words.rules.composing.kinds import CUSTOMS, Kind
from loomery_spec import Entity, Grant, Role, SeedSet
from loomery_spec.behaviour import Workflow
from loomery_spec.pages import AnyPage, Side
from loomery_templates.catalogue import Blueprint, Catalogue, Tool, words
from loomery_templates.catalogue.to_spec import Scope, apply_rules, seed_sets
from loomery_templates.catalogue.to_spec.pages import pages as blueprint_pages
from loomery_templates.catalogue.to_spec.roles import grants as blueprint_grants
from loomery_templates.catalogue.to_spec.roles import roles as blueprint_roles
from loomery_templates.catalogue.to_spec.roles import step_roles
from loomery_templates.catalogue.to_spec.rules.lines import line_items
from loomery_templates.catalogue.to_spec.workflows import workflows

TOOL_SURE = 0.3
RECORDS = 24


class NamedScope(Scope):
    """A scope whose entities may be called otherwise than their archetypes."""

    def entity(self, archetype: str | None) -> Entity | None:
        """The entity of an archetype, under whatever name."""
        found = next(
            (one for one in self.entities.values() if archetype and one.archetype == archetype), None
        )
        return found or super().entity(archetype)


@dataclass
class Trade:
    """The application so far, with what its trade adds."""

    entities: tuple[Entity, ...]
    grants: tuple[Grant, ...]
    pages: list[AnyPage] = field(default_factory=list)
    workflows: list[Workflow] = field(default_factory=list)
    seeds: tuple[SeedSet, ...] = ()
    not_enforced: list[str] = field(default_factory=list)


def add_trade(
    kinds: Sequence[Kind],
    entities: Sequence[Entity],
    people: Sequence[Role],
    grants: tuple[Grant, ...],
    catalogue: Catalogue,
    text: str,
) -> Trade:
    """The entities with the rules of their trade, and everything else that its blueprints say about them."""
    sources = {one.name: catalogue.archetype(one.archetype) for one in entities if one.archetype}
    plain = Scope.of(entities, {name: source.synonyms for name, source in sources.items()})
    scope = NamedScope(plain.entities, plain.roles, plain.remarks, plain.said_as)
    accounts = any(role.kind != "visitor" for role in people)
    trade = Trade(tuple(entities), grants)
    said = f" {' '.join(words(text))} "
    for kind in (kind for kind in kinds if kind.score >= CUSTOMS):
        blueprint = kind.blueprint
        if accounts:
            trade.grants = (*trade.grants, *_granted(blueprint, scope, people))
        scope.roles = tuple(people)
        step_roles(blueprint, scope)
        trade.grants, _, left = apply_rules(blueprint.rules, scope, trade.grants)
        trade.not_enforced.extend(left)
        trade.workflows.extend(workflows(blueprint, scope)[0] if accounts else ())
        speaks = _speaker(said)
        scope.roles = (
            *people,
            *(role for role in blueprint_roles(blueprint) if scope.role(role.name) is None),
        )
        made = blueprint_pages(blueprint, scope, _finder(catalogue), speaks)
        trade.pages.extend(_for_people(page, scope.roles, people) for page in made)
    line_items(scope)
    trade.entities = tuple(scope.entities.values())
    trade.workflows = list({flow.name: flow for flow in trade.workflows}.values())
    numbers = counted(text, trade.entities)
    made_up = seed_sets(trade.entities, sources, tuple(people), RECORDS, catalogue.banks(), said, numbers)
    trade.seeds = with_counted(made_up, numbers)
    return trade


def _for_people(page: AnyPage, roles: Sequence[Role], people: Sequence[Role]) -> AnyPage:
    """The page for the roles that there are: what is for absent staff is for those who keep the place."""
    kinds = {role.name: role.kind for role in roles}
    known = {role.name for role in people}
    if not page.roles or set(page.roles) <= known:
        return page
    keepers = [role.name for role in people if role.kind in ("staff", "admin")]
    members = [role.name for role in people if role.kind == "member"]
    instead: list[str] = []
    for name in page.roles:
        absent = keepers if kinds.get(name) in ("staff", "admin") else members
        instead.extend([name] if name in known else absent)
    wanted = tuple(dict.fromkeys(instead))
    sides = {role.name: _SIDES[role.kind] for role in people}
    side = min((sides[name] for name in wanted), key=list(_SIDES.values()).index, default="admin")
    return page.model_copy(update={"roles": wanted, "side": side})


_SIDES: dict[str, Side] = {"visitor": "public", "member": "member", "staff": "staff", "admin": "admin"}


def _speaker(said: str) -> Callable[[Sequence[str]], bool]:
    """Tells whether one of some phrases is said."""
    return lambda phrases: any(f" {' '.join(words(phrase))} " in said for phrase in phrases)


def _finder(catalogue: Catalogue) -> Callable[[str], Tool | None]:
    """Finds the tool that a page of a blueprint asks for."""

    def find(text: str) -> Tool | None:
        best = catalogue.match_tools(text, limit=1, threshold=TOOL_SURE)
        return catalogue.tool(best[0].id) if best else None

    return find


def _granted(blueprint: Blueprint, scope: NamedScope, people: Sequence[Role]) -> list[Grant]:
    """The blueprint's grants for the roles of this application: by name, else by the side they stand on."""
    scope.roles = blueprint_roles(blueprint)
    names = {role.name: _answering(role, people) for role in scope.roles}
    return [
        grant.model_copy(update={"role": name})
        for grant in blueprint_grants(blueprint, scope)
        for name in names.get(grant.role, ())
    ]


def _answering(role: Role, people: Sequence[Role]) -> tuple[str, ...]:
    if any(one.name == role.name for one in people):
        return (role.name,)
    if role.kind in ("admin", "staff"):
        return ()
    return tuple(one.name for one in people if one.kind == role.kind)[:1]
