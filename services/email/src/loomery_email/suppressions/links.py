"""Addresses under which a recipient switches notifications off without signing in (RFC 8058)."""

import base64
import binascii
import hmac
from hashlib import sha256

from loomery_email.letters.scopes import SCOPES, Unsubscribed
from loomery_shared.errors import NotFoundError

__all__ = ["UnsubscribeLinks"]

_SIGNATURE_BYTES = 16


class UnsubscribeLinks:
    """Makes and reads the links; `secret` keeps others from making them."""

    def __init__(self, public_url: str, secret: str) -> None:
        self._page = f"{public_url.rstrip('/')}/api/mail/unsubscribe"
        self._key = hmac.digest(secret.encode(), b"loomery mail unsubscribe", sha256)

    def link(self, address: str, scope: Unsubscribed) -> str:
        """Where notifications to an address, all of them or those of one kind, are switched off."""
        plain = f"{scope} {address.lower()}".encode()
        token = base64.urlsafe_b64encode(self._sign(plain) + plain).decode().rstrip("=")
        return f"{self._page}?token={token}"

    def read(self, token: str) -> tuple[Unsubscribed, str]:
        """The scope and the address that a link speaks of; raises NotFoundError for a link that is none of ours."""
        try:
            found = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            found = b""
        signature, plain = found[:_SIGNATURE_BYTES], found[_SIGNATURE_BYTES:]
        if not plain or not hmac.compare_digest(signature, self._sign(plain)):
            raise NotFoundError("This link is not complete.", hint="Copy it from the message once more.")
        scope, _, address = plain.decode().rpartition(" ")
        return next((known for known in SCOPES if known == scope), "notifications"), address

    def _sign(self, plain: bytes) -> bytes:
        return hmac.digest(self._key, plain, sha256)[:_SIGNATURE_BYTES]
