"""Answers of the pages for development."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

__all__ = ["OutboxItem", "TemplateItem"]


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


class TemplateItem(BaseModel):
    """A template and what it is filled with for a preview."""

    template: str
    category: str
    subject: str
    locales: list[str]
    sample: dict[str, Any]
