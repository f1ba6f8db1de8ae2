"""What goes in and out for places."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Name = Annotated[str, Field(min_length=1, max_length=200, title="Name", examples=["Barn"])]
Spot = Annotated[schemas.Geo, Field(title="Spot", examples=["52.5,13.4"])]
Seats = Annotated[schemas.Whole, Field(ge=0, title="Seats", examples=[6])]
Open = Annotated[bool, Field(title="Open", examples=[True])]
Opened = Annotated[dt.date, Field(title="Opened")]


class PlaceCreate(schemas.Schema):
    """A new record."""

    name: Name
    spot: Spot | None = None
    seats: Seats = 5
    open: Open = True
    opened: Opened | None = None


class PlaceUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Name | None = None
    spot: Spot | None = None
    seats: Seats | None = None
    open: Open | None = None
    opened: Opened | None = None

    _required = field_validator("name", "seats", "open", mode="before")(schemas.refuse_null)


class PlaceRead(schemas.RecordRead):
    """A record as it is told."""

    name: str
    spot: str | None
    seats: int
    points: int
    open: bool
    opened: dt.date | None


class PlaceFilters(BaseModel):
    """Conditions that records of a list must meet."""

    name: str | None = None
    seats: int | None = None
    seats_min: int | None = None
    seats_max: int | None = None
    points: int | None = None
    points_min: int | None = None
    points_max: int | None = None
    open: bool | None = None
    open_not: bool | None = None
    opened: dt.date | None = None
    opened_min: dt.date | None = None
    opened_max: dt.date | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class PlaceQuery(PlaceFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class PlaceStatsQuery(PlaceFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
