"""What goes in and out for users."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.auth.roles import RoleName
from app.core import schemas, stats

Avatar = Annotated[schemas.Upload, Field(title="Picture")]


class UserUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    avatar: Avatar | None = None
    role: RoleName | None = None

    _required = field_validator("name", "role", mode="before")(schemas.refuse_null)


class UserRead(schemas.RecordRead):
    """A record as it is told."""

    email: str
    name: str
    role: str
    avatar: str | None


class UserFilters(BaseModel):
    """Conditions that records of a list must meet."""

    email: str | None = None
    role: str | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class UserQuery(UserFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class UserStatsQuery(UserFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
