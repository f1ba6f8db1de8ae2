"""Sends through Amazon SES (version 1, raw messages).

SES writes a Message-ID of its own over ours; `X-Loomery-Message` stays, and tells a repeat.
"""

import asyncio
from typing import TYPE_CHECKING

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from loomery_email.errors import RefusedError, TryAgainError
from loomery_email.transports.port import Outgoing
from loomery_shared.aws import aws_session
from loomery_shared.settings import AwsSettings

if TYPE_CHECKING:
    from mypy_boto3_ses import SESClient

__all__ = ["SesTransport"]

_FOR_EVER = {"MessageRejected", "InvalidParameterValue", "ValidationError"}


class SesTransport:
    """Hands messages to SES; credentials come from where boto3 looks for them."""

    name = "ses"

    def __init__(self, settings: AwsSettings, timeout: float) -> None:
        self._region = settings.region
        # One try here: trying again is the business of delivery, which also remembers it.
        patience = Config(
            connect_timeout=timeout / 4,
            read_timeout=timeout / 2,
            retries={"total_max_attempts": 1},
            max_pool_connections=20,
        )
        self._client: SESClient = aws_session(settings).client(
            "ses", endpoint_url=settings.endpoint or None, config=patience
        )

    async def deliver(self, message: Outgoing) -> None:
        """Return when SES has taken the message; raises TryAgainError, RefusedError."""
        try:
            await asyncio.to_thread(self._send, message)
        except ClientError as error:
            code, said = error.response["Error"]["Code"], error.response["Error"]["Message"]
            if code in _FOR_EVER:
                raise RefusedError(f"Amazon SES refused it: {said}") from error
            raise TryAgainError(f"Amazon SES answered {code}: {said}") from error
        except BotoCoreError as error:
            raise TryAgainError(f"Amazon SES cannot be reached: {error}") from error

    def _send(self, message: Outgoing) -> None:
        try:
            self._client.send_raw_email(
                Source=message.sender,
                Destinations=[message.recipient],
                RawMessage={"Data": message.content},
            )
        except self._client.exceptions.MessageRejected as error:
            # The same answer stands for a bad message and for a sender that is not set up yet.
            if self._may_send(message.sender):
                raise
            raise TryAgainError(
                f"Amazon SES does not send from {message.sender}: neither it nor its domain is verified.",
                hint=f"Verify one of them in SES ({self._region}), or change LOOMERY_EMAIL__SENDER.",
            ) from error

    def _may_send(self, sender: str) -> bool:
        identities = [sender, sender.rpartition("@")[2]]
        found = self._client.get_identity_verification_attributes(Identities=identities)
        states = found["VerificationAttributes"].values()
        return any(state["VerificationStatus"] == "Success" for state in states)

    async def close(self) -> None:
        """Give up connections."""
        self._client.close()
