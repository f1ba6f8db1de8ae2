"""What people write about a record (comments, ratings): the entity, its author, who may read and write."""

from collections.abc import Iterable

from loomery_spec import AppSpec, Entity, Evidence, Field, Relation
from loomery_spec.fields import TextType
from loomery_spec.naming import field_name
from loomery_templates.modules.building import (
    add_entity,
    add_fields,
    add_grants,
    add_relation,
    add_seeds,
    seed_count,
)
from loomery_templates.modules.people import author, ensure_visitor, may, members, written_by_people
from loomery_templates.modules.targets import about, free_label, free_member, unattached

AUTHORS = ("Mara Lindqvist", "Tom Okafor", "Ines Duarte", "Jonas Weber")


def writing_entity(
    spec: AppSpec,
    target: Entity,
    archetypes: tuple[str, ...],
    fields: Iterable[Field],
    *,
    label: str,
    plural: str,
    icon: str,
    evidence: Evidence,
) -> tuple[AppSpec, Entity]:
    """Find or make the entity of that kind about the target; what was there keeps all it had."""
    kind = archetypes[0]
    found = about(spec, target.name, archetypes)
    if found is None:
        loose = unattached(spec, archetypes)
        name = loose.name if loose else f"{target.name[:50]}_{kind}"
        if loose is None:
            spec = add_entity(
                spec,
                Entity(
                    name=name,
                    plural=f"{target.name[:50]}_{plural.lower()}",
                    label=free_label(spec, label, target),
                    label_plural=free_label(spec, plural, target) if _taken(spec, plural) else plural,
                    about=f"{plural} on {target.label_plural.lower()}.",
                    icon=icon,
                    layout="feed",
                    archetype=kind,
                    evidence=evidence,
                ),
            )
        spec = add_relation(
            spec,
            name,
            Relation(
                name=field_name(target.name),
                label=target.label,
                target=target.name,
                required=True,
                inverse=free_member(target, plural.lower()),
                on_delete="cascade",
            ),
        )
        found = spec.entity(name)
        assert found is not None  # noqa: S101 - made just above
    spec = add_fields(spec, found.name, fields)
    return spec, spec.entity(found.name) or found


def _taken(spec: AppSpec, plural: str) -> bool:
    return any(entity.label_plural.lower() == plural.lower() for entity in spec.entities)


def signed_by(spec: AppSpec, entity: Entity) -> AppSpec:
    """Say who wrote it: the account where people sign in, else a name that they type."""
    if members(spec):
        if any(relation.target == "user" for relation in entity.relations):
            return spec
        spec = add_relation(spec, entity.name, author())
        changed = spec.entity(entity.name)
        if changed and changed.owner is None:
            changed = changed.model_copy(update={"owner": "author"})
            spec = spec.model_copy(
                update={"entities": tuple(changed if e.name == changed.name else e for e in spec.entities)}
            )
        return spec
    return add_fields(
        spec,
        entity.name,
        [Field(name="author_name", label="Your name", type=TextType(max_length=80), personal="personal")],
    )


def open_to(spec: AppSpec, entity: Entity, target: Entity, *, visitors_write: bool) -> AppSpec:
    """Whoever sees the target reads what is written about it; those who sign in write.

    Where nobody signs in, and where it was asked for, visitors write as well.
    """
    if any(grant.entity == entity.name for grant in spec.grants):
        return spec
    viewers = [role for role in spec.roles if may(spec, role.name, "view", target.name)]
    anybody = visitors_write or not members(spec)
    writers = [role for role in viewers if role.kind != "visitor" or anybody]
    return add_grants(spec, written_by_people(spec, entity.name, viewers, writers))


def sample(spec: AppSpec, entity: Entity, target: Entity, rows: list[dict[str, str | int]]) -> AppSpec:
    """Sample records, spread over the first records of the target, when those have samples."""
    count = min(seed_count(spec, target.name), 6)
    relation = next((r.name for r in entity.relations if r.target == target.name), None)
    if not count or relation is None:
        return spec
    spec = ensure_visitor(spec)  # so that no later role moves the indices that name accounts
    names = {field.name for field in entity.fields}
    accounts = [index for index, role in enumerate(spec.roles) if role.kind != "visitor"]
    records: list[dict[str, str | int]] = []
    used: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        place = (number % count, number % max(len(accounts), 1))
        if entity.constraints and place in used:
            continue
        used.add(place)
        record: dict[str, str | int] = {key: value for key, value in row.items() if key in names}
        record[relation] = number % count
        if "author_name" in names:
            record["author_name"] = AUTHORS[number % len(AUTHORS)]
        if entity.owner and accounts:
            record[entity.owner] = accounts[number % len(accounts)]
        records.append(record)
    return add_seeds(spec, entity.name, [dict(record) for record in records])
