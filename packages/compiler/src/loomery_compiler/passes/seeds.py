"""The plan of sample data: every list starts with believable records that fit their fields and relations."""

from typing import Any

from pydantic import JsonValue

from loomery_compiler.passes.sample_nouns import sort_of
from loomery_compiler.passes.sample_values import sample_value
from loomery_compiler.passes.talk import spread_talk, talk_of
from loomery_spec import AppSpec, Entity, Field, Relation, Report, SeedSet
from loomery_spec import fields as types

Record = dict[str, JsonValue]
COUNT = 24
"""How many records an entity gets for which nobody wrote any: more than a page."""
FEW = 6
"""How many a kind of thing gets of which there are never many: plans, types, levels."""


def _fits(field: Field, value: JsonValue) -> bool:
    """Whether a written value can be stored; numbers within bounds, choices among the choices."""
    kind = field.type
    match kind:
        case types.IntegerType() | types.DecimalType() | types.MoneyType() | types.PercentType():
            return _number_fits(value, kind.min, kind.max)
        case types.RatingType():
            return _number_fits(value, 1, kind.max)
        case types.DurationType():
            return _number_fits(value, 0, None)
        case types.BooleanType():
            return isinstance(value, bool)
        case types.ChoiceType():
            return value in {choice.value for choice in kind.choices}
        case types.TagsType():
            return isinstance(value, list)
        case types.TextType():
            return isinstance(value, str) and kind.min_length <= len(value) <= kind.max_length
        case types.JsonType():
            return True
        case _:
            return isinstance(value, str)


def _number_fits(value: JsonValue, low: float | None, high: float | None) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (low is None or value >= low) and (high is None or value <= high)


def _record(entity: Entity, written: Record, index: int, report: Report) -> Record:
    """The written values that fit, and believable ones where a value is missing."""
    record: Record = {}
    for field in entity.fields:
        if field.computed is not None:
            continue
        value = written.get(field.name)
        if value is not None and not _fits(field, value):
            place = f"seeds.{entity.name}.{index}.{field.name}"
            report.warning("SEED101", place, f"{value!r} does not fit the field")
            value = None
        if value is None and (field.required or not written):
            value = _start_state(entity, field, 0 if written else index) or sample_value(entity, field, index)
        if value is not None:
            record[field.name] = value
    for relation in entity.relations:
        if relation.name in written:
            record[relation.name] = written[relation.name]
    return record if written else _in_agreement(entity, record)


def _in_agreement(entity: Entity, record: Record) -> Record:
    """The record with its total as quantity times price, where it has all three."""
    price = record.get("unit_price", record.get("price"))
    quantity, field = record.get("quantity"), entity.field("total")
    if field is None or not isinstance(price, int | float) or not isinstance(quantity, int | float):
        return record
    total = round(price * quantity, 2)
    return {**record, "total": total} if _fits(field, total) and "total" in record else record


def _start_state(entity: Entity, field: Field, index: int) -> JsonValue:
    """Every third record is at its beginning."""
    if entity.states and field.name == entity.states.field and index % 3 == 0:
        return entity.states.initial
    return None


def _usual_count(entity: Entity) -> int:
    return FEW if sort_of(entity.name) == "level" else COUNT


def _unique(entity: Entity, records: list[Record]) -> list[Record]:
    """Records that share a value that must be unique are left out after the first."""
    names = [field.name for field in entity.fields if field.unique]
    seen: dict[str, set[str]] = {name: set() for name in names}
    kept: list[Record] = []
    for record in records:
        values = {name: str(record[name]) for name in names if name in record}
        if all(value not in seen[name] for name, value in values.items()):
            kept.append(record)
            for name, value in values.items():
                seen[name].add(value)
    return kept


_SEVERAL = 3
"""How many people share a record of the demo."""


def _link(relation: Relation, index: int, total: int) -> JsonValue:
    """Spread links over the records of the target; two for a many-to-many relation."""
    if relation.kind == "many_to_many":
        return [*sorted({index % total, (index * 3 + 1) % total})]
    if relation.kind == "one_to_one":
        return index if index < total else None
    return (index * 5 + index // 3) % total


def _linked(
    spec: AppSpec, entity: Entity, records: list[Record], sizes: dict[str, int]
) -> tuple[Record, ...]:
    """Every relation leads to a record that exists; a required one always leads somewhere."""
    done: list[Record] = []
    talk = talk_of(spec, entity)
    people = _people(spec)
    for index, record in enumerate(records):
        linked: dict[str, Any] = dict(record)
        if talk is not None:
            linked = spread_talk(talk, entity, linked, index, sizes.get(talk.conversation.target, 0), people)
        for relation in entity.relations:
            linked[relation.name] = _checked_link(
                spec, entity, relation, linked.get(relation.name), index, sizes
            )
        if all(linked[item.name] is not None for item in entity.relations if item.required):
            done.append({name: value for name, value in linked.items() if value is not None})
    return tuple(done)


def _people(spec: AppSpec) -> list[int]:
    """The demo accounts, by the places of their roles."""
    return [place for place, role in enumerate(spec.roles) if role.kind != "visitor"]


def _checked_link(
    spec: AppSpec, entity: Entity, relation: Relation, written: JsonValue, index: int, sizes: dict[str, int]
) -> JsonValue:
    if relation.target == "user":
        people = _people(spec)
        if relation.kind == "many_to_many" and not isinstance(written, list):
            return list(people[:_SEVERAL])
        if written in people or not people:
            return written if people else None
        if relation.kind == "one_to_one":
            return people[index] if index < len(people) else None
        return people[index % len(people)]
    total = sizes.get(relation.target, 0)
    if relation.target == entity.name:
        return None
    if isinstance(written, int) and 0 <= written < total:
        return written
    if isinstance(written, list):
        return [item for item in written if isinstance(item, int) and 0 <= item < total]
    return _link(relation, index, total) if total else None


def _by_dependency(spec: AppSpec) -> list[Entity]:
    """Targets of required relations before those that need them; entities of a cycle keep their order."""
    done: list[Entity] = []
    waiting = [entity for entity in spec.entities if entity.name != "user"]
    while waiting:
        names = {entity.name for entity in waiting}
        ready = [
            entity
            for entity in waiting
            if not any(item.target in names - {entity.name} for item in entity.relations)
        ] or waiting[:1]
        done += ready
        waiting = [entity for entity in waiting if entity not in ready]
    return done


def plan_seeds(spec: AppSpec, report: Report) -> AppSpec:
    """Complete the seed sets: written records first, believable ones where an entity has none.

    `SEED101`: a written value does not fit its field and was replaced.
    """
    written = {seeds.entity: list(seeds.records) for seeds in spec.seeds}
    records: dict[str, list[Record]] = {}
    for entity in spec.entities:
        if entity.name == "user" or (entity.system and entity.name not in written):
            continue
        given = written.get(entity.name) or [{} for _ in range(_usual_count(entity))]
        filled = [_record(entity, dict(record), index, report) for index, record in enumerate(given)]
        records[entity.name] = _unique(entity, filled)
    sizes = {name: len(found) for name, found in records.items()}
    sets: list[SeedSet] = []
    for entity in _by_dependency(spec):
        linked = _linked(spec, entity, records.get(entity.name, []), sizes)
        sizes[entity.name] = len(linked)
        if linked:
            sets.append(SeedSet(entity=entity.name, records=linked))
    return spec.model_copy(update={"seeds": tuple(sets)})
