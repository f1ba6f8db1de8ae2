"""The platform in a process of its own: `erasing_program.py USER [STORE]`, with the environment of the test.

It sees an erasure through. With STORE it kills itself when that store has forgotten the person, but nobody has
written that down yet.
"""

import asyncio
import os
import signal
import sys

from loomery_cli.platform.compose import Role, composed
from loomery_cli.platform.settings import PlatformSettings
from loomery_orchestrator.privacy.repository import Erasure
from loomery_orchestrator.privacy.stores import Store, Stores


def dying(store: str, forget: Store) -> Store:
    """Forgets, and dies of it."""

    async def work(erasure: Erasure) -> None:
        await forget(erasure)
        print(f"killed at {store}", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    return work


async def main(user: str, last: str) -> None:
    in_order = Stores.in_order

    def watched(stores: Stores) -> list[tuple[str, Store]]:
        return [(name, dying(name, forget) if name == last else forget) for name, forget in in_order(stores)]

    Stores.in_order = watched  # type: ignore[method-assign]
    async with composed(PlatformSettings.load(), Role(builds=False, hosts=True)) as platform:
        privacy = platform.orchestrator.privacy
        assert privacy is not None
        while (found := await privacy.erasures.of(user)) is None or found.finished_at is None:
            await asyncio.sleep(0.1)
        print("erased", flush=True)


asyncio.run(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""))
