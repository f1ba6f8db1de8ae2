"""Additions to a specification that never override: what is there already stays as it was said."""

from collections.abc import Iterable

from pydantic import JsonValue

from loomery_spec import AppSpec, Entity, Evidence, Field, Grant, Relation, SeedSet
from loomery_spec.behaviour import FeatureUse, Workflow
from loomery_spec.pages import AnyPage


def because(use: FeatureUse) -> Evidence:
    """Evidence of what a feature adds: the words that asked for the feature, if they are known."""
    given = use.evidence
    return Evidence(
        source="implied" if given and given.source != "assumed" else "assumed",
        spans=given.spans if given else (),
        confidence=given.confidence if given else 0.5,
        note=f"feature {use.feature}",
    )


def add_entity(spec: AppSpec, entity: Entity) -> AppSpec:
    """Add an entity unless its name is taken."""
    if spec.entity(entity.name):
        return spec
    return spec.model_copy(update={"entities": (*spec.entities, entity)})


def put_entity(spec: AppSpec, entity: Entity) -> AppSpec:
    """Replace the entity of the same name."""
    entities = tuple(entity if old.name == entity.name else old for old in spec.entities)
    return spec.model_copy(update={"entities": entities})


def add_fields(spec: AppSpec, entity: str, fields: Iterable[Field]) -> AppSpec:
    """Add those fields whose names the entity does not use yet."""
    old = spec.entity(entity)
    if old is None:
        return spec
    taken = {field.name for field in old.fields} | {relation.name for relation in old.relations}
    fresh = tuple(field for field in fields if field.name not in taken)
    return put_entity(spec, old.model_copy(update={"fields": (*old.fields, *fresh)})) if fresh else spec


def add_relation(spec: AppSpec, entity: str, relation: Relation) -> AppSpec:
    """Add a relation unless the entity uses its name."""
    old = spec.entity(entity)
    if old is None or old.relation(relation.name) or old.field(relation.name):
        return spec
    return put_entity(spec, old.model_copy(update={"relations": (*old.relations, relation)}))


def add_grants(spec: AppSpec, grants: Iterable[Grant]) -> AppSpec:
    """Add what the role may not do yet."""
    known = list(spec.grants)
    for grant in grants:
        held = {
            action
            for old in known
            if (old.role, old.entity) == (grant.role, grant.entity)
            and old.condition is None
            and (old.scope == "all" or (old.scope, old.through) == (grant.scope, grant.through))
            for action in old.actions
        }
        missing = tuple(action for action in grant.actions if action not in held)
        if missing:
            known.append(grant.model_copy(update={"actions": missing}))
    return spec.model_copy(update={"grants": tuple(known)}) if len(known) != len(spec.grants) else spec


def add_page(spec: AppSpec, page: AnyPage) -> AppSpec:
    """Add a page unless its name or its address is taken."""
    if any(old.name == page.name or old.path == page.path for old in spec.pages):
        return spec
    return spec.model_copy(update={"pages": (*spec.pages, page)})


def put_page(spec: AppSpec, page: AnyPage) -> AppSpec:
    """Replace the page of the same name."""
    pages = tuple(page if old.name == page.name else old for old in spec.pages)
    return spec.model_copy(update={"pages": pages})


def add_workflow(spec: AppSpec, workflow: Workflow) -> AppSpec:
    """Add a workflow unless its name is taken."""
    if any(old.name == workflow.name for old in spec.workflows):
        return spec
    return spec.model_copy(update={"workflows": (*spec.workflows, workflow)})


def add_seeds(spec: AppSpec, entity: str, records: Iterable[dict[str, JsonValue]]) -> AppSpec:
    """Add sample records unless the entity has some."""
    rows = tuple(records)
    if not rows or any(seeds.entity == entity for seeds in spec.seeds):
        return spec
    return spec.model_copy(update={"seeds": (*spec.seeds, SeedSet(entity=entity, records=rows))})


def seed_count(spec: AppSpec, entity: str) -> int:
    """How many sample records the entity has."""
    return next((len(seeds.records) for seeds in spec.seeds if seeds.entity == entity), 0)
