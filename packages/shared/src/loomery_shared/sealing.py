"""Secrets at rest: sealed so that neither today's computers nor a quantum computer open what was copied.

Hybrid public key encryption (HPKE, RFC 9180, base mode, single shot) with the suite

- KEM `MLKEM768-X25519` (0x647A), which is X-Wing (draft-connolly-cfrg-xwing-kem, taken over by draft-ietf-hpke-pq):
  ML-KEM-768 (FIPS 203) and X25519 (RFC 7748), combined as SHA3-256(ss_M || ss_X || ct_X || pk_X || label).
  It stays safe while either of the two is;
- KDF HKDF-SHA256 (RFC 5869);
- AEAD AES-256-GCM.

All of it comes from `cryptography`. What belongs to a secret (version, key, tenant, app, name) is bound in as
HPKE's `info`, as RFC 9180, section 8.1, has it for single-shot use; moved elsewhere, a secret does not open.

An envelope is text: `sealed1.<key id>.<base64url of enc || ct>`.
"""

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite
from pydantic import SecretStr

from loomery_shared.errors import LoomeryError
from loomery_shared.secret_store.keys import add_key, load_keys
from loomery_shared.secret_store.port import SecretStore

__all__ = ["Keyring", "Place", "SealError", "SealingKey", "UnknownKeyError", "Vault", "new_sealing_key"]

_VERSION = "sealed1"
_FAMILY = "sealing"
_X25519_BYTES = 32
_MLKEM_SEED_BYTES = 64
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class SealError(LoomeryError):
    """A sealed secret does not open."""

    code = "sealed"


class UnknownKeyError(SealError):
    """It was sealed with a key that is not there."""

    code = "sealing_key_unknown"


@dataclass(frozen=True)
class Place:
    """Where a secret belongs; it opens nowhere else."""

    tenant: str
    app: str
    name: str


def new_sealing_key() -> bytes:
    """Random bytes for a key: X25519's private key, then ML-KEM's seed (96 bytes)."""
    return secrets.token_bytes(_X25519_BYTES + _MLKEM_SEED_BYTES)


@dataclass(frozen=True)
class SealingKey:
    """A pair of keys of both kinds; `id` is a digest of the public halves."""

    raw: bytes = field(repr=False)

    @property
    def private(self) -> MLKEM768X25519PrivateKey:
        """The private half, for HPKE."""
        return MLKEM768X25519PrivateKey(self._mlkem, self._x25519)

    @property
    def id(self) -> str:
        """16 hexadecimal digits that name the key."""
        public = self._mlkem.public_key().public_bytes_raw() + self._x25519.public_key().public_bytes_raw()
        return hashlib.sha256(public).hexdigest()[:16]

    @property
    def _x25519(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self.raw[:_X25519_BYTES])

    @property
    def _mlkem(self) -> MLKEM768PrivateKey:
        return MLKEM768PrivateKey.from_seed_bytes(self.raw[_X25519_BYTES:])


class Keyring:
    """Seals with the newest key and opens with any; `keys` are oldest first, at least one."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        made = [SealingKey(raw) for raw in keys]
        self._newest = made[-1]
        self._keys = {key.id: key for key in made}

    @property
    def newest(self) -> str:
        """The id of the key that seals."""
        return self._newest.id

    def seal(self, plain: bytes, place: Place) -> str:
        """An envelope that opens only with this key and for this place."""
        sealed = _SUITE.encrypt(plain, self._newest.private.public_key(), info=_info(self.newest, place))
        return f"{_VERSION}.{self.newest}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, envelope: str, place: Place) -> bytes:
        """What was sealed; raises UnknownKeyError, and SealError when it was changed or belongs elsewhere."""
        key_id, sealed = _parts(envelope)
        key = self._keys.get(key_id)
        if key is None:
            raise UnknownKeyError(
                f"This secret was sealed with the key {key_id}, which is not here.",
                hint="Restore the keys of this installation, or enter the secret again.",
            )
        try:
            return _SUITE.decrypt(sealed, key.private, info=_info(key_id, place))
        except (InvalidTag, ValueError) as error:
            raise SealError(
                f"The secret {place.name} does not open: it was changed, or it belongs elsewhere.",
                hint="Enter it again.",
            ) from error

    def is_current(self, envelope: str) -> bool:
        """Whether it was sealed with the newest key; raises SealError when it is no envelope."""
        return _parts(envelope)[0] == self.newest

    def resealed(self, envelope: str, place: Place) -> str:
        """The same secret under the newest key; raises as `open` does."""
        return envelope if self.is_current(envelope) else self.seal(self.open(envelope, place), place)


class Vault:
    """Seals and opens with the keys in a store of secrets; learns of new keys when it meets one."""

    def __init__(self, store: SecretStore) -> None:
        self._store = store
        self._ring: Keyring | None = None

    async def seal(self, plain: SecretStr, place: Place) -> str:
        """An envelope for a secret; raises UnavailableError."""
        ring = self._ring or await self._load()
        return ring.seal(plain.get_secret_value().encode(), place)

    async def open(self, envelope: str, place: Place) -> SecretStr:
        """What was sealed; raises SealError, UnknownKeyError, UnavailableError."""
        ring = self._ring or await self._load()
        try:
            plain = ring.open(envelope, place)
        except UnknownKeyError:
            plain = (await self._load()).open(envelope, place)
        return SecretStr(plain.decode())

    async def resealed(self, envelope: str, place: Place) -> str:
        """The same secret under the newest key (itself if it is); raises as `open` does."""
        return (await self._load()).resealed(envelope, place)

    async def rotate(self) -> None:
        """Make a new key and seal with it from now on; older envelopes still open. Raises ConflictError."""
        await self._load()
        await add_key(self._store, _FAMILY, new_sealing_key)
        await self._load()

    async def _load(self) -> Keyring:
        self._ring = Keyring(await load_keys(self._store, _FAMILY, new_sealing_key))
        return self._ring


def _info(key_id: str, place: Place) -> bytes:
    # JSON keeps the parts apart: no two places give the same bytes.
    return json.dumps(["loomery", _VERSION, key_id, place.tenant, place.app, place.name]).encode()


def _parts(envelope: str) -> tuple[str, bytes]:
    version, _, rest = envelope.partition(".")
    key_id, _, encoded = rest.partition(".")
    if version != _VERSION:
        raise SealError("This is no sealed secret, or one of a newer version.")
    try:
        return key_id, base64.b64decode(encoded, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise SealError("This sealed secret is damaged.", hint="Enter it again.") from error
