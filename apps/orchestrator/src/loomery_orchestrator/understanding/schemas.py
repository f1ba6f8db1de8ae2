"""What is asked about descriptions and specifications, as it goes over the wire."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from loomery_orchestrator.apps.schemas import AppName, Description
from loomery_shared.contracts.understanding_values import Operation, WordedChange

__all__ = ["BriefIn", "ChangesIn", "CheckIn", "DescriptionIn", "DiffIn", "DiffOut"]

_WORDS = "A library where members borrow books. Librarians add books with a title and an author."
_SPEC = {
    "name": "Tasks",
    "slug": "tasks",
    "entities": [
        {
            "name": "task",
            "plural": "tasks",
            "label": "Task",
            "label_plural": "Tasks",
            "fields": [{"name": "title", "label": "Title", "type": {"kind": "text"}}],
        }
    ],
}


def _example(**body: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", use_attribute_docstrings=True, json_schema_extra={"examples": [body]})


class DescriptionIn(BaseModel):
    """A description to be read."""

    model_config = _example(description=_WORDS, name="Our library")

    description: Description
    name: AppName | None = None


class BriefIn(BaseModel):
    """A description that is still being written."""

    model_config = _example(description=_WORDS)

    description: Annotated[str, StringConstraints(max_length=20_000)]


class CheckIn(BaseModel):
    """A specification, and operations to apply before it is checked."""

    model_config = _example(spec=_SPEC)

    spec: dict[str, Any]
    operations: Annotated[list[Operation], Field(max_length=2000)] = []
    """As questions and suggestions give them; what leads to something that they take away goes with it."""
    mend: bool = False
    """Leave out what leads to something that is gone, such as the pages of an entity that was taken out."""


class DiffIn(BaseModel):
    """Two specifications."""

    model_config = _example(before=_SPEC, after={**_SPEC, "name": "To do"})

    before: dict[str, Any]
    after: dict[str, Any]


class DiffOut(BaseModel):
    """What differs, in sentences."""

    changes: list[WordedChange]


class ChangesIn(BaseModel):
    """What an application should become: other words, or another specification."""

    model_config = _example(description=_WORDS)

    description: Description | None = None
    spec: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _one(self) -> "ChangesIn":
        if self.description is not None and self.spec is not None:
            raise ValueError("give a description or a specification, not both")
        return self
