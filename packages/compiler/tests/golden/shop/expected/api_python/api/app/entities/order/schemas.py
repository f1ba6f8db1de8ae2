"""What goes in and out for orders."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Status = Literal["open", "paid", "shipped", "cancelled"]
Address = Annotated[str, Field(max_length=500, title="Address", examples=["Lindenweg 4, 10115 Berlin"])]
PlacedOn = Annotated[dt.date, Field(title="Placed on", examples=["2026-05-02"])]


class OrderCreate(schemas.Schema):
    """A new record."""

    address: Address | None = None
    placed_on: PlacedOn | None = Field(default_factory=schemas.today)
    customer_id: schemas.Id | None = None


class OrderUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    address: Address | None = None
    placed_on: PlacedOn | None = None
    customer_id: schemas.Id | None = None

    _required = field_validator("customer_id", mode="before")(schemas.refuse_null)


class OrderRead(schemas.RecordRead):
    """A record as it is told."""

    number: str | None
    status: Status
    total: schemas.Number
    address: str | None
    placed_on: dt.date | None
    line_count: int | None
    customer_id: int
    customer: schemas.Ref


class OrderFilters(BaseModel):
    """Conditions that records of a list must meet."""

    status: Status | None = None
    status_not: Status | None = None
    total_min: Decimal | None = None
    total_max: Decimal | None = None
    placed_on: dt.date | None = None
    placed_on_min: dt.date | None = None
    placed_on_max: dt.date | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    customer_id: schemas.Id | None = None
    customer_id_not: schemas.Id | None = None


class OrderQuery(OrderFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class OrderStatsQuery(OrderFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
