"""Signatures of artifacts that stay good when quantum computers come: ML-DSA-65 (FIPS 204).

A signature is a JSON document beside the artifact. What is signed is the document itself without its signature,
so that none of its fields can be exchanged; FIPS 204's context keeps it apart from any other use of the key.
"""

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey
from pydantic import BaseModel, ConfigDict, StringConstraints

from loomery_shared.errors import LoomeryError
from loomery_shared.secret_store.keys import add_key, load_keys
from loomery_shared.secret_store.port import SecretStore

__all__ = ["ArtifactSignature", "SignatureError", "Signer", "load_signer", "rotate_signer", "verify_artifact"]

_CONTEXT = b"loomery/artifact/1"
_FAMILY = "signing"
_SEED_BYTES = 32
_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class SignatureError(LoomeryError):
    """An artifact is not what was signed, or nobody we know signed it."""

    code = "signature"


class ArtifactSignature(BaseModel):
    """A detached signature: kept as JSON beside the artifact."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    algorithm: Literal["ML-DSA-65"] = "ML-DSA-65"
    key: str
    """Which key signed: the first 16 hexadecimal digits of the SHA-256 of its public half."""
    sha256: _Digest
    """Of the artifact, hexadecimal."""
    signature: str
    """3309 bytes in base64."""

    def message(self) -> bytes:
        """What is signed: every other field, as JSON with sorted keys and no spaces."""
        fields = self.model_dump(exclude={"signature"})
        return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


class Signer:
    """Signs with the newest key and knows the public halves of all; `seeds` are oldest first, at least one."""

    def __init__(self, seeds: Sequence[bytes]) -> None:
        keys = [MLDSA65PrivateKey.from_seed_bytes(seed) for seed in seeds]
        self._newest = keys[-1]
        self.public_keys: dict[str, str] = {
            _key_id(public): base64.b64encode(public).decode()
            for public in (key.public_key().public_bytes_raw() for key in keys)
        }
        """By id, in base64: what others need to verify."""

    def sign(self, sha256: str) -> ArtifactSignature:
        """A signature of the artifact with this digest (64 hexadecimal digits)."""
        unsigned = ArtifactSignature(
            key=_key_id(self._newest.public_key().public_bytes_raw()), sha256=sha256, signature=""
        )
        signature = self._newest.sign(unsigned.message(), context=_CONTEXT)
        return unsigned.model_copy(update={"signature": base64.b64encode(signature).decode()})

    def verify(self, signature: ArtifactSignature, sha256: str) -> None:
        """As `verify_artifact`, with the keys of this installation."""
        verify_artifact(signature, sha256, self.public_keys)


def verify_artifact(signature: ArtifactSignature, sha256: str, public_keys: Mapping[str, str]) -> None:
    """Raises SignatureError unless one of these keys signed an artifact with this digest."""
    encoded = public_keys.get(signature.key)
    if encoded is None:
        raise SignatureError(f"Nobody we know signs with the key {signature.key}.")
    if signature.sha256 != sha256:
        raise SignatureError("This artifact is not the one that was signed.")
    try:
        public = base64.b64decode(encoded, validate=True)
        given = base64.b64decode(signature.signature, validate=True)
        MLDSA65PublicKey.from_public_bytes(public).verify(given, signature.message(), context=_CONTEXT)
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise SignatureError("The signature of this artifact is not valid.") from error


async def load_signer(store: SecretStore) -> Signer:
    """The signer of this installation; its first key is made when there is none. Raises UnavailableError."""
    return Signer(await load_keys(store, _FAMILY, _new_seed))


async def rotate_signer(store: SecretStore) -> Signer:
    """A signer with a new key, which still verifies what older keys signed. Raises ConflictError."""
    await load_keys(store, _FAMILY, _new_seed)
    await add_key(store, _FAMILY, _new_seed)
    return await load_signer(store)


def _new_seed() -> bytes:
    return secrets.token_bytes(_SEED_BYTES)


def _key_id(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:16]
