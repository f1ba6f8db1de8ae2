"""What goes in and out for tasks."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, Field, field_validator

from app.core import schemas, stats

Title = Annotated[
    str,
    Field(min_length=1, max_length=200, title="Title", examples=["Send revised floor plan to the client"]),
]
Notes = Annotated[str, Field(max_length=20000, title="Notes")]
DueOn = Annotated[dt.date, Field(title="Due date", examples=["2026-02-14"])]
Priority = Literal["low", "normal", "high", "urgent"]
Status = Literal["to_do", "in_progress", "blocked", "done"]
Repeat = Literal["never", "daily", "weekly", "monthly"]
RemindAt = Annotated[schemas.Moment, Field(title="Remind")]


class TaskCreate(schemas.Schema):
    """A new record."""

    title: Title
    notes: Notes | None = None
    due_on: DueOn | None = None
    priority: Priority | None = "normal"
    repeat: Repeat | None = None
    remind_at: RemindAt | None = None


class TaskUpdate(schemas.Schema):
    """The values to change; what is left out stays."""

    title: Title | None = None
    notes: Notes | None = None
    due_on: DueOn | None = None
    priority: Priority | None = None
    repeat: Repeat | None = None
    remind_at: RemindAt | None = None

    _required = field_validator("title", mode="before")(schemas.refuse_null)


class TaskRead(schemas.RecordRead):
    """A record as it is told."""

    title: str
    notes: str | None
    due_on: dt.date | None
    priority: Priority | None
    status: Status
    repeat: Repeat | None
    remind_at: dt.datetime | None


class TaskFilters(BaseModel):
    """Conditions that records of a list must meet."""

    title: str | None = None
    due_on: dt.date | None = None
    due_on_min: dt.date | None = None
    due_on_max: dt.date | None = None
    priority: Priority | None = None
    priority_not: Priority | None = None
    status: Status | None = None
    status_not: Status | None = None
    repeat: Repeat | None = None
    repeat_not: Repeat | None = None
    remind_at_min: dt.datetime | None = None
    remind_at_max: schemas.Until | None = None
    created_at_min: dt.datetime | None = None
    created_at_max: schemas.Until | None = None
    updated_at_min: dt.datetime | None = None
    updated_at_max: schemas.Until | None = None


class TaskQuery(TaskFilters, schemas.ListQuery):
    """Search, filters, order and page of a list."""


class TaskStatsQuery(TaskFilters, stats.StatsQuery):
    """Which figure, by what, over which records."""
