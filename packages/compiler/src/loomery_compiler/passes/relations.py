"""Relations in one form: the side that holds the key, with an inverse name on the other side."""

from loomery_spec import AppSpec, Entity, Relation, Report


def _turned(owner: Entity, relation: Relation) -> Relation:
    """`order` has many `items` becomes `item` belongs to one `order`."""
    return Relation(
        id=relation.id,
        evidence=relation.evidence,
        name=owner.name,
        label=owner.label,
        target=owner.name,
        kind="many_to_one",
        required=relation.required,
        inverse=relation.name,
        on_delete=relation.on_delete,
    )


def _with_inverses(entity: Entity, taken: dict[str, set[str]]) -> Entity:
    """Give each relation an inverse name that is free on its target."""
    found: list[Relation] = []
    for relation in entity.relations:
        used = taken.setdefault(relation.target, set())
        wanted = relation.inverse or entity.plural
        options = (
            wanted,
            f"{wanted}_as_{relation.name}",
            f"{entity.name}_{wanted}",
            f"{entity.plural}_{len(used)}",
        )
        inverse = next(name for name in options if name not in used)
        used.add(inverse)
        found.append(relation.model_copy(update={"inverse": inverse}))
    return entity.model_copy(update={"relations": tuple(found)})


def normalise_relations(spec: AppSpec, report: Report) -> AppSpec:
    """No `one_to_many` is left; a to-one relation that already leads back is not doubled.

    `REL101`: a required relation can't be emptied on deletion, so the deletion is refused instead.
    """
    entities = {entity.name: entity for entity in spec.entities}
    for entity in spec.entities:
        for relation in (item for item in entity.relations if item.kind == "one_to_many"):
            target = entities[relation.target]
            leads_back = any(
                item.target == entity.name and item.kind != "many_to_many" for item in target.relations
            )
            if not leads_back and target.field(entity.name) is None:
                turned = (*target.relations, _turned(entity, relation))
                entities[target.name] = target.model_copy(update={"relations": turned})
        mine = entities[entity.name]
        kept = tuple(item for item in mine.relations if item.kind != "one_to_many")
        entities[entity.name] = mine.model_copy(update={"relations": kept})
    taken: dict[str, set[str]] = {
        entity.name: {field.name for field in entity.fields} | {item.name for item in entity.relations}
        for entity in entities.values()
    }
    done = [_with_inverses(_deletable(entity, report), taken) for entity in entities.values()]
    return spec.model_copy(update={"entities": tuple(done)})


def _deletable(entity: Entity, report: Report) -> Entity:
    relations: list[Relation] = []
    for relation in entity.relations:
        if relation.required and relation.on_delete == "set_null":
            where = f"entities.{entity.name}.relations.{relation.name}"
            report.warning(
                "REL101", where, "a required relation can't be emptied; deletion is refused instead"
            )
            relation = relation.model_copy(update={"on_delete": "restrict"})
        relations.append(relation)
    return entity.model_copy(update={"relations": tuple(relations)})
