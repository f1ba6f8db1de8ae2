"""The cookie that holds the refresh token: no script reads it, no other site makes a browser send it.

A second one, without any secret, lets our pages know that asking for a session is worth it.
"""

from starlette.requests import Request
from starlette.responses import Response

__all__ = ["SIGNED_IN", "RefreshCookie"]

SIGNED_IN = "loomery_signed_in"
"""Is there while the other one is; pages read it."""


class RefreshCookie:
    """Sets, reads and clears it; over HTTPS its name begins with `__Host-` (RFC 6265bis, 4.1.3.2)."""

    def __init__(self, public_url: str, days: int) -> None:
        self._secure = public_url.startswith("https://")
        self.name = "__Host-loomery_refresh" if self._secure else "loomery_refresh"
        self._path = "/" if self._secure else "/api/auth"
        self._seconds = days * 86_400

    def set(self, response: Response, token: str) -> None:
        """Give it to the browser."""
        response.set_cookie(
            self.name,
            token,
            max_age=self._seconds,
            path=self._path,
            secure=self._secure,
            httponly=True,
            samesite="strict",
        )
        response.set_cookie(
            SIGNED_IN, "1", max_age=self._seconds, path="/", secure=self._secure, samesite="strict"
        )

    def clear(self, response: Response) -> None:
        """Take it away."""
        response.delete_cookie(
            self.name, path=self._path, secure=self._secure, httponly=True, samesite="strict"
        )
        response.delete_cookie(SIGNED_IN, path="/", secure=self._secure, samesite="strict")

    def of(self, request: Request) -> str:
        """The token that came with a request, empty without one."""
        return request.cookies.get(self.name, "")
