"""Two sides: what some hand in, others approve or reject."""

from __future__ import annotations

from collections.abc import Sequence

from loomery_codegen.understand.words.rules.composing.unseen import without_drafts
from loomery_codegen.understand.words.rules.reading.model import Deed, Phrase
from loomery_spec import Entity, Field, Role, StateMachine, Transition
from loomery_spec.fields import Choice, ChoiceType
from loomery_spec.naming import snake

_JUDGES = frozenset({"approve", "reject", "audit", "moderate", "verify"})
_VERDICTS = frozenset(
    {"approved", "accepted", "rejected", "declined", "granted", "verified", "refused", "signed_off"}
)
_CHOICES = (
    Choice(value="pending", label="Pending", tone="warning"),
    Choice(value="approved", label="Approved", tone="success"),
    Choice(value="rejected", label="Rejected", tone="danger"),
)


def with_approvals(
    entities: Sequence[Entity], deeds: Sequence[Deed], roles: Sequence[Role]
) -> tuple[Entity, ...]:
    """Entities that somebody approves go from pending to approved or rejected, by those who judge."""
    judges = tuple(role.name for role in roles if role.kind in ("staff", "admin"))
    if not judges:
        return tuple(entities)
    return tuple(without_drafts(_judged(entity, deeds, roles, judges)) for entity in entities)


def _judged(entity: Entity, deeds: Sequence[Deed], roles: Sequence[Role], judges: tuple[str, ...]) -> Entity:
    asked = [deed for deed in deeds if deed.verb in _JUDGES and _about(deed, entity)]
    if entity.states is not None:
        return _guarded(entity, judges) if entity.owner or asked else entity
    if not asked or entity.system:
        return entity
    named = {snake(phrase.name) for deed in asked for phrase in _actors(deed)}
    who = tuple(role.name for role in roles if role.name in judges and _is_named(role, named)) or judges
    return judged(entity, who)


def judged(entity: Entity, who: tuple[str, ...]) -> Entity:
    """The entity pending until one of `who` approves or rejects it."""
    field = Field(
        name="status",
        label="Status",
        type=ChoiceType(choices=_CHOICES),
        default="pending",
        evidence=entity.evidence,
    )
    steps = tuple(
        Transition(name=name, label=label, sources=("pending",), target=target, roles=who)
        for name, label, target in (("approve", "Approve", "approved"), ("reject", "Reject", "rejected"))
    )
    others = tuple(one for one in entity.fields if one.name != "status")
    states = StateMachine(field="status", initial="pending", transitions=steps)
    return entity.model_copy(update={"fields": (*others, field), "states": states})


def _guarded(entity: Entity, judges: tuple[str, ...]) -> Entity:
    """Nobody judges what is their own: steps that judge are for those who keep the place."""
    if entity.states is None:
        return entity
    steps = tuple(
        step.model_copy(update={"roles": judges}) if step.target in _VERDICTS and not step.roles else step
        for step in entity.states.transitions
    )
    return entity.model_copy(update={"states": entity.states.model_copy(update={"transitions": steps})})


def _about(deed: Deed, entity: Entity) -> bool:
    if deed.object is None:
        return False
    words = entity.name.split("_")
    return deed.object.head == words[-1] or deed.object.name in entity.name.replace("_", " ")


def _actors(deed: Deed) -> list[Phrase]:
    by = [phrase for preposition, phrase in deed.others if preposition == "by"]
    return by if deed.actor is None else [deed.actor, *by]


def _is_named(role: Role, names: set[str]) -> bool:
    return role.name in names or snake(role.label) in names
