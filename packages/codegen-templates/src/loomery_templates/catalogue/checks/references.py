"""Everything that is named exists.

CAT101 archetype, CAT102 blueprint in `composes_with`, CAT103 role of a page, CAT104 feature or tool, CAT105
permission form.
"""

from collections.abc import Iterator

from loomery_templates.catalogue.checks.fault import Fault
from loomery_templates.catalogue.checks.places import place
from loomery_templates.catalogue.models import Blueprint, Feature, FeatureAdds
from loomery_templates.catalogue.sources import Sources
from loomery_templates.catalogue.to_spec.roles import implied_archetypes, parse_may

__all__ = ["check_references"]

_STAND_INS = frozenset({"object", "main"})


def _archetypes(sources: Sources, known: set[str]) -> Iterator[Fault]:
    for archetype in sources.archetypes:
        for relation in archetype.relations:
            if relation.to not in known:
                where = place(sources, "archetype", archetype.id, f"relations.{relation.name}")
                yield Fault(where, "CAT101", f"no archetype {relation.to!r}")


def _pages(sources: Sources, blueprint: Blueprint) -> Iterator[Fault]:
    kept = {entity.archetype for entity in blueprint.entities} | set(implied_archetypes(blueprint))
    roles = {role.id for role in blueprint.roles}
    for number, page in enumerate(blueprint.pages, start=1):
        where = place(sources, "blueprint", blueprint.id, f"pages.{number}")
        if page.of and page.of not in kept:
            yield Fault(where, "CAT101", f"{page.of!r} is none of its entities")
        if page.tool and all(tool.id != page.tool for tool in sources.tools):
            yield Fault(where, "CAT104", f"no tool {page.tool!r}")
        for role in set(page.for_roles) - roles:
            yield Fault(where, "CAT103", f"no role {role!r}")


def _blueprint(sources: Sources, blueprint: Blueprint, known: set[str], ids: set[str]) -> Iterator[Fault]:
    where = place(sources, "blueprint", blueprint.id)
    for entity in blueprint.entities:
        if entity.archetype not in known:
            yield Fault(f"{where}.entities", "CAT101", f"no archetype {entity.archetype!r}")
    for other in blueprint.composes_with:
        if other not in ids or other == blueprint.id:
            yield Fault(f"{where}.composes_with", "CAT102", f"no other blueprint {other!r}")
    for role in blueprint.roles:
        for line in role.may:
            may = parse_may(line)
            if may is None:
                yield Fault(f"{where}.roles.{role.id}", "CAT105", f"not `verb [own] thing`: {line!r}")
            elif may[2] not in known:
                yield Fault(f"{where}.roles.{role.id}", "CAT101", f"no archetype {may[2]!r}")
    yield from _pages(sources, blueprint)


def _added(adds: FeatureAdds, where: str, known: set[str]) -> Iterator[Fault]:
    named = [*adds.entities, *(page.of for page in adds.pages if page.of)]
    for name in named:
        if name not in known | _STAND_INS and "{" not in name:
            yield Fault(where, "CAT101", f"no archetype {name!r}")


def _features(features: tuple[Feature, ...], known: set[str]) -> Iterator[Fault]:
    ids = {feature.id for feature in features}
    for feature in features:
        where = f"features.yaml:{feature.id}"
        yield from _added(feature.adds, where, known)
        for option in feature.options:
            yield from _added(option.adds, f"{where}.{option.name}", known)
        for other in set(feature.needs) - ids:
            yield Fault(where, "CAT104", f"no feature {other!r}")


def _actions(sources: Sources, known: set[str]) -> Iterator[Fault]:
    options = {feature.id: {option.name for option in feature.options} for feature in sources.features}
    for rule in sources.actions:
        where = f"actions.yaml:{rule.verb} {'/'.join(rule.objects[:2])}"
        if rule.gives.of and rule.gives.of not in known | _STAND_INS:
            yield Fault(where, "CAT101", f"no archetype {rule.gives.of!r}")
        if rule.gives.entity and "object" not in rule.gives.entity and rule.gives.entity not in known:
            yield Fault(where, "CAT101", f"no archetype {rule.gives.entity!r}")
        for feature in rule.gives.feature:
            if feature not in options:
                yield Fault(where, "CAT104", f"no feature {feature!r}")
            elif (
                rule.gives.option
                and len(rule.gives.feature) == 1
                and rule.gives.option not in options[feature]
            ):
                yield Fault(where, "CAT104", f"{feature!r} has no option {rule.gives.option!r}")


def check_references(sources: Sources) -> Iterator[Fault]:
    """Names of archetypes, blueprints, roles and features that lead nowhere."""
    known = {archetype.id for archetype in sources.archetypes}
    ids = {blueprint.id for blueprint in sources.blueprints}
    yield from _archetypes(sources, known)
    for blueprint in sources.blueprints:
        yield from _blueprint(sources, blueprint, known, ids)
    yield from _features(sources.features, known)
    yield from _actions(sources, known)
