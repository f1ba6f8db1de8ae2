"""What goes in and out for bookings."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Seats = Annotated[schemas.Whole, Field(ge=1, title="Seats", examples=[5])]
Share = Annotated[
    schemas.Number,
    Field(ge=0, le=100, max_digits=15, decimal_places=4, title="Share", examples=[15]),
]
State = Literal["open", "done", "gone"]
Note = Annotated[
    str,
    Field(max_length=200, title="Note", examples=["A second booking of the same kind is planned"]),
]


class BookingCreate(schemas.Schema):
    """A new record."""

    seats: Seats = 1
    share: Share | None = None
    note: Note | None = None
    place_id: schemas.Id
    person_id: schemas.Id | None = None


class BookingUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    seats: Seats | None = None
    share: Share | None = None
    note: Note | None = None
    place_id: schemas.Id | None = None
    person_id: schemas.Id | None = None

    _required = field_validator("seats", "place_id", "person_id", mode="before")(schemas.refuse_null)


class BookingRead(schemas.RecordRead):
    """A record as it is told."""

    seats: int
    share: schemas.Number | None
    state: State
    note: str | None
    left_over: int | None
    mood: str | None
    mine: bool | None
    place_id: int
    place: schemas.Ref
    person_id: int
    person: schemas.Ref


class BookingFilters(BaseModel):
    """Conditions that records of a list must meet."""

    seats: int | None = None
    seats_min: int | None = None
    seats_max: int | None = None
    share_min: Decimal | None = None
    share_max: Decimal | None = None
    state: State | None = None
    state_not: State | None = None
    note: str | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    place_id: schemas.Id | None = None
    place_id_not: schemas.Id | None = None
    person_id: schemas.Id | None = None
    person_id_not: schemas.Id | None = None


class BookingQuery(BookingFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class BookingStatsQuery(BookingFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
