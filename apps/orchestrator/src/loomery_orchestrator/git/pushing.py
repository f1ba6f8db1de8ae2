"""Push: taken whole, checked, brought into the project's files, and built.

The upload is read before anything is held. From then on a push is brought to its end, also when the pusher hangs
up: a process that is killed between branch and files would leave them apart.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO
from weakref import WeakValueDictionary

from starlette.types import Receive

from loomery_orchestrator.git.answers import Answer
from loomery_orchestrator.git.bodies import received
from loomery_orchestrator.git.builds import Rebuilding, begin_build
from loomery_orchestrator.git.command import Git
from loomery_orchestrator.git.fetching import PUSH
from loomery_orchestrator.git.holding import undisturbed
from loomery_orchestrator.git.hooks import hook_environment, hook_folder
from loomery_orchestrator.git.pktlines import FATAL, FLUSH, packets, said
from loomery_shared.contracts.builds import BuildEngine
from loomery_shared.contracts.principal import Principal
from loomery_shared.errors import LoomeryError, TooLargeError
from loomery_shared.logs import get_logger

__all__ = ["Pushes", "room_for_push"]

_log = get_logger("git")
_MAIN_FILES = "refs/heads/main^{tree}"
_MOST_COMMANDS = 65_520


class Pushes:
    """Takes pushes, one of each application at a time, and none while a build is being published."""

    def __init__(self, engine: BuildEngine, rebuild: Rebuilding, public_url: str, home: Path) -> None:
        self._engine, self._rebuild, self._public_url = engine, rebuild, public_url
        self._home = home
        self._turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def take(
        self,
        who: Principal,
        app: str,
        git: Git,
        encoding: str,
        folder: Path,
        receive: Receive,
        answer: Answer,
    ) -> None:
        """Take one push. The answer begins at once, because uploads may be slow; what goes wrong is said in it."""
        await answer.begin(f"application/x-{PUSH}-result")
        try:
            async with received(receive, encoding, git.settings.max_push, folder) as body:
                hooks = await asyncio.to_thread(hook_folder, self._home)
                await self._bring_in(who, app, replace(git, hooks=hooks), body, answer)
        except LoomeryError as error:
            await answer.write(said(f"{error.message} {error.hint}".rstrip(), FATAL))

    async def _bring_in(self, who: Principal, app: str, git: Git, body: IO[bytes], answer: Answer) -> None:
        banded = _wants_bands(body)
        ends = False
        async with self._undisturbed(who.tenant, app):
            before = await git.resolve(_MAIN_FILES)
            given = hook_environment(git.settings.max_files, git.settings.max_tree)
            command = ("receive-pack", "--stateless-rpc", str(git.project))
            async with git.running(command, given, body) as process:
                assert process.stdout  # noqa: S101 - asked for
                async for packet in packets(process.stdout):
                    if ends:
                        await answer.write(FLUSH)
                    ends = packet == FLUSH
                    if not ends:
                        await answer.write(packet)
                await process.wait()
            after = await git.resolve(_MAIN_FILES)
        _log.info("a push was taken", app=app, builds=after != before)
        told = b""
        if after != before:
            told = said(await begin_build(self._rebuild, who, app, self._public_url))
        await answer.write((told if banded else b"") + (FLUSH if ends else b""))

    @asynccontextmanager
    async def _undisturbed(self, tenant: str, app: str) -> AsyncIterator[None]:
        # Taking turns here keeps waiting pushes from filling the pool of threads.
        turn = self._turns.setdefault((tenant, app), asyncio.Lock())
        async with turn, undisturbed(self._engine, tenant, app):
            yield


async def room_for_push(git: Git) -> None:
    """Raises TooLargeError when the repository has grown as much as it may."""
    counted = (await git.need("count-objects", "-v")).text.decode()
    sizes = dict(line.split(": ", 1) for line in counted.splitlines())
    used = (int(sizes["size"]) + int(sizes["size-pack"])) / 1024
    if used >= git.settings.max_repository_mb:
        raise TooLargeError(
            f"This repository has {used:.0f} MB, as much as it may.",
            hint="Keep large files elsewhere, for example in the application's uploads.",
        )


def _wants_bands(body: IO[bytes]) -> bool:
    """Whether the pusher hears messages beside the report; reads the first line and goes back."""
    first = body.read(_MOST_COMMANDS)
    body.seek(0)
    try:
        line = first[4 : int(first[:4], 16)]
    except ValueError:
        return False
    return b"side-band-64k" in line.partition(b"\0")[2].split()
