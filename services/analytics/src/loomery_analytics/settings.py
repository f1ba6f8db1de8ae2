"""Settings of the analytics service."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from loomery_shared.settings import WebServiceSettings

__all__ = ["AnalyticsSettings", "EventSettings"]


class EventSettings(BaseModel):
    """How events are taken and how long they are kept."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    store: Literal["sql", "dynamodb"] = "sql"
    """Where raw events live: beside the other relational data, or in DynamoDB."""
    table_prefix: str = "loomery-"
    """What names of DynamoDB tables begin with."""
    max_events: int = Field(default=500, ge=1)
    """Events that one request may carry."""
    max_body: int = Field(default=1_000_000, ge=1_000)
    """Bytes that one request with events may carry."""
    max_hours_off: int = Field(default=24, ge=1, le=48)
    """How far the clock of an event may be from ours, when anybody may have sent it."""
    max_days_late: int = Field(default=7, ge=1, le=14)
    """How late our own services may tell us, after we could not be reached."""
    gather_ms: int = Field(default=4, ge=0, le=100)
    """How long a request waits for others that are written in the same transaction."""
    raw_days: int = Field(default=90, ge=30)
    """How long single events are kept."""
    rollup_days: int = Field(default=730, ge=90)
    """How long counts per hour are kept."""
    rollups_after_days: int = Field(default=3, ge=3)
    """From what age on series are answered from counts per hour."""
    upkeep_seconds: float = Field(default=300.0, gt=0)
    """Time between two rounds of roll-ups and clearing."""


class AnalyticsSettings(WebServiceSettings):
    """What the analytics service needs besides."""

    events: EventSettings = EventSettings()
