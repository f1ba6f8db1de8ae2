"""What goes in and out for appointments."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Start = Annotated[schemas.Moment, Field(title="Start", examples=["2026-12-01T09:00:00Z"])]
End = Annotated[schemas.Moment, Field(title="End", examples=["2026-12-01T10:00:00Z"])]
Status = Literal["requested", "confirmed", "done", "cancelled"]
Note = Annotated[str, Field(max_length=500, title="Note", examples=["Copper, please."])]


class AppointmentCreate(schemas.Schema):
    """A new record."""

    start: Start
    end: End
    note: Note | None = None
    service_id: schemas.Id
    staff_member_id: schemas.Id
    customer_id: schemas.Id | None = None


class AppointmentUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    start: Start | None = None
    end: End | None = None
    note: Note | None = None
    service_id: schemas.Id | None = None
    staff_member_id: schemas.Id | None = None
    customer_id: schemas.Id | None = None

    _required = field_validator(
        "start",
        "end",
        "service_id",
        "staff_member_id",
        "customer_id",
        mode="before",
    )(schemas.refuse_null)


class AppointmentRead(schemas.RecordRead):
    """A record as it is told."""

    start: dt.datetime
    end: dt.datetime
    status: Status
    note: str | None
    hours: schemas.Number | None
    cost: schemas.Number | None
    service_id: int
    service: schemas.Ref
    staff_member_id: int
    staff_member: schemas.Ref
    customer_id: int
    customer: schemas.Ref


class AppointmentFilters(BaseModel):
    """Conditions that records of a list must meet."""

    start_min: dt.datetime | None = None
    start_max: schemas.Until | None = None
    end_min: dt.datetime | None = None
    end_max: schemas.Until | None = None
    status: Status | None = None
    status_not: Status | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    service_id: schemas.Id | None = None
    service_id_not: schemas.Id | None = None
    staff_member_id: schemas.Id | None = None
    staff_member_id_not: schemas.Id | None = None
    customer_id: schemas.Id | None = None
    customer_id_not: schemas.Id | None = None


class AppointmentQuery(AppointmentFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class AppointmentStatsQuery(AppointmentFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
