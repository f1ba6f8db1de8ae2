"""Sending what was accepted.

What is guaranteed. A message that was answered with 202 is in the database; it is sent at least once, or ends as
`failed` or `suppressed` with a reason. Two processes never hold one message at the same time: before a try its
row says who sends it and until when (the lease), after it what became of it.

A process that dies before the try, or while it lasts, leaves the row claimed; when the lease has run out another
process tries again. If it died after the mail server took the message and before that was written down, the message
goes out a second time, with the same Message-ID and the same bytes, so that servers and mail programs can tell; the
outbox keeps it once. That gap cannot be closed with SMTP or SES, which know no transactions.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from loomery_email.delivery.figures import FAILED, RETRIED, SENT
from loomery_email.delivery.repository import Outcome, Queue
from loomery_email.errors import RefusedError
from loomery_email.settings import DeliverySettings
from loomery_email.states import State
from loomery_email.suppressions.schemas import NewSuppression
from loomery_email.suppressions.service import SuppressionService
from loomery_email.tables import Message
from loomery_email.transports.port import Outgoing, Transport
from loomery_shared.errors import LoomeryError
from loomery_shared.ids import Clock, new_id
from loomery_shared.logs import get_logger

__all__ = ["Delivery"]

_log = get_logger("mail")


class Delivery:
    """Sends what waits; `jitter` gives numbers from 0 to 1 that keep processes out of step."""

    def __init__(
        self,
        queue: Queue,
        transport: Transport,
        suppressions: SuppressionService,
        settings: DeliverySettings,
        *,
        sender: str,
        clock: Clock,
        jitter: Callable[[], float],
    ) -> None:
        self._queue = queue
        self._transport = transport
        self._suppressions = suppressions
        self._settings = settings
        self._sender = sender
        self._clock = clock
        self._jitter = jitter

    async def round(self) -> int:
        """Claim a batch and try each message of it once; returns how many were tried."""
        claimed = await self._queue.claim(new_id("lease"), self._clock())
        await asyncio.gather(*(self._try(message) for message in claimed))
        return len(claimed)

    async def _try(self, message: Message) -> None:
        if message.lease_until is None or message.lease_until <= self._clock():
            return
        outcome = await self._outcome(message)
        if not await self._queue.finish(message, outcome, self._clock()):
            _log.warning("message was taken over or erased while it was sent", message=message.id)
        self._tell(message, outcome)

    async def _outcome(self, message: Message) -> Outcome:
        outgoing = Outgoing(
            id=message.id,
            tenant=message.tenant,
            sender=self._sender,
            recipient=message.recipient,
            content=message.content or b"",
        )
        try:
            async with asyncio.timeout(self._settings.timeout):
                await self._transport.deliver(outgoing)
        except RefusedError as error:
            if error.unknown_address:
                await self._bounced(message, error)
            return Outcome(State.FAILED, _sentence(error))
        except LoomeryError as error:
            return self._again(message, _sentence(error))
        except TimeoutError:
            return self._again(message, f"No answer within {self._settings.timeout:g} seconds.")
        except Exception as error:
            _log.exception("transport broke", message=message.id)
            return self._again(message, f"The transport broke ({type(error).__name__}).")
        return Outcome(State.SENT)

    async def _bounced(self, message: Message, error: RefusedError) -> None:
        try:
            bounce = NewSuppression(address=message.recipient, reason="bounce", note=error.message[:500])
            await self._suppressions.add(bounce)
        except LoomeryError as failure:
            # The next message to this address will bounce too, and be written down then.
            _log.warning("a bounce was not written down", reason=failure.message)

    def _again(self, message: Message, reason: str) -> Outcome:
        if message.attempts >= self._settings.attempts:
            return Outcome(State.FAILED, f"Given up after {message.attempts} tries. {reason}")
        return Outcome(State.WAITING, reason, self._next_try(message.attempts))

    def _next_try(self, attempts: int) -> datetime:
        doubled = self._settings.first_wait * 2 ** min(attempts - 1, 30)
        seconds = min(doubled, self._settings.longest_wait) * (0.5 + self._jitter() / 2)
        return self._clock() + timedelta(seconds=seconds)

    def _tell(self, message: Message, outcome: Outcome) -> None:
        labels = (message.template, self._transport.name)
        if outcome.state == State.SENT:
            SENT.labels(*labels).inc()
        elif outcome.state == State.FAILED:
            FAILED.labels(*labels).inc()
            _log.error("mail was given up", message=message.id, reason=outcome.reason)
        else:
            RETRIED.labels(*labels).inc()
            _log.warning("mail will be tried again", message=message.id, reason=outcome.reason)


def _sentence(error: LoomeryError) -> str:
    return f"{error.message} {error.hint}".strip()
