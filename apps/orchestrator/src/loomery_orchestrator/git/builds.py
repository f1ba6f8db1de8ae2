"""What a push sets going: a build with the specification in use, and what the pusher is told of it."""

from collections.abc import Awaitable, Callable

from loomery_orchestrator.apps.schemas import Rebuild
from loomery_orchestrator.jobs.model import JobRecord
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import LoomeryError

__all__ = ["Rebuilding", "begin_build"]

Rebuilding = Callable[[Principal, str, Rebuild], Awaitable[JobRecord]]


async def begin_build(rebuild: Rebuilding, who: Principal, app: str, public_url: str) -> str:
    """Begin a build of what was pushed; a sentence for the pusher. A push is kept whether it can be built or not."""
    try:
        job = await rebuild(who, app, Rebuild())
    except LoomeryError as error:
        return f"Your push is kept, but no build was started: {error.message} {error.hint}".rstrip()
    return f"build {job.id} started; follow it at {public_url.rstrip('/')}/jobs/{job.id}"
