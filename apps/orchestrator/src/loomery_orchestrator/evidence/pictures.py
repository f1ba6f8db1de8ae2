"""Pictures of pages: kept in the object store, and shown to members or to whoever holds a sealed address."""

import hashlib
import hmac
import secrets as randomness
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from loomery_orchestrator.evidence.repository import BuildRecords, PictureRecord
from loomery_orchestrator.evidence.schemas import PictureOut
from loomery_shared.contracts.builds import BuildOrder, Picture
from loomery_shared.database import EVERY_TENANT
from loomery_shared.errors import NotFoundError
from loomery_shared.ids import Clock, new_id
from loomery_shared.logs import get_logger
from loomery_shared.objects.port import ObjectStore
from loomery_shared.secret_store.port import SecretStore, get_or_make

__all__ = ["Pictures", "Shown"]

_log = get_logger("pictures")
_SECRET = "platform/picture-links"  # noqa: S105 - the name of a secret, not one
_DAY = 86_400
_MOST = 40
_LARGEST = 500_000
_BUILDS = 3
"""Builds of an application whose pictures are kept."""
_KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What an answer needs; `fresh_for` in seconds."""

    content: bytes
    type: str
    digest: str
    fresh_for: int


class Pictures:
    """Keeps and shows them: at most 40 of a build, of at most 500 kB each, of the newest three that took some."""

    def __init__(
        self, records: BuildRecords, objects: ObjectStore, secrets: SecretStore, clock: Clock
    ) -> None:
        self._records, self._objects, self._secrets, self._clock = records, objects, secrets, clock
        self._key: bytes | None = None

    async def keep(self, order: BuildOrder, taken: Sequence[Picture]) -> str | None:
        """Store what a build took; the id of the first. What is no picture or too large is passed over."""
        first: str | None = None
        for position, picture in enumerate(taken[:_MOST]):
            content = picture.file.read_bytes() if picture.file.stat().st_size <= _LARGEST else b""
            kind = next((kind for begin, kind in _KINDS.items() if content.startswith(begin)), None)
            if kind is None:
                _log.warning("a picture was passed over", job=order.job, page=picture.page)
                continue
            name = f"{position:02}-{hashlib.sha256(content).hexdigest()[:16]}.{kind.removeprefix('image/')}"
            key = f"tenants/{order.tenant}/apps/{order.app}/{order.job}/pictures/{name}"
            stored = await self._objects.put(key, content, kind)
            record = PictureRecord(
                id=new_id("pic"),
                tenant=order.tenant,
                app=order.app,
                job=order.job,
                position=position,
                page=picture.page[:200],
                path=picture.path[:500],
                width=picture.width,
                theme=picture.theme,
                key=key,
                type=kind,
                size=stored.size,
                sha256=stored.sha256,
                created_at=self._clock(),
            )
            await self._records.add_picture(record)
        if taken:
            kept = await self._records.pictures(order.tenant, order.app, order.job)
            first = kept[0].id if kept else None
            await self._thin_out(order.tenant, order.app)
        return first

    async def _thin_out(self, tenant: str, app: str) -> None:
        for job in (await self._records.jobs_with_pictures(tenant, app))[_BUILDS:]:
            for key in await self._records.drop_pictures(tenant, job):
                await self._objects.delete(key)

    async def of_build(self, tenant: str, app: str, job: str) -> list[PictureOut]:
        """Pictures of a build, or of the newest before it that took some."""
        found = await self._records.pictures(tenant, app, job)
        return [
            PictureOut.model_validate(
                {**item.model_dump(include={"id", "job", "page", "path", "width", "theme"}), "url": url}
            )
            for item, url in zip(found, [await self.address(app, item.id) for item in found], strict=True)
        ]

    async def address(self, app: str, picture: str) -> str:
        """Where anybody sees it until the end of tomorrow (UTC): the same address all day, so that it is cached."""
        day = self._today()
        return f"/api/apps/{app}/pictures/{picture}?seal={day}.{await self._seal(app, picture, day)}"

    async def sealed(self, app: str, picture: str, seal: str) -> Shown:
        """The picture for whoever holds its address; raises NotFoundError when that is none of ours or too old."""
        day, _, given = seal.partition(".")
        today = self._today()
        good = day in (str(today), str(today - 1))
        if not good or not hmac.compare_digest(
            given.encode(), (await self._seal(app, picture, int(day))).encode()
        ):
            raise NotFoundError("There is no such picture.")
        ends = (int(day) + 2) * _DAY
        return await self._shown(EVERY_TENANT, app, picture, ends - int(self._clock().timestamp()))

    async def of_member(self, tenant: str, app: str, picture: str) -> Shown:
        """The picture for a member of the organisation; raises NotFoundError."""
        return await self._shown(tenant, app, picture, _DAY)

    async def _shown(self, tenant: str, app: str, picture: str, fresh_for: int) -> Shown:
        found = await self._records.picture(tenant, app, picture)
        return Shown(await self._objects.get(found.key), found.type, found.sha256, max(0, fresh_for))

    async def _seal(self, app: str, picture: str, day: int) -> str:
        if self._key is None:
            made = await get_or_make(self._secrets, _SECRET, lambda: randomness.token_urlsafe(32))
            self._key = made.get_secret_value().encode()
        return hmac.new(self._key, f"{app}/{picture}/{day}".encode(), hashlib.sha256).hexdigest()[:32]

    def _today(self) -> int:
        now: datetime = self._clock()
        return int(now.astimezone(UTC).timestamp()) // _DAY
