"""Counts in the data of a live application, to say what a change would touch."""

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

from loomery_orchestrator.releases.local.databases import count
from loomery_orchestrator.releases.local.folders import AppFolders
from loomery_shared.contracts.preview_values import MigrationStep
from loomery_shared.contracts.running import AppRunner
from loomery_shared.errors import LoomeryError
from loomery_shared.logs import get_logger

__all__ = ["LiveData"]

_log = get_logger("understanding")
_MB = 1_000_000


class LiveData:
    """Looks at copies: the files of a running application are only touched from inside a sandbox.

    `largest` is in megabytes; larger databases are not copied.
    """

    def __init__(self, home: Path, runner: AppRunner, largest: int) -> None:
        self._hosting = home / "hosting"
        self._runner = runner
        self._largest = largest * _MB

    async def counted(self, app: str, steps: Sequence[MigrationStep]) -> list[MigrationStep]:
        """The same steps with `rows_affected`, as far as something is live here and can be read."""
        folders = AppFolders(self._hosting, app)
        wanted = [step for step in steps if step.counted != "none"]
        if not wanted or not await asyncio.to_thread(self._fits, folders):
            return list(steps)
        with tempfile.TemporaryDirectory(prefix="counted-") as scratch:
            try:
                await self._runner.copy_database(folders.data, Path(scratch))
                return await asyncio.to_thread(_filled, Path(scratch) / "app.db", steps)
            except (LoomeryError, OSError) as error:
                _log.warning("rows could not be counted", app=app, reason=str(error))
                return list(steps)

    def _fits(self, folders: AppFolders) -> bool:
        return folders.has_data() and folders.database.stat().st_size <= self._largest


def _filled(database: Path, steps: Sequence[MigrationStep]) -> list[MigrationStep]:
    return [
        step.model_copy(update={"rows_affected": count(database, step.table, _column(step))})
        if step.counted != "none"
        else step
        for step in steps
    ]


def _column(step: MigrationStep) -> str:
    return step.column if step.counted == "values" else ""
