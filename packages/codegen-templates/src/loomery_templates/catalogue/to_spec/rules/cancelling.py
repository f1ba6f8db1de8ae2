"""Rules about until when something can be cancelled or changed."""

import re
from typing import Final

from loomery_spec import Entity
from loomery_spec.expressions import Actor, Call, Expression, ListValue, Now
from loomery_templates.catalogue.to_spec.rules.parts import binary, literal, ref
from loomery_templates.catalogue.to_spec.rules.times import start_field
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["before_state", "until_before"]

_UNTIL: Final = re.compile(
    r"\bcancel\w*\b.*\b(?:until|up to|before|under) (?P<count>\d+|one|two|three) (?P<unit>hours?|"
    r"days?)\b(?: before)?"
    r"|\bgive the amount back until (?P<days>one|two) day before"
)
_BEFORE: Final = re.compile(
    r"^(?:an? |the )?(?P<what>[\w ]+?) (?:can be|is|are|"
    r"can) cancelled (?:\w+ of \w+ )?only before (?:it is |they are )?(?P<state>\w+)$"
    r"|^(?:an? )?(?P<done>\w+) (?P<thing>[\w ]+?) cannot be (?:cancelled|withdrawn|returned)(?: .*)?$"
)
_COUNTS: Final = {"one": 1, "two": 2, "three": 3}
_CANCELLED: Final = frozenset({"cancelled", "canceled", "withdrawn", "returned", "refunded"})


def until_before(text: str, scope: Scope) -> bool:
    """`free cancellation until 24 hours before`: members cancel until then, those who keep the place at any time."""
    found = _UNTIL.search(text)
    if found is None:
        return False
    written = found["count"] or found["days"]
    count = _COUNTS.get(written) or int(written)
    hours = count * 24 if found["days"] or found["unit"].startswith("day") else count
    for entity in _meant(text, scope):
        start = start_field(entity)
        if start is None:
            continue
        left = Call(function="hours_between", arguments=(Now(), ref(start.name)))
        guard: Expression = binary("ge", left, literal(hours))
        keepers = tuple(role.name for role in scope.roles if role.kind in ("staff", "admin"))
        if keepers:
            guard = binary("or", binary("in", Actor(attribute="role"), ListValue(values=keepers)), guard)
        unit = f"{hours} hours" if hours > 1 else "one hour"
        _guard(entity, guard, f"This can be cancelled until {unit} before.", scope)
    return bool(_meant(text, scope))


def _meant(text: str, scope: Scope) -> list[Entity]:
    """What begins at a certain hour and can be cancelled: that which the text names, else all of it."""
    found = [one for one in scope.entities.values() if _cancels(one) and _begins_at_an_hour(one)]
    named = scope.leading(text)
    return [named[0]] if named is not None and named[0] in found else found


def _begins_at_an_hour(entity: Entity) -> bool:
    start = start_field(entity)
    return start is not None and start.type.kind == "datetime"


def _cancels(entity: Entity) -> bool:
    return entity.states is not None and any(step.target in _CANCELLED for step in entity.states.transitions)


def _guard(entity: Entity, guard: Expression, words: str, scope: Scope) -> None:
    if entity.states is None:
        return
    steps = tuple(
        step.model_copy(
            update={
                "guard": guard if step.guard is None else binary("and", step.guard, guard),
                "message": words,
            }
        )
        if step.target in _CANCELLED
        else step
        for step in entity.states.transitions
    )
    scope.put(entity.model_copy(update={"states": entity.states.model_copy(update={"transitions": steps})}))


def before_state(text: str, scope: Scope) -> bool:
    """`an order can be cancelled only before it is shipped`: no way leads from there to cancelled."""
    found = _BEFORE.match(text)
    entity = scope.named(found["what"] or found["thing"]) if found else None
    if found is None or entity is None or entity.states is None:
        return False
    state = found["state"] or found["done"]
    field = entity.field(entity.states.field)
    known = (
        {choice.value for choice in field.type.choices}
        if field is not None and field.type.kind == "choice"
        else set()
    )
    if state not in known:
        return False
    steps = []
    for step in entity.states.transitions:
        sources = tuple(source for source in step.sources if source != state or step.target not in _CANCELLED)
        if sources:
            steps.append(step.model_copy(update={"sources": sources}))
    states = entity.states.model_copy(update={"transitions": tuple(steps)})
    scope.put(entity.model_copy(update={"states": states}))
    return True
