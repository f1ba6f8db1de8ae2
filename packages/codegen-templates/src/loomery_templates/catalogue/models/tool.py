"""A tool: a kind of page that computes (converter, formatter, calculator, generator)."""

from typing import Literal, TypeAlias

from pydantic import Field

from loomery_templates.catalogue.models.archetype import Scalar
from loomery_templates.catalogue.models.node import Node

__all__ = [
    "Tool",
    "ToolCategory",
    "ToolExample",
    "ToolInput",
    "ToolInputType",
    "ToolOutput",
    "ToolOutputType",
]

ToolCategory: TypeAlias = Literal[
    "text",
    "code",
    "data",
    "number",
    "money",
    "date",
    "unit",
    "colour",
    "random",
    "health",
    "web",
    "image",
    "science",
]
ToolInputType: TypeAlias = Literal[
    "text", "long_text", "code", "number", "boolean", "date", "datetime", "choice", "colour", "file", "image"
]
ToolOutputType: TypeAlias = Literal[
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


class ToolInput(Node):
    """What a person enters. `default` stands in the box at first, so that a result is seen at once."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    type: ToolInputType
    default: Scalar | None = None
    choices: tuple[str, ...] = ()
    min: int | float | None = None
    max: int | float | None = None
    unit: str | None = None
    placeholder: str = ""


class ToolOutput(Node):
    """What is shown. `value` is an expression over the inputs and the outputs above it, as text.

    Its grammar: names, numbers, 'text', + - * / % ^, comparisons, and/or/not, if(c, a, b) and f(x, ...)
    with f
    from the closed list of `loomery_spec.functions`.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    format: ToolOutputType
    value: str
    unit: str = ""


class ToolExample(Node):
    """Inputs and the outputs that they must give; `outputs` may name some of them only."""

    inputs: dict[str, Scalar]
    outputs: dict[str, Scalar]


class Tool(Node):
    """A kind of tool. `triggers` are phrases and `words` single words that ask for it.

    `run` is the word on the button of a tool whose result chance decides; without it results are shown live.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    category: ToolCategory
    icon: str
    about: str
    triggers: tuple[str, ...]
    words: tuple[str, ...]
    inputs: tuple[ToolInput, ...]
    outputs: tuple[ToolOutput, ...]
    examples: tuple[ToolExample, ...] = ()
    run: str = ""
