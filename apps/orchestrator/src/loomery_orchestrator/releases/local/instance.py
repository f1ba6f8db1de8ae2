"""One running process of an application, as the platform speaks to it."""

import asyncio
import contextlib
import os
import shutil
import stat
import time
from pathlib import Path

import httpx2

from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.local.gateway import Gateway
from loomery_shared.contracts.running import AppRunner, Heard, RunningProcess, RunOrder
from loomery_shared.errors import LoomeryError

__all__ = ["Instance"]

_LOOK_EVERY = 0.02
# Shorter than what servers grant, so that a connection is not used in the moment they close it.
_KEPT_FOR = 2.0
_LIMITS = httpx2.Limits(max_connections=None, max_keepalive_connections=32, keepalive_expiry=_KEPT_FOR)
_LAST_WORDS = 1500
_SUSPECTED_FOR = 1.0


class Instance:
    """A process, the socket it listens on, and the requests it is working on.

    The socket is held by its inode once the process answers. What the application does to the path later, a link
    to somebody else's socket for example, leads nowhere; and the address is short enough for every system.
    """

    def __init__(
        self, release: str, process: RunningProcess, folder: Path, gateway: Gateway | None = None
    ) -> None:
        self.release = release
        self.process = process
        self.transport: httpx2.AsyncHTTPTransport | None = None
        self.last_used = time.monotonic()
        self._folder = folder
        self._gateway = gateway
        self._descriptor = -1
        self._working = 0
        self._stopped = False
        self._idle = asyncio.Event()
        self._idle.set()
        self.leaving = asyncio.Event()
        """Set when it will be stopped: streams without an end should end now."""

    @classmethod
    async def start(
        cls,
        runner: AppRunner,
        order: RunOrder,
        release: str,
        within: float,
        gateway: Gateway | None = None,
        heard: Heard | None = None,
    ) -> "Instance":
        """Start a process and wait until it is healthy; raises ReleaseFailedError with its last words.

        The folder that holds its socket's folder is its own and goes with it.
        """
        order.socket.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            if gateway is not None:
                await gateway.start()
            process = await runner.start(order, heard)
        except (LoomeryError, OSError) as error:
            if gateway is not None:
                await gateway.stop()
            shutil.rmtree(order.socket.parent.parent, ignore_errors=True)
            raise ReleaseFailedError(f"The application could not be started: {error}") from error
        instance = cls(release, process, order.socket.parent.parent, gateway)
        try:
            await instance._answers(order.socket, within)
        except BaseException:
            await asyncio.shield(instance.stop())
            raise
        return instance

    @property
    def address(self) -> str:
        """The path of its socket, for whoever connects."""
        return f"/proc/self/fd/{self._descriptor}"

    @property
    def working(self) -> int:
        """Requests that are not answered yet, streams among them."""
        return self._working

    def enter(self) -> None:
        """A request begins."""
        self._working += 1
        self._idle.clear()
        self.last_used = time.monotonic()

    def leave(self) -> None:
        """A request has ended."""
        self.last_used = time.monotonic()
        self._left()

    async def drained(self, within: float) -> bool:
        """Tell streams to end and wait for the requests; whether all ended in time."""
        self.leaving.set()
        try:
            async with asyncio.timeout(within):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True

    async def suspect(self) -> None:
        """It refused a connection: most likely it is ending. Wait a moment for that, so that it is known."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SUSPECTED_FOR):
                await self.process.wait()

    async def stop(self) -> None:
        """End it; safe to call again."""
        self.leaving.set()
        await self.process.stop()
        if self._gateway is not None:
            await self._gateway.stop()
        self._stopped = True
        if not self._working:
            await self._unpin()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def healthy(self, within: float = 5.0) -> bool:
        """Whether it says that it is well."""
        try:
            return await self.status("/api/health", within) == 200
        except (TimeoutError, OSError, httpx2.HTTPError):
            return False

    async def smoke(self) -> None:
        """Ask for what every application has; raises ReleaseFailedError.

        An application without pages answers 404 at its front, which is well.
        """
        for path, fine in (("/api/health", (200,)), ("/", (200, 404)), ("/api/openapi.json", (200, 404))):
            try:
                status = await self.status(path, 15.0)
            except (TimeoutError, OSError, httpx2.HTTPError) as error:
                raise ReleaseFailedError(
                    f"The application did not answer {path}.{self._last_words()}"
                ) from error
            if status not in fine:
                raise ReleaseFailedError(
                    f"The application answered {path} with {status}.{self._last_words()}"
                )

    async def status(self, path: str, within: float) -> int:
        """The status of an answer; raises TimeoutError, HTTPError."""
        if self.transport is None or self._stopped:
            raise ConnectionError("It does not listen.")
        request = httpx2.Request("GET", f"http://localhost{path}", headers={"Host": "localhost"})
        self._working += 1
        self._idle.clear()
        try:
            async with asyncio.timeout(within):
                response = await self.transport.handle_async_request(request)
                try:
                    async for _ in response.aiter_raw():
                        pass
                finally:
                    await response.aclose()
        finally:
            self._left()
        return response.status_code

    def _left(self) -> None:
        self._working -= 1
        if self._working:
            return
        self._idle.set()
        if self._stopped and self._descriptor >= 0:
            # Not before the last request: the number would be given to something else, which it would reach.
            os.close(self._descriptor)
            self._descriptor = -1

    async def _unpin(self) -> None:
        if self.transport is not None:
            await self.transport.aclose()
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    async def _answers(self, socket: Path, within: float) -> None:
        until = time.monotonic() + within
        while time.monotonic() < until:
            if not self.process.alive:
                why = await self.process.wait()
                raise ReleaseFailedError(f"The application did not start: {why}.{self._last_words()}")
            if self._pin(socket):
                if await self.healthy(max(0.1, min(5.0, until - time.monotonic()))):
                    return
                await self._unpin()
            await asyncio.sleep(_LOOK_EVERY)
        raise ReleaseFailedError(
            f"The application did not answer within {within:g} seconds.{self._last_words()}"
        )

    def _pin(self, socket: Path) -> bool:
        """Hold the socket, when it is there and is one."""
        try:
            descriptor = os.open(socket, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return False
        if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        self.transport = httpx2.AsyncHTTPTransport(uds=self.address, limits=_LIMITS)
        return True

    def _last_words(self) -> str:
        said = self.process.output().strip()[-_LAST_WORDS:]
        return f" Its last words:\n{said}" if said else ""
