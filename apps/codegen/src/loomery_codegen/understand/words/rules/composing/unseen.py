"""What is not out yet is for those who work on it: drafts and what waits for a look are hidden from everybody else."""

from __future__ import annotations

from loomery_codegen.understand.words.rules.composing.offered import is_deal
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity
from loomery_spec.constraints import Visibility
from loomery_spec.expressions import Binary, Expression, FieldRef, LiteralValue, Not
from loomery_spec.fields import ChoiceType

_OUT = word_set("published live listed on_sale visible shown")
"""States that say that a record is there for others."""
_IN = word_set("draft in_review pending uploading processing hidden blocked rejected removed")


def without_drafts(entity: Entity) -> Entity:
    """The entity; where records are published, those that are not are shown to nobody else."""
    if entity.states is None or entity.system or is_deal(entity):
        return entity
    if any(isinstance(rule, Visibility) for rule in entity.constraints):
        return entity
    field = entity.field(entity.states.field)
    if field is None or not isinstance(field.type, ChoiceType):
        return entity
    values = [choice.value for choice in field.type.choices]
    hidden = [value for value in values if value in _IN]
    if not hidden or not _OUT & set(values):
        return entity
    shown = Visibility(condition=_none_of(field.name, hidden), evidence=entity.evidence)
    return entity.model_copy(update={"constraints": (*entity.constraints, shown)})


def _none_of(field: str, values: list[str]) -> Expression:
    """Whether the field has none of these values."""
    tests: list[Expression] = [
        Binary(op="eq", left=FieldRef(path=(field,)), right=LiteralValue(value=value)) for value in values
    ]
    either = tests[0]
    for test in tests[1:]:
        either = Binary(op="or", left=either, right=test)
    return Not(operand=either)
