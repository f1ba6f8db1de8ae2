"""What goes in and out for passports."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Number = Annotated[str, Field(min_length=1, max_length=20, title="Number", examples=["PAS-1040"])]


class PassportCreate(schemas.Schema):
    """A new record."""

    number: Number


class PassportUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    number: Number | None = None

    _required = field_validator("number", mode="before")(schemas.refuse_null)


class PassportRead(schemas.RecordRead):
    """A record as it is told."""

    number: str


class PassportFilters(BaseModel):
    """Conditions that records of a list must meet."""

    number: str | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class PassportQuery(PassportFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class PassportStatsQuery(PassportFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
