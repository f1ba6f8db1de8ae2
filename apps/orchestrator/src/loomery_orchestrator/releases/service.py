"""What other parts ask of releases: order one, wait for it, go back."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from sqlalchemy.exc import IntegrityError

from loomery_orchestrator.releases.repository import ReleaseRepository
from loomery_orchestrator.releases.schemas import ReleaseOrder, ReleaseRecord, ReleaseState
from loomery_shared.database import EVERY_TENANT, is_unique_violation
from loomery_shared.errors import ConflictError, NotFoundError, UsageError
from loomery_shared.ids import new_id
from loomery_shared.paging import Page, decode_cursor, encode_cursor, page_of

__all__ = ["BeforeReturn", "News", "ReleaseService"]

BeforeReturn: TypeAlias = Callable[[ReleaseRecord], Awaitable[None]]


class News:
    """Tells waiters in this process that something about releases has changed."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def tell(self) -> None:
        """Wake everybody who waits."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Wait for something, but not for longer than `seconds`."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()


class ReleaseService:
    """Decides about releases; the supervisor does them. `look_every` is in seconds.

    `before_return` looks whether an earlier version can work on the data of today; raises OlderTablesError.
    """

    def __init__(
        self,
        repository: ReleaseRepository,
        news: News,
        *,
        look_every: float = 1.0,
        before_return: BeforeReturn | None = None,
    ) -> None:
        self._repository = repository
        self._before_return = before_return
        self._news = news
        self._look_every = look_every

    async def request(self, order: ReleaseOrder) -> ReleaseRecord:
        """Order a release; the same job gets the same release. Raises ConflictError for a taken address."""
        return await self._ordered(order)

    async def outcome(self, release: str, *, tenant: str = EVERY_TENANT) -> ReleaseRecord:
        """Wait until a release is live or has failed; raises NotFoundError."""
        while True:
            record = await self._repository.get(tenant, release)
            if record.state.settled:
                return record
            await self._news.wait(self._look_every)

    async def get(self, tenant: str, release: str) -> ReleaseRecord:
        """One release; raises NotFoundError."""
        return await self._repository.get(tenant, release)

    async def page(self, tenant: str, app: str, *, cursor: str = "", limit: int = 50) -> Page[ReleaseRecord]:
        """Releases of an application, newest first; raises UsageError for a cursor that is none."""
        last = decode_cursor(cursor)
        if last is not None and (len(last) != 1 or not isinstance(last[0], int)):
            raise UsageError("This cursor is none of ours.", hint="Begin again without it.")
        below = int(last[0]) if last else None
        rows = await self._repository.of_app(tenant, app, below=below, limit=limit + 1)
        shown = rows[:limit]
        return page_of(rows, limit, encode_cursor(shown[-1].number) if shown else "")

    async def promote(self, tenant: str, app: str, release: str, *, job: str = "") -> ReleaseRecord:
        """Make an earlier version live again with the data as they are now.

        Where tables have changed since, those of then come back when nothing is lost by it; else it is refused, with
        OlderTablesError where that can be seen at once.
        """
        return await self._again(tenant, app, release, job, restores_data=False)

    async def roll_back(self, tenant: str, app: str, release: str, *, job: str = "") -> ReleaseRecord:
        """Make an earlier version live again; when the tables have changed since, with its data of then.

        What was entered since is kept aside and named in the `notice` of the release.
        """
        return await self._again(tenant, app, release, job, restores_data=True)

    async def suspend(self, tenant: str, app: str) -> None:
        """Take an application off its address; nothing is lost. Raises NotFoundError."""
        await self._repository.change_app(tenant, app, suspended=True)
        self._news.tell()

    async def resume(self, tenant: str, app: str) -> None:
        """Let an application answer again; raises NotFoundError."""
        await self._repository.change_app(tenant, app, suspended=False)
        self._news.tell()

    async def restart(self, tenant: str, app: str) -> None:
        """Have an application started anew, whoever hosts it."""
        await self._repository.ask_restart(tenant, app)
        self._news.tell()

    async def grant(self, tenant: str, app: str, hosts: list[str]) -> None:
        """Say which hosts outside an application may call; raises NotFoundError."""
        await self._repository.change_app(tenant, app, granted_hosts=hosts)
        self._news.tell()

    async def remove(self, tenant: str, app: str) -> None:
        """Forget an application, its releases and its data for good."""
        await self._repository.remove_app(tenant, app)
        self._news.tell()

    async def _again(
        self, tenant: str, app: str, release: str, job: str, *, restores_data: bool
    ) -> ReleaseRecord:
        before = await self._repository.get(tenant, release)
        if before.app != app:
            raise NotFoundError("There is no such release.")
        if before.live_at is None:
            raise ConflictError("This release was never live.", hint="Choose one that was.")
        if before.state is ReleaseState.LIVE:
            raise ConflictError("This release is live already.")
        if self._before_return is not None and not restores_data:
            await self._before_return(before)
        order = ReleaseOrder(
            **before.model_dump(include=set(ReleaseOrder.model_fields) - {"job", "demo"}),
            job=job or new_id("again"),
        )
        return await self._ordered(order, back_to=before, restores_data=restores_data)

    async def _ordered(
        self, order: ReleaseOrder, *, back_to: ReleaseRecord | None = None, restores_data: bool = False
    ) -> ReleaseRecord:
        try:
            try:
                record = await self._repository.add(order, back_to=back_to, restores_data=restores_data)
            except IntegrityError as error:
                if not is_unique_violation(error):
                    raise
                # Two that ask at once for the same job: the second finds what the first made.
                record = await self._repository.add(order, back_to=back_to, restores_data=restores_data)
        except IntegrityError as error:
            raise ConflictError(
                f"Another application has the address {order.slug}.", hint="Choose another name."
            ) from error
        self._news.tell()
        return record
