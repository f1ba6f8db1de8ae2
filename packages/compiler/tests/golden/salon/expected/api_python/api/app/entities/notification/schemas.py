"""What goes in and out for notifications."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Message = Annotated[str, Field(min_length=1, max_length=500, title="Message")]
Link = Annotated[str, Field(max_length=300, title="Link")]
IsRead = Annotated[bool, Field(title="Read")]


class NotificationCreate(schemas.Schema):
    """A new record."""

    message: Message
    link: Link | None = None
    is_read: IsRead = False
    recipient_id: schemas.Id | None = None


class NotificationUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    message: Message | None = None
    link: Link | None = None
    is_read: IsRead | None = None
    recipient_id: schemas.Id | None = None

    _required = field_validator("message", "is_read", mode="before")(schemas.refuse_null)


class NotificationRead(schemas.RecordRead):
    """A record as it is told."""

    message: str
    link: str | None
    is_read: bool
    recipient_id: int | None
    recipient: schemas.Ref | None


class NotificationFilters(BaseModel):
    """Conditions that records of a list must meet."""

    message: str | None = None
    link: str | None = None
    is_read: bool | None = None
    is_read_not: bool | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    recipient_id: schemas.Id | None = None
    recipient_id_not: schemas.Id | None = None


class NotificationQuery(NotificationFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class NotificationStatsQuery(NotificationFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
