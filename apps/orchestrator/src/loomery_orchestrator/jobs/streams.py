"""How many people of one organisation follow jobs at the same time."""

from collections import Counter

from sse_starlette import EventSourceResponse
from starlette.types import Receive, Scope, Send

from loomery_shared.errors import TooManyError

__all__ = ["CountedStream", "Streams"]


class Streams:
    """Counts the open streams of this process by organisation; `most` of 0 is without a limit."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open: Counter[str] = Counter()

    def enter(self, tenant: str) -> None:
        """One more; raises TooManyError."""
        if self._most and self._open[tenant] >= self._most:
            raise TooManyError(
                f"Your organisation follows {self._most} jobs already, as many as it may at once.",
                hint="Close some pages, or look at the status of the job instead.",
                retry_after=5,
            )
        self._open[tenant] += 1

    def leave(self, tenant: str) -> None:
        """One less."""
        self._open[tenant] -= 1
        if not self._open[tenant]:
            del self._open[tenant]


class CountedStream(EventSourceResponse):
    """A stream that counts until it has ended, however it ends."""

    streams: Streams
    tenant: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.streams.leave(self.tenant)
