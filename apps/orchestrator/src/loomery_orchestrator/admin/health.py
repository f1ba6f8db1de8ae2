"""How every part of the platform is: all are asked at the same time, none for long."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Literal, TypeAlias

import httpx2

from loomery_orchestrator.admin.ports import Oversight, Service
from loomery_orchestrator.admin.schemas import HealthReport, PartHealth
from loomery_orchestrator.building.worker import WorkerRegistry
from loomery_shared.contracts.operation import Condition
from loomery_shared.errors import LoomeryError, UnavailableError
from loomery_shared.ids import Clock
from loomery_shared.logs import get_logger
from loomery_shared.objects.port import ObjectStore
from loomery_shared.telemetry import trace_headers

__all__ = ["Health"]

_log = get_logger("health")
_PATIENCE = 5.0
_Ask: TypeAlias = Callable[[], Awaitable[list[Condition]]]


class Health:
    """Asks; what does not answer in time is down."""

    def __init__(
        self,
        oversight: Oversight,
        database: Callable[[], Awaitable[None]],
        objects: ObjectStore,
        registry: WorkerRegistry,
        lease: float,
        clock: Clock,
        *,
        patience: float = _PATIENCE,
    ) -> None:
        self._oversight, self._database, self._objects = oversight, database, objects
        self._registry, self._lease, self._clock = registry, lease, clock
        self._patience = patience

    async def report(self) -> HealthReport:
        """Everything, as it is now."""
        asked: dict[str, _Ask] = {
            "database": self._of_database,
            "objects": self._of_objects,
            "workers": self._of_workers,
            "building": lambda: asyncio.to_thread(self._oversight.premises.conditions),
            **{
                name: _asking(name, service, self._patience)
                for name, service in self._oversight.services.items()
            },
        }
        answers = await asyncio.gather(*(self._timed(name, ask) for name, ask in asked.items()))
        parts = [part for answer in answers for part in answer]
        return HealthReport(at=self._clock(), state=_worst(parts), parts=parts)

    async def _timed(self, name: str, ask: _Ask) -> list[PartHealth]:
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(self._patience):
                found = await ask()
        except TimeoutError:
            found = [Condition(name=name, state="down", words=f"no answer within {self._patience:g} seconds")]
        except LoomeryError as error:
            found = [Condition(name=name, state="down", words=error.message, remedy=error.hint)]
        except Exception as error:
            # What it was may hold anything: the log has it.
            _log.error("a part could not be asked", part=name, exc_info=error)
            found = [Condition(name=name, state="down", words="it broke when it was asked; see the log")]
        took = round((time.perf_counter() - begun) * 1000, 1)
        return [PartHealth(**one.model_dump(), latency_ms=took) for one in found]

    async def _of_database(self) -> list[Condition]:
        await self._database()
        return [Condition(name="database", state="ok", words="it answers")]

    async def _of_objects(self) -> list[Condition]:
        key, content = f"health/{secrets.token_hex(8)}", secrets.token_bytes(16)
        try:
            await self._objects.put(key, content)
            same = await self._objects.get(key) == content
        finally:
            await self._objects.delete(key)
        if not same:
            raise UnavailableError("What was read is not what was written.")
        return [Condition(name="objects", state="ok", words="written, read and removed")]

    async def _of_workers(self) -> list[Condition]:
        now, rows = self._clock(), await self._registry.all()
        up = [row for row in rows if row.state == "up"]
        living = [row for row in up if (now - row.seen_at).total_seconds() <= self._lease]
        if not living:
            words = "nobody takes builds: they wait"
            return [Condition(name="workers", state="warn", words=words, remedy="loomery worker")]
        silent = len(up) - len(living)
        words = f"{len(living)} take builds{f', {silent} silent' if silent else ''}"
        return [Condition(name="workers", state="warn" if silent else "ok", words=words)]


def _asking(name: str, service: Service, patience: float) -> _Ask:
    async def ask() -> list[Condition]:
        try:
            answer = await service.http.get(service.ready, headers=trace_headers(), timeout=patience)
        except httpx2.HTTPError as error:
            raise UnavailableError("It cannot be reached.") from error
        if answer.status_code != 200:
            raise UnavailableError(f"It answered {answer.status_code}.")
        if service.remark:
            return [Condition(name=name, state="warn", words=service.remark)]
        return [Condition(name=name, state="ok", words="ready")]

    return ask


def _worst(parts: list[PartHealth]) -> Literal["ok", "warn", "down"]:
    states = {part.state for part in parts}
    return "down" if "down" in states else "warn" if "warn" in states else "ok"
