"""Against requests that another site makes a browser send (CSRF): their origin, and a header no form can set."""

from urllib.parse import urlsplit

from starlette.requests import Request

from loomery_auth.errors import CrossSiteError

__all__ = ["HEADER", "Origins"]

HEADER = "X-Loomery-Request"


class Origins:
    """Knows the origin under which people reach the platform."""

    def __init__(self, public_url: str) -> None:
        parts = urlsplit(public_url)
        self._ours = f"{parts.scheme}://{parts.netloc}".lower()

    def _is_ours(self, request: Request, origin: str) -> bool:
        # The Host header of a person's browser is not an attacker's to choose.
        host = request.headers.get("host", "").lower()
        return origin.lower() in {self._ours, f"{request.url.scheme}://{host}"}

    def refuse_foreign(self, request: Request) -> None:
        """For calls without a cookie's authority (signing in): if a browser says whence, it must be from us.

        Raises CrossSiteError. Programs send no Origin and are let through.
        """
        origin = request.headers.get("origin")
        if origin is not None and not self._is_ours(request, origin):
            raise CrossSiteError
        if request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
            raise CrossSiteError

    def require_ours(self, request: Request) -> None:
        """For calls that act by a cookie alone: our origin and our header must both be there; raises CrossSiteError."""
        self.refuse_foreign(request)
        if "origin" not in request.headers or request.headers.get(HEADER) != "1":
            raise CrossSiteError
