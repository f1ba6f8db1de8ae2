"""Questions about who may do what, answered from the grants."""

from loomery_spec import AppSpec, Role
from loomery_spec.pages import Side
from loomery_spec.permissions import Action

SIDES: tuple[Side, ...] = ("public", "member", "staff", "admin")
_SIDE_OF_KIND: dict[str, Side] = {"visitor": "public", "member": "member", "staff": "staff", "admin": "admin"}


def roles_that_may(spec: AppSpec, action: Action, entity: str) -> tuple[Role, ...]:
    """Roles with a grant, of whatever scope."""
    names = {grant.role for grant in spec.grants if grant.entity == entity and action in grant.actions}
    return tuple(role for role in spec.roles if role.name in names)


def side_of(roles: tuple[Role, ...]) -> Side:
    """The outermost side that holds all of these roles: with a visitor among them it is public."""
    sides = [_SIDE_OF_KIND[role.kind] for role in roles] or ["admin"]
    return min(sides, key=SIDES.index)


def narrower(side: Side, other: Side) -> Side:
    """The side that fewer people may enter."""
    return max(side, other, key=SIDES.index)
