"""Entities: what the application keeps, how records relate, and the states they go through."""

from typing import Literal

from pydantic import Field as Option
from pydantic import JsonValue

from loomery_spec.base import Element, Label, Name, Node
from loomery_spec.constraints import Constraint
from loomery_spec.expressions import Expression
from loomery_spec.fields import Field


class Relation(Element):
    """A link from this entity to another.

    After the passes only `many_to_one`, `one_to_one` and `many_to_many` remain: the side that holds the key.
    """

    name: Name
    label: Label
    target: Name
    """Name of the entity it leads to; `user` is the account of a person."""
    kind: Literal["many_to_one", "one_to_one", "many_to_many", "one_to_many"] = "many_to_one"
    required: bool = False
    inverse: Name | None = None
    """How the other side calls it, such as `comments`."""
    on_delete: Literal["cascade", "restrict", "set_null"] = "restrict"


class Transition(Element):
    """A named step from one state to another."""

    name: Name
    label: Label
    sources: tuple[Name, ...] = Option(min_length=1)
    target: Name
    roles: tuple[Name, ...] = ()
    """Who may take the step; empty means: whoever may edit the record."""
    guard: Expression | None = None
    message: str = ""
    """What a person reads when the guard says no."""


class StateMachine(Node):
    """The life of a record: a choice field that only transitions change."""

    field: Name
    initial: Name
    transitions: tuple[Transition, ...] = ()


class Entity(Element):
    """A kind of thing that the application keeps."""

    name: Name
    plural: Name
    label: Label
    label_plural: Label
    about: str = ""
    icon: str = "box"
    """A Lucide icon name."""
    title_field: Name | None = None
    """Which field names a record; none: the first text field, else the number."""
    layout: Literal["table", "cards", "gallery", "feed", "board", "calendar", "map"] = "table"
    fields: tuple[Field, ...] = ()
    relations: tuple[Relation, ...] = ()
    owner: Name | None = None
    """The relation to `user` that says to whom a record belongs."""
    states: StateMachine | None = None
    constraints: tuple[Constraint, ...] = ()
    system: bool = False
    """Kept for the machinery (accounts, notifications); not offered in navigation by itself."""
    immutable: bool = False
    """Written by the application alone, such as a log: people may view and export it, never make or change it."""
    archetype: str = ""
    """The kind of thing it was taken from, if any."""

    @property
    def path(self) -> str:
        """Last part of its address: `order_items` -> `order-items`."""
        return self.plural.replace("_", "-")

    def field(self, name: str) -> Field | None:
        """The field of that name, or none."""
        return next((field for field in self.fields if field.name == name), None)

    def relation(self, name: str) -> Relation | None:
        """The relation of that name, or none."""
        return next((relation for relation in self.relations if relation.name == name), None)


class SeedSet(Node):
    """Believable records to start with, in order.

    The value of a to-one relation is the index of a record in the seed set of its target (for `user`: the
    index of a role in `AppSpec.roles`); of a many-to-many relation a list of such indices.
    """

    entity: Name
    records: tuple[dict[Name, JsonValue], ...] = ()
