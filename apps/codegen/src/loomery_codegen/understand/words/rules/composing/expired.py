"""What is over is not used any more: a voucher past its expiry date is not redeemed, old food is not handed out."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.picks import evidence
from loomery_codegen.understand.words.rules.reading.word_lists import word_set
from loomery_spec import Entity, Field
from loomery_spec.constraints import Check
from loomery_spec.expressions import Call, Expression, Now, Today
from loomery_templates.catalogue.to_spec.rules.parts import binary, ref, unless_empty

__all__ = ["with_expiry"]

_USES = word_set("redemption use usage handout pickup distribution admission check-in entry")
_USING = word_set("redeem redeemed use used hand_out handed_out pick_up picked_up")
_LASTS = ("expir", "valid_until", "valid_to", "best_before", "good_before", "use_by", "good_until")


def with_expiry(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, where nothing is made of what is over and no step uses it."""
    ends = {one.name: end for one in entities if (end := _last_day(one)) is not None}
    return tuple(_guarded(_checked(one, ends), ends.get(one.name)) for one in entities)


def _last_day(entity: Entity) -> Field | None:
    dates = [one for one in entity.fields if one.type.kind in ("date", "datetime")]
    return next((one for one in dates if one.name.startswith(_LASTS)), None)


def _lasts(end: Field, *way: str) -> Expression:
    """Whether the last day has not passed, or there is none."""
    now = Now() if end.type.kind == "datetime" else Today()
    day = ref(*way, end.name)
    fresh: Expression = binary("ge", day, now)
    return fresh if end.required else binary("or", Call(function="is_empty", arguments=(day,)), fresh)


def _checked(entity: Entity, ends: dict[str, Field]) -> Entity:
    """A record of the use of something, asked once when it is made."""
    if entity.name.split("_")[-1] not in _USES:
        return entity
    added = []
    for link in entity.relations:
        end = ends.get(link.target)
        if end is None or link.kind == "many_to_many":
            continue
        needed = unless_empty(entity, (link.name,), _lasts(end, link.name))
        said = f"{link.label} is past its {end.label.lower()}."
        because = evidence("implied", (), 0.6, "what is over is not used")
        added.append(Check(condition=needed, message=said, field=link.name, on="created", evidence=because))
    return entity.model_copy(update={"constraints": (*entity.constraints, *added)}) if added else entity


def _guarded(entity: Entity, end: Field | None) -> Entity:
    """The steps that use the record, which end with its last day."""
    states = entity.states
    if end is None or states is None:
        return entity
    steps = tuple(
        step.model_copy(
            update={"guard": _lasts(end), "message": f"{entity.label} is past its {end.label.lower()}."}
        )
        if step.guard is None and _USING & {step.name, step.target}
        else step
        for step in states.transitions
    )
    return entity.model_copy(update={"states": states.model_copy(update={"transitions": steps})})
