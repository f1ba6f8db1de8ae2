"""What services ask of the mail service."""

from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, EmailStr, Field

__all__ = ["MailRequest", "Mailer", "Template"]

Template = Literal[
    "verify_email",
    "account_exists",
    "reset_password",
    "email_change_confirm",
    "email_change_notice",
    "password_changed",
    "new_sign_in",
    "account_deleted",
    "invitation",
    "build_started",
    "build_succeeded",
    "build_failed",
    "app_alert",
    "weekly_digest",
]


class MailRequest(BaseModel):
    """One message from a template; `key` makes sending it twice harmless."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(min_length=1, max_length=200)
    """The same key is sent once only, however often it is asked for."""
    tenant: str = Field(default="", max_length=100)
    user: str = Field(default="", max_length=100)
    """Whom it concerns, so that erasing the person erases it."""
    to: EmailStr
    template: Template
    locale: str = "en"
    values: dict[str, str | int | float | bool | list[str]] = {}
    """What the template speaks of; `mail_values` has the model of each template."""


class Mailer(Protocol):
    """Hands messages to the mail service."""

    async def send(self, request: MailRequest) -> None:
        """Accept a message for delivery; raises UnavailableError when it cannot be accepted now."""

    async def resubscribe(self, address: str) -> None:
        """Send an address again what was unsubscribed from by the link of a message; raises UnavailableError."""
