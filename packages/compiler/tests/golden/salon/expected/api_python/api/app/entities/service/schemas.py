"""What goes in and out for services."""

import datetime as dt
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Name = Annotated[str, Field(min_length=1, max_length=80, title="Name", examples=["Cut and blow-dry"])]
Description = Annotated[str, Field(max_length=20000, title="Description", examples=["With a wash before."])]
Minutes = Annotated[schemas.Whole, Field(ge=0, le=5256000, title="Duration", examples=[60])]
Price = Annotated[
    schemas.Number,
    Field(ge=0, le=1000, max_digits=15, decimal_places=2, title="Price", examples=[48]),
]
Photo = Annotated[schemas.Upload, Field(title="Photo")]


class ServiceCreate(schemas.Schema):
    """A new record."""

    name: Name
    description: Description | None = None
    minutes: Minutes
    price: Price
    photo: Photo | None = None


class ServiceUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Name | None = None
    description: Description | None = None
    minutes: Minutes | None = None
    price: Price | None = None
    photo: Photo | None = None

    _required = field_validator("name", "minutes", "price", mode="before")(schemas.refuse_null)


class ServiceRead(schemas.RecordRead):
    """A record as it is told."""

    name: str
    description: str | None
    minutes: int
    price: schemas.Number
    photo: str | None


class ServiceFilters(BaseModel):
    """Conditions that records of a list must meet."""

    name: str | None = None
    minutes: int | None = None
    minutes_min: int | None = None
    minutes_max: int | None = None
    price_min: Decimal | None = None
    price_max: Decimal | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class ServiceQuery(ServiceFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class ServiceStatsQuery(ServiceFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
