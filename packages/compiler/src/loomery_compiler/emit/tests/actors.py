"""Who may do what to which records, as the grants say it: the expectations of the executed matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from loomery_spec import AppSpec, Entity, Grant, Role
from loomery_spec.permissions import Action

Path: TypeAlias = tuple[str, ...]
"""Relations that lead from a record to the caller; empty: any record."""
SELF: Path = ("self",)
"""The record is the account of the caller."""


@dataclass(frozen=True)
class Reach:
    """Which records a role may touch in one way."""

    kind: Literal["none", "all", "led", "unsure"]
    path: Path = ()
    """For `led`: how a record leads to the caller."""


def reach(spec: AppSpec, role: str, action: Action, entity: Entity) -> Reach:
    """What the grants say; `unsure` where conditions or relations to many decide."""
    grants = [g for g in spec.grants if g.role == role and g.entity == entity.name and action in g.actions]
    if not grants:
        return Reach("none")
    if any(grant.scope == "all" and grant.condition is None for grant in grants):
        return Reach("all")
    plain = [grant for grant in grants if grant.condition is None]
    for grant in plain:
        path = _path(spec, grant, entity)
        if path is not None and len(plain) == len(grants) == 1:
            return Reach("led", path)
    return Reach("unsure")


def _path(spec: AppSpec, grant: Grant, entity: Entity) -> Path | None:
    if grant.scope == "own":
        link = entity.relation(entity.owner) if entity.owner else None
        if link is not None:
            return (link.name,) if link.kind != "many_to_many" else None
        return SELF if entity.name == "user" else None
    here = entity
    for name in grant.through:
        relation = here.relation(name)
        target = spec.entity(relation.target) if relation else None
        if relation is None or target is None or relation.kind == "many_to_many":
            return None
        here = target
    return grant.through or None


def keeper(spec: AppSpec, entity: Entity, actions: Sequence[Action]) -> tuple[Role, Path] | None:
    """The role that may do all of these most freely, and the path its records need."""
    best: tuple[int, Role, Path] | None = None
    for role in spec.roles:
        reaches = [reach(spec, role.name, action, entity) for action in actions]
        if any(item.kind in ("none", "unsure") for item in reaches):
            continue
        paths = {item.path for item in reaches if item.kind == "led"}
        if len(paths) > 1 or (role.kind == "visitor" and paths):
            continue
        rank = len(paths) * 10 + (0 if role.kind == "admin" else 1 if role.kind == "staff" else 2)
        if best is None or rank < best[0]:
            best = (rank, role, next(iter(paths), ()))
    return (best[1], best[2]) if best else None


def refusal(spec: AppSpec, role: Role) -> int:
    """The status for a role that may do this to no record at all."""
    return 401 if role.kind == "visitor" and spec.has_accounts else 403


def offered(spec: AppSpec, action: Action, entity: Entity) -> bool:
    """Whether any role may do this; the application has no address for what nobody may."""
    return any(grant.entity == entity.name and action in grant.actions for grant in spec.grants)
