"""Where applications run: on this machine, as containers, or on Amazon's services; each in its place for good.

An application's place is chosen before its first release. It does not move afterwards: its data would have to, and
no driver knows how.
"""

import asyncio
from collections.abc import Mapping

from loomery_orchestrator.releases.driver import Hosted, ReleaseDriver, ReleaseSteps
from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.schemas import PlaceName, ReleaseRecord

__all__ = ["Places"]


class Places:
    """A `ReleaseDriver` that hands everything on to that of the application's place."""

    def __init__(self, drivers: Mapping[PlaceName, ReleaseDriver]) -> None:
        self._drivers = drivers

    async def open(self, hosted: list[Hosted], unsettled: list[ReleaseRecord]) -> None:
        """See `ReleaseDriver`."""
        for place, driver in self._drivers.items():
            theirs = [release for release in unsettled if release.place == place]
            await driver.open([state for state in hosted if state.place == place], theirs)

    async def apply(self, hosted: list[Hosted]) -> None:
        """See `ReleaseDriver`. A place that cannot be reached keeps no other waiting."""
        states = {place: [state for state in hosted if state.place == place] for place in self._drivers}
        work = [driver.apply(states[place]) for place, driver in self._drivers.items()]
        failed = [error for error in await asyncio.gather(*work, return_exceptions=True) if error is not None]
        if failed:
            raise failed[0]

    async def release(self, release: ReleaseRecord, steps: ReleaseSteps) -> None:
        """See `ReleaseDriver`."""
        await self._of(release).release(release, steps)

    async def undo(self, release: ReleaseRecord) -> None:
        """See `ReleaseDriver`."""
        await self._of(release).undo(release)

    async def close(self) -> None:
        """See `ReleaseDriver`."""
        await asyncio.gather(*(driver.close() for driver in self._drivers.values()))

    def _of(self, release: ReleaseRecord) -> ReleaseDriver:
        driver = self._drivers.get(release.place)
        if driver is None:
            raise ReleaseFailedError(
                f"This platform does not release to {release.place}.",
                hint="Set it up (LOOMERY_AWS_HOSTING__…), or choose another place.",
            )
        return driver
