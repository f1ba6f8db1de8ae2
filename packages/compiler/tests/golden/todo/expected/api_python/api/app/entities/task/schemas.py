"""What goes in and out for tasks."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Title = Annotated[str, Field(min_length=1, max_length=120, title="Title", examples=["Water the tomatoes"])]
Notes = Annotated[str, Field(max_length=20000, title="Notes", examples=["Twice a day while it is hot."])]
Done = Annotated[bool, Field(title="Done", examples=[False])]
Due = Annotated[dt.date, Field(title="Due", examples=["2024-07-03"])]
Priority = Literal["low", "normal", "high"]


class TaskCreate(schemas.Schema):
    """A new record."""

    title: Title
    notes: Notes | None = None
    done: Done = False
    due: Due | None = None
    priority: Priority = "normal"


class TaskUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    title: Title | None = None
    notes: Notes | None = None
    done: Done | None = None
    due: Due | None = None
    priority: Priority | None = None

    _required = field_validator("title", "done", "priority", mode="before")(schemas.refuse_null)


class TaskRead(schemas.RecordRead):
    """A record as it is told."""

    title: str
    notes: str | None
    done: bool
    due: dt.date | None
    priority: Priority


class TaskFilters(BaseModel):
    """Conditions that records of a list must meet."""

    title: str | None = None
    done: bool | None = None
    done_not: bool | None = None
    due: dt.date | None = None
    due_min: dt.date | None = None
    due_max: dt.date | None = None
    priority: Priority | None = None
    priority_not: Priority | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class TaskQuery(TaskFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class TaskStatsQuery(TaskFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
