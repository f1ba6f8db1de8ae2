"""Packs the repositories of applications: every build leaves hundreds of small files, which one pack holds in a tenth.

Git itself never does so here, because it would while somebody waits. This is done beside requests, one repository at a
time and behind everything else on the machine, while no build or push writes to it.
"""

import asyncio
import time
from pathlib import Path

from loomery_orchestrator.apps.repository import AppRepository
from loomery_orchestrator.git.command import Git
from loomery_orchestrator.git.holding import undisturbed
from loomery_orchestrator.settings import GitSettings
from loomery_shared.contracts.builds import BuildEngine
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["Packing"]

_log = get_logger("git")
_PAGE = 200
_MOST_PACKS = 40
_UNUSED_FOR = "2.weeks.ago"
"""What belongs to nothing is kept for so long: a build that runs has made objects that nothing names yet."""


class Packing:
    """Looks through all repositories again and again."""

    def __init__(self, apps: AppRepository, engine: BuildEngine, settings: GitSettings) -> None:
        self._apps, self._engine, self._settings = apps, engine, settings

    async def run(self) -> None:
        """Pack until cancelled."""
        while self._settings.pack_after:
            await asyncio.sleep(self._settings.pack_every)
            try:
                await self.round()
            except LoomeryError as error:
                _log.warning("repositories are not packed now", code=error.code)
            except Exception as error:
                _log.error("repositories are not packed now", exc_info=error)

    async def round(self) -> int:
        """Pack what needs it; how many repositories."""
        packed, after = 0, ""
        while page := await self._apps.every(after, _PAGE):
            for tenant, app in page:
                packed += await self._packed(tenant, app)
            after = page[-1][1]
        return packed

    async def _packed(self, tenant: str, app: str) -> bool:
        git = Git(await asyncio.to_thread(self._engine.project, tenant, app), self._settings)
        if not await asyncio.to_thread(_needs_it, git, self._settings.pack_after):
            return False
        try:
            async with undisturbed(self._engine, tenant, app):
                await self._pack(app, git)
        except (LoomeryError, OSError) as error:
            _log.warning("a repository could not be packed", app=app, reason=str(error))
            return False
        return True

    async def _pack(self, app: str, git: Git) -> None:
        before, begun = await asyncio.to_thread(_files, git.git_dir), time.monotonic()
        command = ("gc", "--quiet", f"--prune={_UNUSED_FOR}")
        given = {"GIT_DIR": str(git.git_dir)}
        try:
            async with git.running(
                command, given, seconds=self._settings.pack_within, gently=True
            ) as process:
                assert process.stdout  # noqa: S101 - asked for
                await process.stdout.read()
                if await process.wait():
                    raise LoomeryError("git gc failed.")
        finally:
            # Nobody else writes: what is left of a pack that was not finished is of no use.
            await asyncio.to_thread(_clear, git.git_dir)
        after = await asyncio.to_thread(_files, git.git_dir)
        _log.info(
            "a repository was packed",
            app=app,
            files=[before[0], after[0]],
            kilobytes=[before[1] // 1000, after[1] // 1000],
            seconds=round(time.monotonic() - begun, 2),
        )


def _needs_it(git: Git, loose: int) -> bool:
    if not git.exists:
        return False
    objects = git.git_dir / "objects"
    packs = sum(1 for _ in (objects / "pack").glob("*.pack"))
    # A loose object lies in a folder named by the first two digits of its digest.
    return packs > _MOST_PACKS or sum(1 for _ in objects.glob("??/*")) >= loose


def _files(git_dir: Path) -> tuple[int, int]:
    """How many files a repository has, and their bytes on the disk."""
    sizes = [file.lstat().st_blocks * 512 for file in git_dir.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes)


def _clear(git_dir: Path) -> None:
    for left in (*git_dir.glob("objects/pack/tmp_*"), *git_dir.glob("objects/pack/.tmp-*")):
        left.unlink(missing_ok=True)
