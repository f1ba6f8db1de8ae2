"""The way out that the settings name."""

from typing import assert_never

from loomery_email.settings import EmailSettings
from loomery_email.transports.outbox import OutboxTransport
from loomery_email.transports.port import Transport
from loomery_email.transports.smtp import SmtpTransport
from loomery_shared.database import Database
from loomery_shared.ids import Clock

__all__ = ["chosen_transport"]


def chosen_transport(settings: EmailSettings, database: Database, clock: Clock) -> Transport:
    """A transport as `settings.email.transport` says."""
    timeout = settings.email.delivery.timeout
    match settings.email.transport:
        case "outbox":
            return OutboxTransport(database, clock)
        case "smtp":
            return SmtpTransport(settings.email.smtp, timeout)
        case "ses":
            # Amazon's library takes a while to load: only who uses it waits for it.
            from loomery_email.transports.ses import SesTransport

            return SesTransport(settings.aws, timeout)
        case other:
            assert_never(other)
