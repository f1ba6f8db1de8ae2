"""Answers of the pages for development."""

from datetime import datetime

from pydantic import BaseModel

__all__ = ["OutboxItem"]


class OutboxItem(BaseModel):
    """A message as it was, or will be, delivered."""

    id: str
    to: str
    subject: str
    template: str
    state: str
    reason: str
    at: datetime
    text: str
    html: str
    links: list[str]
