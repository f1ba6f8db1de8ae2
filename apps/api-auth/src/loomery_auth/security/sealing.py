"""Keys for every purpose from one master key, and sealing what rests in the database."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from loomery_shared.errors import UnavailableError

__all__ = ["Sealer", "digest"]


def digest(secret: str) -> str:
    """What is stored of a secret of full entropy: its SHA-256, in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Sealer:
    """Seals and signs; a key derived for one purpose (HKDF, RFC 5869) opens nothing of another."""

    def __init__(self) -> None:
        self._master = b""

    def unlock(self, master: bytes) -> None:
        """From now on it works, with this master key of at least 32 bytes."""
        if len(master) < 32:
            raise ValueError("a master key has at least 32 bytes")
        self._master = master

    def _key(self, purpose: str) -> bytes:
        if not self._master:
            raise UnavailableError("The keys are not open yet.", hint="Try again in a moment.")
        return HKDF(hashes.SHA256(), 32, salt=None, info=f"loomery/auth/{purpose}".encode()).derive(
            self._master
        )

    def seal(self, purpose: str, plain: bytes) -> str:
        """Encrypted and authenticated."""
        return Fernet(base64.urlsafe_b64encode(self._key(purpose))).encrypt(plain).decode()

    def open(self, purpose: str, sealed: str) -> bytes | None:
        """What was sealed for this purpose; None when it was not sealed by us, or was changed."""
        try:
            return Fernet(base64.urlsafe_b64encode(self._key(purpose))).decrypt(sealed.encode())
        except (InvalidToken, UnicodeEncodeError):
            return None

    def mac(self, purpose: str, message: str) -> str:
        """A code over the message that only we can make; 43 letters, safe in addresses."""
        code = hmac.new(self._key(purpose), message.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(code).decode().rstrip("=")

    def check(self, purpose: str, message: str, code: str) -> bool:
        """Whether `code` is that of the message."""
        return hmac.compare_digest(self.mac(purpose, message).encode(), code.encode())
