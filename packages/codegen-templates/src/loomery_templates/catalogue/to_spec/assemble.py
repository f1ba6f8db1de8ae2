"""A blueprint as parts of an AppSpec: the order in which the parts are made, on one screen."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from loomery_spec import AppSpec, Entity, Grant, Role, SeedSet
from loomery_spec.behaviour import Workflow
from loomery_spec.naming import entity_name, slug, snake
from loomery_spec.pages import AnyPage
from loomery_spec.theme import Copy, Theme
from loomery_templates.catalogue.catalogue import Catalogue
from loomery_templates.catalogue.models import Archetype, ArchetypeField, Blueprint, Tool
from loomery_templates.catalogue.to_spec.entities import archetype_entity
from loomery_templates.catalogue.to_spec.look import copy, theme
from loomery_templates.catalogue.to_spec.pages import pages
from loomery_templates.catalogue.to_spec.roles import grants, implied_archetypes, roles, step_roles
from loomery_templates.catalogue.to_spec.rules import apply_rules
from loomery_templates.catalogue.to_spec.scope import Scope
from loomery_templates.catalogue.to_spec.seeds import seed_sets
from loomery_templates.catalogue.to_spec.workflows import workflows
from loomery_templates.catalogue.words import words

__all__ = ["BlueprintParts", "blueprint_parts", "blueprint_spec", "chosen_archetypes"]

_TOOL_SURE: Final = 0.5


@dataclass(frozen=True, slots=True)
class BlueprintParts:
    """What a blueprint gives. `not_enforced` are rules and consequences that no construct says yet, in words;
    `remarks` say what else of the blueprint was left out and why."""

    blueprint: str
    entities: tuple[Entity, ...]
    roles: tuple[Role, ...]
    grants: tuple[Grant, ...]
    pages: tuple[AnyPage, ...]
    features: tuple[str, ...]
    workflows: tuple[Workflow, ...]
    seeds: tuple[SeedSet, ...]
    theme: Theme
    copy: Copy
    enforced: tuple[str, ...] = ()
    not_enforced: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def _line(text: str | Sequence[str]) -> str:
    """A text as plain words with spaces around."""
    return f" {' '.join(words(text if isinstance(text, str) else ' '.join(text)))} "


def _speaker(text: str | Sequence[str]) -> Callable[[Sequence[str]], bool]:
    """Tells whether one of some phrases is said, as whole words in a row."""
    line = _line(text)
    return lambda phrases: any(f" {' '.join(words(phrase))} " in line for phrase in phrases)


def chosen_archetypes(blueprint: Blueprint, text: str | Sequence[str] = "") -> tuple[str, ...]:
    """The archetypes that an application of this kind keeps: core ones, and those whose words the text
    says."""
    said = _speaker(text)
    return tuple(
        dict.fromkeys(
            entity.archetype for entity in blueprint.entities if not entity.when or said(entity.when)
        )
    )


def _entities(
    catalogue: Catalogue, blueprint: Blueprint, kept: Sequence[str], accounts: bool
) -> tuple[list[Entity], dict[str, Archetype]]:
    more: dict[str, tuple[ArchetypeField, ...]] = {item.archetype: item.fields for item in blueprint.entities}
    managed = "user" in implied_archetypes(blueprint)
    names = [
        name for name in dict.fromkeys((*kept, *(["user"] if managed else []))) if accounts or name != "user"
    ]
    sources = {name: catalogue.archetype(name) for name in names if catalogue.has_archetype(name)}
    made = [
        archetype_entity(
            source, kept=sources.keys(), accounts=accounts, more_fields=more.get(name, ())
        ).entity
        for name, source in sources.items()
    ]
    return _distinct_plurals(made), {entity_name(name): source for name, source in sources.items()}


def _distinct_plurals(entities: Iterable[Entity]) -> list[Entity]:
    """Two kinds of thing that are called alike in the plural get names that tell them apart."""
    taken: set[str] = set()
    found: list[Entity] = []
    for entity in entities:
        plural, words_for_it = entity.plural, entity.label_plural
        if plural in taken or plural == entity.name:
            plural = f"{entity.name}s" if plural in taken else f"{plural}_list"
            words_for_it = plural.replace("_", " ").capitalize() if entity.plural in taken else words_for_it
        taken.add(plural)
        found.append(entity.model_copy(update={"plural": plural, "label_plural": words_for_it}))
    return found


def _find_tool(catalogue: Catalogue) -> Callable[[str], Tool | None]:
    def find(text: str) -> Tool | None:
        if text in catalogue.tool_ids:
            return catalogue.tool(text)
        best = catalogue.match_tools(text, limit=1, threshold=_TOOL_SURE)
        return catalogue.tool(best[0].id) if best else None

    return find


def _with_visitor(people: tuple[Role, ...]) -> tuple[Role, ...]:
    """Whoever is not signed in is a role too; it stands first, since seeds name roles by their place."""
    if any(role.kind == "visitor" for role in people):
        return people
    visitor = Role(name="visitor", label="Visitor", kind="visitor", about="Whoever is not signed in.")
    return (visitor, *people)


def blueprint_parts(
    catalogue: Catalogue,
    blueprint: Blueprint,
    *,
    text: str | Sequence[str] = "",
    kept: Collection[str] | None = None,
    records: int = 24,
) -> BlueprintParts:
    """The parts of an AppSpec that a blueprint gives for an application that keeps the archetypes `kept`.

    `kept` are archetype ids, also such as other blueprints brought; by default those that
    `chosen_archetypes` finds
    in `text`. Everything refers only to what is kept. `records` is how many seeds a main entity gets.
    """
    names = tuple(kept) if kept is not None else chosen_archetypes(blueprint, text)
    people = _with_visitor(roles(blueprint))
    accounts = any(role.kind != "visitor" for role in people)
    entities, sources = _entities(catalogue, blueprint, names, accounts)
    scope = Scope.of(entities, {name: source.synonyms for name, source in sources.items()})
    scope.roles = people
    granted = grants(blueprint, scope)
    step_roles(blueprint, scope)
    granted, enforced, not_enforced = apply_rules(blueprint.rules, scope, granted)
    flows, unheard = workflows(blueprint, scope)
    said = _speaker(text)
    made = pages(blueprint, scope, _find_tool(catalogue), said)
    return BlueprintParts(
        blueprint=blueprint.id,
        entities=tuple(scope.entities.values()),
        roles=people,
        grants=granted,
        pages=tuple(made),
        features=blueprint.features,
        workflows=flows,
        seeds=seed_sets(
            tuple(scope.entities.values()), sources, people, records, catalogue.banks(), _line(text)
        ),
        theme=theme(blueprint),
        copy=copy(blueprint),
        enforced=enforced,
        not_enforced=(*not_enforced, *unheard),
        remarks=tuple(scope.remarks),
    )


def blueprint_spec(catalogue: Catalogue, blueprint_id: str, *, text: str = "", records: int = 24) -> AppSpec:
    """A whole AppSpec of one blueprint alone, as it is before any description corrects it. Raises
    UnknownEntryError."""
    blueprint = catalogue.blueprint(blueprint_id)
    parts = blueprint_parts(catalogue, blueprint, text=text, records=records)
    return AppSpec(
        name=blueprint.title,
        slug=slug(snake(blueprint.title)),
        summary=blueprint.about,
        description=text,
        kind=blueprint.kind,
        theme=parts.theme,
        copy=parts.copy,
        roles=parts.roles,
        entities=parts.entities,
        grants=parts.grants,
        pages=parts.pages,
        workflows=parts.workflows,
        seeds=parts.seeds,
    )
