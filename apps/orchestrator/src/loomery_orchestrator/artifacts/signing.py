"""Signatures of what builds make: the keys live with the other secrets, and may be changed while we run."""

from datetime import datetime, timedelta

from fastapi import APIRouter
from pydantic import BaseModel

from loomery_shared.ids import Clock
from loomery_shared.secret_store.port import SecretStore
from loomery_shared.signing import ArtifactSignature, Signer, load_signer

__all__ = ["ArtifactKeys", "Signing", "key_routes"]

_FRESH = timedelta(minutes=1)


class ArtifactKeys(BaseModel):
    """What anybody needs to verify signatures of artifacts."""

    algorithm: str = "ML-DSA-65"
    context: str = "loomery/artifact/1"
    """The context string of FIPS 204. What is signed is the signature document without its signature, as JSON with
    sorted keys and no spaces."""
    keys: dict[str, str]
    """Public keys in base64, by the id that a signature names; those no longer used for signing are here too."""


class Signing:
    """Signs with the newest key; looks for newer ones every minute."""

    def __init__(self, secrets: SecretStore, clock: Clock) -> None:
        self._secrets, self._clock = secrets, clock
        self._known: tuple[Signer, datetime] | None = None

    async def sign(self, sha256: str) -> ArtifactSignature:
        """A signature of the artifact with this digest; raises UnavailableError."""
        return (await self._signer()).sign(sha256)

    async def keys(self) -> ArtifactKeys:
        """The public keys; raises UnavailableError."""
        return ArtifactKeys(keys=(await self._signer()).public_keys)

    async def _signer(self) -> Signer:
        now = self._clock()
        if self._known is None or now - self._known[1] > _FRESH:
            self._known = (await load_signer(self._secrets), now)
        return self._known[0]


def key_routes(signing: Signing) -> APIRouter:
    """The public keys, for everybody."""
    router = APIRouter(prefix="/api/.well-known", tags=["artifacts"])

    @router.get("/artifact-keys")
    async def keys() -> ArtifactKeys:
        """The public keys with which anybody can verify what builds made."""
        return await signing.keys()

    return router
