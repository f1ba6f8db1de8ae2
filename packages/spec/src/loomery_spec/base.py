"""What every part of an AppSpec shares: frozen models, names, stable ids and evidence."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
"""An identifier in snake_case; back ends turn it into the case of their language."""

Label = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""Words that a person reads."""

Scalar = str | int | float | bool | None
"""A value that JSON can hold without structure."""


class Node(BaseModel):
    """A frozen value; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Span(Node):
    """Characters `start` (inclusive) to `end` (exclusive) of the text that was brought."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(Node):
    """Why an element is here: the words it came from, and how sure we are."""

    source: Literal["stated", "implied", "assumed", "edited"] = "assumed"
    """`stated`: the words name it; `implied`: they need it; `assumed`: custom of the trade;
    `edited`: a person's choice."""
    spans: tuple[Span, ...] = ()
    confidence: float = Field(default=0.5, ge=0, le=1)
    note: str = ""
    """One line for people, such as `archetype task, by lemma`."""


class Element(Node):
    """A part of the specification that can be renamed and still be recognised."""

    id: str = Field(default="", max_length=160)
    """Stable across renames; empty means: the name at the time of creation."""
    evidence: Evidence | None = None
