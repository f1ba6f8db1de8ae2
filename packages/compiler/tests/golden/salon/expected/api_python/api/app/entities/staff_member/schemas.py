"""What goes in and out for staff."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Name = Annotated[str, Field(min_length=1, max_length=80, title="Name", examples=["Noor Haddad"])]
Phone = Annotated[schemas.Phone, Field(title="Phone", examples=["+49 30 5550101"])]
Skills = Annotated[schemas.Tags, Field(title="Skills")]
WorksSince = Annotated[dt.date, Field(title="Works since", examples=["2019-04-01"])]


class StaffMemberCreate(schemas.Schema):
    """A new record."""

    name: Name
    phone: Phone | None = None
    skills: Skills = []
    works_since: WorksSince | None = None
    services_ids: list[schemas.Id] = Field(default_factory=list, max_length=200)


class StaffMemberUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Name | None = None
    phone: Phone | None = None
    skills: Skills | None = None
    works_since: WorksSince | None = None
    services_ids: Annotated[list[schemas.Id], Field(max_length=200)] | None = None

    _required = field_validator("name", "skills", "services_ids", mode="before")(schemas.refuse_null)


class StaffMemberRead(schemas.RecordRead):
    """A record as it is told."""

    name: str
    phone: str | None
    skills: list[str]
    works_since: dt.date | None
    appointment_count: int | None
    services_ids: list[int]
    services: list[schemas.Ref]


class StaffMemberFilters(BaseModel):
    """Conditions that records of a list must meet."""

    name: str | None = None
    phone: str | None = None
    skills: str | None = None
    works_since: dt.date | None = None
    works_since_min: dt.date | None = None
    works_since_max: dt.date | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    services_id: schemas.Id | None = None
    services_id_not: schemas.Id | None = None


class StaffMemberQuery(StaffMemberFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class StaffMemberStatsQuery(StaffMemberFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
