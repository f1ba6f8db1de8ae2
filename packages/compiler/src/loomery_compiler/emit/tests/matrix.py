"""The permission matrix: role by entity by action, with the status that the API must answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from loomery_compiler.emit.tests.actors import SELF, Path, Reach, keeper, offered, reach, refusal
from loomery_compiler.emit.tests.samples import Sample, visible_when
from loomery_spec import AppSpec, Entity, Role, Transition
from loomery_spec.constraints import ApprovalChain
from loomery_spec.permissions import Action

DONE: dict[Action, int] = {"view": 200, "create": 201, "edit": 200, "delete": 204}
SINGLE: tuple[Action, ...] = ("view", "edit", "delete")
WHOLE: dict[Action, str] = {"view": "list", "export": "export"}
ANYBODY: Path = ()


@dataclass(frozen=True)
class Cell:
    """One question put to the API: a role does something to a record, and this must be the answer."""

    role: str
    action: str
    entity: str
    whose: str
    """`any`, `own` (it leads to the caller) or `foreign` (it does not)."""
    path: Path
    """How the record is made to lead to the caller; empty: not at all."""
    status: int
    state: str = ""
    """For a transition: the state that the record is in."""
    given: dict[str, Any] = field(hash=False, default_factory=dict)
    """For a transition: what else rules ask of the record."""


def cells(spec: AppSpec, samples: dict[str, Sample]) -> Iterator[Cell]:
    """All cells that can be answered from the grants alone, in the order of roles and entities."""
    for entity in spec.entities:
        for role in spec.roles:
            yield from _whole(spec, role, entity)
            for action in SINGLE:
                yield from _single(spec, role, entity, action)
            if _can_create(spec, role, entity, samples):
                yield from _create(spec, role, entity)
            yield from _steps(spec, role, entity, samples)


def _whole(spec: AppSpec, role: Role, entity: Entity) -> Iterator[Cell]:
    """Listing and taking out: allowed with any grant, since what is out of reach is left out."""
    for action, name in WHOLE.items():
        if offered(spec, action, entity):
            none = reach(spec, role.name, action, entity).kind == "none"
            status = refusal(spec, role) if none else 200
            yield Cell(role.name, name, entity.name, "any", ANYBODY, status)


def _single(spec: AppSpec, role: Role, entity: Entity, action: Action) -> Iterator[Cell]:
    if not offered(spec, action, entity) or visible_when(entity):
        return
    asked = reach(spec, role.name, action, entity)
    seen = reach(spec, role.name, "view", entity)
    match asked.kind:
        case "none":
            yield Cell(role.name, action, entity.name, "any", ANYBODY, refusal(spec, role))
        case "all":
            yield Cell(role.name, action, entity.name, "any", ANYBODY, DONE[action])
        case "led":
            yield from _led(role, entity, action, asked, seen)


def _led(role: Role, entity: Entity, action: Action, asked: Reach, seen: Reach) -> Iterator[Cell]:
    signed_in = role.kind != "visitor"
    own_account_goes = action == "delete" and asked.path == SELF
    if signed_in and not own_account_goes:
        yield Cell(role.name, action, entity.name, "own", asked.path, DONE[action])
    if seen.kind == "all" and action != "view":
        yield Cell(role.name, action, entity.name, "foreign", ANYBODY, 403)
    elif seen.kind in ("led", "none") or action == "view":
        yield Cell(role.name, action, entity.name, "foreign", ANYBODY, 404)


def _can_create(spec: AppSpec, role: Role, entity: Entity, samples: dict[str, Sample]) -> bool:
    """Whether everything that a new record must refer to can be seen by the role."""
    if entity.name == "user" or not offered(spec, "create", entity):
        return False
    asked = reach(spec, role.name, "create", entity)
    if asked.kind == "none":
        return True
    for relation in entity.relations:
        target = spec.entity(relation.target)
        leads = len(asked.path) > 1 and relation.name == asked.path[0]
        if target is None or not (leads or relation.name in samples[entity.name].needs):
            continue
        seen = reach(spec, role.name, "view", target)
        people = target.name == "user" and role.kind != "visitor"
        if not people and (seen.kind in ("none", "unsure") or visible_when(target)):
            return False
    return True


def creatable_by(spec: AppSpec, entity: Entity, samples: dict[str, Sample]) -> tuple[Role, Path] | None:
    """The role that most freely makes, and then sees, records of the entity."""
    able = tuple(role for role in spec.roles if _can_create(spec, role, entity, samples))
    narrowed = spec.model_copy(update={"roles": able})
    found = keeper(narrowed, entity, ("create", "view")) or keeper(narrowed, entity, ("create",))
    return found if found and found[1] != SELF else None


def _create(spec: AppSpec, role: Role, entity: Entity) -> Iterator[Cell]:
    asked = reach(spec, role.name, "create", entity)
    if asked.kind == "none":
        yield Cell(role.name, "create", entity.name, "any", ANYBODY, refusal(spec, role))
    elif asked.kind == "all":
        yield Cell(role.name, "create", entity.name, "any", ANYBODY, 201)
    elif asked.kind == "led" and role.kind != "visitor" and asked.path != SELF:
        yield Cell(role.name, "create", entity.name, "own", asked.path, 201)


def _steps(spec: AppSpec, role: Role, entity: Entity, samples: dict[str, Sample]) -> Iterator[Cell]:
    """Transitions: who may not take them is refused, who may is let through."""
    chained = any(isinstance(rule, ApprovalChain) for rule in entity.constraints)
    if entity.states is None or chained or visible_when(entity):
        return
    for step in entity.states.transitions:
        cell, given = _step(spec, role, entity, step), samples[entity.name].needed_for(step)
        if cell is not None and (given is not None or cell.status != DONE["edit"]):
            yield replace(cell, given=given or {})


def _step(spec: AppSpec, role: Role, entity: Entity, step: Transition) -> Cell | None:
    seen = reach(spec, role.name, "view", entity)
    edits = reach(spec, role.name, "edit", entity)
    title, source = f"transitions/{step.name}", step.sources[0]
    if not offered(spec, "view", entity):
        return None
    if seen.kind == "none":
        return Cell(role.name, title, entity.name, "any", ANYBODY, refusal(spec, role), source)
    if seen.kind != "all":
        return None
    allowed = role.name in step.roles if step.roles else edits.kind == "all"
    if not step.roles and edits.kind in ("led", "unsure"):
        return None
    if not allowed:
        return Cell(role.name, title, entity.name, "any", ANYBODY, refusal(spec, role), source)
    if step.guard is not None:
        return None
    return Cell(role.name, title, entity.name, "any", ANYBODY, 200, source)
