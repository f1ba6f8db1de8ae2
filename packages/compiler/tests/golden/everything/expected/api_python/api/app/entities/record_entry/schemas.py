"""What goes in and out for records."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Text = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        title="Text",
        examples=["A second record of the same kind is planned"],
    ),
]
On = Annotated[dt.date, Field(title="On", examples=["2026-01-29"])]


class RecordEntryCreate(schemas.Schema):
    """A new record."""

    text: Text
    on: On | None = None
    booking_id: schemas.Id | None = None


class RecordEntryUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    text: Text | None = None
    on: On | None = None
    booking_id: schemas.Id | None = None

    _required = field_validator("text", mode="before")(schemas.refuse_null)


class RecordEntryRead(schemas.RecordRead):
    """A record as it is told."""

    text: str
    on: dt.date | None
    booking_id: int | None
    booking: schemas.Ref | None


class RecordEntryFilters(BaseModel):
    """Conditions that records of a list must meet."""

    text: str | None = None
    on: dt.date | None = None
    on_min: dt.date | None = None
    on_max: dt.date | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    booking_id: schemas.Id | None = None
    booking_id_not: schemas.Id | None = None


class RecordEntryQuery(RecordEntryFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class RecordEntryStatsQuery(RecordEntryFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
