"""The published keys of somebody else who signs tokens (RFC 7517), fetched over HTTPS and kept for an hour."""

from datetime import datetime, timedelta
from typing import Any, Final

import httpx2
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet

from loomery_shared.errors import UnauthenticatedError, UnavailableError
from loomery_shared.ids import Clock

__all__ = ["RemoteKeys", "fetch_json"]

_KEPT: Final = timedelta(hours=1)
_BETWEEN_LOADS: Final = timedelta(seconds=30)
_LARGEST: Final = 1_000_000


async def fetch_json(url: str) -> dict[str, Any]:
    """A JSON object from an address that the settings or a provider named; raises UnavailableError."""
    failed = UnavailableError(
        f"{httpx2.URL(url).host} does not answer as expected.", hint="Try again in a moment."
    )
    try:
        async with httpx2.AsyncClient(timeout=10.0, follow_redirects=False) as http:
            answer = await http.get(url)
        found = answer.json() if answer.status_code == 200 and len(answer.content) <= _LARGEST else None
    except (httpx2.HTTPError, ValueError) as error:
        raise failed from error
    if not isinstance(found, dict):
        raise failed
    return found


class RemoteKeys:
    """Verifies tokens that another party signed, with one pinned algorithm."""

    def __init__(self, clock: Clock, algorithm: str = "RS256") -> None:
        self._clock, self._algorithm = clock, algorithm
        self._keys: dict[str, tuple[datetime, KeySet]] = {}

    async def claims(self, token: str, jwks_url: str, **required: str) -> dict[str, Any]:
        """What a token says whose signature, times and required claims are right; raises UnauthenticatedError."""
        refused = UnauthenticatedError("The provider's token is not valid.", hint="Sign in again.")
        try:
            header = jws.extract_compact(token.encode()).protected
            if header.get("alg") != self._algorithm:
                raise refused
            key = await self._key(jwks_url, header.get("kid"))
            if key is None:
                raise refused
            claims: dict[str, Any] = jwt.decode(token, key, algorithms=[self._algorithm]).claims
            options: dict[str, jwt.ClaimsOption] = {
                name: {"essential": True} for name in ("exp", "iat", "sub")
            }
            options |= {name: {"essential": True, "value": value} for name, value in required.items()}
            now = int(self._clock().timestamp())
            jwt.JWTClaimsRegistry(now, leeway=60, **options).validate(claims)
        except (JoseError, ValueError) as error:
            raise refused from error
        return claims

    async def _key(self, url: str, kid: object) -> Key | None:
        found = _named(await self._load(url, _KEPT), kid)
        return found or _named(await self._load(url, _BETWEEN_LOADS), kid)

    async def _load(self, url: str, older_than: timedelta) -> KeySet:
        now = self._clock()
        loaded = self._keys.get(url)
        if loaded is not None and timedelta() <= now - loaded[0] < older_than:
            return loaded[1]
        document = await fetch_json(url)
        try:
            keys = KeySet.import_key_set({"keys": document["keys"]})
        except (JoseError, KeyError, ValueError, TypeError) as error:
            raise UnavailableError(f"The keys of {httpx2.URL(url).host} cannot be read.") from error
        self._keys[url] = (now, keys)
        return keys


def _named(keys: KeySet, kid: object) -> Key | None:
    if kid is None:
        return keys.keys[0] if len(keys.keys) == 1 else None
    return next((key for key in keys.keys if key.kid == kid), None)
