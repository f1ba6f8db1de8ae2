"""Work that is repeated while the service lives."""

import asyncio
from collections.abc import Awaitable, Callable

from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["every"]

_log = get_logger("mail")


async def every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do it now and again after each pause, until cancelled; failures are logged and tried again next time."""
    while True:
        try:
            await work()
        except LoomeryError as error:
            _log.warning("regular work waits", reason=error.message)
        except Exception:
            _log.exception("regular work broke")
        await asyncio.sleep(seconds)
