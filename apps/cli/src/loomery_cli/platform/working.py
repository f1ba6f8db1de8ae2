"""A worker process: the services' stores without their addresses, and builds from the queue."""

import asyncio
import socket
import sys

from loomery_cli.platform.compose import Role, composed
from loomery_cli.platform.settings import PlatformSettings
from loomery_cli.platform.signals import told_to_end
from loomery_shared.logs import configure_logs
from loomery_shared.telemetry import Telemetry
from loomery_shared.web import VERSION

__all__ = ["run_worker"]


async def run_worker(*, name: str, at_once: int, beside: bool = False) -> int:
    """Take builds until SIGINT or SIGTERM; then let what runs come to its end, for a while.

    `beside` another process, the end of the standard input is a reason too: that process is no more.
    """
    settings = PlatformSettings.load().with_builds(worker=name or socket.gethostname(), at_once=at_once)
    configure_logs(settings.orchestrator.log_level, service="worker")
    telemetry = Telemetry(settings.orchestrator.telemetry, "loomery-worker", VERSION)
    ended = asyncio.Event()
    try:
        with told_to_end(ended.set):
            if beside:
                asyncio.get_running_loop().add_reader(sys.stdin.fileno(), ended.set)
            async with composed(settings, Role(builds=True, hosts=False)):
                print(f"Loomery worker {settings.orchestrator.builds.worker} is ready", flush=True)
                await ended.wait()
                if beside:
                    asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
    finally:
        telemetry.close()
    return 0
