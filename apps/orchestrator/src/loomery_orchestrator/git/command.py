"""Git by argument lists and a hermetic configuration: no settings, hooks or attributes of others take part."""

import asyncio
import contextlib
import math
import os
import shutil
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from loomery_orchestrator.settings import GitSettings
from loomery_shared.errors import LoomeryError, UnavailableError

__all__ = ["Git", "Output"]

_FIXED = (
    "core.autocrlf=false",
    "core.fsmonitor=false",
    "core.quotePath=false",
    "core.fileMode=true",
    "core.protectHFS=true",
    "core.protectNTFS=true",
    "core.attributesFile=/dev/null",
    "core.packedGitWindowSize=32m",
    "core.packedGitLimit=256m",
    "core.bigFileThreshold=8m",
    "pack.threads=1",
    "pack.windowMemory=64m",
    "gc.auto=0",
    "receive.autogc=false",
    "receive.denyCurrentBranch=updateInstead",
    "receive.fsckObjects=true",
    "safe.directory=*",
)
_PIECE = 65_536
_GENTLY = ("nice", "-n", "5")
_SHORT = 30.0
"""Seconds for commands that only look."""


@dataclass(frozen=True, slots=True)
class Output:
    """What git printed, and whether that is only the beginning."""

    text: bytes
    cut: bool


@dataclass(frozen=True, slots=True)
class Git:
    """One repository with its files in `project`; every process of git is bounded in time and memory."""

    project: Path
    settings: GitSettings
    hooks: Path = Path(os.devnull)
    """A folder of hooks; by default there are none."""

    @property
    def git_dir(self) -> Path:
        """Where the objects and branches are."""
        return self.project / ".git"

    @property
    def exists(self) -> bool:
        """Whether there is a repository."""
        return (self.git_dir / "HEAD").is_file()

    async def run(
        self, *arguments: str, most: int = 1_000_000, environment: Mapping[str, str] | None = None
    ) -> Output | None:
        """What a command prints, at most so many bytes; None when it fails. Raises UnavailableError."""
        parts: list[bytes] = []
        size = 0
        given = environment if environment is not None else {"GIT_DIR": str(self.git_dir)}
        async with self.running(arguments, given, seconds=_SHORT) as process:
            async for piece in _pieces(process):
                parts.append(piece)
                size += len(piece)
                if size > most:
                    return Output(b"".join(parts)[:most], cut=True)
            if await process.wait():
                return None
        return Output(b"".join(parts), cut=False)

    async def need(self, *arguments: str, most: int = 1_000_000) -> Output:
        """Like `run`; raises LoomeryError when the command fails."""
        done = await self.run(*arguments, most=most)
        if done is None:
            raise LoomeryError(f"git {arguments[0]} failed.")
        return done

    async def resolve(self, name: str) -> str | None:
        """The object that a revision stands for, or None."""
        done = await self.run("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return done.text.decode().strip() or None if done else None

    @asynccontextmanager
    async def running(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        given: IO[bytes] | int = DEVNULL,
        *,
        seconds: float = math.inf,
        gently: bool = False,
    ) -> AsyncIterator[Process]:
        """A process of git and its children, which do not outlive this; raises UnavailableError when it takes
        too long. `gently`, everything else on the machine goes first."""
        process = await asyncio.create_subprocess_exec(
            *(_GENTLY if gently else ()),
            *_limits(self.settings),
            *("git", *(part for setting in self._settings() for part in ("-c", setting)), *arguments),
            stdin=given,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd=self.project,
            env={**_environment(), **environment},
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(min(seconds, self.settings.timeout)):
                yield process
        except TimeoutError as error:
            raise UnavailableError("The repository took too long.", hint="Try again with less.") from error
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            await asyncio.shield(process.wait())
            process._transport.close()  # type: ignore[attr-defined]

    def _settings(self) -> tuple[str, ...]:
        return (
            *_FIXED,
            f"core.hooksPath={self.hooks}",
            f"receive.maxInputSize={self.settings.max_push}",
        )


async def _pieces(process: Process) -> AsyncIterator[bytes]:
    assert process.stdout  # noqa: S101 - asked for
    while piece := await process.stdout.read(_PIECE):
        yield piece


def _limits(settings: GitSettings) -> tuple[str, ...]:
    """What a hostile pack may make git take, where the machine has a way to say so."""
    program = shutil.which("prlimit")
    if program is None:
        return ()
    return (program, f"--as={settings.memory_mb * 2**20}", f"--cpu={int(settings.timeout) + 1}", "--core=0")


def _environment() -> dict[str, str]:
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin:" + os.environ.get("PATH", ""),
        "HOME": "/nonexistent",
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_COMMITTER_NAME": "Loomery",
        "GIT_COMMITTER_EMAIL": "builds@loomery.localhost",
    }
