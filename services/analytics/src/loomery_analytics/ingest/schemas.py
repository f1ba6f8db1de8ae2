"""What is sent to have events taken, and what is answered."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from loomery_analytics.ingest.checking import Fault
from loomery_shared.contracts.events import Event

__all__ = ["EVENTS_BODY", "PUBLIC_EVENTS_BODY", "AppKey", "Rejection", "Taken"]


class Rejection(BaseModel):
    """An event that was not taken."""

    index: int
    """Its place in what was sent."""
    faults: list[Fault]


class Taken(BaseModel):
    """What became of the events: all that is neither rejected nor a duplicate is stored."""

    accepted: int = 0
    duplicates: int = 0
    rejected: list[Rejection] = []


class AppKey(BaseModel):
    """The write key of an application."""

    model_config = ConfigDict(extra="forbid")

    tenant: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")
    write_key: str = Field(min_length=16, max_length=128, pattern=r"^[A-Za-z0-9_.-]+$")


class _Events(BaseModel):
    events: list[Event]


class _PublicEvents(_Events):
    key: str = Field(description="The write key of the application.")


def _body(model: type[BaseModel], *media_types: str) -> dict[str, Any]:
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    event = schema.pop("$defs")["Event"]
    schema["properties"]["events"]["items"] = event
    return {"requestBody": {"required": True, "content": {kind: {"schema": schema} for kind in media_types}}}


# Events are checked one by one, so that a wrong one does not take the others with it; the document still says
# what a right one looks like.
EVENTS_BODY = _body(_Events, "application/json")
PUBLIC_EVENTS_BODY = _body(_PublicEvents, "application/json", "text/plain")
