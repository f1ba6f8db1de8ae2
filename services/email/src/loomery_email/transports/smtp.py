"""Sends through a mail server (RFC 5321), one connection a message."""

import re
from ssl import SSLError

import aiosmtplib
from aiosmtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from loomery_email.errors import RefusedError, TryAgainError
from loomery_email.settings import SmtpSettings
from loomery_email.transports.port import Outgoing

__all__ = ["SmtpTransport"]

_UNKNOWN = re.compile(r"\b5\.1\.(1|2|3|6|10)\b")
"""Enhanced codes that speak of an address that takes no mail (RFC 3463)."""


class SmtpTransport:
    """Hands messages to one mail server."""

    name = "smtp"

    def __init__(self, settings: SmtpSettings, timeout: float) -> None:
        self._settings = settings
        self._timeout = timeout

    async def deliver(self, message: Outgoing) -> None:
        """Return when the server has taken the message; raises TryAgainError, RefusedError."""
        settings = self._settings
        try:
            await aiosmtplib.send(
                message.content,
                sender=message.sender,
                recipients=[message.recipient],
                mail_options=[] if message.recipient.isascii() else ["SMTPUTF8"],
                hostname=settings.host,
                port=settings.port,
                username=settings.user or None,
                password=settings.password.get_secret_value() or None,
                use_tls=settings.security == "tls",
                start_tls=settings.security == "starttls",
                cert_bundle=settings.ca_file or None,
                timeout=self._timeout,
            )
        except SMTPRecipientsRefused as error:
            raise _answer(error.recipients[0]) from error
        except SMTPAuthenticationError as error:
            raise TryAgainError(
                f"{self._server} does not accept the user and password.",
                hint="Look at LOOMERY_EMAIL__SMTP__USER and LOOMERY_EMAIL__SMTP__PASSWORD.",
            ) from error
        except SMTPSenderRefused as error:
            raise TryAgainError(
                f"{self._server} does not take mail from {message.sender}: {error.message}",
                hint="Look at LOOMERY_EMAIL__SENDER.",
            ) from error
        except SMTPNotSupported as error:
            if not message.recipient.isascii():
                raise RefusedError("The mail server takes no addresses with such letters.") from error
            raise TryAgainError(f"{self._server} cannot do what is needed: {error}") from error
        except SMTPResponseException as error:
            raise _answer(error) from error
        except (SMTPException, SSLError, OSError) as error:
            raise TryAgainError(
                f"{self._server} cannot be reached: {error}",
                hint="Look at LOOMERY_EMAIL__SMTP__HOST, __PORT and __SECURITY.",
            ) from error

    async def close(self) -> None:
        """Nothing is held open."""

    @property
    def _server(self) -> str:
        return f"The mail server {self._settings.host}:{self._settings.port}"


def _answer(error: SMTPResponseException) -> TryAgainError | RefusedError:
    """What an answer of the server means: 4xx is for now, 5xx for ever (RFC 5321, 4.2.1)."""
    said = f"{error.code} {' '.join(error.message.split())}"
    if error.code >= 500:
        return RefusedError(
            f"The mail server refused it: {said}", unknown_address=bool(_UNKNOWN.search(error.message))
        )
    return TryAgainError(f"The mail server put it off: {said}")
