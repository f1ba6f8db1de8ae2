"""What goes in and out for reviews."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Stars = Annotated[int, Field(ge=1, le=5, title="Stars", examples=[5])]
Text = Annotated[str, Field(min_length=1, max_length=1000, title="Text", examples=["Best cut in years."])]
Published = Annotated[bool, Field(title="Published", examples=[True])]


class ReviewCreate(schemas.Schema):
    """A new record."""

    stars: Stars
    text: Text
    published: Published = False
    service_id: schemas.Id
    author_id: schemas.Id | None = None


class ReviewUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    stars: Stars | None = None
    text: Text | None = None
    published: Published | None = None
    service_id: schemas.Id | None = None
    author_id: schemas.Id | None = None

    _required = field_validator(
        "stars",
        "text",
        "published",
        "service_id",
        "author_id",
        mode="before",
    )(schemas.refuse_null)


class ReviewRead(schemas.RecordRead):
    """A record as it is told."""

    stars: int
    text: str
    published: bool
    service_id: int
    service: schemas.Ref
    author_id: int
    author: schemas.Ref


class ReviewFilters(BaseModel):
    """Conditions that records of a list must meet."""

    stars: int | None = None
    stars_min: int | None = None
    stars_max: int | None = None
    published: bool | None = None
    published_not: bool | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None
    service_id: schemas.Id | None = None
    service_id_not: schemas.Id | None = None
    author_id: schemas.Id | None = None
    author_id_not: schemas.Id | None = None


class ReviewQuery(ReviewFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class ReviewStatsQuery(ReviewFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
