"""What goes in and out for tags."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Name = Annotated[str, Field(min_length=1, max_length=40, title="Name", examples=["organic"])]


class TagCreate(schemas.Schema):
    """A new record."""

    name: Name


class TagUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Name | None = None

    _required = field_validator("name", mode="before")(schemas.refuse_null)


class TagRead(schemas.RecordRead):
    """A record as it is told."""

    name: str


class TagFilters(BaseModel):
    """Conditions that records of a list must meet."""

    name: str | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class TagQuery(TagFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class TagStatsQuery(TagFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
