"""What happens by itself or from outside: features, workflows, connectors, experiments."""

from typing import Annotated, Literal

from pydantic import Discriminator, JsonValue
from pydantic import Field as Option

from loomery_spec.base import Element, Label, Name, Node, Scalar
from loomery_spec.expressions import Expression


class FeatureUse(Element):
    """Use of a feature module; its options are checked by the schema that the module publishes."""

    feature: Annotated[str, Option(pattern=r"^[a-z][a-z0-9_]*$")]
    entities: tuple[Name, ...] = ()
    """What it applies to, such as the entities that can be commented on; empty: the module decides."""
    options: dict[str, JsonValue] = Option(default_factory=dict)


class RecordEvent(Node):
    kind: Literal["record"] = "record"
    entity: Name
    on: Literal["created", "updated", "deleted", "transition"]
    transition: Name | None = None


class Schedule(Node):
    """At a time of day, each day, week or month."""

    kind: Literal["schedule"] = "schedule"
    every: Literal["hour", "day", "week", "month"]


class DateReached(Node):
    """So many days before (negative) or after a date of a record."""

    kind: Literal["date_reached"] = "date_reached"
    entity: Name
    field: Name
    days: int = 0


Trigger = Annotated[RecordEvent | Schedule | DateReached, Discriminator("kind")]


class Notify(Node):
    """A notification in the application (and an e-mail where a connector is set) to roles, the owner
    or whom a relation names."""

    kind: Literal["notify"] = "notify"
    roles: tuple[Name, ...] = ()
    owner: bool = False
    through: tuple[Name, ...] = ()
    message: str


class SetField(Node):
    kind: Literal["set_field"] = "set_field"
    relation: Name | None = None
    """None: the record itself; else the record that the to-one relation leads to."""
    field: Name
    value: Expression


class CreateRecord(Node):
    kind: Literal["create_record"] = "create_record"
    entity: Name
    values: dict[Name, Expression] = Option(default_factory=dict)


class CallConnector(Node):
    kind: Literal["connector"] = "connector"
    connector: Name
    operation: Name


WorkflowAction = Annotated[Notify | SetField | CreateRecord | CallConnector, Discriminator("kind")]


class Workflow(Element):
    """Trigger, condition, actions."""

    name: Name
    label: Label
    trigger: Trigger
    condition: Expression | None = None
    actions: tuple[WorkflowAction, ...] = Option(min_length=1)


class Connector(Element):
    """A service outside, with a stand-in that runs on the machine."""

    name: Name
    service: Literal["payment", "email", "sms", "chat", "storage", "calendar", "webhook", "map", "model"]
    provider: str = ""
    stand_in: Literal["log", "outbox", "accept"] = "log"
    settings: tuple[Name, ...] = ()
    """Names of settings that the application needs; never their values."""


class Variant(Node):
    name: Name
    weight: int = Option(default=1, ge=1)
    value: Scalar = None


class Experiment(Element):
    """Variants shown to shares of the visitors, judged by a goal."""

    name: Name
    page: Name
    variants: tuple[Variant, ...] = Option(min_length=2)
    goal: RecordEvent
