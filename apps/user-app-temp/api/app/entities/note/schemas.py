"""What goes in and out for notes."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Title = Annotated[
    str,
    Field(min_length=1, max_length=200, title="Title", examples=["Ideas for the autumn menu"]),
]
Body = Annotated[
    str,
    Field(max_length=20000, title="Body", examples=["Pumpkin gnocchi, pear with blue cheese, one broth."]),
]
Colour = Annotated[schemas.Colour, Field(title="Colour", examples=["#fde68a"])]
IsPinned = Annotated[bool, Field(title="Pinned", examples=[True])]
Tags = Annotated[schemas.Tags, Field(title="Tags")]


class NoteCreate(schemas.Schema):
    """A new record."""

    title: Title
    body: Body | None = None
    colour: Colour | None = None
    is_pinned: IsPinned = False
    tags: Tags = []


class NoteUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    title: Title | None = None
    body: Body | None = None
    colour: Colour | None = None
    is_pinned: IsPinned | None = None
    tags: Tags | None = None

    _required = field_validator("title", "is_pinned", "tags", mode="before")(schemas.refuse_null)


class NoteRead(schemas.RecordRead):
    """A record as it is told."""

    title: str
    body: str | None
    colour: str | None
    is_pinned: bool
    tags: list[str]


class NoteFilters(BaseModel):
    """Conditions that records of a list must meet."""

    title: str | None = None
    colour: str | None = None
    is_pinned: bool | None = None
    is_pinned_not: bool | None = None
    tags: str | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class NoteQuery(NoteFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class NoteStatsQuery(NoteFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
