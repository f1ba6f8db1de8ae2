"""The key pairs that sign access tokens: made when needed, announced before they sign, kept while tokens live."""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc.jwk import ECKey
from sqlalchemy import delete, select

from loomery_auth.security.sealing import Sealer
from loomery_auth.tables import SigningKey
from loomery_shared.database import EVERY_TENANT, Database
from loomery_shared.ids import Clock, new_id

__all__ = ["ALGORITHM", "KeyStore"]

ALGORITHM = "ES256"
_PURPOSE = "signing-key"
_CACHED = timedelta(seconds=60)
_BETWEEN_LOADS = timedelta(seconds=1)
_ANNOUNCED = timedelta(days=1)
_SLACK = timedelta(minutes=5)


@dataclass(frozen=True)
class _Key:
    kid: str
    public: dict[str, Any]
    sealed: str
    signs_from: datetime


class KeyStore:
    """Signing keys of this installation, shared by every worker through the database.

    A key signs for `signs_for`; its successor is in the published set a day before it takes over, and the old one
    stays there until the last token it signed (they live for `token_life`) has expired.
    """

    def __init__(
        self, database: Database, sealer: Sealer, clock: Clock, *, signs_for: timedelta, token_life: timedelta
    ) -> None:
        self._database, self._sealer, self._clock = database, sealer, clock
        self._signs_for, self._token_life = signs_for, token_life
        self._keys: list[_Key] = []
        self._loaded: datetime | None = None
        self._turn = asyncio.Lock()

    async def signing(self) -> ECKey:
        """The private key that signs now, with its `kid`; makes the next one when it is time."""
        async with self._turn:
            return await self._signing()

    async def _signing(self) -> ECKey:
        now = self._clock()
        await self._load(now, _CACHED)
        ready = [key for key in self._keys if key.signs_from <= now]
        if not ready or self._keys[-1].signs_from + self._signs_for <= now:
            await self._make(now)
        elif self._keys[-1].signs_from + self._signs_for - _ANNOUNCED <= now:
            await self._make(self._keys[-1].signs_from + self._signs_for)
        newest = [key for key in self._keys if key.signs_from <= now][-1]
        private = self._sealer.open(_PURPOSE, newest.sealed)
        if private is None:
            # Sealed with another master key: it can sign no more, but what it signed stays good.
            made = await self._make(now)
            private = self._sealer.open(_PURPOSE, made.sealed) or b""
        return ECKey.import_key(json.loads(private))

    async def verifying(self, kid: str) -> ECKey | None:
        """The public key of this name, None when there is none (any more)."""
        now = self._clock()
        await self._load(now, _CACHED)
        if all(key.kid != kid for key in self._keys):
            # Another worker may have made it a moment ago; a caller who invents names may not ask too often.
            await self._load(now, _BETWEEN_LOADS)
        return next((ECKey.import_key(key.public) for key in self._living(now) if key.kid == kid), None)

    async def published(self) -> dict[str, Any]:
        """The public keys as a JSON Web Key Set (RFC 7517)."""
        await self.signing()
        return {"keys": [key.public for key in self._living(self._clock())]}

    async def rotate(self, *, compromised: bool = False) -> str:
        """A new key signs from now on; gives its name.

        With `compromised` the others verify nothing any more: here at once, in other workers within a minute.
        """
        async with self._turn:
            if compromised:
                async with self._database.transaction(EVERY_TENANT) as session:
                    await session.execute(delete(SigningKey))
            return (await self._make(self._clock())).kid

    def _living(self, now: datetime) -> list[_Key]:
        keep = self._token_life + _SLACK
        successors = [key.signs_from for key in self._keys[1:]]
        outlived = sum(successor <= now - keep for successor in successors)
        return self._keys[outlived:]

    async def _load(self, now: datetime, older_than: timedelta) -> None:
        # A clock that was set back would make what was loaded look young for hours.
        if self._loaded is not None and timedelta() <= now - self._loaded < older_than:
            return
        async with self._database.transaction(EVERY_TENANT, write=False) as session:
            rows = await session.scalars(select(SigningKey).order_by(SigningKey.signs_from, SigningKey.kid))
            self._keys = [_Key(row.kid, row.public, row.sealed, row.signs_from) for row in rows]
        self._loaded = now

    async def _make(self, signs_from: datetime) -> _Key:
        now = self._clock()
        kid = new_id("key")
        pair = ECKey.generate_key("P-256", {"kid": kid, "use": "sig", "alg": ALGORITHM}, private=True)
        sealed = self._sealer.seal(_PURPOSE, json.dumps(pair.as_dict(private=True)).encode())
        gone = {key.kid for key in self._keys} - {key.kid for key in self._living(now)}
        async with self._database.transaction(EVERY_TENANT) as session:
            await session.execute(delete(SigningKey).where(SigningKey.kid.in_(gone)))
            session.add(
                SigningKey(
                    kid=kid,
                    public=pair.as_dict(private=False),
                    sealed=sealed,
                    created_at=now,
                    signs_from=signs_from,
                )
            )
        self._loaded = None
        await self._load(now, _CACHED)
        return next(key for key in self._keys if key.kid == kid)
