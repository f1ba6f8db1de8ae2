"""When a record ends, for what must not overlap and so far only says when it begins."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_spec import Entity, Field
from loomery_spec.constraints import Check
from loomery_spec.fields import DateTimeType
from loomery_templates.catalogue.to_spec.rules.parts import add, binary, ref, unless_empty
from loomery_templates.catalogue.to_spec.rules.times import end_field, start_field
from loomery_templates.catalogue.to_spec.scope import Scope

END = "ends_at"


def span_of(entity: Entity) -> tuple[Field | None, Field | None]:
    """When a record begins and ends, by the names of its dates, or else the two that the text tells, in order."""
    start, end = start_field(entity), end_field(entity)
    told = [one for one in entity.fields if one.type.kind in ("date", "datetime") and is_stated(one)]
    if len(told) == 2 and (start not in told or end not in told) and told[0].type.kind == told[1].type.kind:
        return told[0], told[1]
    return start, end


def is_stated(field: Field) -> bool:
    """Whether the text names the field."""
    return field.evidence is not None and field.evidence.source == "stated"


def with_end(entity: Entity, start: Field, scope: Scope) -> tuple[Entity, Field]:
    """The entity with an end right after `start`, in place of a mere duration; and that end."""
    because = evidence("implied", (), 0.6, "needed to see what overlaps")
    end = Field(name=END, label="Ends at", type=DateTimeType(), required=start.required, evidence=because)
    fields: list[Field] = []
    for one in entity.fields:
        if one.type.kind == "duration" and not _is_needed(one, entity):
            continue
        fields += [one, end] if one.name == start.name else [one]
    scope.put(entity.model_copy(update={"fields": tuple(fields)}))
    changed = scope.entities[entity.name]
    after = unless_empty(changed, [start.name, END], binary("gt", ref(END), ref(start.name)))
    add(scope, changed, Check(condition=after, message="The end is after the start.", field=END))
    return scope.entities[entity.name], end


def _is_needed(field: Field, entity: Entity) -> bool:
    """Whether the text names it, or something else of the entity is told by it."""
    return is_stated(field) or f'"{field.name}"' in entity.model_dump_json(exclude={"fields"})
