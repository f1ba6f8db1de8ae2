"""What goes in and out for sheep."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Name = Annotated[str, Field(min_length=1, max_length=200, title="Name", examples=["Dolly"])]
List = Annotated[str, Field(max_length=200, title="List")]


class SheepCreate(schemas.Schema):
    """A new record."""

    name: Name
    list_: List | None = Field(default=None, alias="list")
    property_id: schemas.Id | None = None
    mother_id: schemas.Id | None = None
    friends_ids: list[schemas.Id] = Field(default_factory=list, max_length=200)
    passport_id: schemas.Id | None = None


class SheepUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    name: Name | None = None
    list_: List | None = Field(default=None, alias="list")
    property_id: schemas.Id | None = None
    mother_id: schemas.Id | None = None
    friends_ids: Annotated[list[schemas.Id], Field(max_length=200)] | None = None
    passport_id: schemas.Id | None = None

    _required = field_validator("name", "friends_ids", mode="before")(schemas.refuse_null)


class SheepRead(schemas.RecordRead):
    """A record as it is told."""

    name: str
    list_: str | None = Field(alias="list")
    property_id: int | None
    property_: schemas.Ref | None = Field(alias="property")
    mother_id: int | None
    mother: schemas.Ref | None
    friends_ids: list[int]
    friends: list[schemas.Ref]
    passport_id: int | None
    passport: schemas.Ref | None


class SheepFilters(BaseModel):
    """Conditions that records of a list must meet."""

    name: str | None = None
    list_: str | None = Field(default=None, alias="list")
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    property_id: schemas.Id | None = None
    property_id_not: schemas.Id | None = None
    mother_id: schemas.Id | None = None
    mother_id_not: schemas.Id | None = None
    friends_id: schemas.Id | None = None
    friends_id_not: schemas.Id | None = None
    passport_id: schemas.Id | None = None
    passport_id_not: schemas.Id | None = None


class SheepQuery(SheepFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class SheepStatsQuery(SheepFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
