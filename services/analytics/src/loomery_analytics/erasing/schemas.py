"""What is answered about persons."""

from pydantic import BaseModel

from loomery_shared.contracts.events import Event

__all__ = ["Forgotten", "Person"]


class Person(BaseModel):
    """Everything that is stored about a person."""

    user: str
    events: list[Event]


class Forgotten(BaseModel):
    """How many events were removed."""

    deleted: int
