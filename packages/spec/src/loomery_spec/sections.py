"""Sections: the blocks that pages are made of."""

from typing import Annotated, Literal

from pydantic import Discriminator
from pydantic import Field as Option

from loomery_spec.base import Element, Label, Name, Node
from loomery_spec.expressions import AggregateOperator, Expression


class Link(Node):
    """Words that lead to a page of this application."""

    label: Label
    page: Name


class Item(Node):
    """A short block of words with an icon."""

    title: Label
    text: str = ""
    icon: str = ""


class Sort(Node):
    field: Name
    descending: bool = False


class Filter(Node):
    """A fixed choice of records: field, comparison, value (`me`, `today`, `now` have their meaning)."""

    field: Name
    op: Literal["eq", "ne", "lt", "le", "gt", "ge"] = "eq"
    value: str | int | float | bool


class Hero(Element):
    kind: Literal["hero"] = "hero"
    title: Label
    text: str = ""
    actions: tuple[Link, ...] = ()
    imagery: str = ""


class Text(Element):
    """Words in Markdown."""

    kind: Literal["text"] = "text"
    title: str = ""
    body: str


class Highlights(Element):
    """Three to six short blocks: advantages, services, values."""

    kind: Literal["highlights"] = "highlights"
    title: str = ""
    items: tuple[Item, ...]


class Steps(Element):
    kind: Literal["steps"] = "steps"
    title: str = ""
    items: tuple[Item, ...]


class Questions(Element):
    """Questions and answers."""

    kind: Literal["questions"] = "questions"
    title: str = ""
    items: tuple[Item, ...]


class CallToAction(Element):
    kind: Literal["call_to_action"] = "call_to_action"
    title: Label
    text: str = ""
    actions: tuple[Link, ...]


class Records(Element):
    """Some records of an entity."""

    kind: Literal["records"] = "records"
    title: Label
    entity: Name
    layout: Literal["table", "cards", "gallery", "feed", "quotes"] = "cards"
    limit: int = Option(default=6, ge=1, le=50)
    sort: Sort | None = None
    filters: tuple[Filter, ...] = ()


class Measure(Node):
    """A figure over records."""

    op: AggregateOperator = "count"
    field: Name | None = None


class Stat(Element):
    label: Label
    entity: Name
    measure: Measure = Measure()
    filters: tuple[Filter, ...] = ()
    icon: str = ""


class Stats(Element):
    """A band of key figures, counted from the records."""

    kind: Literal["stats"] = "stats"
    title: str = ""
    stats: tuple[Stat, ...]


class Chart(Element):
    """A figure per group: a choice, a relation, a day or a month."""

    kind: Literal["chart"] = "chart"
    title: Label
    entity: Name
    chart: Literal["bar", "line", "area", "donut", "funnel"] = "bar"
    group_by: Name
    by: Literal["value", "day", "week", "month", "year"] = "value"
    measure: Measure = Measure()
    filters: tuple[Filter, ...] = ()


class Facts(Element):
    """Fields of the record of a detail page, label beside value; none named: all."""

    kind: Literal["facts"] = "facts"
    title: str = ""
    fields: tuple[Name, ...] = ()


class Related(Element):
    """Records that point to the record of a detail page, with the means to add one."""

    kind: Literal["related"] = "related"
    title: Label
    entity: Name
    relation: Name
    """The relation of `entity` that leads to the record shown."""
    layout: Literal["table", "cards", "gallery", "feed"] = "table"
    can_add: bool = True


class EntityForm(Element):
    """A form that makes a record, such as a contact form."""

    kind: Literal["form"] = "form"
    title: Label
    entity: Name
    fields: tuple[Name, ...] = ()
    submit_label: Label = "Send"
    thanks: str = "Thank you. We have received it."


class ToolInput(Element):
    """What a person types into a tool; `type` is the kind of a field."""

    name: Name
    label: Label
    type: Literal[
        "text",
        "long_text",
        "code",
        "number",
        "boolean",
        "date",
        "datetime",
        "choice",
        "colour",
        "file",
        "image",
    ]
    default: str | int | float | bool | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    placeholder: str = ""
    min: float | None = None
    max: float | None = None


class ToolOutput(Element):
    """What a tool shows; computed from the inputs as they change."""

    name: Name
    label: Label
    value: Expression
    format: Literal[
        "text",
        "code",
        "number",
        "money",
        "percent",
        "date",
        "list",
        "table",
        "html",
        "image",
        "file",
        "colour",
        "boolean",
    ]
    unit: str = ""


class ToolExample(Node):
    """A case that proves the tool: these inputs give these outputs."""

    inputs: dict[Name, str | int | float | bool]
    outputs: dict[Name, str | int | float | bool]


class Tool(Element):
    """Inputs and the outputs computed from them, live; copy and download."""

    kind: Literal["tool"] = "tool"
    title: Label
    text: str = ""
    inputs: tuple[ToolInput, ...]
    outputs: tuple[ToolOutput, ...] = Option(min_length=1)
    examples: tuple[ToolExample, ...] = ()
    run_label: str = ""
    """Set for results that chance decides: computed on pressing it, not live."""
    history: Name | None = None
    """Entity in which results can be kept."""


Section = Annotated[
    Hero
    | Text
    | Highlights
    | Steps
    | Questions
    | CallToAction
    | Records
    | Stats
    | Chart
    | Facts
    | Related
    | EntityForm
    | Tool,
    Discriminator("kind"),
]
