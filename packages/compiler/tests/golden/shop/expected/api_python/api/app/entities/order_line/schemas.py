"""What goes in and out for order lines."""

import datetime as dt
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Quantity = Annotated[int, Field(ge=1, le=99, title="Quantity", examples=[2])]


class OrderLineCreate(schemas.Schema):
    """A new record."""

    quantity: Quantity = 1
    order_id: schemas.Id
    product_id: schemas.Id


class OrderLineUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    quantity: Quantity | None = None
    order_id: schemas.Id | None = None
    product_id: schemas.Id | None = None

    _required = field_validator("quantity", "order_id", "product_id", mode="before")(schemas.refuse_null)


class OrderLineRead(schemas.RecordRead):
    """A record as it is told."""

    quantity: int
    unit_price: schemas.Number
    amount: schemas.Number | None
    order_id: int
    order: schemas.Ref
    product_id: int
    product: schemas.Ref


class OrderLineFilters(BaseModel):
    """Conditions that records of a list must meet."""

    quantity: int | None = None
    quantity_min: int | None = None
    quantity_max: int | None = None
    unit_price_min: Decimal | None = None
    unit_price_max: Decimal | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    order_id: schemas.Id | None = None
    order_id_not: schemas.Id | None = None
    product_id: schemas.Id | None = None
    product_id_not: schemas.Id | None = None


class OrderLineQuery(OrderLineFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class OrderLineStatsQuery(OrderLineFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
