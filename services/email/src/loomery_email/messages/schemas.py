"""What is told about messages."""

from datetime import datetime

from pydantic import BaseModel

from loomery_email.states import State

__all__ = ["Erased", "MessageRecord", "PersonExport"]


class MessageRecord(BaseModel):
    """A message without its content."""

    id: str
    tenant: str
    user: str
    recipient: str
    template: str
    locale: str
    subject: str
    state: State
    reason: str
    attempts: int
    created_at: datetime
    ended_at: datetime | None


class PersonExport(BaseModel):
    """Everything kept here about a person."""

    messages: list[MessageRecord]
    suppressed: list[str]
    """Addresses of the person that get no mail, or no notifications."""


class Erased(BaseModel):
    """How much was erased."""

    messages: int
    suppressions: int
