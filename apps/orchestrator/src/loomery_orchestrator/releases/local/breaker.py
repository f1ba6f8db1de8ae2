"""Decides when an application that died is started again, and when it is left alone for a while."""

from collections import deque
from collections.abc import Callable

from loomery_orchestrator.releases.settings import HostingSettings

__all__ = ["Breaker"]


class Breaker:
    """A circuit breaker with pauses that double. `now` is a monotonic clock, in seconds."""

    def __init__(self, settings: HostingSettings, now: Callable[[], float]) -> None:
        self._settings = settings
        self._now = now
        self._deaths: deque[float] = deque(maxlen=max(settings.open_after, 16))
        self._opened: float | None = None

    @property
    def opened(self) -> bool:
        """Whether the application is given up for now."""
        return self._opened is not None

    def died(self) -> bool:
        """It died or did not start; True when this is the moment to give it up for a while."""
        now = self._now()
        self._deaths.append(now)
        self._drop_old(now)
        if self._opened is None and len(self._deaths) < self._settings.open_after:
            return False
        first = self._opened is None
        self._opened = now  # a probe that fails begins the wait anew
        return first

    def well(self) -> bool:
        """It was found healthy some time after its start; True when it had been given up before."""
        was_open, self._opened = self._opened is not None, None
        if was_open:
            self._deaths.clear()
        return was_open

    def forgive(self) -> None:
        """Forget every death: somebody wants it to be tried again."""
        self._opened = None
        self._deaths.clear()

    def refused_for(self) -> float:
        """Seconds for which it is not even tried; 0 when it may be."""
        if self._opened is None:
            return 0.0
        return max(0.0, self._opened + self._settings.open_for - self._now())

    def pause(self) -> float:
        """Seconds to wait before the next start."""
        now = self._now()
        self._drop_old(now)
        if not self._deaths or self._opened is not None:
            return 0.0
        length: float = self._settings.restart_after * 2 ** (len(self._deaths) - 1)
        return max(0.0, self._deaths[-1] + min(length, self._settings.restart_at_most) - now)

    def _drop_old(self, now: float) -> None:
        while self._deaths and self._deaths[0] < now - self._settings.open_window:
            self._deaths.popleft()
