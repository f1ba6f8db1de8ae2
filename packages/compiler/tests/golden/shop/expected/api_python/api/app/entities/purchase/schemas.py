"""What goes in and out for purchases."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Title = Annotated[str, Field(min_length=1, max_length=120, title="Title", examples=["Label printer"])]
Cost = Annotated[schemas.Number, Field(ge=0, max_digits=15, decimal_places=2, title="Cost", examples=[240])]
Status = Literal["draft", "submitted", "approved", "rejected"]
Receipt = Annotated[schemas.Upload, Field(title="Receipt")]


class PurchaseCreate(schemas.Schema):
    """A new record."""

    title: Title
    cost: Cost
    receipt: Receipt | None = None
    requester_id: schemas.Id | None = None


class PurchaseUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    title: Title | None = None
    cost: Cost | None = None
    receipt: Receipt | None = None
    requester_id: schemas.Id | None = None

    _required = field_validator("title", "cost", "requester_id", mode="before")(schemas.refuse_null)


class PurchaseRead(schemas.RecordRead):
    """A record as it is told."""

    title: str
    cost: schemas.Number
    status: Status
    receipt: str | None
    approvals: list[dict[str, str]]
    requester_id: int
    requester: schemas.Ref


class PurchaseFilters(BaseModel):
    """Conditions that records of a list must meet."""

    title: str | None = None
    cost_min: Decimal | None = None
    cost_max: Decimal | None = None
    status: Status | None = None
    status_not: Status | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    requester_id: schemas.Id | None = None
    requester_id_not: schemas.Id | None = None


class PurchaseQuery(PurchaseFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class PurchaseStatsQuery(PurchaseFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
