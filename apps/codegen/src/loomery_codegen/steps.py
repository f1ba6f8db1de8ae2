"""Times the steps of a build and tells its listener."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from loomery_codegen.request import BuildEvent, BuildListener, Step

__all__ = ["Steps"]


class Steps:
    """Times the steps and tells the listener."""

    def __init__(self, tell: BuildListener) -> None:
        self.tell = tell
        self.seconds: dict[str, float] = {}
        self._begun = time.monotonic()

    @contextmanager
    def step(self, name: Step) -> Iterator[Callable[[str], None]]:
        """Runs a step; what is said to the yielded function ends up in the closing event."""
        said: list[str] = []
        self.tell(BuildEvent(step=name, state="started"))
        begun = time.monotonic()
        try:
            yield said.append
        finally:
            self.seconds[name] = time.monotonic() - begun
        self.tell(
            BuildEvent(step=name, state="finished", message=", ".join(said), seconds=self.seconds[name])
        )

    def total(self) -> dict[str, float]:
        """Seconds by step and in all."""
        return {**self.seconds, "total": time.monotonic() - self._begun}
