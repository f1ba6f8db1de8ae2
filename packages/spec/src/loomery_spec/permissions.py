"""Who may do what: role, entity, action; what is not granted is refused."""

from typing import Literal

from loomery_spec.base import Element, Label, Name
from loomery_spec.expressions import Expression

Action = Literal["view", "create", "edit", "delete", "export", "import"]


class Role(Element):
    """A kind of person. The visitor is whoever is not signed in."""

    name: Name
    label: Label
    about: str = ""
    kind: Literal["visitor", "member", "staff", "admin"] = "member"
    signs_up: bool = False
    """People may register with this role by themselves."""


class Grant(Element):
    """A role may do these things to records of an entity."""

    role: Name
    entity: Name
    actions: tuple[Action, ...]
    scope: Literal["all", "own", "related"] = "all"
    """`own`: records whose owner is the actor; `related`: those that `through` leads to the actor."""
    through: tuple[Name, ...] = ()
    """To-one relations from the record to a `user`, such as `("product", "seller")`."""
    condition: Expression | None = None
