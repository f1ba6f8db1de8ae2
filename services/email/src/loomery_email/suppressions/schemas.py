"""What is said about suppressed addresses."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, EmailStr, StringConstraints

from loomery_email.letters.scopes import Scope, Unsubscribed

__all__ = ["NewSuppression", "Reason", "SuppressionItem"]

Reason: TypeAlias = Literal["bounce", "complaint", "unsubscribe", "manual"]


class NewSuppression(BaseModel):
    """An address that is to get no mail; with `unsubscribe`, no notifications, or none of one kind."""

    model_config = ConfigDict(extra="forbid")

    address: EmailStr
    reason: Reason
    scope: Unsubscribed = "notifications"
    """For `unsubscribe`."""
    note: Annotated[str, StringConstraints(max_length=500)] = ""


class SuppressionItem(BaseModel):
    """An address that gets no mail of a scope."""

    address: str
    scope: Scope
    reason: Reason
    note: str
    at: datetime
