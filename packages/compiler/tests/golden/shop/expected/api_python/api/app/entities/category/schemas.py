"""What goes in and out for categories."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Name = Annotated[str, Field(min_length=1, max_length=60, title="Name", examples=["Tea"])]
Colour = Annotated[schemas.Colour, Field(title="Colour", examples=["#33aa66"])]


class CategoryCreate(schemas.Schema):
    """A new record."""

    name: Name
    colour: Colour | None = None
    parent_id: schemas.Id | None = None


class CategoryUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Name | None = None
    colour: Colour | None = None
    parent_id: schemas.Id | None = None

    _required = field_validator("name", mode="before")(schemas.refuse_null)


class CategoryRead(schemas.RecordRead):
    """A record as it is told."""

    name: str
    colour: str | None
    parent_id: int | None
    parent: schemas.Ref | None


class CategoryFilters(BaseModel):
    """Conditions that records of a list must meet."""

    name: str | None = None
    colour: str | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    parent_id: schemas.Id | None = None
    parent_id_not: schemas.Id | None = None


class CategoryQuery(CategoryFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class CategoryStatsQuery(CategoryFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
