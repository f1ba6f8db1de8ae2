"""Rules that trades live by, as constructs that every back end enforces."""

from typing import Annotated, Literal

from pydantic import Discriminator
from pydantic import Field as Option

from loomery_spec.base import Element, Name, Node
from loomery_spec.expressions import Expression


class Event(Node):
    """Something that happens to a record of the entity that holds the rule."""

    on: Literal["created", "updated", "deleted", "transition"] = "created"
    transition: Name | None = None


class UniqueTogether(Element):
    """No two records agree in all of these fields or relations."""

    kind: Literal["unique_together"] = "unique_together"
    fields: tuple[Name, ...] = Option(min_length=1)
    message: str = "This already exists."


class Check(Element):
    """Each record makes the condition true."""

    kind: Literal["check"] = "check"
    condition: Expression
    message: str
    field: Name | None = None
    """Where the message is shown."""
    on: Literal["saved", "created"] = "saved"
    """`created`: asked once, so that a record outlives what it depended on, such as a product now sold out."""


class NoOverlap(Element):
    """Records of one scope (a room, a doctor) do not overlap in time; the end is exclusive."""

    kind: Literal["no_overlap"] = "no_overlap"
    start: Name
    end: Name
    scope: tuple[Name, ...] = ()
    where: Expression | None = None
    """Which records count, such as those not cancelled."""
    message: str = "This time is already taken."


class Capacity(Element):
    """Not more records per parent than the parent has places."""

    kind: Literal["capacity"] = "capacity"
    relation: Name
    """The relation to the parent."""
    limit: Name
    """The parent's integer field with the number of places."""
    amount: Name | None = None
    """An integer field of this entity that says how many places a record takes; none: one."""
    where: Expression | None = None
    message: str = "No places are left."


class Limit(Element):
    """At most `maximum` records per value of the scope, such as three open loans per member."""

    kind: Literal["limit"] = "limit"
    scope: tuple[Name, ...] = Option(min_length=1)
    maximum: int = Option(ge=1)
    where: Expression | None = None
    message: str


class Movement(Element):
    """An event moves a number of a related record: stock, points, a balance."""

    kind: Literal["movement"] = "movement"
    event: Event = Event()
    relation: Name
    """The to-one relation to the record whose number moves."""
    field: Name
    amount: Expression
    direction: Literal["add", "subtract"] = "subtract"
    floor: float | None = 0
    """The number may not fall below; none: no bound."""
    message: str = "There is not enough left."


class LineItems(Element):
    """This entity is a line of a parent: quantity times price, and the parent carries the total."""

    kind: Literal["line_items"] = "line_items"
    parent: Name
    item: Name
    """The relation to what is sold."""
    quantity: Name
    price: Name
    """Copied from `item_price` of the item when the line is made."""
    item_price: Name
    total: Name
    """Field of the parent that holds the sum."""


class ApprovalStep(Node):
    role: Name
    label: str
    when: Expression | None = None
    """The step is needed when true, such as an amount above a limit."""


class ApprovalChain(Element):
    """A record must be approved by these, one after another."""

    kind: Literal["approval_chain"] = "approval_chain"
    steps: tuple[ApprovalStep, ...] = Option(min_length=1)
    approved: Name
    """State after the last approval."""
    rejected: Name


class Nearest(Element):
    """Lists can be sorted by distance from a point."""

    kind: Literal["nearest"] = "nearest"
    field: Name


class Visibility(Element):
    """Records are shown to these roles only while the condition holds."""

    kind: Literal["visibility"] = "visibility"
    roles: tuple[Name, ...] = ()
    """Empty means every role that may not manage the entity."""
    condition: Expression


class SumsTo(Element):
    """The values of one parent add up to a fixed total, such as shares to 100."""

    kind: Literal["sums_to"] = "sums_to"
    relation: Name
    field: Name
    total: float
    message: str


class PlainRule(Element):
    """A rule in words that nothing enforces yet; it is reported, never silently kept."""

    kind: Literal["plain"] = "plain"
    text: str


Constraint = Annotated[
    UniqueTogether
    | Check
    | NoOverlap
    | Capacity
    | Limit
    | Movement
    | LineItems
    | ApprovalChain
    | Nearest
    | Visibility
    | SumsTo
    | PlainRule,
    Discriminator("kind"),
]
