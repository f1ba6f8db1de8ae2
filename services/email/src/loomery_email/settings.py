"""Settings of the mail service: `LOOMERY_EMAIL__…`."""

from typing import Literal

from pydantic import Field, SecretStr, model_validator

from loomery_shared.settings import Group, WebServiceSettings

__all__ = ["DeliverySettings", "EmailSettings", "MailSettings", "RetentionSettings", "SmtpSettings"]


class SmtpSettings(Group):
    """The mail server that takes messages."""

    host: str = "127.0.0.1"
    """Name of the server."""
    port: int = 587
    """587 with STARTTLS, 465 with TLS from the first byte, 25 for a relay of one's own."""
    security: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection is kept private; `none` is for a relay on the same machine."""
    user: str = ""
    """Empty: no sign-in."""
    password: SecretStr = SecretStr("")
    """What goes with the user."""
    ca_file: str = ""
    """A file of certificates to trust, for a server with a private one. Empty: those of the system."""


class DeliverySettings(Group):
    """How messages leave."""

    here: bool = True
    """Whether this process sends; without, it only takes messages, and another process must."""
    attempts: int = Field(default=10, ge=1)
    """Tries before a message is given up."""
    first_wait: float = 10.0
    """Seconds before the second try; doubled with each further one."""
    longest_wait: float = 3600.0
    """Seconds that are waited at most between two tries."""
    timeout: float = 30.0
    """Seconds until one try counts as failed."""
    lease: float = 120.0
    """Seconds for which a process holds a message; longer than `timeout`. After that another takes over."""
    batch: int = Field(default=10, ge=1)
    """Messages that are sent at the same time."""
    poll: float = 2.0
    """Seconds between looks for messages that other processes accepted."""
    per_recipient: int = Field(default=20, ge=1)
    """Messages that one address gets within an hour, account mails and notifications counted apart."""
    waiting_per_recipient: int = Field(default=200, ge=1)
    """Messages that may wait for one address; more are refused."""

    @model_validator(mode="after")
    def _leases_outlive_tries(self) -> "DeliverySettings":
        if self.lease <= self.timeout:
            raise ValueError("LOOMERY_EMAIL__DELIVERY__LEASE must be longer than its TIMEOUT")
        return self


class RetentionSettings(Group):
    """How long messages are kept."""

    content_days: int = Field(default=30, ge=1)
    """Days after which subject and text of a message are removed."""
    record_days: int = Field(default=365, ge=1)
    """Days after which nothing is left of it; until then its key is not sent again."""


class MailSettings(Group):
    """Mail of the platform."""

    transport: Literal["outbox", "smtp", "ses"] = "outbox"
    """`outbox` keeps messages on this machine, to be read under /api/dev/outbox.html; the others send."""
    product: str = "Loomery"
    """The name under which mails speak."""
    sender: str = "no-reply@loomery.localhost"
    """The address that mails come from."""
    reply_to: str = ""
    """Where answers go; empty: nowhere."""
    development: bool | None = None
    """Whether previews and the outbox can be looked at without signing in. Empty: with the outbox only."""
    smtp: SmtpSettings = SmtpSettings()
    delivery: DeliverySettings = DeliverySettings()
    retention: RetentionSettings = RetentionSettings()


class EmailSettings(WebServiceSettings):
    """Settings of the mail service."""

    email: MailSettings = MailSettings()

    @property
    def development(self) -> bool:
        """Whether `/api/dev/*` exists."""
        if self.email.development is None:
            return self.email.transport == "outbox"
        return self.email.development
