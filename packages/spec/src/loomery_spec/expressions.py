"""One small typed expression tree: computed values, rules, guards, filters, tools, charts.

It is emitted into each target language and never evaluated from text.
"""

from typing import Annotated, Literal

from pydantic import Discriminator, field_validator
from pydantic import Field as Option

from loomery_spec.base import Name, Node, Scalar
from loomery_spec.functions import FUNCTIONS

BinaryOperator = Literal[
    "add", "subtract", "multiply", "divide", "modulo", "power",
    "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "in",
]  # fmt: skip
AggregateOperator = Literal["count", "sum", "avg", "min", "max"]


class LiteralValue(Node):
    """A constant."""

    kind: Literal["literal"] = "literal"
    value: Scalar


class ListValue(Node):
    """Constants to look a value up in, for `in`."""

    kind: Literal["list"] = "list"
    values: tuple[Scalar, ...]


class FieldRef(Node):
    """A value of the record at hand; longer paths follow to-one relations: `("order", "customer")`."""

    kind: Literal["field"] = "field"
    path: tuple[Name, ...] = Option(min_length=1, max_length=4)


class InputRef(Node):
    """A value that the person typed on a tool page."""

    kind: Literal["input"] = "input"
    name: Name


class Actor(Node):
    """The signed-in person."""

    kind: Literal["actor"] = "actor"
    attribute: Literal["id", "role", "email", "name"] = "id"


class Now(Node):
    kind: Literal["now"] = "now"


class Today(Node):
    kind: Literal["today"] = "today"


class Not(Node):
    kind: Literal["not"] = "not"
    operand: "Expression"


class Negate(Node):
    kind: Literal["negate"] = "negate"
    operand: "Expression"


class Binary(Node):
    """Two operands; numbers for arithmetic, like types for comparison, booleans for `and` and `or`."""

    kind: Literal["binary"] = "binary"
    op: BinaryOperator
    left: "Expression"
    right: "Expression"


class Conditional(Node):
    kind: Literal["if"] = "if"
    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


class Call(Node):
    """A call of one of the functions in `loomery_spec.functions`."""

    kind: Literal["call"] = "call"
    function: str
    arguments: tuple["Expression", ...] = ()

    @field_validator("function")
    @classmethod
    def known(cls, value: str) -> str:
        """Refuse names outside the closed list."""
        if value not in FUNCTIONS:
            raise ValueError(f"no function named {value!r}")
        return value


class Aggregate(Node):
    """A figure over the records that a to-many relation leads to."""

    kind: Literal["aggregate"] = "aggregate"
    op: AggregateOperator
    relation: Name
    """Name of a relation, or of the inverse of one, of the entity at hand."""
    of: "Expression | None" = None
    """Evaluated on each related record; left out for `count`."""
    where: "Expression | None" = None


Expression = Annotated[
    LiteralValue
    | ListValue
    | FieldRef
    | InputRef
    | Actor
    | Now
    | Today
    | Not
    | Negate
    | Binary
    | Conditional
    | Call
    | Aggregate,
    Discriminator("kind"),
]

for _model in (Not, Negate, Binary, Conditional, Call, Aggregate):
    _model.model_rebuild()
