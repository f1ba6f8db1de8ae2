"""What is said about suppressed addresses."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, EmailStr, StringConstraints

__all__ = ["NewSuppression", "Reason", "SuppressionItem"]

Reason: TypeAlias = Literal["bounce", "complaint", "unsubscribe", "manual"]


class NewSuppression(BaseModel):
    """An address that is to get no mail; with `unsubscribe`, no notifications."""

    model_config = ConfigDict(extra="forbid")

    address: EmailStr
    reason: Reason
    note: Annotated[str, StringConstraints(max_length=500)] = ""


class SuppressionItem(BaseModel):
    """An address that gets no mail (scope `all`) or no notifications."""

    address: str
    scope: Literal["all", "notifications"]
    reason: Reason
    note: str
    at: datetime
