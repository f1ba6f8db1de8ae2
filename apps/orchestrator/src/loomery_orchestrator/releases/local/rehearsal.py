"""Tries a version on a copy of the data before it may touch them."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from loomery_orchestrator.releases.errors import ReleaseFailedError
from loomery_orchestrator.releases.local.databases import Tally, losses, table_digest, tally
from loomery_orchestrator.releases.local.instance import Instance

__all__ = ["Rehearsed", "rehearse"]

_TOLD = 5


@dataclass(frozen=True)
class Rehearsed:
    """What a version did with a copy of the data; digests name the tables before and after."""

    before: str
    after: str
    records: int
    tables: int

    @property
    def changes_tables(self) -> bool:
        """Whether the version before could not work on the data any more."""
        return self.before != self.after


async def rehearse(
    copy: Path, start: Callable[[Path], Awaitable[Instance]], *, accept_loss: bool
) -> Rehearsed:
    """Start a version on a folder with a copy of the database, and compare; the folder is gone afterwards.

    Raises ReleaseFailedError when it does not start, does not answer, or loses records without its tables
    saying so.
    """
    database = copy / "app.db"
    try:
        before, digest = await asyncio.to_thread(_read, database)
        instance = await start(copy)
        try:
            await instance.smoke()
        finally:
            await instance.stop()
        after, new_digest = await asyncio.to_thread(_read, database)
    finally:
        await asyncio.to_thread(shutil.rmtree, copy, ignore_errors=True)
    lost = losses(before, after)
    if lost and not accept_loss:
        more = f", and {len(lost) - _TOLD} more" if len(lost) > _TOLD else ""
        raise ReleaseFailedError(
            f"The new version would lose data: {'; '.join(lost[:_TOLD])}{more}. Nothing was changed.",
            hint="Correct the migration, or release it with `accept_loss`.",
        )
    return Rehearsed(
        before=digest,
        after=new_digest,
        records=sum(table.rows for table in after.values()),
        tables=len(after),
    )


def _read(database: Path) -> tuple[Tally, str]:
    return tally(database), table_digest(database)
