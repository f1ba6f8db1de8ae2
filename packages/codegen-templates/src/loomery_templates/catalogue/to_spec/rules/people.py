"""Rules about who acts: nobody judges or buys their own, private things are the owner's, a refusal gives a
reason."""

import re
from typing import Final

from loomery_spec import Entity, Field, Transition
from loomery_spec.constraints import Check, Visibility
from loomery_spec.expressions import Actor, Call, Expression, Not
from loomery_spec.fields import ChoiceType, LongTextType
from loomery_templates.catalogue.to_spec.members import own_words
from loomery_templates.catalogue.to_spec.rules.meant import is_empty
from loomery_templates.catalogue.to_spec.rules.parts import add, binary, literal, message, ref
from loomery_templates.catalogue.to_spec.scope import Scope

__all__ = ["not_own", "private", "with_reason"]

_JUDGE: Final = re.compile(
    r"^(?:nobody|no one|who (?:orders|made it|calculates|requests)|managers|\w+s) "
    r"(?:decides? |approves? |does not (?:approve|release) |do not (?:approve|handle) |never "
    r"(?:approves?|on) |reviews? )"
    r".*\b(?:own|themselves|the same|it)\b.*$"
)
_OWN: Final = re.compile(
    r"^(?:nobody|no one|[\w ]+? (?:cannot|do not|may not|never)) (?:can )?(?P<deed>[\w]+) (?:for |on |in |to )?"
    r"(?:their |the |his |an? )?own (?P<what>[\w ]+)$"
)
_RECORDED_AS: Final = {
    "review": {"review", "rating"},
    "rate": {"review", "rating"},
    "comment": {"comment", "reply"},
    "report": {"report"},
    "bid": {"bid"},
    "vote": {"vote"},
}
"""What deeds leave behind: where no such thing is kept, a rule about the deed concerns nothing else."""
_JUDGED: Final = frozenset(
    {"approved", "accepted", "rejected", "released", "paid", "granted", "declined", "signed"}
)
_REFUSED: Final = frozenset({"rejected", "declined", "refused", "lost", "cancelled", "denied", "withdrawn"})
_REASONS: Final = (
    "reason",
    "rejection_reason",
    "decision_note",
    "lost_reason",
    "remark",
    "decision",
    "comment",
    "note",
)
_PRIVATE: Final = re.compile(
    r"\bprivate\b.*\b(?:seen by|owner|alone|never shown|not shown|hidden|shown to)\b|\bprivate until\b"
)


def _change_steps(
    entity: Entity, targets: frozenset[str], guard: Expression, text: str, scope: Scope
) -> bool:
    now = scope.entities[entity.name]
    if now.states is None:
        return False

    def guarded(step: Transition) -> Transition:
        both = guard if step.guard is None else binary("and", step.guard, guard)
        return step.model_copy(update={"guard": both, "message": message(text)})

    steps = tuple(guarded(step) if step.target in targets else step for step in now.states.transitions)
    if steps == now.states.transitions:
        return False
    scope.put(now.model_copy(update={"states": now.states.model_copy(update={"transitions": steps})}))
    return True


def _judged(text: str, scope: Scope) -> Entity | None:
    """What is approved: the thing named, else the first that has an owner and a state of approval."""
    named = scope.named(text)
    order = [named, *scope.entities.values()] if named else list(scope.entities.values())
    for entity in order:
        if (
            entity.owner
            and entity.states
            and any(step.target in _JUDGED for step in entity.states.transitions)
        ):
            return entity
    return None


def not_own(text: str, scope: Scope) -> bool:
    """`nobody approves an own request`, `sellers cannot bid on their own lots`."""
    if _JUDGE.match(text):
        entity = _judged(text, scope)
        if entity is not None and entity.owner:
            guard = binary("ne", ref(entity.owner), Actor())
            return _change_steps(entity, _JUDGED, guard, text, scope)
    found = _OWN.match(text)
    target = scope.named(found["what"]) if found else None
    if target is None or target.owner is None:
        return False
    left = _RECORDED_AS.get(found["deed"]) if found else None
    for child in scope.entities.values():
        link = next(
            (item for item in child.relations if item.target == target.name and item.kind == "many_to_one"),
            None,
        )
        meant = left is None or bool(left & own_words(child.name))
        if link and child.owner and child.name != target.name and meant:
            condition = binary("ne", ref(child.owner), ref(link.name, target.owner))
            # Whether visitors may make records that belong to nobody is settled later.
            condition = binary("or", is_empty(child.owner), condition)
            add(scope, child, Check(condition=condition, message=message(text)))
            return True
    return False


def _open_to_all(field: Field) -> Expression | None:
    """When a record is not private, said by this field; None when the field is about something else."""
    if isinstance(field.type, ChoiceType) and any(choice.value == "private" for choice in field.type.choices):
        return binary("ne", ref(field.name), literal("private"))
    if field.type.kind != "boolean":
        return None
    if "private" in field.name:
        return Not(operand=binary("eq", ref(field.name), literal(True)))
    shared = field.name in {"is_public", "public", "shared", "is_shared"}
    return binary("eq", ref(field.name), literal(True)) if shared else None


def private(text: str, scope: Scope) -> bool:
    """`a private post is seen by the owner alone`."""
    if not _PRIVATE.search(text):
        return False
    named = scope.named(re.sub(r"^.*?private |\b(?:is|are|stay)\b.*$", "", text)) or scope.named(text)
    for entity in [named] if named else scope.entities.values():
        if entity is None or not entity.owner:
            continue
        mine = binary("eq", ref(entity.owner), Actor())
        for field in entity.fields:
            open_ = _open_to_all(field)
            if open_ is not None:
                outside = tuple(role.name for role in scope.roles if role.kind != "admin")
                add(scope, entity, Visibility(roles=outside, condition=binary("or", open_, mine)))
                return True
    return False


def _reason_field(entity: Entity, scope: Scope) -> str:
    now = scope.entities[entity.name]
    found = next((name for name in _REASONS if now.field(name)), None)
    if found:
        return found
    reason = Field(name="reason", label="Reason", type=LongTextType(), evidence=entity.evidence)
    scope.put(now.model_copy(update={"fields": (*now.fields, reason)}))
    return "reason"


def with_reason(text: str, scope: Scope) -> bool:
    """`a rejection gives a reason`, `a lost deal needs a reason`."""
    if not re.search(
        r"\b(?:gives?|needs?|keep|carr(?:y|ies)|has|names?|states?) (?:a |its |their )?(?:reason|"
        r"comment|explanation)\b",
        text,
    ):
        return False
    named = scope.named(re.split(r" (?:gives?|needs?|keeps?|carr|has|names?|states?)\b", text)[0])
    for entity in dict.fromkeys(
        item.name for item in (*([named] if named else []), *scope.entities.values())
    ):
        states = scope.entities[entity].states
        if states and any(step.target in _REFUSED for step in states.transitions):
            reason = _reason_field(scope.entities[entity], scope)
            guard = Not(operand=Call(function="is_empty", arguments=(ref(reason),)))
            return _change_steps(
                scope.entities[entity], _REFUSED - {"cancelled", "withdrawn"}, guard, text, scope
            )
    return False
