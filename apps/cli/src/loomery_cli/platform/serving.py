"""Serves the platform: one socket, one process, and worker processes beside it where the database allows them."""

import asyncio
import contextlib
import os
import socket
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from loomery_cli.platform.compose import Platform, Role, composed
from loomery_cli.platform.migrating import migrate_all
from loomery_cli.platform.settings import PlatformSettings
from loomery_cli.platform.setup_code import SetupCodeFile, reaches_others
from loomery_cli.platform.signals import told_to_end
from loomery_shared.errors import LoomeryError, UsageError
from loomery_shared.lasting import settle
from loomery_shared.logs import configure_logs, get_logger
from loomery_shared.telemetry import Telemetry
from loomery_shared.web import VERSION

__all__ = ["serve_platform"]

_GRACE = 30
_BACKLOG = 2048
_FIRST_PAUSE = 0.5
_LONG = 60.0
_log = get_logger("platform")


async def serve_platform(*, host: str, port: int, workers: int) -> int:
    """Serve until SIGINT or SIGTERM; raises UsageError when the port is taken."""
    listening = _bind(host, port)
    settings = _settings(host, port, workers)
    setup = SetupCodeFile(settings.orchestrator.home)
    if reaches_others(host, settings.orchestrator.public_url) and not settings.auth.setup_code:
        settings = settings.with_setup_code(setup.get_or_make())
    configure_logs(settings.orchestrator.log_level, service="platform")
    telemetry = Telemetry(settings.orchestrator.telemetry, "loomery", VERSION)
    beside = workers > 1 and settings.on_postgres
    role = Role(builds=workers > 0 and not beside, hosts=True)
    try:
        if not role.builds:
            # Workers make the tables of the workflow engine; without one here, its queue would have none.
            await migrate_all(settings)
        async with composed(settings, role) as platform, _processes(workers if beside else 0):
            if await platform.is_empty():
                if settings.auth.setup_code:
                    setup.tell(settings.auth.setup_code, settings.orchestrator.public_url)
            else:
                setup.forget()
            server = _Server(
                uvicorn.Config(
                    platform.app,
                    log_config=None,
                    access_log=False,
                    lifespan="off",
                    server_header=False,
                    proxy_headers=False,
                    backlog=_BACKLOG,
                    timeout_graceful_shutdown=_GRACE,
                )
            )
            ready = asyncio.create_task(_announce(server, settings.orchestrator.public_url))
            warm = asyncio.create_task(_warm(platform, settings.orchestrator.understanding.warm_after))
            try:
                with told_to_end(server.end):
                    await server.serve([listening])
            finally:
                ready.cancel()
                warm.cancel()
    finally:
        telemetry.close()
        listening.close()
    return 0


def _settings(host: str, port: int, workers: int) -> PlatformSettings:
    named = "LOOMERY_PUBLIC_URL" in os.environ
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - asked for by the person
    settings = PlatformSettings.load(**({} if named else {"public_url": f"http://{shown}:{port}"}))
    if workers > 1 and not settings.on_postgres:
        return settings.with_builds(at_once=workers)
    return settings


def _bind(host: str, port: int) -> socket.socket:
    """The socket, bound before anything else is begun."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that asyncio switches off waiting for more to send.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"Port {port} on {host} cannot be used: {error.strerror}.", hint="Choose another with --port."
        ) from error
    return listening


class _Server(uvicorn.Server):
    """Leaves signals alone: after its own end it would let them end the process, before the rest is closed."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """See `uvicorn.Server`."""
        yield

    def end(self) -> None:
        """Let requests come to their end; when told again, at once."""
        self.force_exit = self.should_exit
        self.should_exit = True


async def _announce(server: uvicorn.Server, url: str) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    print(f"Loomery is ready at {url}", flush=True)
    settle()


async def _warm(platform: Platform, after: float) -> None:
    """Load what reading descriptions needs, once the first page has been served in peace."""
    if not after:
        return
    await asyncio.sleep(after)
    try:
        await asyncio.to_thread(platform.understander.warm)
        settle()
    except LoomeryError as error:
        _log.warning("descriptions cannot be read yet", reason=error.message)


@asynccontextmanager
async def _processes(count: int) -> AsyncIterator[None]:
    """Worker processes with stable names, started again when they end by themselves."""
    keepers = [asyncio.create_task(_keep(f"worker-{number + 1}")) for number in range(count)]
    try:
        yield
    finally:
        for keeper in keepers:
            keeper.cancel()
        await asyncio.gather(*keepers, return_exceptions=True)


async def _keep(name: str) -> None:
    pause = _FIRST_PAUSE
    # A session of its own, so that Ctrl-C reaches this process alone, which then ends the others in order; by the
    # end of its input a worker learns that nobody is left to do so.
    command = [sys.executable, "-m", "loomery_cli", "worker", "--name", name, "--at-once", "1", "--beside"]
    while True:
        begun = time.monotonic()
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, start_new_session=True)
        try:
            await process.wait()
        except asyncio.CancelledError:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
            await process.wait()
            raise
        _log.warning("a worker ended by itself and is started again", worker=name, status=process.returncode)
        if time.monotonic() - begun > _LONG:
            pause = _FIRST_PAUSE
        await asyncio.sleep(pause)
        pause = min(pause * 2, 30.0)
