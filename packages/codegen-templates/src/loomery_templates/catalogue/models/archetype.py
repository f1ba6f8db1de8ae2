"""An archetype: a kind of thing that applications keep (match, invoice, patient)."""

from typing import Literal, TypeAlias

from pydantic import Field, JsonValue

from loomery_templates.catalogue.models.node import Node

__all__ = [
    "Archetype",
    "ArchetypeField",
    "ArchetypeRelation",
    "ArchetypeStates",
    "FieldType",
    "ListLayout",
    "RelationKind",
    "SampleValue",
    "Scalar",
]

FieldType: TypeAlias = Literal[
    "text",
    "long_text",
    "integer",
    "decimal",
    "money",
    "percent",
    "rating",
    "boolean",
    "date",
    "datetime",
    "time",
    "duration",
    "choice",
    "tags",
    "email",
    "url",
    "phone",
    "image",
    "file",
    "audio",
    "video",
    "colour",
    "geo",
    "address",
    "json",
]
ListLayout: TypeAlias = Literal["table", "cards", "gallery", "feed", "board", "calendar", "map"]
RelationKind: TypeAlias = Literal["many_to_one", "one_to_many", "many_to_many", "one_to_one"]
Scalar: TypeAlias = bool | int | float | str
SampleValue: TypeAlias = JsonValue


class ArchetypeField(Node):
    """One field. `min` and `max` bound numbers; `unit` is what a number is measured in."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    type: FieldType
    required: bool = False
    unique: bool = False
    min: int | float | None = None
    max: int | float | None = None
    choices: tuple[str, ...] = ()
    default: Scalar | None = None
    unit: str | None = None
    personal: bool = False
    sensitive: bool = False


class ArchetypeStates(Node):
    """How a choice field may move: state -> states that can follow it."""

    field: str
    initial: str
    flow: dict[str, tuple[str, ...]]


class ArchetypeRelation(Node):
    """A link to another archetype. `owner` says that a record belongs to whom it links to."""

    to: str
    kind: RelationKind
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    required: bool = False
    owner: bool = False


class Archetype(Node):
    """A kind of thing, with fields, states, relations and a few believable records."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    plural: str
    synonyms: tuple[str, ...]
    person: bool = False
    about: str
    icon: str
    title_field: str
    list_as: ListLayout
    fields: tuple[ArchetypeField, ...]
    states: ArchetypeStates | None = None
    relations: tuple[ArchetypeRelation, ...] = ()
    samples: tuple[dict[str, SampleValue], ...]

    def field(self, name: str) -> ArchetypeField | None:
        """The field called `name`, or None."""
        return next((item for item in self.fields if item.name == name), None)

    def relation(self, name: str) -> ArchetypeRelation | None:
        """The relation called `name`, or None."""
        return next((item for item in self.relations if item.name == name), None)
