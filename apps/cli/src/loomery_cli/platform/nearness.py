"""Whether a request comes from this machine itself, and not through a proxy in front of it."""

from collections.abc import Callable
from hmac import compare_digest
from ipaddress import ip_address
from typing import TypeAlias

from starlette.datastructures import Headers
from starlette.types import Scope

__all__ = ["Guard", "from_here", "from_here_or_with", "is_loopback"]

Guard: TypeAlias = Callable[[Scope], bool]
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


def from_here(scope: Scope) -> bool:
    """A client of this machine that asked for this machine by name: what proxies pass on is somebody else's."""
    headers = Headers(scope=scope)
    client = scope.get("client")
    if client is None or any(name in headers for name in _FORWARDED):
        return False
    host = headers.get("host", "").rpartition("]")[0].lstrip("[") or headers.get("host", "").partition(":")[0]
    return is_loopback(str(client[0])) and is_loopback(host)


def from_here_or_with(token: str) -> Guard:
    """The same, or whoever shows the token of the services."""

    def allowed(scope: Scope) -> bool:
        shown = Headers(scope=scope).get("x-service-token", "")
        return from_here(scope) or compare_digest(shown.encode(), token.encode())

    return allowed


def is_loopback(host: str) -> bool:
    """Whether this name or address is that of the machine itself."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
